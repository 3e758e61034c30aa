import { extname } from "node:path";
import type * as z from "zod";
import type { CheckResult } from "../model/check-result.ts";
import { checkResultSchema } from "../model/check-result-schema.ts";
import type { CostResult } from "../model/cost-result.ts";
import { costResultSchema } from "../model/cost-result-schema.ts";
import { type Diagnostic, InputError } from "../model/diagnostic.ts";
import type { PlanResult } from "../model/plan-result.ts";
import { planResultSchema } from "../model/plan-result-schema.ts";
import type { MessageId } from "../text/message.ts";
import { parseJson } from "./json.ts";
import type { Source } from "./source.ts";
import { decode, readText, refuse, refuseMany } from "./text-file.ts";
import { validate } from "./validate.ts";

/** Reads a result that `xb check` or `xb cost` printed as JSON or NDJSON; the bytes, if they are there already. */
export function loadResult(file: string, bytes?: Uint8Array): CheckResult | CostResult {
  const text = bytes === undefined ? readText(file, "json") : decode(file, bytes);
  refuseMany(file, text, ",[{\n");
  const value = extname(file) === ".ndjson" || looksLikeLines(text) ? fromLines(text) : parse(text);
  const schema = schemaOf(value);
  if (schema === "xb.cost/1") return checked(file, text, costResultSchema, value);
  if (schema === "xb.check/1") return checked(file, text, checkResultSchema, value);
  throw notOne(file, text, value, "merge.not-a-result");
}

/** Reads a plan that `xb plan -f json` printed. */
export function loadPlan(file: string): PlanResult {
  const text = readText(file, "json");
  refuseMany(file, text, ",[{\n");
  const value = parse(text);
  if (schemaOf(value) === "xb.plan/1") return checked(file, text, planResultSchema, value);
  throw notOne(file, text, value, "plan.bad-pins");
}

const schemaOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "schema" in value ? value.schema : undefined;

/** What is no result: JSON that is broken says where, all else that it is something different. */
function notOne(file: string, text: string, value: unknown, message: MessageId): Error {
  if (value === undefined && /^\s*[[{]/.test(text)) {
    try {
      parseJson(file, text);
    } catch (error) {
      if (error instanceof InputError) return error;
    }
  }
  return refuse(file, message);
}

/** The result as it was read: keys that this version does not know stay. */
function checked<S extends z.ZodType>(file: string, text: string, schema: S, value: unknown): z.output<S> {
  if (schema.safeParse(value).success) return value as z.output<S>;
  const found = validate(schema, placed(file, text, value), value);
  throw new InputError(found.diagnostics.map((d): Diagnostic => ({ ...d, code: "result.shape" })));
}

/** Places are looked for only when something is wrong: reading with them takes far longer. */
function placed(file: string, text: string, value: unknown): Source {
  try {
    return parseJson(file, text);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const at = { file, line: 1, col: 1, endLine: 1, endCol: 1 };
    return { file, value, locate: () => at, lineText: () => "" };
  }
}

/** An earlier `xb cost` result to compare with. */
export function loadCost(file: string): CostResult {
  const result = loadResult(file);
  if (result.schema !== "xb.cost/1") throw refuse(file, "compare.not-a-cost");
  return result;
}

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
  return head.schema === "xb.cost/1" ? { ...head, estimates: body } : { ...head, items: body };
}
