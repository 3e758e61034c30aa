import type { PlanResult } from "../../model/plan-result.ts";
import { csv } from "../layout/csv.ts";

const columns =
  "id market start end hostStart utc host studio language products value pinned slot uid sequence";

/** One stream a row, for spreadsheets. */
export function render(result: PlanResult): string {
  return csv(
    columns.split(" "),
    result.streams.map((stream) => [
      stream.id,
      stream.market,
      stream.start,
      stream.end,
      stream.hostStart,
      stream.utc,
      stream.host,
      stream.studio,
      stream.language,
      stream.products.join(";"),
      stream.value,
      stream.pinned ? "yes" : "no",
      stream.slot,
      stream.uid,
      stream.sequence,
    ]),
  );
}
