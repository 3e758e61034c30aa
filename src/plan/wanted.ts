import { type Column, columnsOf } from "./columns.ts";
import { fill } from "./construct.ts";
import { streamObjective } from "./penalty.ts";
import type { PlanHost, PlanProblem } from "./problem.ts";
import { emptyState, fits, hold, release, type State } from "./state.ts";

/** One thing more to have, and what the plan found would at least be worth more with it. */
export type Wanted =
  | { readonly kind: "host"; readonly language: string; readonly zone: string; readonly value: number }
  | { readonly kind: "studio"; readonly site: string; readonly value: number };

const most = 5;
/** Another studio is tried up to so many columns: each trial looks at all of them. */
const studioTrials = 45_000;

/** What is worth most to add, dearest first: a host of a language in a market's evenings, a studio of a site. */
export function wantedOf(problem: PlanProblem, state: State, columns: readonly Column[]): Wanted[] {
  if (problem.hosts.length === 0) return [];
  const before = streamObjective(problem, state);
  const all = [...hostTrials(problem, state, before), ...studiosWanted(problem, state, columns, before)];
  return all
    .map((wanted) => ({ ...wanted, value: Math.floor(wanted.value) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, most);
}

function hostTrials(problem: PlanProblem, state: State, before: number): Wanted[] {
  const pairs = new Map(
    problem.markets.flatMap(({ languages: [language], zone }) =>
      language === undefined ? [] : [[`${language} ${zone}`, { language, zone }] as const],
    ),
  );
  return [...pairs.values()].map(({ language, zone }) => {
    const extra = newHost(problem, language, zone);
    const wider = withHost(problem, extra);
    const index = problem.hosts.length;
    const own = columnsOf({ ...wider, hosts: [extra] }).map((column) => ({ ...column, host: index }));
    const tried = copyOf(wider, state);
    takeOver(wider, tried, own);
    fill(wider, tried, own);
    return { kind: "host", language, zone, value: streamObjective(wider, tried) - before };
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
): Wanted[] {
  if (problem.studios.length === 0 || columns.length > studioTrials) return [];
  const sites = [...new Set(problem.studios.flatMap(({ site }) => site ?? []))];
  return sites.map((site) => {
    const wider = {
      ...problem,
      studios: [...problem.studios, { id: "\u0000new", site, turnaround: 30 }],
    };
    const tried = copyOf(wider, state);
    fill(wider, tried, columns);
    return { kind: "studio", site, value: streamObjective(wider, tried) - before };
  });
}

function copyOf(problem: PlanProblem, state: State): State {
  const copy = emptyState(problem);
  for (const placed of state.all) hold(copy, placed);
  return copy;
}
