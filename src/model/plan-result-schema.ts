import * as z from "zod";
import { textSchema } from "./fact.ts";
import type { PlannedStream, PlanResult } from "./plan-result.ts";
import { count, head, text, texts } from "./result-parts.ts";

const instant = text.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/).describe("ISO 8601");

const stream: z.ZodType<PlannedStream> = z.object({
  id: text.describe("market, day, hour and host"),
  market: text.describe("whom it is for"),
  host: text.describe("who hosts"),
  studio: text.exactOptional().describe("where"),
  language: text.describe("what is spoken"),
  start: instant.describe("by the clock of the market, ISO 8601"),
  end: instant.describe("by the clock of the market"),
  hostStart: instant.describe("by the clock of the host"),
  utc: instant.describe("in UTC"),
  products: texts.describe("SKUs shown"),
  value: z.number().describe("what it is worth to the plan"),
  pinned: z.boolean().describe("stands as published"),
  slot: text.describe("its name through all plans of the launch"),
  uid: text.describe("its name in calendars"),
  sequence: count.describe("raised each time it moves"),
  why: texts.describe("what speaks for it"),
  near: z
    .array(
      z.object({
        name: textSchema.exactOptional().describe("which feast"),
        date: text.describe("its estimated day"),
        to: text.exactOptional().describe("its last day"),
        closes: z.boolean().describe("whether it would close the stream's hours"),
      }),
    )
    .exactOptional()
    .describe("estimated feasts that a day earlier or later would touch it"),
});

const place = z.object({
  start: instant.describe("by the clock of the market"),
  host: text.describe("who hosts"),
  studio: text.exactOptional().describe("where"),
});

export const planResultSchema: z.ZodType<PlanResult> = z.object({
  ...head("plan"),
  status: z.enum(["optimal", "within-gap", "feasible", "infeasible"]).describe("how good it is proven to be"),
  objective: z.number().describe("what the plan is worth"),
  bound: z.number().describe("what no plan can be above"),
  gap: z.number().describe("between the two, as a share of the objective"),
  currency: text.describe("of the objective and values"),
  campaign: text.describe("name of the launch"),
  tzdata: text.describe("version of the time zones"),
  streams: z.array(stream).describe("in the order of their starts"),
  dropped: z.array(stream).exactOptional().describe("pinned streams that are no longer held"),
  changes: z
    .array(
      z.object({
        kind: z.enum(["moved", "added", "dropped"]).describe("what became of it"),
        slot: text.describe("which stream"),
        market: text.describe("whom it is for"),
        from: place.exactOptional().describe("as published"),
        to: place.exactOptional().describe("as planned now"),
        why: text.describe("in words"),
      }),
    )
    .exactOptional()
    .describe("what became of pinned streams"),
  demand: z
    .array(
      z.object({
        sku: text.describe("the product"),
        market: text.describe("where"),
        streams: count.describe("that show it"),
        expected: count.describe("units"),
        low: count.describe("nine times in ten it is not less"),
        high: count.describe("nine times in ten it is not more"),
        first: text.describe("day of the first stream"),
        place: text.describe("where the goods must be"),
        by: text.describe("by which day"),
        stock: count.exactOptional().describe("units at hand"),
        short: count.exactOptional().describe("how many `high` lacks"),
        dispatch: z
          .object({ lane: text.describe("by which lane"), latest: text.describe("last day") })
          .exactOptional()
          .describe("when stock for abroad must leave"),
      }),
    )
    .exactOptional()
    .describe("what the streams will sell, and the stock that takes"),
  cutoffs: z
    .array(
      z.object({
        market: text.describe("where"),
        season: textSchema.describe("what is given for"),
        ends: text.describe("its last day"),
        lane: text.describe("by which lane"),
        order: text.describe("last day to order"),
      }),
    )
    .exactOptional()
    .describe("until when to order for a gift season"),
  unmet: z
    .array(
      z.object({
        kind: z.enum(["market-min", "market-target", "product-min", "pin"]).describe("which wish"),
        market: text.exactOptional().describe("of a market"),
        sku: text.exactOptional().describe("of a product"),
        week: text.exactOptional().describe("its first day"),
        stream: text.exactOptional().describe("of a pinned stream"),
        wanted: z.number().describe("how many"),
        got: z.number().describe("how many there are"),
        why: text.describe("in words"),
        relax: texts.describe("what would let more in"),
      }),
    )
    .describe("wishes that are not met"),
  conflicts: z
    .array(
      z.object({
        kind: z.enum(["market-min", "product-min"]).describe("which min"),
        market: text.exactOptional().describe("of a market"),
        sku: text.exactOptional().describe("of a product"),
        weeks: texts.exactOptional().describe("first days of the weeks that miss it"),
        requirements: z
          .array(
            z.object({
              kind: text.describe("what is asked"),
              market: text.exactOptional().describe("of a market"),
              host: text.exactOptional().describe("of a host"),
              site: text.exactOptional().describe("of a studio's site"),
              sku: text.exactOptional().describe("of a product"),
              text: text.describe("in words"),
            }),
          )
          .describe("they exclude each other; without any of them the rest would do"),
        perhapsFewer: z
          .boolean()
          .exactOptional()
          .describe("whether some of them may do without the others: not all could be tried"),
        relax: z
          .array(
            z.object({
              kind: text.describe("which of them gives way"),
              text: text.describe("in words"),
              cost: z
                .number()
                .exactOptional()
                .describe(
                  "in the currency of the plan: pay for more hours, or what streams not held would bring",
                ),
            }),
          )
          .describe("what would do instead, the cheapest first"),
      }),
    )
    .exactOptional()
    .describe("why a min can't be met"),
  excluded: z
    .array(
      z.object({
        sku: text.describe("the product"),
        market: text.describe("where"),
        because: text.describe("check.blocked or cost.loss"),
      }),
    )
    .describe("what a gate keeps out of streams"),
  hosts: z
    .array(
      z.object({
        id: text.describe("the host"),
        hours: z.number().describe("streamed"),
        nights: z.number().describe("streams in the night"),
        restMin: z
          .number()
          .nullable()
          .describe("shortest rest between two shifts, in hours; null: one shift"),
        nightHours: z.number().exactOptional().describe("between 23:00 and 06:00 by her clock"),
        lateEnds: z.number().exactOptional().describe("streams that end less than an hour before she sleeps"),
        load: z.number().exactOptional().describe("share of what her weeks allow"),
      }),
    )
    .describe("what the plan asks of each"),
  wanted: z
    .array(
      z.object({
        what: text.describe("whom or what"),
        value: z.number().describe("added to the objective at least, found by trial"),
        atMost: z.number().exactOptional().describe("by the prices of the bound"),
      }),
    )
    .describe("what would be worth most to add"),
});
