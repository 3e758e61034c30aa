/** What the benchmarks share with xb itself: its reader, and the rules of a market. */

import { checkTables } from "../src/app/tables.ts";
import { resolveRules } from "../src/check/rules.ts";
import { openProfiles } from "../src/load/profiles.ts";

export { csvBlock, csvPortions } from "../src/load/rows.ts";

export function rulesOf(market: string) {
  const profiles = openProfiles();
  const { everywhere } = checkTables(profiles);
  const { rules } = resolveRules(profiles.resolve(market), everywhere);
  return rules.filter((rule) => rule.per === "product" && !rule.off);
}
