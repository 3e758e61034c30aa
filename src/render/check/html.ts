import type { CheckResult } from "../../model/check-result.ts";
import type { RenderContext } from "../context.ts";
import { renderSingle } from "../html/single.ts";

export const render = (result: CheckResult, context: RenderContext): string =>
  renderSingle(result, { check: result }, context);
