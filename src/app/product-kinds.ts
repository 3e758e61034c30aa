import { comparedKeys, type Likeness } from "../check/alike.ts";
import type { Checker } from "../check/check.ts";
import type { LoadedLaunch } from "../load/launch.ts";
import { matches } from "../model/pattern.ts";
import { anyMark } from "./check-tape.ts";
import type { Parts, ProductRow } from "./stream-products.ts";

const bar = "\u0001";
const mostAnswers = 50_000;

/**
 * What a check makes of a product, but for its id and its place: rows of one kind have the same findings. Undefined
 * where a row must be looked at by itself.
 */
export function kindReader(
  { launch, scripts }: LoadedLaunch,
  { claims, markets }: Checker,
  likenesses: readonly Likeness[],
  alone: ReadonlySet<string>,
): (row: ProductRow) => string | undefined {
  const patterns = [
    ...scripts.flatMap(({ settings }) => settings.products ?? []),
    ...(launch.waivers ?? []).flatMap(({ sku }) => sku ?? []),
  ];
  const written = [
    JSON.stringify([launch, markets.map(({ rules }) => rules)]),
    ...scripts.map((s) => s.text),
  ];
  if (written.some((text) => anyMark.test(text))) return () => undefined;
  const known = new Map<string, string>();
  const answersTo = (row: ProductRow): string => {
    const found = known.get(row.compared);
    if (found !== undefined) return found;
    const parts = row.comparedParts();
    const answers = likenesses.map((likeness) => likeness.answers(parts)).join("");
    if (known.size >= mostAnswers) known.clear();
    known.set(row.compared, answers);
    return answers;
  };
  return (row) => {
    if (row.kind === undefined || alone.has(row.sku)) return undefined;
    let kind = row.kind + answersTo(row);
    for (const { text, language } of row.names) {
      kind += bar;
      if (text !== "") for (const claim of claims(text, language)) kind += `${claim} `;
    }
    for (const pattern of patterns) kind += matches(pattern, row.sku) ? "+" : "-";
    return kind;
  };
}

/** Parts that are compared or silent in every market. */
export const partsOf = (likenesses: readonly Likeness[]): Parts => ({
  compared: comparedKeys,
  silent: new Set(
    [...(likenesses[0]?.silent ?? [])].filter((key) => likenesses.every(({ silent }) => silent.has(key))),
  ),
});
