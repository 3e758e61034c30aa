import { bestLanguage } from "./columns.ts";
import type { PlanHost, PlanMarket, PlanProblem, PlanStudio } from "./problem.ts";

/** Something that a launch asks of a week and could ask less of; what physics or the market's own hours ask is none. */
export type Requirement =
  | { readonly kind: "min" | "gap" | "permit"; readonly market: string }
  | {
      readonly kind: "nights" | "perWeek" | "perDay" | "shift" | "off" | "available" | "sleep";
      readonly host: string;
    }
  | { readonly kind: "studio"; readonly site: string }
  | { readonly kind: "pins" };

/** What a week's markets ask, the easiest to ask less of first. */
export function requirementsOf(problem: PlanProblem, first: string): Requirement[] {
  const markets = [...problem.markets].sort((a, b) => Number(b.id === first) - Number(a.id === first));
  const hosts = problem.hosts.filter((host) => markets.some((m) => bestLanguage(host, m) !== undefined));
  const ofHosts = (
    kind: Extract<Requirement, { readonly host: string }>["kind"],
    has: (host: PlanHost) => boolean,
  ): Requirement[] => hosts.filter(has).map(({ id }) => ({ kind, host: id }));
  const sites = problem.studios.length === 0 ? [] : [...new Set(hosts.flatMap(({ site }) => site ?? []))];
  return [
    ...markets.filter(({ min }) => min > 0).map(({ id }) => ({ kind: "min", market: id }) as const),
    ...ofHosts("nights", () => true),
    ...ofHosts("perWeek", ({ limits }) => limits.perWeek !== undefined),
    ...ofHosts("perDay", ({ limits }) => limits.perDay !== undefined),
    ...ofHosts("shift", () => true),
    ...markets.filter((m) => m.minGap > m.duration).map(({ id }) => ({ kind: "gap", market: id }) as const),
    ...sites.map((site) => ({ kind: "studio", site }) as const),
    ...(problem.pins.length === 0 ? [] : [{ kind: "pins" } as const]),
    ...ofHosts("off", ({ off }) => off.length > 0),
    ...ofHosts("available", ({ available }) => available !== undefined),
    ...ofHosts("sleep", () => true),
    ...markets
      .filter(({ barredHosts }) => barredHosts.length > 0)
      .map(({ id }) => ({ kind: "permit", market: id }) as const),
  ];
}

/** The problem in which only these requirements hold. */
export function withOnly(problem: PlanProblem, kept: readonly Requirement[]): PlanProblem {
  const keys = new Set(kept.map(keyOf));
  const has = (requirement: Requirement): boolean => keys.has(keyOf(requirement));
  return {
    ...problem,
    markets: problem.markets.map((market) => ({
      ...market,
      min: has({ kind: "min", market: market.id }) ? market.min : 0,
      minGap: has({ kind: "gap", market: market.id }) ? market.minGap : market.duration,
      barredHosts: has({ kind: "permit", market: market.id }) ? market.barredHosts : [],
    })),
    hosts: problem.hosts.map((host) => hostWith(host, (kind) => has({ kind, host: host.id }))),
    studios: roomsWith(problem, (site) => has({ kind: "studio", site })),
    pins: has({ kind: "pins" }) ? problem.pins : [],
  };
}

export const keyOf = (requirement: Requirement): string => JSON.stringify(requirement);

type HostKind = Extract<Requirement, { readonly host: string }>["kind"];

function hostWith(host: PlanHost, has: (kind: HostKind) => boolean): PlanHost {
  const { available, limits, ...rest } = host;
  const { perDay, perWeek, ...others } = limits;
  return {
    ...rest,
    ...(available === undefined || !has("available") ? {} : { available }),
    off: has("off") ? host.off : [],
    sleep: has("sleep") ? host.sleep : { from: "00:00", to: "00:00" },
    limits: {
      ...others,
      ...(perDay === undefined || !has("perDay") ? {} : { perDay }),
      ...(perWeek === undefined || !has("perWeek") ? {} : { perWeek }),
      ...(has("shift") ? {} : { rest: 0, shiftSpan: 7 * 1440 }),
      nightsPerWeek: has("nights") ? limits.nightsPerWeek : 1_000,
    },
  };
}

/** A site whose rooms do not count has one for each of its hosts. */
function roomsWith({ studios, hosts }: PlanProblem, counts: (site: string) => boolean): PlanStudio[] {
  if (studios.length === 0) return [];
  const free = hosts.flatMap(({ site, id }) =>
    site === undefined || counts(site) ? [] : [{ id: `\u0000${id}`, site, turnaround: 0 }],
  );
  return [...studios, ...free];
}

/** A requirement asked `steps` less of: a stream, a night, a stream's length of hours; else not at all. */
export function eased(
  problem: PlanProblem,
  requirement: Requirement,
  steps: number,
  minutes: number,
): PlanProblem {
  const market = (change: (m: PlanMarket) => Partial<PlanMarket>, id: string): PlanProblem => ({
    ...problem,
    markets: problem.markets.map((m) => (m.id === id ? { ...m, ...change(m) } : m)),
  });
  const host = (change: (h: PlanHost) => Partial<PlanHost["limits"]>, id: string): PlanProblem => ({
    ...problem,
    hosts: problem.hosts.map((h) => (h.id === id ? { ...h, limits: { ...h.limits, ...change(h) } } : h)),
  });
  const more = steps * minutes;
  switch (requirement.kind) {
    case "min":
      return market(({ min }) => ({ min: min - steps }), requirement.market);
    case "nights":
      return host(({ limits }) => ({ nightsPerWeek: limits.nightsPerWeek + steps }), requirement.host);
    case "perWeek":
      return host(({ limits }) => ({ perWeek: (limits.perWeek ?? 0) + more }), requirement.host);
    case "perDay":
      return host(({ limits }) => ({ perDay: (limits.perDay ?? 0) + more }), requirement.host);
    case "shift":
      return host(({ limits }) => ({ shiftSpan: limits.shiftSpan + steps * 120 }), requirement.host);
    case "studio": {
      const { site } = requirement;
      const rooms = Array.from({ length: steps }, (_, i) => ({ id: `\u0000${i}`, site, turnaround: 30 }));
      return { ...problem, studios: [...problem.studios, ...rooms] };
    }
    default:
      return withOnly(
        problem,
        requirementsOf(problem, "").filter((other) => keyOf(other) !== keyOf(requirement)),
      );
  }
}

/** Steps worth trying; one where a requirement is let go whole. */
export const stepsOf = ({ kind }: Requirement, min: number): number =>
  kind === "min" ? min : ["nights", "perWeek", "perDay", "shift", "studio"].includes(kind) ? 3 : 1;
