import type { Provenance } from "../model/fact.ts";
import type { MarketProfile } from "../model/market.ts";

/** A fact of a profile: anything that carries where it comes from. */
export interface Fact extends Provenance {
  /** `customs.tax.vat.rates[0]` */
  readonly path: string;
  readonly section: string;
  readonly value: Readonly<Record<string, unknown>>;
}

const marks = ["source", "certainty", "from", "until", "checked"] as const;

/** Every part of a profile that states a source, a certainty or dates. What it leaves out is its table's. */
export function factsOf(profile: MarketProfile): Fact[] {
  const { sources: _, open: __, ...sections } = profile;
  return Object.entries(sections).flatMap(([section, value]) => walk(value, section, section, {}));
}

type Inherited = Pick<Provenance, "source" | "certainty" | "checked">;

function walk(value: unknown, path: string, section: string, table: Inherited): Fact[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => walk(item, `${path}[${i}]`, section, table));
  if (typeof value !== "object" || value === null) return [];
  const map = value as Record<string, unknown>;
  const fact = isFact(map);
  const { source = table.source, certainty = table.certainty, checked = table.checked } = map as Inherited;
  const inherited: Inherited = fact ? { source, certainty, checked } : table;
  const own = fact ? [{ ...(map as Provenance), ...inherited, path, section, value: map }] : [];
  const inner = Object.entries(map)
    .filter(([key]) => !(marks as readonly string[]).includes(key) && key !== "cases")
    .flatMap(([key, child]) => walk(child, `${path}.${key}`, section, inherited));
  return [...own, ...inner];
}

/** Audience windows have a `from` of their own, a time of day; it is no date of validity. */
function isFact(map: Record<string, unknown>): boolean {
  if (map.source !== undefined || map.certainty !== undefined) return true;
  return typeof map.from === "string" && /^\d{4}-|^before-|^unknown$/.test(map.from) && map.to === undefined;
}
