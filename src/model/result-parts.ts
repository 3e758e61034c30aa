import * as z from "zod";
import type { Amount } from "./result.ts";

/** What the schemas of all results share. */
export const text = z.string();
export const texts = z.array(text);

/** `{ amount, currency }`: a decimal at the currency's minor unit. */
export const amount: z.ZodType<Amount> = z
  .object({ amount: text.regex(/^-?\d+(\.\d+)?$/), currency: text.regex(/^[A-Z]{3}$/) })
  .meta({ title: "amount" });
export const known = amount.nullable();

export const head = <C extends string>(command: C) => ({
  schema: z.literal(`xb.${command}/1` as const).describe("which result it is, and of which version"),
  on: text.describe("the day whose facts apply"),
  generator: z
    .object({ name: z.literal("xb").describe("this program"), version: text.describe("its version") })
    .describe("what wrote it"),
  warnings: z
    .array(
      z.object({ code: text.describe("the same in every language"), message: text.describe("in words") }),
    )
    .describe("what is worth knowing besides"),
  shard: z
    .object({ index: z.int().min(1).describe("which part"), of: z.int().min(1).describe("of how many") })
    .exactOptional()
    .describe("left out where it is the whole"),
});

export const source = z.object({
  title: text.describe("of the page or document"),
  url: text.exactOptional().describe("where it can be read"),
  law: text.exactOptional().describe("the act or notice, as cited"),
  from: text.exactOptional().describe("first day it holds"),
  until: text.exactOptional().describe("last day it holds"),
  checked: text.exactOptional().describe("the day it was read"),
});

export const count = z.int().min(0);
export const verdict = z.enum(["blocked", "fix", "unknown", "ready"]);
