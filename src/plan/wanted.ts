import { groupBy } from "./cliques.ts";
import { type Column, columnsOf } from "./columns.ts";
import { fill } from "./construct.ts";
import type { Optimised, Relaxed } from "./optimise.ts";
import { streamObjective } from "./penalty.ts";
import { hostEarns } from "./prices.ts";
import type { PlanHost, PlanProblem } from "./problem.ts";
import type { Solver } from "./solver.ts";
import { emptyState, fits, hold, release, type State } from "./state.ts";
import { bonuses } from "./weeks.ts";
import { worth } from "./worth.ts";

interface Worth {
  /** What the plan at hand is worth more with it: so much at least. */
  readonly value: number;
  /** What the bound is above the plan, with what the thing earns at the bound's prices: no more than that. */
  readonly atMost?: number;
}

/** One thing more to have. */
export type Wanted =
  | ({ readonly kind: "host"; readonly language: string; readonly zone: string } & Worth)
  | ({ readonly kind: "studio"; readonly site: string } & Worth);

const most = 5;
/** As many of the hosts that could be worth most are tried. */
const hostTrials = 8;
/** Another studio is tried up to so many columns: each trial looks at all of them. */
const studioTrials = 45_000;

/** What is worth most to add, dearest first: a host of a language in a market's evenings, a studio of a site. */
export function wantedOf(
  problem: PlanProblem,
  { state, relaxed }: Optimised,
  columns: readonly Column[],
  pins: ReadonlySet<Column>,
  solver: Solver | undefined,
): Wanted[] {
  if (problem.hosts.length === 0) return [];
  const before = streamObjective(problem, state);
  const slack = relaxed === undefined ? 0 : relaxed.bound - worth(problem, state, pins);
  const all = [
    ...hostsWanted(problem, state, before, relaxed && solver && { relaxed, solver, slack }),
    ...studiosWanted(problem, state, columns, before, relaxed, slack),
  ];
  return all
    .map((wanted) => ({
      ...wanted,
      value: Math.floor(wanted.value),
      ...(wanted.atMost === undefined ? {} : { atMost: Math.ceil(wanted.atMost) }),
    }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, most);
}

interface Pricing {
  readonly relaxed: Relaxed;
  readonly solver: Solver;
  /** How far the plan is below the relaxation. */
  readonly slack: number;
}

function hostsWanted(
  problem: PlanProblem,
  state: State,
  before: number,
  pricing: Pricing | undefined,
): Wanted[] {
  const pairs = new Map(
    problem.markets.flatMap(({ languages: [language], zone }) =>
      language === undefined ? [] : [[`${language} ${zone}`, { language, zone }] as const],
    ),
  );
  const bonus = bonuses(
    problem,
    new Map(problem.products.map(({ sku }) => [sku, problem.weights.productShort])),
  );
  const candidates = [...pairs.values()].map(({ language, zone }) => {
    const extra = newHost(problem, language, zone);
    const index = problem.hosts.length;
    const wider = withHost(problem, extra);
    const own = columnsOf({ ...wider, hosts: [extra] }).map((column) => ({ ...column, host: index }));
    const earns = pricing && hostEarns(wider, index, own, pricing.relaxed.prices, bonus, pricing.solver);
    return { language, zone, wider, own, earns };
  });
  const dearest = candidates
    .sort((a, b) => (b.earns ?? Number.POSITIVE_INFINITY) - (a.earns ?? Number.POSITIVE_INFINITY) || 0)
    .slice(0, pricing === undefined ? candidates.length : hostTrials);
  return dearest.map(({ language, zone, wider, own, earns }) => {
    const tried = copyOf(wider, state);
    takeOver(wider, tried, own);
    fill(wider, tried, own);
    return {
      kind: "host",
      language,
      zone,
      value: streamObjective(wider, tried) - before,
      ...(pricing === undefined || earns === undefined ? {} : { atMost: pricing.slack + earns }),
    };
  });
}

/** A host with the pay and limits of the one in the middle by pay, at home where the market is. */
function newHost({ hosts }: PlanProblem, language: string, zone: string): PlanHost {
  const { limits, pay, nightPremium } = [...hosts].sort((a, b) => a.pay - b.pay)[hosts.length >> 1]!;
  return {
    id: "\u0000new",
    zone,
    site: "\u0000new",
    languages: { [language]: 0.9 },
    off: [],
    sleep: { from: "00:00", to: "07:00" },
    limits,
    pay,
    nightPremium,
  };
}

function withHost(problem: PlanProblem, extra: PlanHost): PlanProblem {
  const room = { id: "\u0000new", site: "\u0000new", turnaround: 30 };
  return {
    ...problem,
    hosts: [...problem.hosts, extra],
    studios: problem.studios.length === 0 ? [] : [...problem.studios, room],
  };
}

/** Streams that the new host would hold better than who holds them now. */
function takeOver(problem: PlanProblem, state: State, own: readonly Column[]): void {
  const at = new Map(own.map((column) => [`${column.market} ${column.start}`, column]));
  for (const placed of [...state.all]) {
    const better = at.get(`${placed.column.market} ${placed.column.start}`);
    if (better === undefined || better.value <= placed.column.value) continue;
    release(state, placed);
    const studio = fits(problem, state, better);
    hold(state, studio === undefined ? placed : { column: better, studio });
  }
}

function studiosWanted(
  problem: PlanProblem,
  state: State,
  columns: readonly Column[],
  before: number,
  relaxed: Relaxed | undefined,
  slack: number,
): Wanted[] {
  if (problem.studios.length === 0 || columns.length > studioTrials) return [];
  const sites = [...new Set(problem.studios.flatMap(({ site }) => site ?? []))];
  const ofSite = groupBy(columns, ({ host }) => problem.hosts[host]!.site);
  return sites.map((site) => {
    const wider = {
      ...problem,
      studios: [...problem.studios, { id: "\u0000new", site, turnaround: 30 }],
    };
    const tried = copyOf(wider, state);
    fill(wider, tried, ofSite.get(site) ?? []);
    return {
      kind: "studio",
      site,
      value: streamObjective(wider, tried) - before,
      ...(relaxed === undefined ? {} : { atMost: slack + (relaxed.prices.studios.get(site) ?? 0) }),
    };
  });
}

function copyOf(problem: PlanProblem, state: State): State {
  const copy = emptyState(problem);
  for (const placed of state.all) hold(copy, placed);
  return copy;
}
