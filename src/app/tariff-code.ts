import type { Diagnostic } from "../model/diagnostic.ts";
import { digitsOf, dotted } from "../tariff/code.ts";
import { type HsProblem, hsProblems } from "../tariff/hs-problems.ts";

interface Near {
  readonly code: string;
  readonly text?: string;
  readonly descriptions?: readonly string[];
}

/** That a code is none of the Harmonized System, with near matches; undefined where nothing is wrong with it. */
export function badCode(code: string): Diagnostic | undefined {
  const problem: HsProblem | undefined = hsProblems(code)[0];
  if (problem === undefined) return undefined;
  return {
    code: `hs.${problem.kind}`,
    severity: "error",
    message: `tariff.hs-${problem.kind}`,
    args: { code, part: problem.part },
    ...help(problem.near),
  };
}

/** That an imported tariff has no such code. */
export const unknownCode = (code: string, market: string, near: readonly Near[]): Diagnostic => ({
  code: "hs.not-in-tariff",
  severity: "error",
  message: "tariff.not-in-tariff",
  args: { code: dotted(digitsOf(code)), market },
  ...help(near),
});

function help(near: readonly Near[]): Pick<Diagnostic, "help"> {
  if (near.length === 0) return {};
  const list = near.map(({ code, text, descriptions }) => `${code} ${text ?? descriptions?.at(-1) ?? ""}`);
  return { help: { message: "tariff.near", args: { near: list.map((entry) => entry.trim()).join("; ") } } };
}
