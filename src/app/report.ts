import type { LoadedLaunch } from "../load/launch.ts";
import type { Profiles } from "../load/profiles.ts";
import type { ReportParts, ReportResult } from "../model/report.ts";
import type { Stage } from "../model/step.ts";
import { generator } from "../model/version.ts";
import { langs } from "../text/message.ts";
import { answerInLanguages } from "./answers.ts";
import { compareAnswers } from "./compare.ts";
import type { CostOptions } from "./cost.ts";
import { directoryOf } from "./directory.ts";
import type { Rates } from "./exchange.ts";

/** The three answers and the ranking in one result; for a page, their text in every language. */
export async function reportLaunch(
  loaded: LoadedLaunch,
  profiles: Profiles,
  rates: Rates,
  options: CostOptions & { readonly bilingual: boolean; readonly stage?: (stage: Stage) => void },
): Promise<ReportResult> {
  const others = options.bilingual ? langs.filter((lang) => lang !== options.lang) : [];
  const all = [options.lang, ...others];
  const answers = await answerInLanguages(loaded, profiles, rates, options, all);
  const compare = compareAnswers(loaded, answers[0]!, rates.exchange, options.on);
  const parts = answers.map((told): ReportParts => ({ ...told, compare }));
  const own = parts[0]!;
  const warnings = [
    ...(own.check?.warnings ?? []),
    ...(own.cost?.warnings ?? []),
    ...(own.plan?.warnings ?? []),
  ];
  return {
    schema: "xb.report/1",
    on: options.on,
    generator,
    warnings: warnings.filter((w, i) => warnings.findIndex((other) => other.message === w.message) === i),
    launch: directoryOf(loaded, true),
    ...own,
    ...(others.length === 0
      ? {}
      : { inLanguage: Object.fromEntries(all.map((lang, index) => [lang, parts[index]!])) }),
  };
}
