import type { Unmet } from "../model/plan-result.ts";
import type { MessageArgs, MessageId } from "../text/message.ts";
import { bestLanguage, type Column } from "./columns.ts";
import { weekCount } from "./penalty.ts";
import type { PlanMarket, PlanProblem } from "./problem.ts";
import { fullness, type Relaxation, relaxations } from "./relax.ts";
import { fits, type Placed, type State } from "./state.ts";

/** Relaxations shown for one market and week. */
const mostRelaxed = 3;

/** How the plan speaks: messages in the run's language, weeks by the date they begin on. */
export interface PlanWords {
  readonly say: (id: MessageId, args?: MessageArgs) => string;
  readonly weekOf: (week: number) => string;
}

/** Market weeks below their min or target, each with the first reason that explains it. */
export function unmetMarkets(
  problem: PlanProblem,
  columns: readonly Column[],
  state: State,
  words: PlanWords,
): Unmet[] {
  return problem.markets.flatMap((market, m) =>
    Array.from({ length: weekCount(problem) }, (_, week) => {
      const got = state.counts[m]![week]!;
      if (got >= Math.max(market.min, market.target)) return [];
      const own = columns.filter((c) => c.market === m && c.marketWeek === week);
      const kind = got < market.min ? "market-min" : "market-target";
      const wanted = kind === "market-min" ? market.min : market.target;
      const [why, relax] = reason(problem, market, own, state, words);
      return [{ kind, market: market.id, week: words.weekOf(week), wanted, got, why, relax } satisfies Unmet];
    }).flat(),
  );
}

function reason(
  problem: PlanProblem,
  market: PlanMarket,
  own: readonly Column[],
  state: State,
  { say }: PlanWords,
): [string, string[]] {
  const languages = market.languages.join(", ");
  const speakers = problem.hosts.filter((host) => bestLanguage(host, market) !== undefined);
  if (market.audience.length === 0) return [say("plan.no-audience", { market: market.id }), []];
  if (speakers.length === 0) {
    return [
      say("plan.no-speaker", { market: market.id, languages }),
      [say("plan.relax-speaker", { languages })],
    ];
  }
  const barred = speakers.filter((host) => market.barredHosts.includes(host.id));
  if (barred.length === speakers.length) {
    const hosts = barred.map((h) => h.id).join(", ");
    return [say("plan.no-permit", { market: market.id, hosts }), [say("plan.relax-permit", { hosts })]];
  }
  const names = speakers.map((h) => h.id).join(", ");
  if (own.length === 0) {
    return [
      say("plan.nobody-awake", { market: market.id, hosts: names }),
      [say("plan.relax-hours", { hosts: names })],
    ];
  }
  const possible = own.filter((column) => fits(problem, state, column) !== undefined);
  if (possible.length > 0) {
    return [say("plan.not-worth", { market: market.id }), [say("plan.relax-value", { market: market.id })]];
  }
  return [
    say("plan.hosts-full", { hosts: fullHosts(problem, own, state, say) }),
    [
      ...relaxations(problem, state, own)
        .slice(0, mostRelaxed)
        .map((relaxation) => relaxText(relaxation, market, say)),
      say("plan.relax-host", { hosts: names, languages }),
    ],
  ];
}

/** Each speaker with how full her week is. */
function fullHosts(
  problem: PlanProblem,
  own: readonly Column[],
  state: State,
  say: PlanWords["say"],
): string {
  const weeks = new Map(own.map((column) => [column.host, column.hostWeek]));
  const texts = [...weeks].map(([host, week]) => {
    const { host: id, hours, perWeek, nights, nightsPerWeek } = fullness(problem, state, host, week);
    return say("plan.host-full", { host: id, hours, perWeek: perWeek ?? "∞", nights, nightsPerWeek });
  });
  return texts.join("; ");
}

function relaxText({ limit, host, by, gain }: Relaxation, market: PlanMarket, say: PlanWords["say"]): string {
  const worth = Math.round(gain);
  return say(`plan.relax-${limit}`, { host, market: market.id, hours: by / 60, worth });
}

/** Products shown less often than they must be. */
export function unmetProducts(
  problem: PlanProblem,
  held: readonly Placed[],
  appearances: ReadonlyMap<string, number>,
  { say }: PlanWords,
): Unmet[] {
  return problem.products.flatMap((product) => {
    const got = appearances.get(product.sku) ?? 0;
    if (got >= product.minAppearances) return [];
    const streams = held.filter((p) => product.markets.includes(problem.markets[p.column.market]!.id));
    const why =
      product.markets.length === 0
        ? say("plan.product-nowhere", { sku: product.sku })
        : say("plan.product-few", { sku: product.sku, streams: streams.length });
    return [{ kind: "product-min", sku: product.sku, wanted: product.minAppearances, got, why, relax: [] }];
  });
}
