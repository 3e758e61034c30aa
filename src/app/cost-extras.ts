import { estimateSale, percentText } from "../cost/estimate-sale.ts";
import { type Way, waysOf } from "../cost/lanes.ts";
import { simulateMargin } from "../cost/monte-carlo.ts";
import { underScenario } from "../cost/scenario.ts";
import { sensitivity } from "../cost/sensitivity.ts";
import type { LaneOption, MarginBand, ScenarioOutcome } from "../model/cost-questions.ts";
import type { Estimate } from "../model/cost-result.ts";
import { exact } from "../model/exact.ts";
import type { Certainty } from "../model/fact.ts";
import type { Launch } from "../model/launch.ts";
import { fromAmount, type Money, subtract, toAmount } from "../model/money.ts";
import type { Amount } from "../model/result.ts";
import type { Scenario } from "../model/selling.ts";
import type { Sale } from "./sale-input.ts";
import { bundledRates } from "./tables.ts";

/** What an estimate is asked besides what it costs. */
export interface CostExtras {
  readonly sensitivity?: boolean;
  readonly scenarios?: boolean;
  readonly band?: boolean;
  readonly lanes?: boolean;
}

/** Orders a month that a warehouse is compared at where the launch does not say. */
const usualOrders = 100;

/** The answers to the extra questions about one sale; those that cannot be told come with what is missing. */
export function extrasOf(
  sale: Sale,
  estimate: Estimate,
  launch: Launch,
  asked: CostExtras,
): Pick<Estimate, "sensitivity" | "scenarios" | "band" | "lanes" | "unknown"> {
  const volatility = volatilityOf(launch, sale.input.market.currency);
  const band = asked.band === true && volatility !== undefined ? bandOf(sale, launch, volatility) : undefined;
  return {
    ...(asked.sensitivity === true ? { sensitivity: effectsOf(sale) } : {}),
    ...(asked.scenarios === true ? { scenarios: scenariosOf(sale, estimate, launch) } : {}),
    ...(band === undefined ? {} : { band }),
    ...(asked.lanes === true ? { lanes: lanesOf(sale, estimate) } : {}),
    unknown: [
      ...estimate.unknown,
      ...(asked.band === true && volatility === undefined ? [noVolatility(sale)] : []),
    ],
  };
}

const effectsOf = ({ input }: Sale): NonNullable<Estimate["sensitivity"]> =>
  sensitivity(input).map(({ factor, by, worse, better }) => ({
    factor,
    by,
    worse: toAmount(worse),
    better: toAmount(better),
  }));

/** The sale under each scenario that touches its market. */
function scenariosOf(sale: Sale, estimate: Estimate, launch: Launch): ScenarioOutcome[] {
  return Object.entries(launch.scenarios ?? {}).flatMap(([id, scenario]) => {
    const input = underScenario(sale.input, scenario, sale.market.names);
    return input === sale.input ? [] : [outcomeOf(id, scenario, input, estimate)];
  });
}

function outcomeOf(id: string, scenario: Scenario, input: Sale["input"], before: Estimate): ScenarioOutcome {
  const { estimate } = estimateSale(input, { searchPrices: false });
  return {
    scenario: id,
    ...(scenario.name === undefined ? {} : { name: scenario.name }),
    ...(estimate.lane === undefined ? {} : { lane: estimate.lane }),
    landed: estimate.totals.landed,
    margin: estimate.margin ?? null,
    change: difference(before.margin?.amount, estimate.margin?.amount),
  };
}

const difference = (from: Amount | undefined, to: Amount | undefined): Amount | null =>
  from === undefined || to === undefined ? null : toAmount(subtract(fromAmount(to), fromAmount(from)));

interface Volatility {
  readonly yearly: string;
  readonly certainty: Certainty;
}

/** How far a currency moves in a year: the launch's own figure, else the bundled one. */
function volatilityOf(launch: Launch, currency: string): Volatility | undefined {
  const own = launch.risk?.volatility?.[currency];
  if (own !== undefined) return { yearly: own, certainty: "authority" };
  const bundled = bundledRates().volatility;
  const yearly = bundled?.yearly[currency];
  return bundled === undefined || yearly === undefined ? undefined : { yearly, certainty: bundled.certainty };
}

function bandOf(sale: Sale, launch: Launch, volatility: Volatility): MarginBand | undefined {
  const { days = 30, runs = 500, seed = 1 } = launch.risk ?? {};
  const share = Number(volatility.yearly.slice(0, -1)) / 100;
  const spread = simulateMargin(sale.input, { seed, runs, days, volatility: share });
  if (spread === undefined) return undefined;
  return {
    p10: toAmount(spread.p10),
    p50: toAmount(spread.p50),
    p90: toAmount(spread.p90),
    loss: percentText(exact(spread.losses, runs)),
    volatility: volatility.yearly,
    days,
    runs,
    seed,
    certainty: volatility.certainty,
  };
}

const noVolatility = ({ input }: Sale): Estimate["unknown"][number] => ({
  what: "band",
  why: input.say("cost.no-volatility", { currency: input.market.currency }),
  fix: input.say("cost.give-volatility", { currency: input.market.currency }),
});

function lanesOf({ input }: Sale, estimate: Estimate): LaneOption[] {
  const orders = input.selling.ordersPerMonth ?? usualOrders;
  return waysOf(input, orders).map((way): LaneOption => {
    const stock = way.model === "stock" ? { ordersPerMonth: orders, winsFrom: way.winsFrom ?? null } : {};
    return {
      lane: way.trip.lane.id,
      model: way.model,
      days: way.trip.days,
      landed: amountOf(way.landed),
      margin: amountOf(way.margin),
      chosen: way.trip.lane.id === estimate.lane,
      inTime: way.inTime,
      ...stock,
    };
  });
}

const amountOf = (money: Way["landed"] | Money): Amount | null => (money === null ? null : toAmount(money));
