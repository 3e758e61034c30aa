import type { CheckResult } from "../model/check-result.ts";
import type { CostResult } from "../model/cost-result.ts";
import type { PlanResult } from "../model/plan-result.ts";
import type { ReportResult } from "../model/report.ts";
import type { CompareResult } from "../model/result.ts";
import type { MessageArgs, MessageId } from "../text/message.ts";
import { isOpen, rank } from "./check/task.ts";
import type { LeftOut } from "./context.ts";

/** What to do next, as a message; the command line prints it on standard error. */
export interface Hint {
  readonly message: MessageId;
  readonly args: MessageArgs;
}

type AnyResult = CheckResult | CostResult | PlanResult | CompareResult | ReportResult;

/** At most one hint: the command that is most worth typing after this result, or what to write first. */
export function hints(result: AnyResult, leftOut: readonly LeftOut[] = []): Hint[] {
  const found = undeclaredHint(result, leftOut) ?? hintOf(result);
  return found === undefined ? [] : [found];
}

const hint = (id: MessageId, args: MessageArgs = {}): Hint => ({ message: id, args });

/** Where more is unknown than wrong, saying more is what helps. */
function undeclaredHint(result: AnyResult, leftOut: readonly LeftOut[]): Hint | undefined {
  if (result.schema !== "xb.check/1" || leftOut.length === 0) return undefined;
  const { unknown, fail } = result.summary;
  const keys = leftOut.map(({ key, count }) => `${key} (${count})`).join(", ");
  return unknown > fail ? hint("hint.undeclared", { keys }) : undefined;
}

function hintOf(result: AnyResult): Hint | undefined {
  switch (result.schema) {
    case "xb.check/1":
      return checkHint(result);
    case "xb.cost/1":
      return costHint(result);
    case "xb.plan/1":
      return planHint(result);
    case "xb.compare/1":
      return hint("hint.compare");
    case "xb.report/1":
      return hint("hint.report");
  }
}

function checkHint({ items }: CheckResult): Hint {
  const gravest = items.filter(isOpen).sort((a, b) => rank(a) - rank(b))[0];
  return gravest === undefined ? hint("hint.check-clear") : hint("hint.check", { rule: gravest.rule });
}

function costHint({ estimates }: CostResult): Hint | undefined {
  const first = estimates.find((estimate) => estimate.sku !== undefined);
  return first === undefined
    ? hint("hint.quote")
    : hint("hint.cost", { sku: first.sku!, market: first.market });
}

function planHint({ streams, unmet, excluded }: PlanResult): Hint | undefined {
  if (streams.length > 0) return hint("hint.plan");
  if (excluded.length > 0) return hint("hint.plan-excluded");
  return unmet.length > 0 ? hint("hint.plan-unmet") : undefined;
}
