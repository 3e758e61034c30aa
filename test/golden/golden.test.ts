import { expect, it } from "vitest";
import { xb } from "../cli/run.ts";

/**
 * Whole launches, answered on a fixed day. A difference here is a change of what users are told: make it on purpose
 * (`npx vitest run test/golden -u`) and say so in CHANGELOG.md.
 */
const day = "2026-11-24";

it.each(
  ["minimal", "spring-launch"].flatMap((launch) =>
    (["check", "cost", "plan"] as const).map((command) => [launch, command] as const),
  ),
)("%s: %s tells what it told before", async (launch, command) => {
  const ran = xb([command, `examples/${launch}`, "--on", day, "-f", "csv", "--lang", "en", "--quiet"]);
  expect(ran.code).toBeLessThan(2);
  await expect(ran.out.replaceAll("\r\n", "\n")).toMatchFileSnapshot(`${launch}.${command}.csv`);
});
