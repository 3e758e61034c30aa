import type { CheckItem } from "../model/check-result.ts";
import type { Host } from "../model/host.ts";
import type { MarketProfile } from "../model/market.ts";
import type { RuleCase, WrittenRule } from "../model/rule.ts";
import { prepareCheck } from "./check.ts";
import { isDay } from "./days.ts";
import type { CheckInput, CheckTables } from "./input.ts";

/** A rule with the profile it stands in: its sources, bodies and languages. */
export interface CaseRule {
  readonly id: string;
  readonly rule: WrittenRule;
  readonly profile: MarketProfile;
}

/** Runs one of a rule's own cases as the tests and `xb explain` do; undefined if nothing was judged. */
export function runCase(
  { id, rule, profile }: CaseRule,
  { for: around = {}, ...product }: RuleCase,
  tables: Omit<CheckTables, "everywhere">,
  today: string,
): CheckItem | undefined {
  const market = around.market ?? (profile.id.startsWith("_") ? "DE" : profile.id);
  const bloc = (profile.extends ?? profile.id).replace(/^_/, "").toUpperCase();
  const { channel, platform, shipping, regions } = around;
  const settings = {
    id: market,
    channel,
    platform,
    shipping,
    regions,
  } as CheckInput["markets"][number]["settings"];
  const checker = prepareCheck({
    on: around.on ?? defaultDay(rule, today),
    lang: "en",
    tables: { ...tables, everywhere: [] },
    products: [],
    hosts: around.host ? [host(around.host, profile)] : [],
    markets: [
      {
        id: market,
        names: [market, bloc],
        settings,
        profile: { ...profile, rules: { [id]: rule } },
        transitDays: around.transitDays ?? 0,
        ...(around.streams ? { streams: around.streams } : {}),
      },
    ],
    scripts: around.script
      ? [{ file: "case.md", text: around.script.text, settings: script(around.script) }]
      : [],
    launch: {
      window: around.window,
      evidence: around.evidence,
      ...(around.dispatch ? { origin: around.dispatch } : {}),
    },
    all: true,
  });
  const ofProduct = checker.product({
    ...product,
    sku: product.sku ?? "CASE",
    name: product.name ?? { en: "-" },
  });
  return (rule.per ?? "product") === "product" ? ofProduct[0] : checker.items()[0];
}

/** Today, or the nearest day on which the rule holds. */
function defaultDay({ from, until }: WrittenRule, today: string): string {
  if (isDay(from) && from > today) return from;
  return until !== undefined && until < today ? until : today;
}

function host(part: NonNullable<RuleCase["for"]>["host"], { languages }: MarketProfile): Host {
  const spoken = Object.fromEntries((languages?.stream ?? []).map((language) => [language, 1]));
  return { id: "host", zone: "Asia/Shanghai", languages: spoken, ...part } as Host;
}

function script(
  part: NonNullable<NonNullable<RuleCase["for"]>["script"]>,
): CheckInput["scripts"][number]["settings"] {
  const { language, captions, kind } = part;
  return { language, captions, kind, host: "host" };
}
