import type { PlanResult, Unmet } from "../../model/plan-result.ts";
import { type Lang, message } from "../../text/message.ts";
import { groupsBy } from "../layout/group.ts";

export interface UnmetLine {
  readonly text: string;
  readonly relax: readonly string[];
}

/** `minimum SA 2027-01-04, 2027-01-11: 0 of 1; no host speaks ar`: weeks that lack the same for the same reason are one line. */
export function unmetLines(lang: Lang, { unmet }: Pick<PlanResult, "unmet">): UnmetLine[] {
  const alike = groupsBy(unmet, ({ week: _, ...rest }) => JSON.stringify(rest));
  return [...alike.values()].map((same) => ({
    text: unmetText(
      lang,
      same[0]!,
      same.flatMap(({ week }) => week ?? []),
    ),
    relax: same[0]!.relax,
  }));
}

function unmetText(lang: Lang, unmet: Unmet, weeks: readonly string[]): string {
  const { kind, market, sku, stream, wanted, got, why } = unmet;
  const where = [market, sku, stream, weeksText(lang, weeks)].filter((part) => part).join(" ");
  const said = message(lang, `render.unmet.${kind}`);
  return message(lang, "render.plan.unmet-line", { kind: said, where, wanted, got, why });
}

const mostNamed = 3;

const weeksText = (lang: Lang, weeks: readonly string[]): string =>
  weeks.length <= mostNamed
    ? weeks.join(", ")
    : message(lang, "render.plan.weeks", { first: weeks[0]!, last: weeks.at(-1)!, count: weeks.length });
