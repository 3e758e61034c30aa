import type { MeasureKind } from "../measure.ts";

/** TARIC's measure types that are duties or taxes, used by the European Union and the United Kingdom alike. */
const kinds: Readonly<Record<string, MeasureKind>> = {
  103: "mfn",
  105: "mfn-end-use",
  106: "preference",
  112: "suspension",
  115: "suspension",
  117: "suspension",
  119: "suspension",
  122: "quota",
  123: "quota",
  141: "preference",
  142: "preference",
  143: "quota",
  145: "preference",
  146: "quota",
  305: "vat",
  306: "excise",
  490: "entry-price",
  551: "remedy",
  552: "remedy",
  553: "remedy",
  554: "remedy",
  695: "additional",
  696: "additional",
  VTS: "vat",
  VTZ: "vat",
  VTE: "vat",
  VTA: "vat",
};

export const measureKind = (type: string): MeasureKind | undefined =>
  Object.hasOwn(kinds, type) ? kinds[type] : undefined;

/** The area of all origins. */
export const everyone = new Set(["1011", "1400"]);
