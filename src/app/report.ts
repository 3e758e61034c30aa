import type { LoadedLaunch } from "../load/launch.ts";
import type { Profiles } from "../load/profiles.ts";
import type { ReportParts, ReportResult } from "../model/report.ts";
import { generator } from "../model/version.ts";
import { type Lang, langs } from "../text/message.ts";
import { answer } from "./answers.ts";
import { compareAnswers } from "./compare.ts";
import type { CostOptions } from "./cost.ts";
import { directoryOf } from "./directory.ts";
import type { Rates } from "./exchange.ts";

/** The three answers and the ranking in one result; for a page, their text in every language. */
export async function reportLaunch(
  loaded: LoadedLaunch,
  profiles: Profiles,
  rates: Rates,
  options: CostOptions & { readonly bilingual: boolean },
): Promise<ReportResult> {
  const parts = async (lang: Lang): Promise<ReportParts> => {
    const answers = await answer(loaded, profiles, rates, { ...options, lang });
    return { ...answers, compare: compareAnswers(loaded, answers, rates.exchange, options.on) };
  };
  const own = await parts(options.lang);
  const others = options.bilingual ? langs.filter((lang) => lang !== options.lang) : [];
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
    launch: directoryOf(loaded),
    ...own,
    ...(others.length === 0
      ? {}
      : {
          inLanguage: Object.fromEntries([
            [options.lang, own],
            ...(await Promise.all(others.map(async (lang) => [lang, await parts(lang)]))),
          ]),
        }),
  };
}
