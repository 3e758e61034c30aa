import { Chalk } from "chalk";
import type { Severity, Verdict } from "../../model/check-result.ts";
import type { Certainty } from "../../model/fact.ts";

import { visible } from "./visible.ts";
import { wrap } from "./width.ts";

export type Paint = (text: string) => string;

/** What things look like on a terminal; plain text where colour is not wanted. */
export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly good: Paint;
  readonly bad: Paint;
  readonly warn: Paint;
  readonly note: Paint;
  readonly accent: Paint;
}

const bare: Paint = (text) => text;
const plain: Palette = {
  bold: bare,
  dim: bare,
  good: bare,
  bad: bare,
  warn: bare,
  note: bare,
  accent: bare,
};

export function palette(color: boolean): Palette {
  if (!color) return plain;
  const chalk = new Chalk({ level: 1 });
  return {
    bold: chalk.bold,
    dim: chalk.dim,
    good: chalk.green,
    bad: chalk.red,
    warn: chalk.yellow,
    note: chalk.magenta,
    accent: chalk.cyan,
  };
}

export const verdictPaint = (paint: Palette, verdict: Verdict): Paint =>
  ({ blocked: paint.bad, fix: paint.warn, unknown: paint.note, ready: paint.good })[verdict];

export const severityPaint = (paint: Palette, severity: Severity): Paint =>
  ({ block: paint.bad, fix: paint.warn, advise: paint.accent })[severity];

export const certaintyPaint = (paint: Palette, certainty: Certainty): Paint =>
  certainty === "unverified" ? paint.warn : paint.dim;

/** Text in lines of at most `width` columns, each painted. */
export const paragraph = (text: string, width: number, paint: Paint): string =>
  wrap(visible(text), width)
    .map((line) => paint(line))
    .join("\n");
