import type { Profiles } from "../load/profiles.ts";
import { usageError } from "../model/diagnostic.ts";
import type { Certainty, Source } from "../model/fact.ts";
import type { Fault, MarketStanding } from "../model/look-up-result.ts";
import type { MarketProfile } from "../model/market.ts";
import { near } from "../model/near.ts";
import { dateOfDay, dayNumber } from "../model/zone.ts";
import { type Fact, factsOf } from "./market-facts.ts";

const changeDays = 180;

/** Ids of markets, blocs and tables of every market left out. */
export const marketIds = (profiles: Profiles): string[] => profiles.ids.filter((id) => !id.startsWith("_"));

export function standingOf(id: string, profiles: Profiles, on: string): MarketStanding {
  const profile = profiles.resolve(id);
  const own = ownFacts(profile);
  const checks = own.flatMap((fact) => checkedOn(fact, profile.sources ?? {}) ?? []).sort();
  return {
    id,
    ...(profile.name === undefined ? {} : { name: profile.name }),
    facts: own.length,
    verified: own.filter((fact) => certaintyOf(fact, profile.sources ?? {}) !== "unverified").length,
    oldestCheck: checks[0] ?? null,
    changes: changesOf(own, on),
    missing: missingOf(profile, own),
    open: profile.open?.length ?? 0,
  };
}

const needed = ["valuation", "duty", "tax"] as const;

function missingOf(profile: MarketProfile, facts: readonly Fact[]): string[] {
  const sources = profile.sources ?? {};
  const unsure = (part: string): boolean =>
    profile.open?.some((question) => question.about === `customs.${part}`) === true ||
    facts.some(
      (fact) => `${fact.path}.`.startsWith(`customs.${part}.`) && certaintyOf(fact, sources) === "unverified",
    );
  return [
    ...needed.filter((part) => profile.customs?.[part] === undefined || unsure(part)),
    ...["regimes", "additional"].filter(unsure),
  ];
}

/** Dated feast days are many and alike; they count, but tariff lines of a whole nomenclature do not. */
const ownFacts = (profile: MarketProfile): Fact[] =>
  factsOf(profile).filter((fact) => !/^customs\.duty\.(ushts|cet|ukgt)\b/.test(fact.path));

function changesOf(facts: readonly Fact[], on: string): MarketStanding["changes"] {
  const last = dateOfDay(dayNumber(on) + changeDays);
  const soon = (day: string | undefined): day is string => day !== undefined && day > on && day <= last;
  return facts
    .filter((fact) => fact.section === "customs" || fact.section === "rules")
    .flatMap((fact) => [
      ...(soon(fact.from) ? [{ day: fact.from, what: "begins" as const, path: fact.path }] : []),
      ...(soon(fact.until) ? [{ day: fact.until, what: "ends" as const, path: fact.path }] : []),
    ])
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

type Sources = Readonly<Record<string, Source>>;

const sourcesOf = (fact: Fact, sources: Sources): Source[] =>
  [fact.source ?? []].flat().flatMap((name) => sources[name as string] ?? []);

export const certaintyOf = (fact: Fact, sources: Sources): Certainty =>
  fact.certainty ?? sourcesOf(fact, sources)[0]?.certainty ?? "unverified";

const checkedOn = (fact: Fact, sources: Sources): string | undefined =>
  fact.checked ?? sourcesOf(fact, sources)[0]?.read;

/** Facts without a source that are not marked unverified, sources that do not exist, dates that cross, stale checks. */
export function faultsOf(id: string, profiles: Profiles, on: string, maxAgeDays?: number): Fault[] {
  const profile = profiles.resolve(id);
  const sources = profile.sources ?? {};
  const facts = ownFacts(profile);
  return [...facts.flatMap((fact) => factFaults(id, fact, sources, on, maxAgeDays)), ...overlaps(id, facts)];
}

function factFaults(
  market: string,
  fact: Fact,
  sources: Sources,
  on: string,
  maxAge: number | undefined,
): Fault[] {
  const fault = (problem: Fault["problem"], detail: string): Fault => ({
    market,
    path: fact.path,
    problem,
    detail,
  });
  const names = [fact.source ?? []].flat() as string[];
  const unknown = names.find((name) => sources[name] === undefined);
  const checked = checkedOn(fact, sources);
  return [
    ...(names.length === 0 &&
    fact.certainty !== "unverified" &&
    fact.section !== "rules" &&
    fact.value.unknown !== true
      ? [fault("no-source", "")]
      : []),
    ...(unknown === undefined ? [] : [fault("unknown-source", unknown)]),
    ...(fact.from !== undefined && fact.until !== undefined && /^\d/.test(fact.from) && fact.from > fact.until
      ? [fault("ends-before-it-begins", `${fact.from} ${fact.until}`)]
      : []),
    ...(maxAge !== undefined && checked !== undefined && dayNumber(on) - dayNumber(checked) > maxAge
      ? [fault("stale", checked)]
      : []),
  ];
}

/** Two rates of one list that hold on the same day, for the same goods and conditions. */
function overlaps(market: string, facts: readonly Fact[]): Fault[] {
  const lists = new Map<string, Fact[]>();
  for (const fact of facts.filter((f) => f.section === "customs" && f.value.rate !== undefined)) {
    const {
      rate: _,
      source: __,
      from: ___,
      until: ____,
      checked,
      certainty,
      note,
      settle,
      ...scope
    } = fact.value;
    const key = `${fact.path.replace(/\[\d+\]$/, "")} ${JSON.stringify(scope)}`;
    lists.set(key, [...(lists.get(key) ?? []), fact]);
  }
  const day = (text: string | undefined, open: string): string =>
    text !== undefined && /^\d/.test(text) ? text : open;
  return [...lists.values()].flatMap((list) => {
    const sorted = list.toSorted((a, b) => (day(a.from, "0") < day(b.from, "0") ? -1 : 1));
    return sorted.slice(1).flatMap((fact, i): Fault[] => {
      const before = sorted[i]!;
      if (day(before.until, "9") < day(fact.from, "0")) return [];
      return [{ market, path: fact.path, problem: "overlap", detail: before.path }];
    });
  });
}

/** The profile of an id, or an error that names the nearest. */
export function profileNamed(id: string, profiles: Profiles): MarketProfile {
  const found = profiles.find(id);
  if (found !== undefined) return found;
  const guess = near(id, marketIds(profiles));
  throw guess === undefined
    ? usageError("input.unknown-market", { id })
    : usageError("input.unknown-market-guess", { id, guess });
}

/** What a complete profile says, in the order of a draft's questions. */
const sections = [
  "name",
  "currency",
  "timezone",
  "languages",
  "weekend",
  "audience",
  "holidays",
  "customs",
] as const;

/** Sections that a profile leaves open: not wrong, but what rests on them is unknown. */
export function openSections(id: string, profiles: Profiles): string[] {
  const profile = profileNamed(id, profiles);
  return sections.filter((key) => profile[key] === undefined);
}
