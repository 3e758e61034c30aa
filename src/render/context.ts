import type { Severity } from "../model/check-result.ts";
import type { Text } from "../model/fact.ts";
import type { LaunchDirectory } from "../model/report.ts";
import type { Lang } from "../text/message.ts";

/** A check rule as tools that list all rules want it (SARIF). */
export interface RuleEntry {
  readonly id: string;
  readonly title: string;
  readonly fix?: string;
  readonly topic: string;
  readonly severity: Severity;
  readonly law?: string;
  readonly url?: string;
}

/** Which streams go into a calendar; all without it. */
export interface StreamFilter {
  readonly markets?: readonly string[];
  readonly hosts?: readonly string[];
  readonly studios?: readonly string[];
}

/** All that a renderer knows besides the result. */
export interface RenderContext {
  readonly lang: Lang;
  /** Columns of the terminal. */
  readonly width: number;
  readonly color: boolean;
  readonly verbose?: boolean;
  /** Show how each figure came about. */
  readonly explain?: boolean;
  readonly launch?: LaunchDirectory;
  readonly rules?: readonly RuleEntry[];
  readonly streams?: StreamFilter;
  /** Keys that products leave out, and how many of them do; the page says what to declare first. */
  readonly undeclared?: readonly LeftOut[];
}

export interface LeftOut {
  readonly key: string;
  readonly count: number;
}

/** A text in a language, or in English where the language has none. */
export function textIn(lang: Lang, text: Text): string {
  return typeof text === "string" ? text : (text[lang] ?? text.en);
}

type Named = Pick<RenderContext, "lang" | "launch">;

export const productName = ({ lang, launch }: Named, sku: string): string => {
  const name = lookUp(launch?.products, sku);
  return name === undefined ? sku : textIn(lang, name);
};

export const marketName = ({ lang, launch }: Named, id: string): string => {
  const market = lookUp(launch?.markets, id);
  return market === undefined ? id : textIn(lang, market.name);
};

export const hostName = ({ lang, launch }: Named, id: string): string => {
  const host = lookUp(launch?.hosts, id);
  return host === undefined ? id : textIn(lang, host.name);
};

/** An own property; ids such as `constructor` name nothing else. */
export function lookUp<T>(table: Readonly<Record<string, T>> | undefined, id: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, id) ? table[id] : undefined;
}
