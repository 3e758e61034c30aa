import { dateOfDay, dayNumber } from "../model/zone.ts";
import { bestLanguage, type Column, columnsOf } from "./columns.ts";
import { irreducible } from "./irreducible.ts";
import { modelOf, standing } from "./model.ts";
import { weekCount } from "./penalty.ts";
import { noWeights, type PlanHost, type PlanProblem } from "./problem.ts";
import { eased, type Requirement, requirementsOf, stepsOf, withOnly } from "./requirement.ts";
import type { Solver } from "./solver.ts";
import type { State } from "./state.ts";

/** What a week asks of everybody and cannot have, none of it to spare, and what would do instead. */
export interface Conflict {
  readonly market: string;
  /** Weeks below the min. */
  readonly weeks: readonly number[];
  readonly requirements: readonly Requirement[];
  /** Whether one of them may be one too many: what was left to try was more than time allows. */
  readonly perhapsFewer: boolean;
  readonly ways: readonly Way[];
}

/** One requirement asked less of, by so many steps, that by itself makes the week possible. */
export interface Way {
  /** `speaker`: somebody more who speaks a language of the market. */
  readonly ease: Requirement | { readonly kind: "speaker"; readonly market: string };
  readonly steps: number;
  /** Minutes of a stream of the market. */
  readonly minutes: number;
  /** Pay for it, or what the streams not held would bring; left out where only the seller knows. */
  readonly cost?: number;
}

/** Programmes that the whole explanation may cost; counted, so that the same launch is told the same. */
const mostSolves = 120;
/** A week of more possible streams than this is too large to be solved again and again: of its markets fewer are asked. */
const mostColumns = 6_000;
/** Of such a week so many are judged, which a hundred times is still soon. */
const fewColumns = 1_500;
const mostWays = 4;
const nodes = 200;
const tolerance = 1e-6;

type Verdict = "possible" | "impossible" | "unknown";
type Judge = (part: PlanProblem) => Verdict;

/** Market weeks below their min, each market's alike weeks together, with the requirements that exclude each other. */
export function conflictsOf(problem: PlanProblem, state: State, solver: Solver): Conflict[] {
  let left = mostSolves;
  const judge: Judge = (part) => {
    const columns = columnsOf(part, mostColumns);
    if (columns.length > mostColumns || left <= 0) return "unknown";
    left--;
    return verdictOf(part, columns, solver);
  };
  return problem.markets.flatMap(({ id, min }, m) => {
    const got = (week: number) => state.counts[m]![week]!;
    const weeks = Array.from({ length: weekCount(problem) }, (_, week) => week);
    return conflictsOfMarket(
      problem,
      state,
      id,
      weeks.filter((week) => got(week) < min),
      judge,
    );
  });
}

/** Week by week; where each alone would do, the weeks together, as a night may belong to the host's next week. */
function conflictsOfMarket(
  problem: PlanProblem,
  state: State,
  market: string,
  short: readonly number[],
  judge: Judge,
): Conflict[] {
  const found: Conflict[] = [];
  const left: number[] = [];
  for (const week of short) {
    const part = partOf(problem, state, week, week);
    const known = found.findIndex(({ requirements }) => {
      const ids = requirements.flatMap((r) => (r.kind === "min" ? [r.market] : []));
      return judge(withOnly(only(part, [market, ...ids]), requirements)) === "impossible";
    });
    const conflict = known >= 0 ? undefined : conflictIn(part, market, judge);
    if (known >= 0) found[known] = { ...found[known]!, weeks: [...found[known]!.weeks, week] };
    else if (conflict !== undefined) found.push({ market, weeks: [week], ...conflict });
    else left.push(week);
  }
  if (left.length === 0 || weekCount(problem) === 1) return found;
  const together = conflictIn(partOf(problem, state, 0, weekCount(problem) - 1), market, judge);
  // A week's own conflict is one of all weeks, too, and says nothing of those that are possible alone.
  const isKnown = found.some(
    ({ requirements }) => JSON.stringify(requirements) === JSON.stringify(together?.requirements),
  );
  return together === undefined || isKnown ? found : [...found, { market, weeks: left, ...together }];
}

/** Some weeks alone: what others take of a host is left out, so that what is impossible here is so in the whole. */
function partOf(problem: PlanProblem, state: State, from: number, to: number): PlanProblem {
  const first = dayNumber(problem.window.from) + 7 * from;
  const last = Math.min(dayNumber(problem.window.from) + 7 * to + 6, dayNumber(problem.window.to));
  const held = new Set([...state.all].map(({ column }) => idOf(problem, column)));
  return {
    ...problem,
    window: { from: dateOfDay(first), to: dateOfDay(last) },
    products: [],
    // Pins that a plan had to drop are told of elsewhere.
    pins: problem.pins.filter((pin) => held.has(`${pin.market} ${pin.host} ${Date.parse(pin.utc) / 60_000}`)),
  };
}

const idOf = ({ markets, hosts }: PlanProblem, { market, host, start }: Column): string =>
  `${markets[market]!.id} ${hosts[host]!.id} ${start}`;

/** Whether a week's markets can all have their min. */
function verdictOf(problem: PlanProblem, columns: readonly Column[], solver: Solver): Verdict {
  const part: PlanProblem = {
    ...problem,
    markets: problem.markets.map((m) => ({ ...m, target: m.min })),
    weights: { ...noWeights, belowMin: 1 },
  };
  const pins = new Set(problem.pins.map((p) => `${p.market} ${p.host} ${Date.parse(p.utc) / 60_000}`));
  const stand = new Set(columns.filter((column) => pins.has(idOf(problem, column))));
  const bare = columns.map((column) => ({ ...column, value: 0 }));
  const fixed = new Set(bare.filter((_, i) => stand.has(columns[i]!)));
  const linear = standing(modelOf(part, bare), bare, fixed);
  const relaxed = solver(linear, { relax: true, gap: 0, nodes });
  if (relaxed === undefined) return "unknown";
  if (relaxed.objective < -tolerance) return "impossible";
  const whole = solver(linear, { relax: false, gap: 0, nodes });
  if (whole === undefined) return "unknown";
  if (whole.objective > -tolerance) return "possible";
  return whole.bound < -tolerance ? "impossible" : "unknown";
}

/** First the market with its own speakers, then with the markets that share them. */
function conflictIn(
  part: PlanProblem,
  market: string,
  judge: Judge,
): Pick<Conflict, "requirements" | "perhapsFewer" | "ways"> | undefined {
  const alone = only(part, [market]);
  const scope = judge(alone) === "impossible" ? alone : only(part, asManyAsFit(part, sharing(part, market)));
  if (scope !== alone && judge(scope) !== "impossible") return undefined;
  const all = requirementsOf(scope, market);
  // What cannot be had whatever is given up (nobody speaks the language) is no conflict; `unmet` says why.
  if (judge(withOnly(scope, all.slice(0, 1))) === "impossible") return undefined;
  const { kept: requirements, perhapsFewer } = irreducible(all, (some) => {
    const verdict = judge(withOnly(scope, some));
    return verdict === "unknown" ? undefined : verdict === "impossible";
  });
  // What others alone cannot have is told of them.
  if (!requirements.some((r) => r.kind === "min" && r.market === market)) return undefined;
  const own = scope.markets.find(({ id }) => id === market)!;
  const tries = [
    ...requirements.map((ease) => waysOf(scope, ease, own.duration, judge)),
    speakerWay(scope, market, judge),
  ];
  const ways = tries
    .flatMap((way) => way ?? [])
    .sort((a, b) => (a.cost ?? Number.POSITIVE_INFINITY) - (b.cost ?? Number.POSITIVE_INFINITY))
    .slice(0, mostWays);
  return { requirements, perhapsFewer, ways };
}

/** Some markets, and the hosts who speak for them. */
function only(problem: PlanProblem, ids: readonly string[]): PlanProblem {
  const markets = problem.markets.filter(({ id }) => ids.includes(id));
  return {
    ...problem,
    markets,
    hosts: problem.hosts.filter((host) => markets.some((m) => bestLanguage(host, m) !== undefined)),
    pins: problem.pins.filter((pin) => ids.includes(pin.market)),
  };
}

/** The markets with a min or pins that are tied to one by hosts who speak for both, and so on. */
function sharing(problem: PlanProblem, market: string): string[] {
  const asking = problem.markets.filter((m) => m.min > 0 || problem.pins.some((pin) => pin.market === m.id));
  const ids = [market];
  for (const id of ids) {
    const { hosts } = only(problem, [id]);
    for (const other of asking) {
      if (!ids.includes(other.id) && hosts.some((h) => bestLanguage(h, other) !== undefined))
        ids.push(other.id);
    }
  }
  return ids;
}

/**
 * As many of some markets as can be judged together, the first and then those with the fewest possible streams; what
 * excludes itself among them does so among all.
 */
function asManyAsFit(part: PlanProblem, ids: readonly string[]): string[] {
  const [first, ...others] = ids.map((id) => ({
    id,
    size: columnsOf(only(part, [id]), mostColumns).length,
  }));
  const all = others.reduce((sum, { size }) => sum + size, first!.size);
  if (all <= mostColumns) return [...ids];
  let left = fewColumns - first!.size;
  const fit = others
    .sort((a, b) => a.size - b.size)
    .filter(({ size }) => {
      left -= size;
      return left >= 0;
    });
  return [first!.id, ...fit.map(({ id }) => id)];
}

/** The fewest steps by which one requirement must give way, with the others as they are. */
function waysOf(scope: PlanProblem, ease: Requirement, minutes: number, judge: Judge): Way | undefined {
  const min = ease.kind === "min" ? scope.markets.find(({ id }) => id === ease.market)!.min : 0;
  for (let steps = 1; steps <= stepsOf(ease, min); steps++) {
    if (judge(eased(scope, ease, steps, minutes)) !== "possible") continue;
    const cost = costOf(scope, ease, steps, minutes);
    return { ease, steps, minutes, ...(cost === undefined ? {} : { cost }) };
  }
  return undefined;
}

function costOf(scope: PlanProblem, ease: Requirement, steps: number, minutes: number): number | undefined {
  if (ease.kind === "min") {
    const own = scope.markets.findIndex(({ id }) => id === ease.market);
    const values = columnsOf(scope)
      .filter(({ market }) => market === own)
      .map(({ value }) => value);
    // What nobody can hold is worth what only the seller knows.
    return values.length === 0 ? undefined : Math.max(0, ...values) * steps;
  }
  if (!("host" in ease)) return undefined;
  const { pay, nightPremium }: PlanHost = scope.hosts.find(({ id }) => id === ease.host)!;
  const hours = (steps * minutes) / 60;
  return Math.round(pay * hours * (ease.kind === "nights" ? 1 + nightPremium : 1));
}

/** Somebody more who speaks the market's first language, at home where it is, as often as the week lacks streams. */
function speakerWay(scope: PlanProblem, market: string, judge: Judge): Way | undefined {
  const own = scope.markets.find(({ id }) => id === market)!;
  const [language] = own.languages;
  if (language === undefined) return undefined;
  for (let steps = 1; steps <= own.min; steps++) {
    const extra: PlanHost = {
      id: "\u0000new",
      zone: own.zone,
      site: "\u0000new",
      languages: { [language]: 1 },
      off: [],
      sleep: { from: "00:00", to: "07:00" },
      limits: { perWeek: steps * own.duration, rest: 660, shiftSpan: 720, break: 30, nightsPerWeek: 7 },
      pay: 0,
      nightPremium: 0,
    };
    const room = { id: "\u0000new", site: "\u0000new", turnaround: 0 };
    const wider = {
      ...scope,
      hosts: [...scope.hosts, extra],
      studios: scope.studios.length === 0 ? [] : [...scope.studios, room],
    };
    if (judge(wider) !== "possible") continue;
    const pays = scope.hosts.map(({ pay }) => pay).sort((a, b) => a - b);
    const pay = pays[pays.length >> 1];
    const cost = pay === undefined ? {} : { cost: Math.round((pay * steps * own.duration) / 60) };
    return { ease: { kind: "speaker", market }, steps, minutes: own.duration, ...cost };
  }
  return undefined;
}
