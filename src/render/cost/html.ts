import type { CostResult } from "../../model/cost-result.ts";
import type { RenderContext } from "../context.ts";
import { renderSingle } from "../html/single.ts";

export const render = (result: CostResult, context: RenderContext): string =>
  renderSingle(result, { cost: result }, context);
