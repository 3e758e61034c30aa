import * as z from "zod";
import type { CostLine, CostResult, Estimate } from "./cost-result.ts";
import { certaintySchema, textSchema } from "./fact.ts";
import { amount, count, head, known, source, text, texts } from "./result-parts.ts";

const line: z.ZodType<CostLine> = z.object({
  id: text.describe("goods, freight, duty.NAME, tax.NAME, fee.NAME and so on"),
  label: text.exactOptional().describe("in words"),
  base: amount.exactOptional().describe("what the rate is of"),
  rate: text.exactOptional().describe("as applied, such as 5%"),
  amount: known.describe("null: not known"),
  paidBy: z.enum(["buyer", "seller"]).exactOptional().describe("who bears it"),
  remittedBy: text.exactOptional().describe("who hands it to the authority"),
  source: source.exactOptional().describe("what the figure rests on"),
  certainty: certaintySchema.exactOptional().describe("how sure that is"),
  note: text.exactOptional().describe("why it stands at zero, or what it rests on"),
});

const margin = z
  .object({
    amount: amount.describe("what remains of the price"),
    percent: text.describe("of the price without tax"),
  })
  .nullable()
  .describe("null: not known");

export const estimateSchema: z.ZodType<Estimate> = z.object({
  sku: text.exactOptional().describe("of one product"),
  order: z.int().min(1).exactOptional().describe("of an order of the launch: its place in the list"),
  items: z.record(text, z.number()).exactOptional().describe("pieces of each SKU in that order"),
  market: text.describe("where it goes"),
  lane: text.exactOptional().describe("how it travels"),
  quantity: z.number().describe("pieces in the consignment"),
  regime: text.describe("how it is cleared; `standard` where no other applies"),
  lines: z.array(line).describe("what it is made of"),
  totals: z
    .object({
      customsValue: known.describe("null: not known, as in all of these"),
      duty: known.describe("sum of `duty.*`"),
      tax: known.describe("sum of `tax.*`"),
      fees: known.describe("sum of `fee.*`"),
      landed: known.describe("goods, freight, insurance, duty, tax and fees"),
      landedPerUnit: known.describe("of one piece"),
      landedSeller: known.describe("in the currency of the seller"),
    })
    .describe("sums of the lines"),
  cost: known.exactOptional().describe("what the goods cost ex works"),
  price: known.exactOptional().describe("what the buyer pays for the goods"),
  margin: margin.exactOptional().describe("what remains for the seller; null: not known"),
  breakEvenPrice: known.exactOptional().describe("at which the margin is zero"),
  priceForTarget: known.exactOptional().describe("at which the target margin is reached"),
  confidence: certaintySchema.describe("of the weakest line"),
  unknown: z
    .array(
      z.object({
        what: text.describe("the figure"),
        why: text.describe("why it is not known"),
        fix: text.exactOptional().describe("what would settle it"),
      }),
    )
    .describe("what is not known, and why"),
  notes: texts.exactOptional().describe("what else the market asks"),
  sensitivity: z
    .array(
      z.object({
        factor: text.describe("what moves"),
        by: text.describe("by how much"),
        worse: amount.describe("margin if it moves against the seller"),
        better: amount.describe("margin if it moves in favour"),
      }),
    )
    .exactOptional()
    .describe("with `--sensitivity`"),
  scenarios: z
    .array(
      z.object({
        scenario: text.describe("its key in the launch"),
        name: textSchema.exactOptional().describe("as shown"),
        lane: text.exactOptional().describe("the lane that is then best"),
        landed: known.describe("null: not known"),
        margin: margin.describe("what then remains; null: not known"),
        change: known.describe("of the margin"),
      }),
    )
    .exactOptional()
    .describe("with `--scenarios`"),
  band: z
    .object({
      p10: amount.describe("one draw in ten is below"),
      p50: amount.describe("half of the draws are below"),
      p90: amount.describe("nine draws in ten are below"),
      loss: text.describe("share of draws at a loss"),
      volatility: text.describe("of the currency, in a year"),
      days: z.int().describe("until the money is changed"),
      runs: z.int().describe("draws"),
      seed: z.int().describe("of the draws"),
      certainty: certaintySchema.describe("of the volatility"),
    })
    .exactOptional()
    .describe("the margin with `--monte-carlo`"),
  lanes: z
    .array(
      z.object({
        lane: text.describe("its id"),
        model: z.enum(["parcel", "stock"]).describe("to each buyer, or to a warehouse"),
        days: z
          .object({ min: z.number().describe("fewest"), max: z.number().describe("most") })
          .describe("on the way"),
        landed: known.describe("by this lane"),
        margin: known.describe("by this lane"),
        chosen: z.boolean().describe("whether the estimate is by it"),
        inTime: z.boolean().describe("whether it is fast enough"),
        ordersPerMonth: z.int().exactOptional().describe("that its fixed costs are spread over"),
        winsFrom: z
          .int()
          .nullable()
          .exactOptional()
          .describe("orders a month from which it is the cheaper; null: never"),
      }),
    )
    .exactOptional()
    .describe("with `--lanes`"),
});

const change = z.object({
  sku: text.exactOptional().describe("of one product"),
  order: z.int().exactOptional().describe("of an order"),
  market: text.describe("where"),
  change: z.enum(["added", "removed", "changed"]).describe("what became of the estimate"),
  landed: z
    .object({ from: known.describe("before"), to: known.describe("now") })
    .describe("landed cost, before and now"),
  margin: z
    .object({ from: text.nullable().describe("before"), to: text.nullable().describe("now") })
    .describe("in percent, before and now"),
  why: z
    .array(
      z.object({
        kind: z
          .enum([
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
          ])
          .describe("what sort of thing"),
        line: text.exactOptional().describe("the line it is about"),
        from: text.describe("before"),
        to: text.describe("now"),
      }),
    )
    .describe("what moved it"),
});

export const costResultSchema: z.ZodType<CostResult> = z.object({
  ...head("cost"),
  currency: text.describe("of the seller"),
  exchange: z
    .object({
      on: text.describe("the day the rates are of"),
      perUsd: z.record(text, text).describe("units of each currency per 1 USD"),
    })
    .exactOptional()
    .describe("the rates it was counted with"),
  comparison: z
    .object({
      base: z
        .object({ on: text.describe("its day"), version: text.describe("of xb") })
        .describe("the earlier result"),
      changes: z.array(change).describe("what differs"),
      unchanged: z.int().min(0).describe("estimates that do not differ"),
    })
    .exactOptional()
    .describe("with `--compare`"),
  estimates: z.array(estimateSchema).describe("one for each product or order and market"),
  summary: z
    .object({
      estimates: count.describe("how many"),
      unknown: count.describe("with something not known"),
      losses: count.describe("at a loss"),
      gates: z
        .array(
          z.object({
            gate: text.describe("the option that asks for it"),
            sku: text.exactOptional().describe("of the estimate that breaks it"),
            market: text.exactOptional().describe("of that estimate"),
            message: text.describe("in words"),
          }),
        )
        .exactOptional()
        .describe("limits that are broken"),
    })
    .describe("how many of each"),
});
