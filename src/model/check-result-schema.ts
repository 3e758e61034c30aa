import * as z from "zod";
import type { CheckItem, CheckResult } from "./check-result.ts";
import { certaintySchema } from "./fact.ts";
import { count, head, source, text, texts, verdict } from "./result-parts.ts";

const severity = z.enum(["block", "fix", "advise"]);

export const checkItemSchema: z.ZodType<CheckItem> = z.object({
  rule: text.describe("id of the rule; `xb explain ID` tells it"),
  topic: text.describe("what it is about"),
  sku: text.exactOptional().describe("where it is of one product"),
  host: text.exactOptional().describe("where it is of one host"),
  market: text.describe("where"),
  status: z.enum(["pass", "fail", "unknown", "waived", "not-applicable"]).describe("how it stands"),
  severity: severity.describe("what it does"),
  message: text.describe("in words"),
  fix: text.exactOptional().describe("what to do"),
  who: text.exactOptional().describe("who does it"),
  evidence: texts.describe("what it was judged by"),
  missing: texts.describe("what is not there"),
  location: z
    .object({
      file: text.describe("as seen from the launch"),
      line: z.int().describe("from 1"),
      column: z.int().describe("from 1"),
    })
    .exactOptional()
    .describe("what to change"),
  fingerprint: text.exactOptional().describe("the same as long as the finding is"),
  takes: z
    .object({
      min: count.exactOptional().describe("days at least"),
      max: count.exactOptional().describe("days at most"),
      source: text.exactOptional().describe("title of what it rests on"),
      checked: text.exactOptional().describe("the day it was read"),
      certainty: certaintySchema.describe("how sure that is"),
    })
    .exactOptional()
    .describe("days until what is missing can be there; left out: not known"),
  waiver: z
    .object({
      reason: text.describe("as the launch gives it"),
      until: text.exactOptional().describe("last day"),
    })
    .exactOptional()
    .describe("why it is accepted"),
  upcoming: z.boolean().exactOptional().describe("begins after the launch"),
  reference: source.extend({ certainty: certaintySchema.describe("how sure it is") }).describe("the law"),
});

export const verdictsSchema = z.array(
  z.object({
    sku: text.describe("the product"),
    market: text.describe("where"),
    verdict: verdict.describe("may it be sold there?"),
  }),
);

export const checkResultSchema: z.ZodType<CheckResult> = z.object({
  ...head("check"),
  items: z.array(checkItemSchema).describe("every rule that applies, by market"),
  verdicts: verdictsSchema.describe("of each product in each market"),
  summary: z
    .object({
      pass: count.describe("rules that hold"),
      fail: count.describe("that do not"),
      unknown: count.describe("not known, or with something not known"),
      waived: count.describe("accepted"),
    })
    .describe("how many of each"),
});
