import type { AdditionalLayer } from "../model/customs.ts";
import { isPositive, isZero, larger, minus, over, zero } from "../model/exact.ts";
import { money, scale } from "../model/money.ts";
import { parseRate } from "../model/rate.ts";
import type { Case } from "./input.ts";
import { type Charges, type Line, replaced } from "./line.ts";
import { beforeWhole, roundingOf, roundResult } from "./rounding.ts";

/** Takes away what another layer excludes; what is taken away stays visible at zero with its reason. */
export function settle(c: Case, charges: Charges): Charges {
  const layers = c.market.customs.additional ?? {};
  const byId = new Map(charges.lines.map((line) => [line.id, line]));
  const lines = charges.lines.map((line): Line => {
    const rule = layers[line.id.slice("duty.".length)];
    const excluders = (rule?.excludedBy ?? [])
      .map((id) => byId.get(`duty.${id}`))
      .filter((l) => l !== undefined);
    const due = excluders.find((l) => l.amount !== null && isPositive(l.amount.value));
    if (due !== undefined) return partly(c, line, due) ?? suppressed(c, line, due.id);
    if (excluders.some((l) => l.amount === null)) return { ...line, amount: null };
    return line;
  });
  const replacing = lines.find((line) => replacesBase(layers, line));
  const final =
    replacing === undefined
      ? lines
      : lines.map((line) => (line.id === "duty.mfn" ? suppressed(c, line, replacing.id) : line));
  const moot = new Set(final.filter((line) => line.amount !== null).map((line) => line.id));
  return { ...charges, lines: final, gaps: charges.gaps.filter((gap) => !moot.has(gap.what)) };
}

/** Where the other duty falls on a named part of the goods alone, such as their metal, this one falls on the rest. */
function partly(c: Case, line: Line, due: Line): Line | undefined {
  const rate = due.rate === undefined ? undefined : parseRate(due.rate);
  const name = rate?.kind === "percent" ? rate.of : undefined;
  const part = name === undefined ? undefined : line.item?.measures[name];
  if (
    name === undefined ||
    part === undefined ||
    line.amount === null ||
    line.base === undefined ||
    isZero(line.base.value)
  )
    return undefined;
  const rest = larger(zero, minus(line.base.value, part));
  const rounding = roundingOf(c.market.customs, line.id, c.on);
  const exact = scale(line.unrounded ?? line.amount, over(rest, line.base.value));
  return {
    ...line,
    base: money(rest, line.base.currency),
    amount: roundResult(exact, rounding),
    ...beforeWhole(exact, rounding),
    note: c.say("cost.excluded-part", { by: due.id, part: name }),
  };
}

const suppressed = (c: Case, line: Line, by: string): Line =>
  replaced(line, c.market.currency, c.say("cost.excluded", { by }));

const replacesBase = (layers: Readonly<Record<string, AdditionalLayer>>, line: Line): boolean =>
  layers[line.id.slice("duty.".length)]?.replaces === "base" &&
  line.amount !== null &&
  !isZero(line.amount.value);
