import type { PlanResult } from "../../model/plan-result.ts";
import type { RenderContext } from "../context.ts";
import { renderSingle } from "../html/single.ts";

export const render = (result: PlanResult, context: RenderContext): string =>
  renderSingle(result, { plan: result }, context);
