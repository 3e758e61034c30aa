import { type Diagnostic, mostProblems, type Path } from "../model/diagnostic.ts";
import { parseExact } from "../model/exact.ts";
import type { Host } from "../model/host.ts";
import type { Lane } from "../model/lane.ts";
import type { Launch, PastStream } from "../model/launch.ts";
import { near } from "../model/near.ts";
import type { Product } from "../model/product.ts";
import { currencyCodes, isCurrency } from "../model/scalar.ts";
import { asset } from "./assets.ts";
import type { Placed } from "./records.ts";
import type { Source } from "./source.ts";

type Where = Pick<Source, "locate" | "lineText">;

/** The parts of a launch that others may name. */
export interface Parts {
  readonly source: Source;
  readonly products: readonly Placed<Product>[];
  readonly hosts: readonly Placed<Host>[];
  readonly lanes: readonly Placed<Lane>[];
  readonly markets: readonly { readonly names: readonly string[] }[];
}

export function diagnostic(
  source: Where,
  path: Path,
  message: Diagnostic["message"],
  args: Diagnostic["args"],
): Diagnostic {
  const at = source.locate(path);
  return { code: message, severity: "error", message, args, at, path, lineText: source.lineText(at.line) };
}

/** A part that names another which is not there. */
function unless(
  known: ReadonlySet<string>,
  source: Where,
  path: Path,
  what: string,
  id: string,
): Diagnostic[] {
  if (known.has(id)) return [];
  const guess = near(id, [...known]);
  const list = [...known].slice(0, 12).join(", ") || "none";
  return [
    guess === undefined
      ? diagnostic(source, path, "input.unknown-ref", { what, id, known: list })
      : diagnostic(source, path, "input.unknown-ref-guess", { what, id, guess }),
  ];
}

/** References between the parts of a launch that nothing else would notice. */
export function brokenReferences(launch: Launch, parts: Parts): Diagnostic[] {
  const { source, hosts } = parts;
  const skus = new Set(parts.products.map((p) => p.value.sku));
  const sites = new Set((launch.sites ?? []).map((s) => s.id));
  const markets = new Set(launch.markets.map((m) => m.id));
  const orders = (launch.orders ?? []).flatMap(({ items }, index) =>
    Object.keys(items).map((sku) => ({ sku, path: ["orders", index, "items", sku] })),
  );
  const demand = typeof launch.demand === "object" ? Object.keys(launch.demand) : [];
  return [
    ...twiceNamed(launch, source),
    ...ofRates(launch, source),
    ...(launch.studios ?? []).flatMap((studio, index) => [
      ...(studio.site === undefined
        ? []
        : unless(sites, source, ["studios", index, "site"], "site", studio.site)),
      ...(studio.markets ?? []).flatMap((id, m) =>
        unless(markets, source, ["studios", index, "markets", m], "market", id),
      ),
    ]),
    ...hosts.flatMap((host) =>
      host.value.site === undefined ? [] : unless(sites, host, ["site"], "site", host.value.site),
    ),
    ...orders.flatMap(({ sku, path }) => unless(skus, source, path, "product", sku)),
    ...demand.flatMap((sku) => unless(skus, source, ["demand", sku], "product", sku)),
    ...ofLanesAndScenarios(launch, parts),
  ];
}

function twiceNamed(launch: Launch, source: Source): Diagnostic[] {
  return launch.markets.flatMap(({ id }, index) => {
    const earlier = launch.markets.findIndex((m) => m.id === id);
    if (earlier >= index) return [];
    const there = source.locate(["markets", earlier, "id"]);
    const args = { what: "market", id, first: `${there.file}:${there.line}` };
    return [diagnostic(source, ["markets", index, "id"], "input.duplicate-id", args)];
  });
}

/** An exchange rate of nothing, of a currency that is none, or in a writing that is not exact: it would be passed over. */
function ofRates({ fx }: Launch, source: Source): Diagnostic[] {
  const { on: _, spread: __, ...rates } = fx ?? { on: "" };
  return Object.entries(rates).flatMap(([currency, rate]) => {
    const path = ["fx", currency];
    const value = parseExact(String(rate));
    if (!isCurrency(currency)) return unless(new Set(currencyCodes()), source, path, "currency", currency);
    if (value !== undefined && value.n > 0n) return [];
    return [diagnostic(source, path, "expect.fx-rate", { found: shortened(String(rate)) })];
  });
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** A way that no lane is, and a shock to a market or lane that is not there: it would change nothing, like good news. */
function ofLanesAndScenarios(launch: Launch, { source, lanes, markets }: Parts): Diagnostic[] {
  const scenarios = Object.entries(launch.scenarios ?? {});
  const named = [
    ...launch.markets.flatMap(({ shipping }, i) =>
      shipping?.lane === undefined ? [] : [{ id: shipping.lane, path: ["markets", i, "shipping", "lane"] }],
    ),
    ...scenarios.flatMap(([name, scenario]) =>
      (scenario.lanes ?? []).map((id, i) => ({ id, path: ["scenarios", name, "lanes", i] })),
    ),
  ];
  const own = named.length === 0 || lanes.length > 0 ? lanes.map((lane) => lane.value) : bundledLanes();
  const ways = new Set(own.map((lane) => lane.id));
  const ids = launch.markets.flatMap((m) => [m.id, m.extends ?? m.id]);
  const names = new Set([...ids, ...markets.flatMap((m) => m.names)]);
  return [
    ...named.flatMap(({ id, path }) => unless(ways, source, path, "lane", id)),
    ...scenarios.flatMap(([name, scenario]) =>
      (scenario.markets ?? []).flatMap((id, i) =>
        unless(names, source, ["scenarios", name, "markets", i], "market", id),
      ),
    ),
  ];
}

const bundledLanes = (): readonly Pick<Lane, "id">[] =>
  asset<{ readonly lanes: readonly Lane[] }>("lanes.json")?.lanes ?? [];

/**
 * Past streams of products, markets or hosts that the launch does not have: a shop's export may well hold some, and
 * nothing is learned from them (of a host's, as if she spoke the language fully). Each name once, at its first row.
 */
export function strangePast(
  past: readonly Placed<PastStream>[],
  {
    products,
    hosts,
    markets,
  }: Pick<Parts, "products" | "hosts"> & {
    readonly markets: readonly { readonly id: string }[];
  },
): Diagnostic[] {
  const known = {
    product: new Set(products.map((p) => p.value.sku)),
    market: new Set(markets.map((m) => m.id)),
    host: new Set(hosts.map((h) => h.value.id)),
  };
  return (["product", "market", "host"] as const).flatMap((what) => {
    const first = new Map<string, { readonly row: Placed<PastStream>; rows: number }>();
    for (const row of past) {
      const id = row.value[what];
      if (id === undefined || known[what].has(id)) continue;
      const seen = first.get(id) ?? { row, rows: 0 };
      first.set(id, seen);
      seen.rows += 1;
    }
    return [...first].slice(0, mostProblems).map(([id, { row, rows }]): Diagnostic => {
      const guess = near(id, [...known[what]]);
      const message = what === "host" ? "plan.past-host" : "plan.past-unknown";
      const found = diagnostic(row, [what], message, { what, id, rows });
      const help = { message: "input.guess", args: { guess: guess ?? "" } } as const;
      return { ...found, severity: "warning", ...(guess === undefined ? {} : { help }) };
    });
  });
}
