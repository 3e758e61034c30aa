import type { Regime } from "../model/customs.ts";
import { usageError } from "../model/diagnostic.ts";
import { holdsOn } from "../model/fact.ts";
import type { Case } from "./input.ts";
import { holds, type Situation } from "./when.ts";

export interface Chosen {
  readonly id: string;
  readonly regime?: Regime;
}

const standard: Chosen = { id: "standard" };

/** The way the consignment is cleared: the one asked for, else the first by priority that applies. */
export function chooseRegime(c: Case, situation: Situation): Chosen {
  const all = c.market.customs.regimes ?? {};
  const asked = c.overrides.regime;
  if (asked === "standard") return standard;
  if (asked !== undefined) {
    const regime = all[asked];
    if (regime !== undefined) return { id: asked, regime };
    throw usageError("cost.unknown-regime", {
      id: asked,
      known: ["standard", ...Object.keys(all)].join(", "),
    });
  }
  const fitting = Object.entries(all)
    .filter(([, regime]) => holdsOn(regime, c.on) && holds(regime.when, situation))
    .sort(([, a], [, b]) => (b.priority ?? 0) - (a.priority ?? 0));
  const [first] = fitting;
  return first === undefined ? standard : { id: first[0], regime: first[1] };
}
