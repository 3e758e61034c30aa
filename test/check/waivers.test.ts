import { describe, expect, it } from "vitest";
import { applyWaivers, type Waiver, waiverNotices } from "../../src/check/waivers.ts";
import type { CheckItem } from "../../src/model/check-result.ts";

const on = "2026-11-24";
const last = "2027-01-31";
type Part = { [K in keyof CheckItem]?: CheckItem[K] | undefined };
const item = (part: Part): CheckItem =>
  ({ rule: "de.epr.packaging", sku: "TEA-1", market: "DE", status: "fail", ...part }) as CheckItem;
const waiver = (part: Partial<Waiver>): Waiver => ({ rule: "de.epr.packaging", reason: "ticket 1", ...part });
const statusOf = (of: CheckItem, by: Waiver): string => applyWaivers([of], [by], on, last).items[0]!.status;

describe("a waiver", () => {
  it.each<[string, Part, Partial<Waiver>, string]>([
    ["of what fails", {}, {}, "waived"],
    ["of what is not known", { status: "unknown" }, {}, "waived"],
    ["of what passes", { status: "pass" }, {}, "pass"],
    ["of what does not apply", { status: "not-applicable" }, {}, "not-applicable"],
    ["of another rule", {}, { rule: "de.epr.weee" }, "fail"],
    ["of rules by a wildcard", {}, { rule: "de.epr.*" }, "waived"],
    ["of a product", {}, { sku: "TEA-1" }, "waived"],
    ["of products by a wildcard", {}, { sku: "TEA-*" }, "waived"],
    ["of another product", {}, { sku: "LIP-*" }, "fail"],
    ["of a product where the market is judged", { sku: undefined }, { sku: "*" }, "fail"],
    ["of the market", {}, { market: "DE" }, "waived"],
    ["of another market", {}, { market: "FR" }, "fail"],
    ["that ends today", {}, { until: on }, "waived"],
    ["that ended yesterday", {}, { until: "2026-11-23" }, "fail"],
    ["that ends on no day", {}, { until: "soon" }, "fail"],
  ])("%s", (_, of, by, wanted) => {
    expect(statusOf(item(of), waiver(by))).toBe(wanted);
  });

  it("is shown on what it waives, with its last day if it has one", () => {
    const shown = (by: Waiver) => applyWaivers([item({})], [by], on, last).items[0]!.waiver;
    expect(shown(waiver({}))).toEqual({ reason: "ticket 1" });
    expect(shown(waiver({ until: "2027-02-01" }))).toEqual({ reason: "ticket 1", until: "2027-02-01" });
  });

  it("counts as used even when it has ended", () => {
    const ended = waiver({ until: "2026-01-01" });
    expect(applyWaivers([item({})], [ended], on, last).used).toEqual(new Set([ended]));
    expect(applyWaivers([item({ status: "pass" })], [ended], on, last).used).toEqual(new Set());
  });

  it.each<[string, Partial<Waiver>, boolean, object[]]>([
    ["that holds", { until: last }, true, []],
    ["without an end", {}, true, []],
    ["that fits nothing", {}, false, [{ id: "check.waiver-unused", args: { rule: "de.epr.packaging" } }]],
    [
      "that has ended",
      { until: "2026-11-23" },
      false,
      [{ id: "check.waiver-expired", args: { rule: "de.epr.packaging", until: "2026-11-23" } }],
    ],
    [
      "that ends on no day",
      { until: "soon" },
      true,
      [{ id: "check.waiver-malformed", args: { rule: "de.epr.packaging", until: "soon" } }],
    ],
    [
      "that ends before the last stream",
      { until: "2027-01-30" },
      true,
      [{ id: "check.waiver-short", args: { rule: "de.epr.packaging", until: "2027-01-30", day: last } }],
    ],
  ])("%s: what is said of it", (_, part, used, wanted) => {
    expect(waiverNotices(waiver(part), used, on, last)).toEqual(wanted);
  });

  it("tells what it is to be told of each of several", () => {
    const several = [waiver({}), waiver({ rule: "fr.x.y" })];
    expect(applyWaivers([item({})], several, on, last).notices.map((n) => n.id)).toEqual([
      "check.waiver-unused",
    ]);
  });
});
