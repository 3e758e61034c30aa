import { describe, expect, it } from "vitest";
import { checkSummary, type FailOn, gateFailures, newSince, verdictOf } from "../../src/check/gate.ts";
import type { CheckItem } from "../../src/model/check-result.ts";
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

type State = readonly [status: CheckItem["status"], severity: CheckItem["severity"]];
const law = { title: "The law", certainty: "authority" } as const;
const items = (...states: readonly State[]): CheckItem[] =>
  states.map(([status, severity], i) => ({
    ...result.items[0]!,
    reference: law,
    fingerprint: String(i),
    status,
    severity,
  }));

describe("a verdict", () => {
  it.each<[string, readonly State[]]>([
    ["ready", []],
    ["ready", [["pass", "block"]]],
    ["ready", [["fail", "advise"]]],
    ["ready", [["unknown", "advise"]]],
    ["ready", [["waived", "block"]]],
    ["unknown", [["unknown", "block"]]],
    [
      "unknown",
      [
        ["unknown", "fix"],
        ["fail", "advise"],
      ],
    ],
    [
      "fix",
      [
        ["fail", "fix"],
        ["unknown", "block"],
      ],
    ],
    [
      "blocked",
      [
        ["fail", "fix"],
        ["fail", "block"],
      ],
    ],
  ])("is %s", (wanted, states) => {
    expect(verdictOf(items(...states))).toBe(wanted);
  });
});

describe("a gate", () => {
  const all = items(
    ["fail", "block"],
    ["fail", "fix"],
    ["unknown", "block"],
    ["unknown", "advise"],
    ["fail", "advise"],
    ["pass", "block"],
    ["waived", "block"],
    ["not-applicable", "block"],
  );
  it.each<[FailOn, number[]]>([
    ["block", [0]],
    ["fix", [0, 1]],
    ["unknown", [0, 1, 2]],
    ["advise", [0, 1, 2, 3, 4]],
    ["never", []],
  ])("at %s", (level, wanted) => {
    expect(gateFailures(all, level).map((i) => Number(i.fingerprint))).toEqual(wanted);
  });

  it("passes what is unverified or not yet law", () => {
    const [one] = items(["fail", "block"]);
    expect(gateFailures([{ ...one!, upcoming: true }], "advise")).toEqual([]);
    expect(gateFailures([{ ...one!, reference: { ...law, certainty: "unverified" } }], "advise")).toEqual([]);
    expect(gateFailures([{ ...one!, reference: { ...law, certainty: "reported" } }], "advise")).toHaveLength(
      1,
    );
  });

  it("counts each state once, and not what does not apply", () => {
    expect(checkSummary(all)).toEqual({ pass: 1, fail: 3, unknown: 2, waived: 1 });
  });

  it("takes a finding whose state changed for new", () => {
    const before = { items: items(["unknown", "block"]) };
    expect(newSince(items(["unknown", "block"]), before)).toEqual([]);
    expect(newSince(items(["fail", "block"]), before)).toHaveLength(1);
    expect(newSince([{ ...items(["unknown", "block"])[0]!, fingerprint: "other" }], before)).toHaveLength(1);
  });
});
