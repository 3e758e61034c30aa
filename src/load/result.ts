import { readFileSync } from "node:fs";
import { extname } from "node:path";
import * as z from "zod";
import { usageError } from "../model/diagnostic.ts";
import type { CheckItem, CheckResult, CostResult, Estimate } from "../model/result.ts";
import { decode, readText } from "./text-file.ts";

/** Reads a result that `xb check` or `xb cost` printed as JSON or NDJSON; `-` is standard input. */
export function loadResult(file: string): CheckResult | CostResult {
  const text = file === "-" ? decode("-", readFileSync(0)) : readText(file, "ndjson");
  const result = extname(file) === ".ndjson" || looksLikeLines(text) ? fromLines(text) : parse(text);
  if (!isResult(result)) throw usageError("merge.not-a-result", { file });
  return result;
}

/** An earlier `xb cost` result to compare with: JSON or NDJSON, with the parts that a comparison reads. */
export function loadCost(file: string): CostResult {
  const result = loadResult(file);
  if (!baseSchema.safeParse(result).success) throw usageError("compare.not-a-cost", { file });
  return result as CostResult;
}

const amountSchema = z.object({ amount: z.string(), currency: z.string() }).nullish();
const baseSchema = z.object({
  schema: z.literal("xb.cost/1"),
  on: z.string(),
  generator: z.object({ version: z.string() }),
  exchange: z.object({ perUsd: z.record(z.string(), z.string()) }).optional(),
  estimates: z.array(
    z.object({
      sku: z.string().optional(),
      order: z.number().optional(),
      items: z.record(z.string(), z.number()).optional(),
      market: z.string(),
      lane: z.string().optional(),
      quantity: z.number(),
      regime: z.string(),
      lines: z.array(
        z.object({
          id: z.string(),
          rate: z.string().optional(),
          note: z.string().optional(),
          amount: amountSchema,
        }),
      ),
      totals: z.object({ landed: amountSchema, landedSeller: amountSchema }),
      cost: amountSchema,
      price: amountSchema,
      margin: z.object({ amount: amountSchema, percent: z.string() }).nullish(),
    }),
  ),
});

const looksLikeLines = (text: string): boolean =>
  parse(text.split("\n", 1)[0] ?? "") !== undefined && text.trim().includes("\n");

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One estimate or item a line, then one line that holds the head and the summary. */
function fromLines(text: string): unknown {
  const lines = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map(parse);
  const head = lines.at(-1);
  if (typeof head !== "object" || head === null || !("schema" in head)) return undefined;
  const body = lines.slice(0, -1);
  return head.schema === "xb.cost/1"
    ? { ...head, estimates: body as Estimate[] }
    : { ...head, items: body as CheckItem[] };
}

function isResult(value: unknown): value is CheckResult | CostResult {
  if (typeof value !== "object" || value === null || !("schema" in value)) return false;
  if (value.schema === "xb.cost/1") return "estimates" in value && Array.isArray(value.estimates);
  return value.schema === "xb.check/1" && "items" in value && Array.isArray(value.items);
}
