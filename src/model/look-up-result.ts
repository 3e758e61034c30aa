import * as z from "zod";
import { certaintySchema, sourceSchema, textSchema } from "./fact.ts";
import { count, head, source, text, texts } from "./result-parts.ts";
import type { TariffShowResult } from "./tariff-result.ts";

/** How well a profile is known. */
const standingSchema = z.object({
  id: text.describe("the market"),
  name: textSchema.exactOptional().describe("as people call it"),
  facts: count.describe("how many the profile has"),
  verified: count.describe("of these, somebody has seen the source of"),
  oldestCheck: text.nullable().describe("the day that lies furthest back"),
  changes: z
    .array(
      z.object({
        day: text.describe("first or last day"),
        what: z.enum(["begins", "ends"]).describe("which of the two"),
        path: text.describe("the fact's place in the profile"),
      }),
    )
    .describe("facts of customs and rules that begin or end within half a year"),
  missing: texts.describe("parts of customs that decide what a parcel pays and are left out or unverified"),
  open: count.describe("questions that research left open"),
});
export type MarketStanding = z.infer<typeof standingSchema>;

/** Something that `xb markets verify` will not let pass. */
const faultSchema = z.object({
  market: text.describe("whose profile"),
  path: text.describe("the fact's place in it"),
  problem: z
    .enum(["no-source", "unknown-source", "ends-before-it-begins", "stale", "overlap"])
    .describe("what is wrong"),
  detail: text.describe("the source, the dates or the other fact"),
});
export type Fault = z.infer<typeof faultSchema>;

/** An example of a rule: part of a product, and under `for` what surrounds it. */
const example = z.record(text, z.unknown());

/** What xb knows of one rule, cost line or fact. */
const explanationSchema = z.object({
  id: text.describe("what it goes by"),
  market: text.describe("where; empty for a word of all markets"),
  title: textSchema.describe("what it is"),
  fix: textSchema.exactOptional().describe("what to do"),
  law: text.exactOptional().describe("the act or notice, as cited"),
  from: text.exactOptional().describe("first day it holds"),
  until: text.exactOptional().describe("last day it holds"),
  checked: text.exactOptional().describe("the day it was read"),
  certainty: certaintySchema.describe("how sure we are"),
  note: textSchema.exactOptional().describe("what to know besides"),
  settle: textSchema.exactOptional().describe("what would settle it"),
  sources: z.array(sourceSchema).describe("where it comes from"),
  value: text.exactOptional().describe("codes and rates"),
  fires: z.array(example).exactOptional().describe("goods that the rule finds fault with"),
  passes: z.array(example).exactOptional().describe("goods that it lets pass"),
});
export type Explanation = z.infer<typeof explanationSchema>;

const rateSchema = z.object({
  currency: text.describe("ISO 4217"),
  perUsd: text.describe("units for one US dollar"),
  on: text.describe("the day of the rate"),
  title: text.describe("the table it is from"),
});
export type ShownRate = z.infer<typeof rateSchema>;

const kind = <K extends string>(name: K) =>
  z.literal(name).describe("whether there is one rate, several or none");
const code = text.describe("of the line");
const printed = text.describe("as printed");

const base: z.ZodType<TariffShowResult["base"]> = z.union([
  z.object({ kind: kind("rate"), code, rate: text.describe("in xb's writing"), text: printed }),
  z.object({
    kind: kind("several"),
    range: text.exactOptional().describe("the least and the most"),
    lines: z
      .array(
        z.object({
          code,
          additionalCode: text.exactOptional().describe("that tells lines of one code apart"),
          rate: text.exactOptional().describe("in xb's writing"),
          description: text.describe("of the goods"),
        }),
      )
      .describe("that the code stands for"),
  }),
  z.object({ kind: kind("unread"), code, text: printed }),
  z.object({ kind: kind("none") }),
  z.object({ kind: kind("not-imported") }),
]);

const tariffSchema: z.ZodType<TariffShowResult> = z.object({
  ...head("tariff"),
  market: text.describe("where the goods go"),
  hs: text.describe("the code that was asked for"),
  origin: text.exactOptional().describe("where they are from"),
  lines: z
    .array(
      z.object({
        code: text.describe("of the tariff"),
        descriptions: texts.describe("from the chapter down"),
        units: text.exactOptional().describe("that it is counted in"),
      }),
    )
    .describe("what the code stands for"),
  base: base.describe("the rate that is for everyone, in xb's writing and as printed"),
  layers: z
    .array(
      z.object({
        layer: text.describe("kind of measure, or the id of the profile's layer"),
        rate: text.exactOptional().describe("left out: it could not be read"),
        text: text.describe("as printed"),
        origins: texts.exactOptional().describe("that it is for"),
        programs: texts.exactOptional().describe("that it is under"),
        from: text.exactOptional().describe("first day"),
        until: text.exactOptional().describe("last day"),
        status: z.enum(["in-force", "ended", "later", "suspended"]).describe("on the day"),
        at: text.exactOptional().describe("code or heading that it is printed at"),
        conditional: z.literal(true).exactOptional().describe("for whom or on what condition is not read"),
        note: text.exactOptional().describe("what to know besides"),
        source: source.describe("where it comes from"),
        certainty: certaintySchema.describe("how sure we are"),
      }),
    )
    .describe("every duty and relief for the code"),
  hidden: count.describe("measures for single origins that were left out for want of one"),
  sources: z
    .array(
      z.object({
        format: text.describe("of the file"),
        title: text.describe("of the tariff"),
        publisher: text.exactOptional().describe("whose it is"),
        url: text.exactOptional().describe("where it can be read"),
        revision: text.exactOptional().describe("edition"),
        effective: text.exactOptional().describe("first day of the edition"),
        file: text.describe("its name"),
        sha256: text.describe("of the file's bytes"),
        imported: text.describe("the day it was read"),
      }),
    )
    .describe("files that the lines are from"),
});

/** The JSON of the commands that look things up, version 1; `markets show` prints what `xb schema market` describes. */
export const lookUpSchemas = {
  tariff: tariffSchema,
  markets: z.object({
    ...head("markets"),
    markets: z.array(standingSchema).describe("in order of their ids"),
  }),
  verify: z.object({ ...head("markets-verify"), faults: z.array(faultSchema).describe("none: all is well") }),
  explain: z.object({
    ...head("explain"),
    explanations: z.array(explanationSchema).describe("all that goes by the id"),
  }),
  fx: z.object({ ...head("fx"), rates: z.array(rateSchema).describe("in use, in order of currencies") }),
} as const;
