import type { Profiles } from "../load/profiles.ts";
import { usageError } from "../model/diagnostic.ts";
import type { Text } from "../model/fact.ts";
import type { Explanation } from "../model/look-up-result.ts";
import type { MarketProfile } from "../model/market.ts";
import { near } from "../model/near.ts";
import { type Fact, factsOf } from "./market-facts.ts";
import { certaintyOf, marketIds, profileNamed } from "./markets.ts";
import { bundledWords } from "./tables.ts";

/** All that goes by an id: a rule of any profile, a cost line (`duty.additional-301`, `tax.vat`), a fact's path. */
export function explain(id: string, market: string | undefined, profiles: Profiles): Explanation[] {
  const found = [
    ...explainRule(id, market, profiles),
    ...explainFact(id, market, profiles),
    ...explainWord(id),
  ];
  if (found.length > 0) return found;
  const guess = near(id, knownIds(profiles));
  throw guess === undefined
    ? usageError("usage.unknown-id", { id })
    : usageError("usage.unknown-id-guess", { id, guess });
}

/** Profiles that carry rules, each rule once: where it is written. */
function withRules(market: string | undefined, profiles: Profiles): MarketProfile[] {
  const ids = market === undefined ? profiles.ids : [market, "_world", "_platforms", "_export"];
  return ids.flatMap((id) => profiles.find(id) ?? []);
}

function explainRule(id: string, market: string | undefined, profiles: Profiles): Explanation[] {
  const holders = withRules(market, profiles).filter(
    (p) => p.rules !== undefined && Object.hasOwn(p.rules, id),
  );
  const [holder] = holders;
  const rule = holder?.rules?.[id];
  if (holder === undefined || rule?.title === undefined) return [];
  return [
    {
      ...explanation(id, holder, { ...rule, path: `rules.${id}`, section: "rules", value: {} }),
      title: rule.title,
      ...(rule.fix === undefined ? {} : { fix: rule.fix }),
      ...(rule.law === undefined ? {} : { law: rule.law }),
      fires: rule.cases?.fires ?? [],
      passes: rule.cases?.passes ?? [],
    },
  ];
}

const kinds: Readonly<Record<string, string>> = { duty: "additional", tax: "tax", fee: "fees" };

function explainFact(id: string, market: string | undefined, profiles: Profiles): Explanation[] {
  const [kind = "", ...rest] = id.split(".");
  const layer = rest.join(".");
  const ids = market === undefined ? marketIds(profiles) : [market];
  return ids.flatMap((name) => {
    const profile = profileNamed(name, profiles);
    const prefix = kinds[kind] === undefined ? id : `customs.${kinds[kind]}.${layer}`;
    const own = factsOf(profile).filter(
      (fact) =>
        fact.path === prefix || fact.path.startsWith(`${prefix}.`) || fact.path.startsWith(`${prefix}[`),
    );
    const regime = factsOf(profile).filter((fact) => fact.path === `customs.regimes.${id}`);
    return [...own, ...regime].map((fact) => explanation(fact.path, profile, fact));
  });
}

function explainWord(id: string): Explanation[] {
  const lists = { ...bundledWords(), countryGroups: {} };
  return Object.entries(lists).flatMap(([list, words]) => {
    const entries = words as Readonly<Record<string, { en: string; zh: string }>>;
    if (list === id) {
      const all = Object.entries(entries).map(([word, text]) => `${word}: ${text.en}`);
      return [
        word(list, {
          en: all.join("\n"),
          zh: Object.entries(entries)
            .map(([w, text]) => `${w}：${text.zh}`)
            .join("\n"),
        }),
      ];
    }
    const text = Object.hasOwn(entries, id) ? entries[id] : undefined;
    return text === undefined ? [] : [word(`${list}.${id}`, { en: text.en, zh: text.zh })];
  });
}

const word = (id: string, title: Text): Explanation => ({
  id,
  market: "",
  title,
  certainty: "authority",
  sources: [],
});

function explanation(id: string, profile: MarketProfile, fact: Fact): Explanation {
  const all = profile.sources ?? {};
  const sources = [fact.source ?? []].flat().flatMap((name) => all[name as string] ?? []);
  const { rate, hs } = fact.value;
  const value = [hs, rate]
    .flat()
    .filter((part) => part !== undefined)
    .slice(0, 8)
    .join(" ");
  const checked = fact.checked ?? sources[0]?.read;
  return {
    id,
    market: profile.id,
    title: (fact.value.name as Text | undefined) ?? (fact.value.label as Text | undefined) ?? id,
    certainty: certaintyOf(fact, all),
    sources,
    ...(value === "" ? {} : { value }),
    ...(checked === undefined ? {} : { checked }),
    ...(fact.from === undefined ? {} : { from: fact.from }),
    ...(fact.until === undefined ? {} : { until: fact.until }),
    ...(fact.note === undefined ? {} : { note: fact.note }),
    ...(fact.settle === undefined ? {} : { settle: fact.settle }),
  };
}

function knownIds(profiles: Profiles): string[] {
  const rules = profiles.ids.flatMap((id) => Object.keys(profiles.find(id)?.rules ?? {}));
  return [...new Set(rules)];
}
