import { describe, expect, it } from "vitest";
import { importTariff } from "../../src/app/tariff-import.ts";
import { InputError } from "../../src/model/diagnostic.ts";
import type { Tariff } from "../../src/tariff/lookup.ts";
import { folder, imported, opened, profiles, sample, written } from "./sample.ts";

const day = "2026-11-24";
const rateOf = (tariff: Tariff, hs: string, origin?: string, on = day): string => {
  const found = tariff.rateFor(hs, origin, on);
  return found.kind === "rate" ? found.duty.rateText : found.kind;
};
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) return error.diagnostics[0]!.message;
    throw error;
  }
  return "no error";
};

describe("TARIC duties as CSV", () => {
  const made = imported("taric-duties.csv", "DE");
  const tariff = opened(made);

  it("are the Union's, whichever member is named", () => {
    expect(made.result.market).toBe("EU");
  });

  it.each([
    ["0101.30", "7.7%"],
    ["0201.10.00", "12.8% + 176.8 EUR/100kg"],
    ["1704.10.10", "9% + EA max 18.7% + ADSZ"],
    ["6402.91.90", "16.9%"],
    ["6402.91.10.00", "17%"],
    ["6402.91", "several"],
    ["7108.12", "unread"],
    ["8517.13", "none"],
  ])("%s: %s", (hs, wanted) => {
    expect(rateOf(tariff, hs, "CN")).toBe(wanted);
  });

  it("keeps a maker's anti-dumping duty with its additional code and days", () => {
    const remedy = tariff.measures("6911.10").find((m) => m.kind === "remedy");
    expect(remedy).toMatchObject({
      rate: "36.1%",
      origins: ["CN"],
      additionalCode: "A999",
      from: "2020-06-18",
    });
  });
});

describe("the United Kingdom's measures as CSV", () => {
  const tariff = opened(imported("uk-measures.csv", "GB"));

  it("mend a code that a spreadsheet made a number, and keep to the days", () => {
    expect(rateOf(tariff, "0101.30", "CN")).toBe("6%");
    expect(rateOf(tariff, "0101.30", "CN", "2020-06-01")).toBe("7.7%");
  });

  it("read #NA as blank and lists joined by a bar", () => {
    const preference = tariff.measures("0702000007").find((m) => m.kind === "preference");
    expect(preference).toMatchObject({ origins: ["2020"], except: ["IN", "ID"] });
    expect(preference).not.toHaveProperty("quota");
  });
});

describe("the Trade Tariff as JSON", () => {
  const made = imported("uk-commodity.json", "GB");
  const tariff = opened(made);

  it("takes components before text, and leaves controls out", () => {
    expect(rateOf(tariff, "6911.10.00.90", "CN")).toBe("12% + 147 GBP/100kg");
    expect(tariff.measures("6911100090").map((m) => m.kind)).toEqual(["mfn", "preference", "quota"]);
  });

  it("knows its areas, and does not take a duty on conditions for a rate", () => {
    const quota = tariff.measures("6911100090").find((m) => m.kind === "quota");
    expect(quota).toMatchObject({ text: "Cond: V:14.40 %" });
    expect(quota).not.toHaveProperty("rate");
    expect(made.index.areas["1034"]?.countries).toEqual(["KM", "MG"]);
  });

  it("does not stand for a shorter code, whose other lines are not here", () => {
    expect(rateOf(tariff, "6911.10", "CN")).toBe("none");
  });

  it("adds to what was imported before in the same run", () => {
    const request = {
      file: sample("uk-commodity.json"),
      market: "GB",
      map: [],
      folder,
      on: day,
      lang: "en" as const,
    };
    const other = written(
      "other.json",
      JSON.stringify({
        data: {
          id: "1",
          type: "heading",
          attributes: { goods_nomenclature_item_id: "0501000000", description_plain: "Human hair" },
          meta: { duty_calculator: { source: "uk" } },
        },
      }),
    );
    const first = importTariff(request, profiles);
    const both = importTariff({ ...request, file: other }, profiles, first);
    expect(both.result).toMatchObject({ added: true, codes: 2 });
    expect(both.result.warnings.map((w) => w.code)).toEqual(["tariff.warn-no-duties"]);
  });
});

describe("Canada's TPHS as CSV", () => {
  const made = imported("ca-tphs.csv", "CA");
  const tariff = opened(made, ["KP"]);

  it("takes rates from the tariff item, not from the stale row below it", () => {
    expect(rateOf(tariff, "0407.11.90.00", "JP")).toBe("163.5% min 0.799 CAD/dozen");
    expect(tariff.measures("0407119000").some((m) => m.rate === "2.5%")).toBe(false);
  });

  it("reads cents as Canada's, and refuses an amount without a unit", () => {
    expect(rateOf(tariff, "0407.21.10", "JP")).toBe("0.0086 CAD/item");
    expect(rateOf(tariff, "0407.29", "JP")).toBe("unread");
    expect(rateOf(tariff, "0407.11.90", "KP")).toBe("35%");
  });
});

describe("a table of one's own", () => {
  const map = ["commodity=code", "rate=mfn", "description=description", "since=from"];
  const made = imported("own.csv", "SA", { map });

  it("is read by its declared columns, lost zeros put back", () => {
    const tariff = opened(made);
    expect(rateOf(tariff, "0101.30", "CN")).toBe("6%");
    expect(rateOf(tariff, "0902.10.00", "CN")).toBe("0.3 EUR/kg");
    expect(rateOf(tariff, "0902", "CN")).toBe("several");
    expect(rateOf(tariff, "4202.21.00", "CN")).toBe("unread");
    expect(rateOf(tariff, "6109.10", "CN")).toBe("none");
    expect(rateOf(tariff, "0101.30", "CN", "2020-01-01")).toBe("none");
  });

  it.each([
    [["commodity=cod"], "tariff.bad-map-guess"],
    [["commodity"], "tariff.bad-map"],
    [["nothing=code", "rate=mfn"], "tariff.no-column"],
    [[], "tariff.not-recognised"],
  ])("with --map %j: %s", (pairs, wanted) => {
    expect(codeOf(() => imported("own.csv", "SA", { map: pairs }))).toBe(wanted);
  });
});

it.each([
  ["a file of another territory", () => imported("hts.json", "GB"), "tariff.wrong-territory"],
  ["broken JSON", () => imported(written("bad.json", '[{"htsno": '), "US"), "json.syntax"],
  [
    "broken gzip",
    () => imported(written("bad.gz", new Uint8Array([0x1f, 0x8b, 8, 0])), "US"),
    "file.bad-gzip",
  ],
  ["an unknown format", () => imported("hts.json", "US", { format: "hts-jso" }), "usage.bad-format-guess"],
])("refuses %s", (_, work, wanted) => {
  expect(codeOf(work)).toBe(wanted);
});
