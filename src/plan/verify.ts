import type { PlannedStream } from "../model/plan-result.ts";
import { dateOfDay, dayNumber } from "../model/zone.ts";
import { canWork, isNight, type LocalQuarter, localQuarter, openness } from "./clock.ts";
import type { PlanHost, PlanMarket, PlanProblem } from "./problem.ts";

/** A rule of the model that a plan breaks, by its number in the model. */
export interface Violation {
  readonly rule: string;
  readonly what: string;
}

export interface Verdict {
  readonly violations: readonly Violation[];
  /** The objective recomputed from the streams alone. */
  readonly objective: number;
}

interface Seen {
  readonly stream: PlannedStream;
  readonly market: PlanMarket;
  readonly host: PlanHost;
  readonly start: number;
  readonly end: number;
  readonly quarters: readonly number[];
  readonly marketDay: number;
  readonly hostDay: number;
  readonly nightMinutes: number;
}

const quarter = 15;

/** Recomputes every hard constraint and the objective from streams as a result lists them; shares nothing with the search. */
export function verify(problem: PlanProblem, streams: readonly PlannedStream[]): Verdict {
  const broken: Violation[] = [];
  const say = (rule: string, what: string): void => {
    broken.push({ rule, what });
  };
  const seen = streams.flatMap((stream) => {
    const market = problem.markets.find((m) => m.id === stream.market);
    const host = problem.hosts.find((h) => h.id === stream.host);
    if (market === undefined || host === undefined) {
      say("input", `${stream.id}: no such market or host`);
      return [];
    }
    return [look(stream, market, host)];
  });
  for (const s of seen) alone(problem, s, say);
  for (const market of problem.markets)
    ofMarket(
      problem,
      market,
      seen.filter((s) => s.market === market),
      say,
    );
  for (const host of problem.hosts)
    ofHost(
      problem,
      host,
      seen.filter((s) => s.host === host),
      say,
    );
  for (const studio of problem.studios)
    ofStudio(
      studio,
      seen.filter((s) => s.stream.studio === studio.id),
      say,
    );
  for (const s of seen) hasStudio(problem, s, say);
  ofPins(problem, seen, say);
  return { violations: broken, objective: objectiveOf(problem, seen) };
}

type Say = (rule: string, what: string) => void;

function look(stream: PlannedStream, market: PlanMarket, host: PlanHost): Seen {
  const start = Date.parse(stream.utc) / 60_000;
  const end = Date.parse(stream.end) / 60_000;
  const quarters: number[] = [];
  for (let t = start; t < end; t += quarter) quarters.push(t);
  const night = quarters.filter((t) => isNight(localQuarter(host.zone, t))).length * quarter;
  return {
    stream,
    market,
    host,
    start,
    end,
    quarters,
    marketDay: localQuarter(market.zone, start).day,
    hostDay: localQuarter(host.zone, start).day,
    nightMinutes: night,
  };
}

/** Constraints 1 to 3 and 9, and that the stream is written consistently. */
function alone(problem: PlanProblem, s: Seen, say: Say): void {
  const { stream, market, host } = s;
  const at = (t: number): LocalQuarter => localQuarter(host.zone, t);
  if (s.end - s.start !== market.duration) say("time", `${stream.id}: lasts ${s.end - s.start} minutes`);
  if (Date.parse(stream.start) !== Date.parse(stream.utc)) say("time", `${stream.id}: start and utc differ`);
  if (Date.parse(stream.hostStart) !== Date.parse(stream.utc))
    say("time", `${stream.id}: hostStart and utc differ`);
  if (s.start % problem.resolution !== 0) say("time", `${stream.id}: not on the grid`);
  const date = dateOfDay(s.marketDay);
  if (date < problem.window.from || date > problem.window.to) say("time", `${stream.id}: outside the window`);
  if (s.quarters.some((t) => openness(market, t) <= 0)) say("1", `${stream.id}: the market is closed`);
  if (s.quarters.some((t) => !canWork(host, at(t))))
    say("2", `${stream.id}: the host is asleep, off or not available`);
  if (fitOf(s) <= 0) say("3", `${stream.id}: the host speaks no language of the market`);
  if (market.barredHosts.includes(host.id)) say("3", `${stream.id}: the host lacks the permit`);
  if (new Set(stream.products).size !== stream.products.length) say("9", `${stream.id}: a product twice`);
  if (stream.products.length > market.productsPerStream) say("9", `${stream.id}: too many products`);
  for (const sku of stream.products) {
    const product = problem.products.find((p) => p.sku === sku);
    if (!product?.markets.includes(market.id)) say("9", `${stream.id}: ${sku} may not be shown there`);
    if (product?.from !== undefined && product.from > date) say("9", `${stream.id}: ${sku} is not there yet`);
  }
}

function fitOf({ host, market }: Seen): number {
  const base = (tag: string): string => tag.split("-")[0]!;
  const levels = Object.entries(host.languages).flatMap(([spoken, fit]) =>
    market.languages.some((wanted) => base(wanted) === base(spoken)) ? [fit] : [],
  );
  return Math.max(0, ...levels);
}

/** Constraints 4 and 8. */
function ofMarket(problem: PlanProblem, market: PlanMarket, own: readonly Seen[], say: Say): void {
  const sorted = own.toSorted((a, b) => a.start - b.start);
  for (const [i, s] of sorted.entries()) {
    const before = sorted[i - 1];
    if (before === undefined) continue;
    if (s.start - before.start < market.minGap)
      say("4", `${before.stream.id}, ${s.stream.id}: less than minGap apart`);
    if (s.start < before.end) say("4", `${before.stream.id}, ${s.stream.id}: overlap`);
  }
  for (const [week, list] of groups(own, (s) => weekOf(problem, s.marketDay))) {
    if (list.length > market.max) say("8", `${market.id} week ${week}: ${list.length} streams`);
  }
}

/** Constraints 5 and 6. */
function ofHost(problem: PlanProblem, host: PlanHost, own: readonly Seen[], say: Say): void {
  const { limits } = host;
  const sorted = own.toSorted((a, b) => a.start - b.start);
  let shift: Seen[] = [];
  for (const [i, s] of sorted.entries()) {
    const before = sorted[i - 1];
    const pair = `${before?.stream.id}, ${s.stream.id}`;
    if (before !== undefined && s.start < before.end) say("5", `${pair}: the host is in two streams`);
    else if (before !== undefined && s.start - before.end < limits.break) say("5", `${pair}: no break`);
    shift = before !== undefined && s.start - before.end < limits.rest ? [...shift, s] : [s];
    if (s.end - shift[0]!.start > limits.shiftSpan)
      say("5", `${shift[0]!.stream.id}, ${s.stream.id}: the shift is too long`);
  }
  const minutes = (list: readonly Seen[]): number => list.reduce((sum, s) => sum + s.end - s.start, 0);
  for (const [day, list] of groups(own, (s) => s.hostDay)) {
    if (minutes(list) > (limits.perDay ?? Number.POSITIVE_INFINITY))
      say("6", `${host.id} ${dateOfDay(day)}: over perDay`);
  }
  for (const [week, list] of groups(own, (s) => weekOf(problem, s.hostDay))) {
    if (minutes(list) > (limits.perWeek ?? Number.POSITIVE_INFINITY))
      say("6", `${host.id} week ${week}: over perWeek`);
    const nights = list.filter((s) => s.nightMinutes >= 30).length;
    if (nights > limits.nightsPerWeek) say("6", `${host.id} week ${week}: ${nights} nights`);
  }
}

/** Constraint 7. */
function ofStudio(studio: PlanProblem["studios"][number], own: readonly Seen[], say: Say): void {
  const sorted = own.toSorted((a, b) => a.start - b.start);
  for (const [i, s] of sorted.entries()) {
    const before = sorted[i - 1];
    if (before !== undefined && s.start < before.end + studio.turnaround) {
      say("7", `${before.stream.id}, ${s.stream.id}: ${studio.id} is not free`);
    }
    if (studio.site !== s.host.site) say("7", `${s.stream.id}: ${studio.id} is at another site`);
    if (studio.markets !== undefined && !studio.markets.includes(s.market.id)) {
      say("7", `${s.stream.id}: ${studio.id} may not serve ${s.market.id}`);
    }
  }
}

/** Where a launch has studios every stream is in one of them. */
function hasStudio({ studios }: PlanProblem, { stream }: Seen, say: Say): void {
  const known = studios.some(({ id }) => id === stream.studio);
  if (studios.length > 0 && !known) say("7", `${stream.id}: in no studio of the launch`);
}

/** Constraint 10: with `keep` so many pins stand; without it each that fits beside those that stand. */
function ofPins(problem: PlanProblem, seen: readonly Seen[], say: Say): void {
  const { pins, keep } = problem;
  const standing = seen.flatMap(({ stream }) => (pins.some((pin) => isSame(pin, stream)) ? [stream] : []));
  if (keep !== undefined) {
    if (standing.length * 100 < keep * pins.length - 1e-9)
      say("10", `${standing.length} of ${pins.length} pinned streams stand`);
    return;
  }
  for (const pin of pins) {
    if (!standing.some((stream) => isSame(pin, stream)) && couldStand(problem, pin, standing))
      say("10", `${pin.id}: pinned, breaks nothing and does not stand`);
  }
}

const isSame = (pin: PlannedStream, { market, host, utc }: PlannedStream): boolean =>
  pin.market === market && pin.host === host && pin.utc === utc;

/** Whether a pin keeps constraints 1 to 8 beside streams as they are, in its studio or another. */
function couldStand(problem: PlanProblem, pin: PlannedStream, others: readonly PlannedStream[]): boolean {
  const bare = { ...problem, pins: [] };
  const rooms = problem.studios.length === 0 ? [undefined] : problem.studios.map(({ id }) => id);
  return rooms.some((studio) => {
    const near = others.filter(
      (s) => s.market === pin.market || s.host === pin.host || (studio !== undefined && s.studio === studio),
    );
    const { studio: _, ...rest } = pin;
    const placed = { ...rest, products: [], ...(studio === undefined ? {} : { studio }) };
    return verify(bare, [...near, placed]).violations.length === 0;
  });
}

const weekOf = ({ window }: PlanProblem, day: number): number =>
  Math.floor((day - dayNumber(window.from)) / 7);

function groups<T>(list: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const found = new Map<number, T[]>();
  for (const item of list) found.set(key(item), [...(found.get(key(item)) ?? []), item]);
  return found;
}

function objectiveOf(problem: PlanProblem, seen: readonly Seen[]): number {
  const w = problem.weights;
  let total = 0;
  for (const s of seen) {
    const audience = s.quarters.reduce((sum, t) => sum + openness(s.market, t), 0);
    const hours = (s.end - s.start) / 60;
    const night = s.nightMinutes / 60;
    const earned = (fitOf(s) * audience * s.market.value) / 2;
    const spent = s.host.pay * (hours + s.host.nightPremium * night) + w.fatigueNightHour * night;
    total += Math.floor(earned - spent + 0.5 + 1e-9);
  }
  const weeks = Math.ceil((dayNumber(problem.window.to) - dayNumber(problem.window.from) + 1) / 7);
  for (const market of problem.markets) {
    for (let week = 0; week < weeks; week++) {
      const n = seen.filter((s) => s.market === market && weekOf(problem, s.marketDay) === week).length;
      total -= w.belowMin * Math.max(0, market.min - n);
      total -= w.belowTarget * Math.max(0, market.target - n);
      total -= w.overTarget * Math.max(0, n - market.target);
    }
  }
  for (const host of problem.hosts) {
    const { perWeek } = host.limits;
    if (perWeek === undefined) continue;
    for (const list of groups(
      seen.filter((s) => s.host === host),
      (s) => weekOf(problem, s.hostDay),
    ).values()) {
      const hours = list.reduce((sum, s) => sum + s.end - s.start, 0) / 60;
      const over = Math.max(0, hours - (0.5 * perWeek) / 60);
      const first = (0.3 * perWeek) / 60;
      total -= w.fatigueHour1 * Math.min(over, first) + w.fatigueHour2 * Math.max(0, over - first);
    }
  }
  for (const product of problem.products) {
    const shown = seen.filter((s) => s.stream.products.includes(product.sku)).length;
    total -= w.productShort * Math.max(0, product.minAppearances - shown);
  }
  if (problem.keep !== undefined) {
    const stand = problem.pins.filter((pin) => seen.some(({ stream }) => isSame(pin, stream)));
    total -= w.move * (problem.pins.length - stand.length);
  }
  return Math.round(total * 1e6) / 1e6;
}
