import type { Predicate } from "../model/predicate.ts";
import { type Comparison, compare, parseComparison } from "./comparison.ts";
import { addDays, daysBetween } from "./days.ts";
import type { Context, ProductFacts, Subject, WordFacts } from "./facts.ts";
import { hsMatcher } from "./hs.ts";
import { consignmentIn, decimal, marketValue, priceIn } from "./prices.ts";
import { and, maybe, no, or, type Truth, truth, yes } from "./truth.ts";
import { hasWord } from "./words.ts";

/** A condition on one fact: its test, the path of the fact, and the words it asks about. */
export interface Leaf {
  readonly test: (subject: Subject) => Truth;
  readonly key: string;
  readonly words: readonly string[];
}

type LeafName = Exclude<keyof Predicate, "all" | "any" | "not">;
type Makers = { readonly [K in LeafName]: (value: NonNullable<Predicate[K]>, context: Context) => Leaf };

/** One maker per leaf of the predicate. A fact that the subject does not have is not known. */
export const leaves: Makers = {
  category: (words) => onProduct("category", words, (p) => inCategory(p, words)),
  hs: (prefixes) => {
    const match = hsMatcher(prefixes);
    return onProduct("hs", prefixes, (p) => (p.hs === undefined ? maybe : match(p.hs)));
  },
  goods: ({ category, hs }) => {
    const match = hsMatcher(hs);
    return onProduct("category", category, (p) => {
      const byCategory = inCategory(p, category);
      if (p.hs === undefined) return byCategory;
      const byCode = match(p.hs);
      return p.category === undefined ? or(byCategory, byCode) : or(byCategory, byCode === yes ? yes : no);
    });
  },
  origin: (words, context) => {
    const countries = new Set(words.flatMap((w) => context.group(w) ?? [w]));
    return onProduct("origin", words, ({ product: { origin } }) =>
      origin === undefined ? maybe : truth(countries.has(origin)),
    );
  },
  contains: (words, context) => anyWord("contains", words, context, (p) => p.contains),
  materials: (words) =>
    onProduct("materials", words, ({ product: { materials }, contains }) => {
      if (words.some((w) => contains.present.has(w))) return yes;
      if (materials === undefined) return maybe;
      return truth(words.some((w) => materials[w] !== undefined && decimal(materials[w]) > 0));
    }),
  claims: (words) => claimLeaf(words),
  imagery: (words, context) => anyWord("imagery", words, context, (p) => p.imagery),
  ageUnder: (years) =>
    onProduct("forAge", [String(years)], ({ fromAge }) => {
      if (fromAge.below <= years || fromAge.min >= years) return truth(fromAge.min < years);
      return maybe;
    }),
  battery: batteryLeaf,
  price: (text, context) => {
    const wanted = parseComparison(text);
    return onSale("price", text, (p, s) =>
      compareWith(priceIn(p.product, s.market, wanted.unit, context), wanted),
    );
  },
  consignment: (text, context) => {
    const wanted = parseComparison(text);
    return onSale("price", text, (p, s) =>
      compareWith(consignmentIn(p.product, s.market, wanted.unit, context), wanted),
    );
  },
  discounted: (wanted) => {
    const claimed = claimLeaf(["discount"]);
    return onSale("wasPrice", "", (p, s) => {
      const shown = marketValue(p.product.wasPrice, s.market) !== undefined;
      const is = shown ? yes : claimed.test(s);
      return wanted ? is : ((2 - is) as Truth);
    });
  },
  discountFromLowest: (wanted, context) =>
    onSale("lowestPrice30Days", "", ({ product }, { market }) => {
      const was = marketValue(product.wasPrice, market);
      const lowest = marketValue(product.lowestPrice30Days, market);
      if (was === undefined || lowest === undefined) return maybe;
      const limit = context.convert(lowest, was.slice(-3));
      return limit === undefined ? maybe : truth(decimal(was) <= limit === wanted);
    }),
  madeOn: (text) => {
    const wanted = parseComparison(text);
    return onProduct("madeOn", [text], ({ product }) => compareWith(product.madeOn, wanted));
  },
  shelfLifeLeft: (text) => {
    const wanted = parseComparison(text);
    return onSale("expiresOn", text, ({ product }, { span, market }) => {
      if (product.madeOn === undefined || product.expiresOn === undefined) return maybe;
      const arrival = addDays(span.last, market.transitDays);
      const left = daysBetween(arrival, product.expiresOn) / daysBetween(product.madeOn, product.expiresOn);
      return truth(compare(left * 100, wanted));
    });
  },
  holds: (types) => ({
    key: "evidence",
    words: types,
    test: ({ evidence, market }) => {
      const here = evidence.list.some(
        (e) =>
          types.includes(e.type) &&
          (e.markets === undefined || e.markets.some((m) => market.names.includes(m))),
      );
      return here ? yes : evidence.complete ? no : maybe;
    },
  }),
  shipping: (wanted) => {
    const keys = (["model", "by", "clearance", "terms"] as const).filter((k) => wanted[k] !== undefined);
    return {
      key: `shipping.${keys[0] ?? "model"}`,
      words: keys.flatMap((k) => wanted[k] ?? []),
      test: ({ market: { settings } }) =>
        least(
          keys.map((k) => oneOf(settings.shipping?.[k] ?? (k === "terms" ? "DDP" : undefined), wanted[k]!)),
        ),
    };
  },
  channel: (words) => onMarket("channel", words, (s) => oneOf(s.market.settings.channel, words)),
  platform: (words) =>
    onMarket("platform", words, ({ market: { settings } }) =>
      truth(settings.platform !== undefined && words.includes(settings.platform)),
    ),
  regions: (words) =>
    onMarket("regions", words, ({ market: { settings } }) =>
      truth(settings.regions === undefined || words.some((w) => settings.regions!.includes(w))),
    ),
  destination: (words, context) => {
    const names = new Set(words.flatMap((w) => [w, ...(context.group(w) ?? [])]));
    return onMarket("destination", words, ({ market }) => truth(market.names.some((n) => names.has(n))));
  },
  dates: (days) =>
    onMarket("window", days, ({ span }) => {
      if (span.days) return truth(span.days.some((d) => days.includes(d)));
      const inside = days.some((d) => span.first <= d && d <= span.last);
      return !inside ? no : span.first === span.last ? yes : maybe;
    }),
  host: hostLeaf,
};

function onProduct(key: string, words: readonly string[], test: (product: ProductFacts) => Truth): Leaf {
  return { key, words, test: ({ product }) => (product === undefined ? maybe : test(product)) };
}

function onSale(key: string, text: string, test: (product: ProductFacts, subject: Subject) => Truth): Leaf {
  const words = text === "" ? [] : [text];
  return { key, words, test: (s) => (s.product === undefined ? maybe : test(s.product, s)) };
}

const onMarket = (key: string, words: readonly string[], test: Leaf["test"]): Leaf => ({ key, words, test });

/** A category is there if it or one above it is named; one below it may still be meant. */
function inCategory({ category }: ProductFacts, words: readonly string[]): Truth {
  if (category === undefined) return maybe;
  let best: Truth = no;
  for (const word of words) {
    if (category === word || category.startsWith(`${word}.`)) return yes;
    if (word.startsWith(`${category}.`)) best = maybe;
  }
  return best;
}

function anyWord(
  key: string,
  words: readonly string[],
  context: Context,
  facts: (product: ProductFacts) => WordFacts,
): Leaf {
  const wider = words.map((w) => context.wider(w));
  return onProduct(key, words, (p) => {
    const list = facts(p);
    let best: Truth = no;
    for (let i = 0; i < words.length && best !== yes; i++)
      best = or(best, hasWord(list, words[i]!, wider[i]!));
    return best;
  });
}

/** In a script alone, what it does not say is not claimed; of a product, an undeclared list may still hide it. */
function claimLeaf(words: readonly string[]): Leaf {
  const test = ({ product, script, said }: Subject): Truth => {
    if (script) return truth(words.some((w) => script.claims.has(w)));
    if (product === undefined) return maybe;
    if (words.some((w) => product.claims.present.has(w) || said?.has(w))) return yes;
    return product.claims.complete ? no : maybe;
  };
  return { key: "claims", words, test };
}

function batteryLeaf(wanted: NonNullable<Predicate["battery"]>): Leaf {
  const { wh, stateOfCharge, packing, charging } = wanted;
  const limits = { wh: wh && parseComparison(wh), charge: stateOfCharge && parseComparison(stateOfCharge) };
  const key = wh
    ? "battery.wh"
    : stateOfCharge
      ? "battery.stateOfCharge"
      : packing
        ? "battery.packing"
        : "battery.charging";
  const words = [wh, stateOfCharge].filter((t) => t !== undefined).concat(packing ?? [], charging ?? []);
  return onProduct(key, words, ({ product: { battery }, contains }) => {
    if (contains.complete && !contains.present.has("battery")) return no;
    const parts: Truth[] = [];
    if (limits.wh) parts.push(compareWith(battery?.wh, limits.wh));
    if (limits.charge)
      parts.push(compareWith(battery?.stateOfCharge && decimal(battery.stateOfCharge), limits.charge));
    if (packing) parts.push(oneOf(battery?.packing, packing));
    if (charging)
      parts.push(battery?.charging ? truth(battery.charging.some((c) => charging.includes(c))) : maybe);
    return least(parts);
  });
}

function hostLeaf(wanted: NonNullable<Predicate["host"]>, context: Context): Leaf {
  const { country, account, synthetic, ageUnder } = wanted;
  const countries = country?.flatMap((c) => [c, ...(context.group(c) ?? [])]);
  const key = country
    ? "host.country"
    : account
      ? "host.account"
      : synthetic !== undefined
        ? "host.synthetic"
        : "host.age";
  const test = ({ host }: Subject): Truth => {
    if (host === undefined) return maybe;
    const parts: Truth[] = [];
    if (countries) parts.push(oneOf(host.country, countries));
    if (account) parts.push(oneOf(host.account, account));
    if (synthetic !== undefined) parts.push(truth((host.synthetic ?? false) === synthetic));
    if (ageUnder !== undefined) parts.push(host.age === undefined ? maybe : truth(host.age < ageUnder));
    return least(parts);
  };
  return { key, words: [...(country ?? []), ...(account ?? [])], test };
}

const oneOf = (found: string | undefined, words: readonly string[]): Truth =>
  found === undefined ? maybe : truth(words.includes(found));

const compareWith = (found: number | string | undefined, wanted: Comparison): Truth =>
  found === undefined || found === "" ? maybe : truth(compare(found, wanted));

function least(parts: readonly Truth[]): Truth {
  return parts.reduce(and, yes);
}
