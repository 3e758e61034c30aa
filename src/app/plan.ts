import type { LoadedLaunch, LoadedMarket } from "../load/launch.ts";
import { machineCode } from "../load/machine-code.ts";
import { diagnostic } from "../load/references.ts";
import type { CheckResult } from "../model/check-result.ts";
import type { CostResult } from "../model/cost-result.ts";
import { InputError, usageError } from "../model/diagnostic.ts";
import { fixedText } from "../model/exact.ts";
import { convert, type Exchange } from "../model/exchange.ts";
import type { Host } from "../model/host.ts";
import { moneyOf } from "../model/money.ts";
import type { PlanResult } from "../model/plan-result.ts";
import type { Step } from "../model/step.ts";
import { generator } from "../model/version.ts";
import { dateOfDay, dayNumber, tzdataVersion } from "../model/zone.ts";
import { columnsOf } from "../plan/columns.ts";
import { loadHighs } from "../plan/highs.ts";
import { describe, schedule } from "../plan/plan.ts";
import { defaultWeights, type PlanHost, type PlanMarket, type PlanProblem } from "../plan/problem.ts";
import type { Solver } from "../plan/solver.ts";
import type { Lang } from "../text/message.ts";
import { cutoffsFor, demandFor } from "./demand.ts";
import { minutesOf } from "./duration.ts";
import { emptyStreamWarnings } from "./empty-streams.ts";
import { latePapers } from "./late-papers.ts";
import { nearFeastWarnings } from "./near-feasts.ts";
import { offered } from "./sale-input.ts";
import { sayIn } from "./say.ts";
import { silentPast } from "./silent-past.ts";

export interface PlanOptions {
  readonly on: string;
  readonly lang: Lang;
  /** Such as 0.01. */
  readonly maxGap?: number;
  readonly keep?: number;
  /** Seconds. */
  readonly timeLimit?: number;
  readonly step?: Step;
  /** The gates' answers; a part left out gates nothing. */
  readonly check?: CheckResult;
  readonly cost?: CostResult;
}

const rounds = 300;
/** Possible streams that memory and patience carry: four times those of 120 hosts, 24 markets and 13 weeks. */
const mostStreams = 1_200_000;

/** The solver, in V8's code of the build where that is of this machine. */
export const openSolver = (): Promise<Solver> => loadHighs(() => machineCode("highs/runtime"));

/** When, by whom and in which language to stream. */
export async function planLaunch(
  loaded: LoadedLaunch,
  exchange: Exchange,
  options: PlanOptions,
): Promise<PlanResult> {
  const [result] = await planInLanguages(loaded, exchange, options, [options.lang]);
  return result!;
}

/** One plan, told in several languages. */
export async function planInLanguages(
  loaded: LoadedLaunch,
  exchange: Exchange,
  options: PlanOptions,
  languages: readonly Lang[],
): Promise<PlanResult[]> {
  const excluded = excludedProducts(loaded, options);
  const problem = planProblem(loaded, exchange, options, excluded);
  const columns = columnsOf(problem, mostStreams);
  if (columns.length > mostStreams) throw tooManyStreams(loaded, problem);
  const made = schedule(problem, await openSolver(), options.step, columns);
  const first = dayNumber(problem.window.from);
  const weekOf = (week: number): string => dateOfDay(first + 7 * week);
  return languages.map((lang) => {
    const outcome = describe(made, { say: sayIn(lang), weekOf });
    const demand = demandFor(loaded, problem, outcome.streams, exchange);
    return {
      schema: "xb.plan/1",
      on: options.on,
      generator,
      warnings: [
        ...warningsOf(loaded, problem, lang),
        ...emptyStreamWarnings(outcome.streams, lang),
        ...latePapers(outcome.streams, loaded, options, lang),
        ...nearFeastWarnings(outcome.streams, lang),
        ...silentPast(loaded, problem, lang),
      ],
      campaign: problem.campaign,
      currency: problem.currency,
      tzdata: tzdataVersion,
      ...outcome,
      ...(demand === undefined ? {} : { demand }),
      cutoffs: cutoffsFor(loaded, outcome.streams, exchange),
      excluded,
    };
  });
}

function tooManyStreams(
  { source, launch }: LoadedLaunch,
  { hosts, markets, window }: PlanProblem,
): InputError {
  const days = dayNumber(window.to) - dayNumber(window.from) + 1;
  const args = { most: mostStreams, hosts: hosts.length, markets: markets.length, days };
  const path = launch.hosts === undefined ? [] : ["hosts"];
  return new InputError([diagnostic(source, path, "plan.too-large", args)]);
}

/** Product and market pairs that a gate keeps out of streams, with the gate's reason. */
function excludedProducts(loaded: LoadedLaunch, { check, cost }: PlanOptions): PlanResult["excluded"] {
  const gates = loaded.launch.gates ?? {};
  const blocked =
    gates.check === false || check === undefined
      ? []
      : check.verdicts
          .filter((v) => v.verdict === "blocked")
          .map(({ sku, market }) => ({ sku, market, because: "check.blocked" }));
  const losing =
    gates.cost === false || cost === undefined
      ? []
      : cost.estimates
          .filter((e) => e.sku !== undefined && e.margin?.amount.amount.startsWith("-"))
          .map(({ sku = "", market }) => ({ sku, market, because: "cost.loss" }));
  return [...blocked, ...losing].filter(
    (e, index, all) => all.findIndex((other) => other.sku === e.sku && other.market === e.market) === index,
  );
}

/** The launch as the exact problem, every default filled in. Throws an `InputError` without a window or hosts. */
export function planProblem(
  loaded: LoadedLaunch,
  exchange: Exchange,
  options: Pick<PlanOptions, "maxGap" | "keep" | "timeLimit">,
  excluded: PlanResult["excluded"],
): PlanProblem {
  const { launch, source } = loaded;
  if (launch.window === undefined) throw new InputError([diagnostic(source, [], "input.window-missing", {})]);
  if (launch.hosts === undefined) throw new InputError([diagnostic(source, [], "input.hosts-missing", {})]);
  if (loaded.hosts.length === 0)
    throw new InputError([diagnostic(source, ["hosts"], "input.hosts-empty", {})]);
  const amount = (value: string | number): number => inCurrency(value, launch.currency, exchange);
  const site = launch.sites?.length === 1 ? launch.sites[0]!.id : undefined;
  const markets = loaded.markets.flatMap((market) => planMarket(loaded, market, amount));
  const weights = Object.fromEntries(
    Object.entries(launch.plan?.weights ?? {}).map(([key, value]) => [key, amount(value as string | number)]),
  );
  return {
    campaign: launch.name,
    currency: launch.currency,
    window: launch.window,
    resolution: launch.plan?.resolution === "15m" ? 15 : 30,
    markets,
    hosts: loaded.hosts.map(({ value }) => planHost(value, amount, site)),
    studios: (launch.studios ?? []).map((studio) => ({
      id: studio.id,
      turnaround: minutesOf(studio.turnaround ?? "30m"),
      ...(studio.site === undefined ? (site === undefined ? {} : { site }) : { site: studio.site }),
      ...(studio.markets === undefined ? {} : { markets: studio.markets }),
    })),
    products: loaded.products.map(({ value }) => ({
      sku: value.sku,
      minAppearances: value.minAppearances ?? 0,
      priority: value.priority ?? 1,
      ...(value.availableFrom === undefined ? {} : { from: value.availableFrom }),
      markets: loaded.markets
        .filter((market) => offered(value, market))
        .map((market) => market.id)
        .filter((id) => !excluded.some((e) => e.sku === value.sku && e.market === id)),
      gated: excluded.filter(({ sku }) => sku === value.sku).map(({ market }) => market),
    })),
    weights: { ...defaultWeights, ...weights },
    pins: loaded.pins?.streams ?? [],
    ...(options.keep === undefined ? {} : { keep: options.keep }),
    ...(options.timeLimit === undefined ? {} : { timeLimit: options.timeLimit }),
    rounds,
    seed: launch.plan?.seed ?? 1,
    maxGap: options.maxGap ?? 0.01,
  };
}

/** Whole numbers stay; money is converted to the launch's currency. */
function inCurrency(value: string | number, currency: string, exchange: Exchange): number {
  if (typeof value === "number") return value;
  const found = convert(exchange, moneyOf(value), currency);
  if (found === undefined) throw usageError("cost.no-exchange", { currency: value.slice(-3) });
  return Number(fixedText(found.value, 8));
}

/** A market without `streams` is not planned. */
function planMarket(
  loaded: LoadedLaunch,
  { id, settings, profile }: LoadedMarket,
  amount: (value: string | number) => number,
): PlanMarket[] {
  const { streams } = settings;
  if (streams === undefined) return [];
  const duration = minutesOf(streams.duration);
  return [
    {
      id,
      zone: profile.timezone ?? "UTC",
      languages: profile.languages?.stream ?? [],
      audience: profile.audience ?? [],
      effects: [...(profile.holidays ?? []), ...(profile.observances ?? [])],
      min: streams.min ?? 0,
      target: streams.target,
      max: streams.max ?? Math.max(streams.target, streams.min ?? 0),
      duration,
      minGap: streams.minGap === undefined ? duration : minutesOf(streams.minGap),
      productsPerStream: streams.productsPerStream ?? 3,
      value: amount(streams.value ?? 100),
      barredHosts: barred(loaded, id, profile.permits ?? []),
    },
  ];
}

/** Hosts without one of the market's permits, which the brand's own account does not need. */
function barred(loaded: LoadedLaunch, market: string, permits: readonly string[]): string[] {
  return loaded.hosts
    .map((h) => h.value)
    .filter(({ account }) => account !== "brand")
    .filter((host) =>
      permits.some(
        (permit) =>
          !(host.evidence ?? []).some(
            (e) =>
              e.type === permit &&
              (e.markets === undefined || e.markets.includes(market)) &&
              (e.validUntil === undefined || e.validUntil >= (loaded.launch.window?.to ?? "")),
          ),
      ),
    )
    .map((host) => host.id);
}

const cefr: Readonly<Record<string, number>> = { A1: 0.2, A2: 0.35, B1: 0.5, B2: 0.7, C1: 0.85, C2: 1 };

function planHost(
  host: Host,
  amount: (value: string | number) => number,
  onlySite: string | undefined,
): PlanHost {
  const limits = host.limits ?? {};
  const minutes = (text: string | undefined, preset: number): number =>
    text === undefined ? preset : minutesOf(text);
  const site = host.site ?? onlySite;
  return {
    id: host.id,
    zone: host.zone,
    ...(site === undefined ? {} : { site }),
    languages: Object.fromEntries(
      Object.entries(host.languages).map(([tag, level]) => [
        tag,
        typeof level === "number" ? level : cefr[level]!,
      ]),
    ),
    ...(host.available === undefined ? {} : { available: host.available }),
    off: host.off ?? [],
    sleep: host.sleep ?? { from: "00:00", to: "07:00" },
    limits: {
      ...(limits.perDay === undefined ? {} : { perDay: minutesOf(limits.perDay) }),
      ...(limits.perWeek === undefined ? {} : { perWeek: minutesOf(limits.perWeek) }),
      rest: minutes(limits.rest, 11 * 60),
      shiftSpan: minutes(limits.shiftSpan, 12 * 60),
      break: minutes(limits.break, 30),
      nightsPerWeek: limits.nightsPerWeek ?? 1,
    },
    pay: host.pay === undefined ? 0 : amount(host.pay.replace(/\/h$/, "")),
    nightPremium: host.nightPremium === undefined ? 0.25 : Number(host.nightPremium.slice(0, -1)) / 100,
  };
}

function warningsOf(loaded: LoadedLaunch, problem: PlanProblem, lang: Lang): PlanResult["warnings"] {
  const say = sayIn(lang);
  const idle = loaded.markets.filter((m) => m.settings.streams === undefined).map((m) => m.id);
  const last = loaded.markets.filter(
    ({ profile }) => calendarEnds(profile.holidays ?? []) < problem.window.to,
  );
  return [
    ...(problem.timeLimit === undefined
      ? []
      : [{ code: "plan.time-limit", message: say("plan.time-limited") }]),
    ...(idle.length === 0
      ? []
      : [{ code: "plan.no-streams", message: say("plan.no-streams", { markets: idle.join(", ") }) }]),
    ...last.map((m) => ({
      code: "plan.calendar-ends",
      message: say("plan.calendar-ends", { market: m.id }),
    })),
  ];
}

/** The last day that a dated calendar reaches, by year: after it feasts are not known. */
const calendarEnds = (holidays: readonly { readonly date: string }[]): string =>
  holidays.length === 0
    ? "9999"
    : `${holidays
        .map((h) => h.date.slice(0, 4))
        .sort()
        .at(-1)}-12-31`;
