import { type HostAnswers, type InitAnswers, type ProductAnswers, slug } from "../app/init.ts";
import { openProfiles, type Profiles } from "../load/profiles.ts";
import { usageError } from "../model/diagnostic.ts";
import { dateSchema } from "../model/fact.ts";
import { near } from "../model/near.ts";
import {
  countrySchema,
  currencySchema,
  hsSchema,
  idSchema,
  moneySchema,
  weightSchema,
  zoneSchema,
} from "../model/scalar.ts";
import { isZone } from "../model/zone.ts";
import { textIn } from "../render/context.ts";
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
interface Field {
  safeParse(value: unknown): {
    readonly error?: { readonly issues: readonly { readonly message: string }[] } | undefined;
  };
}

const orEmpty = (field: Field): Field => ({
  safeParse: (value) => (value === "" ? {} : field.safeParse(value)),
});

/** What is wrong with a value of a field, as a message's id. */
const faultIn = (field: Field, value: string): MessageId | undefined =>
  field.safeParse(value).error?.issues[0]?.message as MessageId | undefined;

/** A flag's value, if it was given; it fits its field. */
function flagged({ flags }: Asking, key: keyof Flags, field: Field | undefined): string | undefined {
  const value = flags[key];
  if (value === undefined) return undefined;
  const fault = field === undefined ? undefined : faultIn(field, String(value));
  if (fault !== undefined) throw usageError(fault, { found: String(value) });
  return String(value);
}

/** The flag, else the answer to the question of the same name, else the guess. */
async function told(asking: Asking, key: keyof Flags, guess: string, field?: Field): Promise<string> {
  const given = flagged(asking, key, field);
  if (given !== undefined) return given;
  return asking.prompts.text(`init.${key}` as MessageId, guess, (value) => {
    const fault = field === undefined ? undefined : faultIn(field, value);
    return fault === undefined ? undefined : message(asking.lang, fault, { found: value });
  });
}

export async function ask(asking: Asking, today: Date): Promise<InitAnswers> {
  const { flags, prompts, lang } = asking;
  const profiles = openProfiles();
  const known = profiles.ids.filter((id) => !id.startsWith("_"));
  const name = await told(asking, "name", message(lang, "init.first-launch"));
  const origin = await told(asking, "origin", "CN", countrySchema);
  const currency = await told(asking, "currency", currencyGuess(origin, profiles), currencySchema);
  const choices = known.map((id) => {
    const called = profiles.find(id)?.name;
    return { value: id, name: called === undefined ? id : `${id}  ${textIn(lang, called)}` };
  });
  const markets = flags.market ?? (await prompts.several("init.markets", choices, ["US", "GB"]));
  for (const id of markets) if (!known.includes(id)) throw unknownMarket(id, known);
  const from = flagged(asking, "from", dateSchema) ?? nextMonday(today);
  return {
    name,
    origin,
    currency,
    markets,
    window: { from, to: flagged(asking, "to", dateSchema) ?? plusDays(from, 27) },
    product: await askProduct(asking, origin, currency),
    host: await askHost(asking, profiles, markets),
  };
}

export async function askProduct(asking: Asking, origin: string, currency: string): Promise<ProductAnswers> {
  const example = message(asking.lang, "init.first-product");
  const name = await told(asking, "product", example);
  const isExample = name === example;
  const optional = (
    key: "category" | "hs" | "weight",
    known: string,
    field?: Field,
  ): { [k: string]: string } => {
    const value = flagged(asking, key, field) ?? (isExample ? known : undefined);
    return value === undefined ? {} : { [key]: value };
  };
  const cost = await told(asking, "cost", isExample ? `18.00 ${currency}` : "", orEmpty(moneySchema));
  const price = await told(asking, "price", isExample ? `139.00 ${currency}` : "", orEmpty(moneySchema));
  return {
    sku: flagged(asking, "sku", idSchema) ?? (isExample ? "TEA-001" : slug(name, "P-001").toUpperCase()),
    name,
    origin,
    ...optional("category", "food.tea"),
    ...optional("hs", "0902.10", hsSchema),
    ...optional("weight", "150g", weightSchema),
    ...(cost === "" ? {} : { cost }),
    ...(price === "" ? {} : { price }),
  };
}

export async function askHost(
  asking: Asking,
  profiles: Profiles,
  markets: readonly string[],
): Promise<HostAnswers> {
  const name = await told(asking, "host", "Lin");
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const guess = isZone(here) && here !== "UTC" ? here : "Asia/Shanghai";
  const zone = await told(asking, "zone", guess, zoneSchema);
  const first = markets.flatMap((id) => profiles.find(id)?.languages?.stream.slice(0, 1) ?? []);
  const spoken = await told(asking, "languages", [...new Set(first)].join(",") || "en", languagesField);
  return { id: slug(name, "host-1").toLowerCase(), name, zone, languages: parseLanguages(spoken) };
}

const languagePart = /^[a-z]{2,3}(-\w+)*(=(0(\.\d+)?|1(\.0+)?))?$/;
const languagesField: Field = {
  safeParse: (value) =>
    String(value)
      .split(",")
      .every((part) => languagePart.test(part.trim()))
      ? {}
      : { error: { issues: [{ message: "expect.spoken" }] } },
};

/** `en=0.8,zh` to levels; a language without one is spoken fully. */
const parseLanguages = (text: string): Record<string, number> =>
  Object.fromEntries(
    text.split(",").map((part) => {
      const [tag = "", level = "1"] = part.trim().split("=");
      return [tag, Number(level)];
    }),
  );

function unknownMarket(id: string, known: readonly string[]): Error {
  const guess = near(id, known);
  return guess === undefined
    ? usageError("input.unknown-market", { id })
    : usageError("input.unknown-market-guess", { id, guess });
}

function currencyGuess(origin: string, profiles: Profiles): string {
  return origin === "CN" ? "CNY" : (profiles.find(origin)?.currency ?? "USD");
}

function nextMonday(today: Date): string {
  const day = (today.getUTCDay() + 6) % 7;
  return plusDays(today.toISOString().slice(0, 10), 7 - day);
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
