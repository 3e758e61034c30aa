import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Imported } from "../../src/app/tariff-import.ts";
import { digitsOf } from "../../src/tariff/code.ts";
import type { Tariff } from "../../src/tariff/lookup.ts";
import { nomenclature } from "../../src/tariff/nomenclature.ts";
import { imported, opened } from "./sample.ts";

/** Authorities' whole files are not part of the project; `XB_DATA` names the folder that has them. */
const data = process.env.XB_DATA ?? "";
const hts = join(data, "us-hts-usitc", "hts_2026_rev_10.json.gz");
const ready = data !== "" && existsSync(hts);
if (!ready) console.warn("skipped: set XB_DATA to the folder of authorities' files (us-hts-usitc, ...)");

describe.skipIf(!ready)("the whole HTS of the United States (2026, revision 10)", () => {
  let made: Imported;
  let tariff: Tariff;
  let seconds: number;
  beforeAll(() => {
    const start = performance.now();
    made = imported(hts, "US");
    seconds = (performance.now() - start) / 1000;
    tariff = opened(made);
  });

  it("imports in under three seconds", () => {
    expect(made.result.rows).toBe(35_509);
    expect(seconds).toBeLessThan(3);
  });

  it("has at least 98 % of the general rates of chapters 1 to 97 understood, the rest listed", () => {
    const mfn = made.result.rates.find((r) => r.kind === "mfn")!;
    expect(mfn.read).toBe(11_414);
    expect(mfn.understood / mfn.read).toBeGreaterThanOrEqual(0.98);
    const listed = made.result.unread.filter((u) => u.kind === "mfn").flatMap((u) => u.codes);
    expect(listed.length).toBe(mfn.read - mfn.understood);
  });

  it("gives every line of chapters 1 to 97 a rate or a text, inherited where its own is blank", () => {
    const codes = made.index.codes.split("\n").filter((code) => code.length >= 8 && code < "98");
    const kinds = codes.map((code) => tariff.rateFor(code, "CN", "2026-11-24").kind);
    const lost = codes.filter((_, i) => !["rate", "several", "unread"].includes(kinds[i]!));
    expect(lost).toEqual([]);
  });

  it("knows which of the Section 301 lists a line is on", () => {
    const lines = made.index.codes.split("\n").filter((code) => code.length >= 8 && code < "98");
    const legal = lines.filter((code) =>
      tariff.measures(code).some((m) => m.kind === "mfn" && digitsOf(m.printedOn) === code),
    );
    const listed = legal.filter((code) =>
      tariff.measures(code).some((m) => m.kind === "additional" && /^9903\.(88|91|92)/.test(m.heading ?? "")),
    );
    expect(legal.length).toBe(11_414);
    expect(listed.length).toBe(10_402);
  });

  it("has no heading that the nomenclature lacks", () => {
    const unknown = made.index.codes
      .split("\n")
      .filter((code) => code.length >= 6 && code < "98" && !nomenclature().has(code.slice(0, 6)));
    expect(unknown).toEqual([]);
  });

  it("looks up a hundred thousand codes in a second or so", () => {
    const start = performance.now();
    for (let i = 0; i < 100_000; i++) tariff.rateFor("6109.10.00.04", "CN", "2026-11-24");
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe.skipIf(!ready)("other files of authorities", () => {
  it("read the CSV of the HTS, and the 2021 table of the United Kingdom by declared columns", () => {
    const csv = imported(join(data, "us-hts-usitc", "htsdata_2023.csv"), "US");
    expect(csv.result.rows).toBe(35_598);
    const uk = imported(join(data, "uk-ukgt-csv-2021", "uk-global-tariff-with-eu-cet.csv"), "GB", {
      map: ["commodity=code", "ukgt_duty_rate=mfn", "description=description"],
    });
    const mfn = uk.result.rates.find((r) => r.kind === "mfn")!;
    expect(mfn.understood / mfn.read).toBeGreaterThan(0.98);
  });
});
