import { type Exact, exact, parseExact, times } from "../model/exact.ts";

/** Weights, sizes and spans as files write them, in exact units. Schemas have checked the text. */
const kgPer: Readonly<Record<string, Exact>> = {
  mg: exact(1, 1_000_000),
  g: exact(1, 1000),
  kg: exact(1),
  t: exact(1000),
  lb: exact(45359237, 100000000),
  oz: exact(28349523125, 1000000000000),
};

/** `150g`, `0.5kg` in kilograms. */
export function kgOf(text: string): Exact {
  const [, digits, unit] = /^([\d.]+) ?([a-z]+)$/.exec(text) ?? [];
  const value = digits === undefined ? undefined : parseExact(digits);
  const per = unit === undefined ? undefined : kgPer[unit];
  if (value === undefined || per === undefined) throw new RangeError(`not a weight: ${text}`);
  return times(value, per);
}

const cmPer: Readonly<Record<string, Exact>> = {
  mm: exact(1, 10),
  cm: exact(1),
  m: exact(100),
  in: exact(254, 100),
};

/** `12x8x6cm` in cubic centimetres. */
export function cm3Of(text: string): Exact {
  const [, sides, unit] = /^([\d.x]+) ?([a-z]+)$/.exec(text) ?? [];
  const per = unit === undefined ? undefined : cmPer[unit];
  const lengths = sides?.split("x").map(parseExact);
  if (per === undefined || lengths === undefined || lengths.includes(undefined)) {
    throw new RangeError(`not a size: ${text}`);
  }
  return (lengths as Exact[]).reduce((volume, side) => times(volume, times(side, per)), exact(1));
}

/** `3d`, `36h` in begun days. */
export function daysOfDuration(text: string): number {
  const [, d = "0", h = "0", m = "0"] = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/.exec(text) ?? [];
  return Math.ceil(Number(d) + Number(h) / 24 + Number(m) / 1440);
}
