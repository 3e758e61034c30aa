import type { LoadedLaunch } from "../load/launch.ts";
import { type Diagnostic, InputError } from "../model/diagnostic.ts";

/** Runs what judges; what is wrong with a rule is told where the launch writes that rule. */
export function withRulePlaces<T>(loaded: LoadedLaunch, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.diagnostics.map((problem) => placed(problem, loaded)));
  }
}

function placed(problem: Diagnostic, { launch, source }: LoadedLaunch): Diagnostic {
  const rule = String(problem.args.rule);
  if (problem.at !== undefined || !Object.hasOwn(launch.rules ?? {}, rule)) return problem;
  const at = source.locate(["rules", rule], "key");
  return { ...problem, at, lineText: source.lineText(at.line) };
}
