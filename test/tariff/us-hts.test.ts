import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { imported, opened, sample, written } from "./sample.ts";

const day = "2026-11-24";
const hts = imported("hts.json", "US");
const tariff = opened(hts, ["RU"]);

const rate = (hs: string, origin = "CN", on = day): string => {
  const found = tariff.rateFor(hs, origin, on);
  return found.kind === "rate" ? `${found.duty.rateText} on ${found.duty.code}` : found.kind;
};

describe("the HTS as JSON", () => {
  it.each([
    ["6109.10", "16.5% on 6109.10.00", "all lines below have one rate"],
    ["6109.10.00", "16.5% on 6109.10.00", "the line itself"],
    ["6109.10.00.04", "16.5% on 6109.10.00", "a rate of blanks is none of its own"],
    ["6109.10.00.12", "16.5% on 6109.10.00", "a statistical line inherits"],
    ["6109901000", "32% on 6109.90.10", "more digits than the tariff prints"],
    ["6109.90.15", "unread", "printed, not understood"],
    ["6109.90", "several", "lines differ"],
    ["6109.10.99", "unknown-code", "not in the tariff"],
  ])("%s: %s (%s)", (hs, wanted) => {
    expect(rate(hs)).toBe(wanted);
  });

  it("says which lines differ, and asks for digits", () => {
    const found = tariff.rateFor("6109.90", "CN", day);
    expect(found.kind === "several" && found.lines.map((l) => [l.code, l.rate])).toEqual([
      ["6109.90.10", "32%"],
      ["6109.90.15.00", "The rate applicable to each garment in the ensemble if separately entered"],
    ]);
  });

  it("gives near matches for a code that is not there", () => {
    const found = tariff.rateFor("6109.10.99", "CN", day);
    expect(found.kind === "unknown-code" && found.near.map((line) => line.code)).toEqual(["6109.10.00"]);
  });

  it("takes Section 301 from the footnotes, for its origin and its days", () => {
    const headings = (hs: string, origin: string, on: string) =>
      tariff.additional(hs, origin, on).map((m) => `${m.heading} ${m.rate}`);
    expect(headings("6109.10", "CN", day)).toEqual(["9903.88.15 7.5%"]);
    expect(headings("6109.10.00.12", "CN", day)).toEqual(["9903.88.15 7.5%"]);
    expect(headings("6109.10.00", "VN", day)).toEqual([]);
    expect(headings("6109.90.10", "CN", "2025-06-01")).toEqual(["9903.91.04 25%"]);
    expect(headings("6109.90.10", "CN", "2026-01-01")).toEqual([]);
  });

  it("gives column 2 to origins without MFN, and Russia the rate of its own heading", () => {
    expect(rate("6109.10.00", "RU")).toBe("90% on 6109.10.00");
    expect(rate("6109.90.10", "RU")).toBe("35% on 6109.90.10");
  });

  it("keeps an exclusion apart from what it excludes, and reads no duty into a range of headings", () => {
    const kinds = tariff.measures("6109.10.00.12").map((m) => m.kind);
    expect(kinds).toContain("exclusion");
    expect(tariff.measures("6109.90.10").map((m) => m.heading)).not.toContain("9904.17.48");
  });

  it("splits preferences by rate and programme; a reference is never a rate", () => {
    const preferences = tariff.measures("6109.10.00").filter((m) => m.kind === "preference");
    expect(preferences.map((m) => [m.text, m.rate, m.programs])).toEqual([
      ["Free", "free", ["AU", "CL", "S+"]],
      ["See 9822.05.20", undefined, ["P+"]],
    ]);
  });

  it("keeps the descriptions above a line, grouping rows without a code included", () => {
    const [line] = tariff.lines("6109.10.00.04");
    expect(line?.descriptions).toEqual([
      "T-shirts, knitted or crocheted",
      "Of cotton",
      "Men's or boys'",
      "T-shirts, all white",
    ]);
    expect(line?.units).toBe("doz., kg");
  });

  it("counts what it understood and lists what it did not", () => {
    expect(hts.result.rows).toBe(13);
    expect(hts.result.rates.find((r) => r.kind === "mfn")).toEqual({ kind: "mfn", read: 3, understood: 2 });
    expect(hts.result.unread[0]).toMatchObject({ kind: "mfn", codes: ["6109.90.15.00"] });
  });

  it("reads gzip, and says where the file came from", () => {
    const file = written("hts_2026_rev_10.json.gz", gzipSync(readFileSync(sample("hts.json"))));
    const { source } = imported(file, "US").result;
    expect(source.revision).toBe("2026 revision 10");
    expect(source.sha256).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("the HTS as CSV", () => {
  const csv = imported("hts.csv", "US");

  it("is read with its tags, bare line feeds and byte order mark", () => {
    const [line] = opened(csv).lines("0101.30");
    expect(line).toEqual({
      code: "0101.30.00.00",
      descriptions: ["Live horses, asses", "Asses"],
      units: "No., kg",
    });
    expect(opened(csv).rateFor("0101.30", "AU", day)).toMatchObject({ kind: "rate", duty: { text: "6.8%" } });
  });

  it("warns that it has no footnotes", () => {
    expect(csv.result.warnings.map((w) => w.code)).toEqual(["tariff.warn-no-footnotes"]);
  });
});
