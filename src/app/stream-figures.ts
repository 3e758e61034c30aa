import { type FigureName, mostFigure } from "../cost/compiled-sale.ts";
import { cm3Of, kgOf } from "../cost/measure-text.ts";
import { isCurrency } from "../model/scalar.ts";

/** A figure as an integer, and what of: decimals and unit. Figures of one kind share a denominator. */
export interface Figure {
  readonly n: number;
  readonly kind: Kind;
}

export interface Kind {
  readonly key: string;
  readonly denominator: bigint;
}

/** Reads into a figure that is at hand, or a new one. */
export type Reader = (text: string, into?: { n: number; kind: Kind }) => Figure | undefined;

const noKind: Kind = { key: "", denominator: 1n };

/** A figure to read into. */
export const newFigure = (): { n: number; kind: Kind } => ({ n: 0, kind: noKind });

/** `12.50 CNY`. Undefined for what is not plainly an amount: the schema then says what it is. */
export const readAmount: Reader = reader(1, (unit) =>
  unit.length === 4 && unit[0] === " " && isCurrency(unit.slice(1)) ? { n: 1n, d: 1n } : undefined,
);

/** `150g`, `0.5 kg`. */
export const readWeight: Reader = reader(1, (unit) => scaleOf(() => kgOf(`1${unit}`)));

/** `12x8x6cm`. */
export const readSize: Reader = reader(3, (unit) => scaleOf(() => cm3Of(`1x1x1${unit}`)));

export const readers: Readonly<Record<FigureName, Reader>> = {
  cost: readAmount,
  price: readAmount,
  kg: readWeight,
  cm3: readSize,
};

function scaleOf(read: () => { readonly n: bigint; readonly d: bigint }) {
  try {
    return read();
  } catch {
    return undefined;
  }
}

interface Unit extends Kind {
  readonly times: number;
}

/** Reads `count` plain decimals joined by `x`, multiplied, and a unit; remembers the units it has met. */
function reader(
  count: number,
  scale: (unit: string) => { readonly n: bigint; readonly d: bigint } | undefined,
): Reader {
  const units = new Map<string, (Unit | undefined)[]>();
  const unitOf = (unit: string, decimals: number): Unit | undefined => {
    const known = units.get(unit) ?? [];
    if (decimals in known) return known[decimals];
    const size = scale(unit);
    const made =
      size === undefined
        ? undefined
        : { key: `${decimals}${unit}`, denominator: 10n ** BigInt(decimals) * size.d, times: Number(size.n) };
    known[decimals] = made;
    units.set(unit, known);
    return made;
  };
  return (text, into = newFigure()) => {
    let at = 0;
    let n = 1;
    let decimals = 0;
    for (let part = 0; part < count; part++) {
      if (part > 0 && text[at++] !== "x") return undefined;
      const start = at;
      let value = 0;
      let point = -1;
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code >= 48 && code <= 57) value = value * 10 + code - 48;
        else if (code === 46 && point < 0) point = at;
        else break;
      }
      if (at === start || point === start || point === at - 1 || at - start > 10) return undefined;
      if (point >= 0) decimals += at - point - 1;
      n *= value;
    }
    const unit = unitOf(text.slice(at), decimals);
    if (unit === undefined || n * unit.times > mostFigure) return undefined;
    into.n = n * unit.times;
    into.kind = unit;
    return into;
  };
}
