import { type FigureName, figureNames, saleProgram } from "../cost/compiled-sale.ts";
import { estimateSale } from "../cost/estimate-sale.ts";
import type { LoadedLaunch } from "../load/launch.ts";
import { NotStreamable } from "../load/rows.ts";
import type { CostResult, Estimate, GateFailure } from "../model/cost-result.ts";
import type { Product } from "../model/product.ts";
import { type CostOptions, costLaunch } from "./cost.ts";
import { brokenLimits, type CostLimits } from "./cost-gates.ts";
import type { Rates } from "./exchange.ts";
import { type Sale, saleMaker } from "./sale-input.ts";
import { sayIn } from "./say.ts";
import type { Figure } from "./stream-figures.ts";
import type { CatalogueRow } from "./stream-rows.ts";

/** How a result is told line by line. */
export interface LineFormat<Item, Result> {
  readonly head: string;
  line(item: Item): string;
  /** What stands after the last line; `result` comes without its items. */
  foot(result: Result): string;
}

export type CostLines = LineFormat<Estimate, Omit<CostResult, "estimates">>;

/** What the estimates of some products come to. */
export interface CostPart {
  /** Their lines in each format. */
  readonly texts: readonly string[];
  readonly sum: CostSum;
}

export interface CostSum {
  readonly estimates: number;
  readonly unknown: number;
  readonly losses: number;
  readonly gates: GateFailure[];
}

/** Costs one product of a catalogue after the other; nothing is kept of them but counts and broken gates. */
export interface CostStream {
  row(row: CatalogueRow): void;
  /** What came of the rows since it was last asked. */
  told(): CostPart;
  /** The result of all, without its estimates. */
  end(sum: CostSum, shard?: CostResult["shard"]): Omit<CostResult, "estimates">;
}

/** Adds up what portions come to. */
export function costSums(): { readonly sum: CostSum; add(more: CostSum): void } {
  const gates: GateFailure[] = [];
  const sum = { estimates: 0, unknown: 0, losses: 0, gates };
  return {
    sum,
    add(more) {
      sum.estimates += more.estimates;
      sum.unknown += more.unknown;
      sum.losses += more.losses;
      for (const gate of more.gates) gates.push(gate);
    },
  };
}

/** Classes of like products that are remembered, at some 300 kB each. */
const mostClasses = 500;
/** Products of other classes that are costed the long way before those are forgotten, so that memory stays flat. */
const mostStrangers = 10_000;
/** Products of a class that are costed the long way first: learning what they have in common costs as much. */
const patience = 30;
const mostMet = 50_000;

type Line = (sku: string, row: CatalogueRow) => string;

export function costStream(
  loaded: LoadedLaunch,
  rates: Rates,
  options: CostOptions,
  limits: CostLimits,
  formats: readonly CostLines[],
): CostStream {
  const salesOf = saleMaker(loaded, rates.exchange, options);
  const gated = Object.keys(limits).length > 0;
  let count = { estimates: 0, unknown: 0, losses: 0 };
  let gates: GateFailure[] = [];
  let texts = formats.map(() => "");
  const told = (estimate: Estimate): string =>
    [
      `${estimate.unknown.length > 0 ? "?" : "."}${estimate.margin?.amount.amount ?? ""}`,
      ...formats.map((format) => format.line(estimate)),
      ...(gated ? [JSON.stringify(estimate)] : []),
    ].join("\u0000");
  const take = (text: string): void => {
    let from = text.indexOf("\u0000") + 1;
    count.estimates += 1;
    if (text[0] === "?") count.unknown += 1;
    if (text[1] === "-") count.losses += 1;
    for (let format = 0; format < formats.length; format++) {
      const end = text.indexOf("\u0000", from);
      texts[format] += end < 0 ? text.slice(from) : text.slice(from, end);
      from = end + 1;
    }
    if (!gated) return;
    const estimate = JSON.parse(text.slice(from)) as Estimate;
    gates.push(...brokenLimits([estimate], limits, options.on, rates.exchange, sayIn(options.lang)));
  };
  const classes = new Map<string, readonly Line[]>();
  const met = new Map<string, number>();
  let strangers = 0;
  const searching = { searchPrices: options.withoutPrices !== true };
  const long = (product: Product): void => {
    for (const { input } of salesOf(product)) take(told(estimateSale(input, searching).estimate));
  };
  return {
    row(row) {
      if (row.alike === undefined || searching.searchPrices) return long(row.product());
      let lines = classes.get(row.alike);
      if (lines === undefined) {
        const times = (met.get(row.alike) ?? 0) + 1;
        if (met.size >= mostMet) met.clear();
        met.set(row.alike, times);
        if (times <= patience) return long(row.product());
        if (classes.size >= mostClasses && strangers < mostStrangers) {
          strangers += 1;
          return long(row.product());
        }
        if (classes.size >= mostClasses) classes.clear();
        strangers = 0;
        // A copy: text cut from a block of the file would keep the whole block.
        const product = JSON.parse(JSON.stringify(row.product())) as Product;
        lines = salesOf(product).map((sale) => lineOf(sale, denominatorsOf(sale, row), told));
        classes.set(row.alike, lines);
      }
      for (const line of lines) take(line(row.sku, row));
    },
    told() {
      const part = { texts, sum: { ...count, gates } };
      count = { estimates: 0, unknown: 0, losses: 0 };
      gates = [];
      texts = formats.map(() => "");
      return part;
    },
    end({ gates, ...sum }, shard) {
      const { estimates: _, ...head } = costLaunch({ ...loaded, products: [] }, rates, options);
      const summary = { ...sum, ...(gates.length > 0 ? { gates } : {}) };
      return { ...head, summary, ...(shard === undefined ? {} : { shard }) };
    },
  };
}

const figureOf = (sale: Sale, row: CatalogueRow, name: FigureName): Figure | undefined =>
  name === "price" ? row.price([...sale.market.names, "default"]) : row.figures[name];

type Denominators = Readonly<Partial<Record<FigureName, bigint>>>;

function denominatorsOf(sale: Sale, row: CatalogueRow): Denominators {
  const found = figureNames.flatMap((name) => {
    const figure = figureOf(sale, row, name);
    return figure === undefined ? [] : [[name, figure.kind.denominator]];
  });
  return Object.fromEntries(found);
}

/** The line of one market's estimate for every product that is alike. */
function lineOf(sale: Sale, denominators: Denominators, told: (estimate: Estimate) => string): Line {
  const program = saleProgram(sale.input, denominators, told);
  const names = [...sale.market.names, "default"];
  const numerators = program.figures.map(() => 0);
  return (sku, row) => {
    for (const [index, name] of program.figures.entries()) {
      const figure = name === "price" ? row.price(names) : row.figures[name];
      if (figure === undefined) throw new NotStreamable(name);
      numerators[index] = figure.n;
    }
    return program.run(sku, numerators);
  };
}
