import type { CostLine, Estimate } from "../../model/cost-result.ts";
import { isMessageId, type Lang, message } from "../../text/message.ts";

/** What a cost line is called: its own label, else its kind and, in brackets, the rest of its id. */
export function lineLabel(lang: Lang, line: Pick<CostLine, "id" | "label">): string {
  if (line.label) return line.label;
  const [kind = "", ...rest] = line.id.split(".");
  const id = `render.line.${kind}`;
  const name = isMessageId(id) ? message(lang, id) : kind;
  const part = rest.join(".");
  const known = `render.part.${part}`;
  return rest.length === 0
    ? name
    : message(lang, "render.line-of", { name, part: isMessageId(known) ? message(lang, known) : part });
}

/** A rate with its few words in the reader's language; figures and units stay. */
export const rateText = (lang: Lang, rate: string): string =>
  rate.replace(/[a-z]{4,}/g, (word) => {
    const id = `render.rate.${word}`;
    return isMessageId(id) ? message(lang, id) : word;
  });

const landedKinds = new Set(["goods", "freight", "insurance", "duty", "tax", "fee"]);

/** Whether a line is part of what it takes to have the goods at the buyer's door. */
export const isLanded = (line: CostLine): boolean => landedKinds.has(line.id.split(".")[0]!);

/** Lines whose figure is there for people: no zero that nobody explains. */
export const shownLines = (estimate: Estimate): CostLine[] =>
  estimate.lines.filter(
    (line) => line.amount === null || line.note || line.rate || /[1-9]/.test(line.amount.amount),
  );
