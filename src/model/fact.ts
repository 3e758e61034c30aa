import * as z from "zod";
import { isCalendarDate } from "./calendar-date.ts";

/** How sure we are of a fact: read in an authority's own text, read elsewhere, computed, or not verified. */
export const certaintySchema = z.enum(["authority", "reported", "computed", "unverified"]);
export type Certainty = z.infer<typeof certaintySchema>;

const order: readonly Certainty[] = ["authority", "computed", "reported", "unverified"];

/** The weakest of several certainties; `authority` when there are none. */
export function weakest(certainties: readonly Certainty[]): Certainty {
  return certainties.reduce<Certainty>(
    (worst, c) => (order.indexOf(c) > order.indexOf(worst) ? c : worst),
    "authority",
  );
}

/** An ISO calendar date that exists (`2027-02-30` does not). */
export const dateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: "expect.date" })
  .refine(isCalendarDate, { error: "expect.real-date" })
  .meta({ title: "date", examples: ["2027-01-31"] });

/** First day of validity; some old rules only say that they are older than any launch. */
export const fromSchema = z.union([dateSchema, z.enum(["before-2024", "unknown"])]);

/** Text for people, in English and, where we have it, Chinese. */
export const textSchema = z
  .union([z.string(), z.strictObject({ en: z.string(), zh: z.string().optional() })])
  .meta({ title: "text, or { en, zh }" });
export type Text = z.infer<typeof textSchema>;

/**
 * Where a fact comes from and when it holds. `source` names an entry of the profile's `sources`;
 * `checked` and `certainty` default to that source's `read` and `certainty`. `until` is the last day.
 * `settle` says what would settle an unverified fact.
 */
export const provenance = {
  source: z.union([z.string(), z.array(z.string())]).optional(),
  from: fromSchema.optional(),
  until: dateSchema.optional(),
  checked: dateSchema.optional(),
  certainty: certaintySchema.optional(),
  note: textSchema.optional(),
  settle: textSchema.optional(),
};

export const sourceSchema = z.strictObject({
  title: z.string().describe("of the page or document"),
  publisher: z.string().optional().describe("whose it is"),
  law: z.string().optional().describe("the act or notice, as cited"),
  url: z.string().optional().describe("where it can be read"),
  read: dateSchema.describe("the day it was read"),
  certainty: certaintySchema.describe("how sure what it says is, where a fact does not say"),
});
export type Source = z.infer<typeof sourceSchema>;

export interface Provenance {
  readonly source?: string | readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly checked?: string | undefined;
  readonly certainty?: Certainty | undefined;
  readonly note?: Text | undefined;
  readonly settle?: Text | undefined;
}

/** Whether a dated fact holds on `day`; facts from before 2024 or without a first day hold until their last. */
export function holdsOn(fact: Provenance, day: string): boolean {
  const started = fact.from === undefined || !/^\d/.test(fact.from) || fact.from <= day;
  return started && (fact.until === undefined || day <= fact.until);
}
