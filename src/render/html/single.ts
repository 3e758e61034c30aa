import type { LaunchDirectory, ReportParts, ReportResult } from "../../model/report.ts";
import type { ResultHead } from "../../model/result.ts";
import { message } from "../../text/message.ts";
import type { RenderContext } from "../context.ts";
import { renderPage } from "./page.ts";

/** The page of one command's result: the report's, with that part alone. */
export function renderSingle(
  result: ResultHead<"plan" | "check" | "cost">,
  parts: ReportParts,
  context: RenderContext,
): string {
  const { on, generator, warnings } = result;
  const part = result.schema === "xb.plan/1" ? "plan" : result.schema === "xb.check/1" ? "check" : "cost";
  const nameless: LaunchDirectory = {
    name: { en: message("en", `render.title.${part}`), zh: message("zh", `render.title.${part}`) },
    products: {},
    markets: {},
    hosts: {},
  };
  const report: ReportResult = {
    schema: "xb.report/1",
    on,
    generator,
    warnings,
    launch: context.launch ?? nameless,
    ...parts,
  };
  return renderPage(report, context);
}
