import { describe, expect, it } from "vitest";
import { type FailOn, gateFailures, newSince } from "../../src/check/gate.ts";
import { checked, market, rules, tea } from "./launch.ts";

const ofMarket = rules({
  "xx.block.rule": { severity: "block", needs: [{ not: { contains: "meat" } }] },
  "xx.fix.rule": { needs: [{ label: { languages: ["ar"] } }] },
  "xx.open.rule": { needs: [{ known: "netWeight" }] },
  "xx.advise.rule": { severity: "advise", needs: [{ not: { contains: "meat" } }] },
  "xx.memory.rule": {
    severity: "block",
    source: undefined,
    certainty: "unverified",
    needs: [{ not: { contains: "meat" } }],
  },
});
const jerky = { ...tea, contains: ["meat"], labels: { languages: ["en"] } };
const result = checked({ markets: [market("XX", ofMarket)], products: [jerky] });

describe("gates", () => {
  it.each<[FailOn, string[]]>([
    ["block", ["xx.block.rule"]],
    ["fix", ["xx.block.rule", "xx.fix.rule"]],
    ["unknown", ["xx.block.rule", "xx.fix.rule", "xx.open.rule"]],
    ["advise", ["xx.advise.rule", "xx.block.rule", "xx.fix.rule", "xx.open.rule"]],
    ["never", []],
  ])("--fail-on %s", (level, expected) => {
    expect(
      gateFailures(result.items, level)
        .map((i) => i.rule)
        .sort(),
    ).toEqual(expected);
  });

  it("a baseline lets only what is new fail", () => {
    const before = checked({ markets: [market("XX", ofMarket)], products: [{ ...jerky, contains: [] }] });
    expect(newSince(gateFailures(result.items, "fix"), before).map((i) => i.rule)).toEqual(["xx.block.rule"]);
    expect(newSince(result.items, result)).toEqual([]);
  });
});
