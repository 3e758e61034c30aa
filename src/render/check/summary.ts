import type { CheckResult, Verdict } from "../../model/check-result.ts";
import { type Lang, message } from "../../text/message.ts";

export const verdicts: readonly Verdict[] = ["blocked", "fix", "unknown", "ready"];

/** How often each verdict was given, the worst first; those never given are left out. */
export function verdictCounts(list: CheckResult["verdicts"]): [Verdict, number][] {
  return verdicts
    .map((verdict): [Verdict, number] => [verdict, list.filter((v) => v.verdict === verdict).length])
    .filter(([, count]) => count > 0);
}

export function summaryText(lang: Lang, result: CheckResult): string {
  const counts = verdictCounts(result.verdicts)
    .map(([verdict, count]) => `${count} ${message(lang, `render.verdict.${verdict}`)}`)
    .join(message(lang, "render.comma"));
  return message(lang, "render.check.summary", {
    ...result.summary,
    verdicts: counts || message(lang, "render.check.none"),
    on: result.on,
  });
}
