import * as z from "zod";
import { certaintySchema, textSchema } from "./fact.ts";
import type {
  Amount,
  CheckItem,
  CheckResult,
  CompareResult,
  CostLine,
  CostResult,
  Estimate,
  PlannedStream,
  PlanResult,
} from "./result.ts";

/**
 * The results as JSON, version 1. Held to the types of `result.ts` by the compiler; what is published for
 * others (`xb schema result`) and what xb itself asks of a result that it reads again.
 */
const text = z.string();
const texts = z.array(text);

const amount: z.ZodType<Amount> = z.object({
  amount: text.regex(/^-?\d+(\.\d+)?$/).describe("a decimal at the currency's minor unit"),
  currency: text.regex(/^[A-Z]{3}$/),
});
const known = amount.nullable().describe("null: not known");

const head = <C extends string>(command: C) => ({
  schema: z.literal(`xb.${command}/1` as const),
  on: text.describe("the day whose facts apply"),
  generator: z.object({ name: z.literal("xb"), version: text }),
  warnings: z.array(z.object({ code: text, message: text })),
  shard: z.object({ index: z.int().min(1), of: z.int().min(1) }).exactOptional(),
});

const source = z.object({
  title: text,
  url: text.exactOptional(),
  law: text.exactOptional(),
  from: text.exactOptional(),
  until: text.exactOptional(),
  checked: text.exactOptional(),
});

const line: z.ZodType<CostLine> = z.object({
  id: text,
  label: text.exactOptional(),
  base: amount.exactOptional(),
  rate: text.exactOptional(),
  amount: known,
  paidBy: z.enum(["buyer", "seller"]).exactOptional(),
  remittedBy: text.exactOptional(),
  source: source.exactOptional(),
  certainty: certaintySchema.exactOptional(),
  note: text.exactOptional(),
});

const margin = z.object({ amount, percent: text }).nullable();

const estimate: z.ZodType<Estimate> = z.object({
  sku: text.exactOptional(),
  order: z.int().min(1).exactOptional(),
  items: z.record(text, z.number()).exactOptional(),
  market: text,
  lane: text.exactOptional(),
  quantity: z.number(),
  regime: text,
  lines: z.array(line),
  totals: z.object({
    customsValue: known,
    duty: known,
    tax: known,
    fees: known,
    landed: known,
    landedPerUnit: known,
    landedSeller: known,
  }),
  cost: known.exactOptional(),
  price: known.exactOptional(),
  margin: margin.exactOptional(),
  breakEvenPrice: known.exactOptional(),
  priceForTarget: known.exactOptional(),
  confidence: certaintySchema,
  unknown: z.array(z.object({ what: text, why: text, fix: text.exactOptional() })),
  notes: texts.exactOptional(),
  sensitivity: z.array(z.object({ factor: text, by: text, worse: amount, better: amount })).exactOptional(),
  scenarios: z
    .array(
      z.object({
        scenario: text,
        name: textSchema.exactOptional(),
        lane: text.exactOptional(),
        landed: known,
        margin,
        change: known,
      }),
    )
    .exactOptional(),
  band: z
    .object({
      p10: amount,
      p50: amount,
      p90: amount,
      loss: text,
      volatility: text,
      days: z.int(),
      runs: z.int(),
      seed: z.int(),
      certainty: certaintySchema,
    })
    .exactOptional(),
  lanes: z
    .array(
      z.object({
        lane: text,
        model: z.enum(["parcel", "stock"]),
        days: z.object({ min: z.number(), max: z.number() }),
        landed: known,
        margin: known,
        chosen: z.boolean(),
        inTime: z.boolean(),
        ordersPerMonth: z.int().exactOptional(),
        winsFrom: z.int().nullable().exactOptional(),
      }),
    )
    .exactOptional(),
});

const change = z.object({
  sku: text.exactOptional(),
  order: z.int().exactOptional(),
  market: text,
  change: z.enum(["added", "removed", "changed"]),
  landed: z.object({ from: known, to: known }),
  margin: z.object({ from: text.nullable(), to: text.nullable() }),
  why: z.array(
    z.object({
      kind: z.enum([
        "price",
        "cost",
        "quantity",
        "lane",
        "regime",
        "currency",
        "rate",
        "freight",
        "fee",
        "known",
      ]),
      line: text.exactOptional(),
      from: text,
      to: text,
    }),
  ),
});

const count = z.int().min(0);

export const costResultSchema: z.ZodType<CostResult> = z.object({
  ...head("cost"),
  currency: text,
  exchange: z.object({ on: text, perUsd: z.record(text, text) }).exactOptional(),
  comparison: z
    .object({
      base: z.object({ on: text, version: text }),
      changes: z.array(change),
      unchanged: z.int().min(0),
    })
    .exactOptional(),
  estimates: z.array(estimate),
  summary: z.object({
    estimates: count,
    unknown: count,
    losses: count,
    gates: z
      .array(z.object({ gate: text, sku: text.exactOptional(), market: text.exactOptional(), message: text }))
      .exactOptional(),
  }),
});

const severity = z.enum(["block", "fix", "advise"]);
const verdict = z.enum(["blocked", "fix", "unknown", "ready"]);

const item: z.ZodType<CheckItem> = z.object({
  rule: text,
  topic: text,
  sku: text.exactOptional(),
  host: text.exactOptional(),
  market: text,
  status: z.enum(["pass", "fail", "unknown", "waived", "not-applicable"]),
  severity,
  message: text,
  fix: text.exactOptional(),
  who: text.exactOptional(),
  evidence: texts,
  missing: texts,
  location: z.object({ file: text, line: z.int(), column: z.int() }).exactOptional(),
  fingerprint: text.exactOptional(),
  waiver: z.object({ reason: text, until: text.exactOptional() }).exactOptional(),
  upcoming: z.boolean().exactOptional(),
  reference: source.extend({ certainty: certaintySchema }),
});

export const checkResultSchema: z.ZodType<CheckResult> = z.object({
  ...head("check"),
  items: z.array(item),
  verdicts: z.array(z.object({ sku: text, market: text, verdict })),
  summary: z.object({ pass: count, fail: count, unknown: count, waived: count }),
});

const instant = text.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/).describe("ISO 8601");

const stream: z.ZodType<PlannedStream> = z.object({
  id: text,
  market: text,
  host: text,
  studio: text.exactOptional(),
  language: text,
  start: instant,
  end: instant,
  hostStart: instant,
  utc: instant,
  products: texts,
  value: z.number(),
  pinned: z.boolean(),
  slot: text,
  uid: text,
  sequence: count,
  why: texts,
});

const place = z.object({ start: instant, host: text, studio: text.exactOptional() });

export const planResultSchema: z.ZodType<PlanResult> = z.object({
  ...head("plan"),
  status: z.enum(["optimal", "within-gap", "feasible", "infeasible"]),
  objective: z.number(),
  bound: z.number(),
  gap: z.number(),
  currency: text,
  campaign: text,
  tzdata: text,
  streams: z.array(stream),
  dropped: z.array(stream).exactOptional(),
  changes: z
    .array(
      z.object({
        kind: z.enum(["moved", "added", "dropped"]),
        slot: text,
        market: text,
        from: place.exactOptional(),
        to: place.exactOptional(),
        why: text,
      }),
    )
    .exactOptional(),
  demand: z
    .array(
      z.object({
        sku: text,
        market: text,
        streams: count,
        expected: count,
        low: count,
        high: count,
        first: text,
        place: text,
        by: text,
        stock: count.exactOptional(),
        short: count.exactOptional(),
        dispatch: z.object({ lane: text, latest: text }).exactOptional(),
      }),
    )
    .exactOptional(),
  cutoffs: z
    .array(z.object({ market: text, season: textSchema, ends: text, lane: text, order: text }))
    .exactOptional(),
  unmet: z.array(
    z.object({
      kind: z.enum(["market-min", "market-target", "product-min", "pin"]),
      market: text.exactOptional(),
      sku: text.exactOptional(),
      week: text.exactOptional(),
      stream: text.exactOptional(),
      wanted: z.number(),
      got: z.number(),
      why: text,
      relax: texts,
    }),
  ),
  excluded: z.array(z.object({ sku: text, market: text, because: text })),
  hosts: z.array(
    z.object({
      id: text,
      hours: z.number(),
      nights: z.number(),
      restMin: z.number().nullable(),
      nightHours: z.number().exactOptional(),
      lateEnds: z.number().exactOptional(),
      load: z.number().exactOptional(),
    }),
  ),
  wanted: z.array(z.object({ what: text, value: z.number() })),
});

export const compareResultSchema: z.ZodType<CompareResult> = z.object({
  ...head("compare"),
  products: z.array(
    z.object({
      sku: text,
      markets: z.array(
        z.object({
          market: text,
          score: z.number().nullable(),
          parts: z.record(text, z.number().nullable()),
          landed: known,
          margin: text.nullable(),
          verdict,
          missing: count,
          transitDays: text.nullable(),
          primeHours: z.number().nullable(),
          priceRoom: known.exactOptional(),
          seasons: z.array(z.object({ name: textSchema, from: text })).exactOptional(),
        }),
      ),
    }),
  ),
});

/** Every result that a command prints as JSON, by its command. */
export const resultSchemas = {
  cost: costResultSchema,
  check: checkResultSchema,
  plan: planResultSchema,
  compare: compareResultSchema,
} as const;
