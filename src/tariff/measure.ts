/** What a duty measure is: which layer of the bill it belongs to, in the order a bill has them. */
export const measureKinds = [
  "mfn",
  "non-mfn",
  "suspension",
  "mfn-end-use",
  "preference",
  "quota",
  "additional",
  "special-heading",
  "exclusion",
  "remedy",
  "entry-price",
  "vat",
  "excise",
  "provision",
] as const;
export type MeasureKind = (typeof measureKinds)[number];

export const rankOf = (kind: MeasureKind): number => measureKinds.indexOf(kind);

/** A duty as an authority prints it on a line, or on a heading above it. */
export interface Measure {
  readonly kind: MeasureKind;
  /** As printed. */
  readonly text: string;
  /** In xb's own writing; left out where it could not be read. */
  readonly rate?: string;
  /** Countries or ids of areas; left out: every origin. */
  readonly origins?: readonly string[];
  readonly except?: readonly string[];
  /** Programmes or treatments as the authority names them: `S+`, `UST`. */
  readonly programs?: readonly string[];
  readonly from?: string;
  /** The last day. */
  readonly until?: string;
  /** Where the authority prints it when that is not the line itself: `9903.88.15`. */
  readonly heading?: string;
  /** An additional code: a maker's own rate, or a kind of goods within the line. */
  readonly additionalCode?: string;
  readonly quota?: string;
  readonly legal?: string;
  readonly note?: string;
  /** Printed but not collected. */
  readonly suspended?: true;
}

/** Who an area is made of, by its id (`1011`, `2020`). */
export type Areas = Readonly<
  Record<string, { readonly name?: string; readonly countries: readonly string[] }>
>;

export type Answer = "yes" | "no" | "maybe";

/** Whether a measure is for goods of an origin; `maybe` where the origin, or who belongs to the area, is not known. */
export function coversOrigin(
  { origins, except }: Pick<Measure, "origins" | "except">,
  origin: string | undefined,
  areas: Areas,
): Answer {
  if (origin === undefined) return origins === undefined ? "yes" : "maybe";
  if (except?.some((id) => belongs(id, origin, areas) === "yes")) return "no";
  if (origins === undefined) return "yes";
  const answers = origins.map((id) => belongs(id, origin, areas));
  return answers.includes("yes") ? "yes" : answers.includes("maybe") ? "maybe" : "no";
}

function belongs(id: string, origin: string, areas: Areas): Answer {
  if (id === origin) return "yes";
  const area = Object.hasOwn(areas, id) ? areas[id] : undefined;
  if (area !== undefined) return area.countries.includes(origin) ? "yes" : "no";
  return /^[A-Z]{2}$/.test(id) ? "no" : "maybe";
}

export const inForce = ({ from, until, suspended }: Measure, on: string): boolean =>
  suspended === undefined && (from === undefined || from <= on) && (until === undefined || on <= until);
