import { usageError } from "../model/diagnostic.ts";
import { type Lang, type MessageId, message } from "../text/message.ts";
import type { Prompts } from "./prompts.ts";

export interface Flags {
  readonly name?: string;
  readonly origin?: string;
  readonly currency?: string;
  readonly market?: string[];
  readonly from?: string;
  readonly to?: string;
  readonly sku?: string;
  readonly product?: string;
  readonly category?: string;
  readonly hs?: string;
  readonly cost?: string;
  readonly price?: string;
  readonly weight?: string;
  readonly host?: string;
  readonly zone?: string;
  readonly languages?: string;
  readonly yes?: boolean;
}

/** What the questions share: flags given, whom to ask, in which language. */
export interface Asking {
  readonly flags: Flags;
  readonly prompts: Prompts;
  readonly lang: Lang;
}

/** The schema of a field, as far as an answer to it is concerned. */
export interface Field {
  safeParse(value: unknown): {
    readonly error?: { readonly issues: readonly { readonly message: string }[] } | undefined;
  };
}

export const orEmpty = (field: Field): Field => ({
  safeParse: (value) => (value === "" ? {} : field.safeParse(value)),
});

/** What is wrong with a value of a field, as a message's id. */
const faultIn = (field: Field, value: string): MessageId | undefined =>
  field.safeParse(value).error?.issues[0]?.message as MessageId | undefined;

/** A flag's value, if it was given; it fits its field. */
export function flagged({ flags }: Asking, key: keyof Flags, field: Field | undefined): string | undefined {
  const value = flags[key];
  if (value === undefined) return undefined;
  const fault = field === undefined ? undefined : faultIn(field, String(value));
  if (fault !== undefined) throw usageError(fault, { found: String(value) });
  return String(value);
}

/** The flag, else the answer to the question of the same name, else the guess. */
export async function told(asking: Asking, key: keyof Flags, guess: string, field?: Field): Promise<string> {
  const given = flagged(asking, key, field);
  if (given !== undefined) return given;
  return asking.prompts.text(`init.${key}` as MessageId, guess, (value) => {
    const fault = field === undefined ? undefined : faultIn(field, value);
    return fault === undefined ? undefined : message(asking.lang, fault, { found: value });
  });
}
