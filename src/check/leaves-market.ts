import type { Host } from "../model/host.ts";
import type { Predicate } from "../model/predicate.ts";
import type { Context } from "./facts.ts";
import { type Leaf, least, type Makers, oneOf, onMarket } from "./leaf.ts";
import { maybe, no, type Truth, truth, yes } from "./truth.ts";

/** Where, when, by whom and how it is sold. */
export const marketLeaves: Pick<
  Makers,
  "shipping" | "channel" | "platform" | "regions" | "destination" | "dispatch" | "dates" | "host"
> = {
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
  dispatch: (words, context) => {
    const countries = new Set(words.flatMap((w) => context.group(w) ?? [w]));
    return onMarket("origin", words, ({ market: { origin } }) =>
      origin === undefined ? maybe : truth(countries.has(origin)),
    );
  },
  dates: (wanted) => {
    const spells = wanted.map((day) => (typeof day === "string" ? { from: day, to: day } : day));
    const words = spells.map(({ from, to }) => (from === to ? from : `${from}/${to}`));
    return onMarket("window", words, ({ span }) => {
      if (span.days) return truth(span.days.some((d) => spells.some(({ from, to }) => from <= d && d <= to)));
      const met = spells.filter(({ from, to }) => from <= span.last && span.first <= to);
      const whole = met.some(({ from, to }) => from <= span.first && span.last <= to);
      return met.length === 0 ? no : whole ? yes : maybe;
    });
  },
  host: hostLeaf,
};

/** Of the host; of a script without a host, of all who might speak it, if they agree. */
function hostLeaf(wanted: NonNullable<Predicate["host"]>, context: Context): Leaf {
  const { country, account, synthetic, ageUnder } = wanted;
  const countries = country?.flatMap((c) => [c, ...(context.group(c) ?? [])]);
  const ofHost = (host: Host): Truth => {
    const parts: Truth[] = [];
    if (countries) parts.push(oneOf(host.country, countries));
    if (account) parts.push(oneOf(host.account, account));
    if (synthetic !== undefined) parts.push(truth((host.synthetic ?? false) === synthetic));
    if (ageUnder !== undefined) parts.push(host.age === undefined ? maybe : truth(host.age < ageUnder));
    return least(parts);
  };
  const key =
    (country && "host.country") ??
    (account && "host.account") ??
    (ageUnder === undefined ? "host.synthetic" : "host.age");
  return {
    key,
    words: [...(country ?? []), ...(account ?? [])],
    test: ({ hosts }) => {
      const [first, ...others] = hosts.map(ofHost);
      return first !== undefined && others.every((other) => other === first) ? first : maybe;
    },
  };
}
