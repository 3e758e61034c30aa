import { describe, expect, it } from "vitest";
import { likelyCategories } from "../../src/app/likely-category.ts";
import type { Unmet } from "../../src/model/plan-result.ts";
import { rateText } from "../../src/render/cost/line.ts";
import { unmetLines } from "../../src/render/plan/unmet.ts";
import { warningTexts } from "../../src/render/warnings.ts";

describe("what is alike is told once", () => {
  it("warnings of several markets", () => {
    const told = (code: string, message: string) => ({ code, message });
    expect(
      warningTexts([
        told("a", "DE: no platform"),
        told("b", "rates are old"),
        told("a", "US: no platform"),
        told("a", "JP：另一句"),
        told("b", "rates are old"),
        told("c", "US: no platform"),
      ]),
    ).toEqual(["DE, US: no platform", "rates are old", "JP：另一句", "US: no platform"]);
  });

  it("warnings of many products, by the first of them", () => {
    const many = Array.from({ length: 20 }, (_, n) => ({ code: "a", message: `S${n}: a strange word` }));
    expect(warningTexts(many)).toEqual(["S0, S1, S2, S3, S4, S5, S6, S7, … (20): a strange word"]);
  });

  it("weeks that lack the same", () => {
    const lack = (week: string, more: Partial<Unmet> = {}): Unmet => ({
      kind: "market-min",
      market: "SA",
      week,
      wanted: 1,
      got: 0,
      why: "nobody speaks ar",
      relax: ["a host who speaks ar"],
      ...more,
    });
    const weeks = ["2027-01-04", "2027-01-11", "2027-01-18", "2027-01-25"];
    const unmet = [
      ...weeks.map((week) => lack(week)),
      lack(weeks[0]!, { market: "AE" }),
      lack(weeks[1]!, { got: 1, wanted: 2 }),
    ];
    expect(unmetLines("en", { unmet }).map(({ text }) => text)).toEqual([
      "minimum SA 2027-01-04 to 2027-01-25 (4 weeks): 0 of 1; nobody speaks ar",
      "minimum AE 2027-01-04: 0 of 1; nobody speaks ar",
      "minimum SA 2027-01-11: 1 of 2; nobody speaks ar",
    ]);
    expect(unmetLines("zh", { unmet })[0]!.text).toContain("2027-01-04 至 2027-01-25（4 周）");
  });
});

describe("the words of a rate", () => {
  it.each([
    ["free", "免税"],
    ["3 EUR/heading", "3 EUR/税目"],
    ["7.5%", "7.5%"],
    ["1.31 EUR/kg of lactic-matter", "1.31 EUR/kg of lactic-matter"],
  ])("%s is %s in Chinese, and as it is in English", (rate, zh) => {
    expect([rateText("en", rate), rateText("zh", rate)]).toEqual([rate, zh]);
  });
});

describe("the category that a name suggests", () => {
  const categories = {
    "kitchenware.tableware": { en: "Plates, cups, mugs and cutlery", zh: "餐具、杯具、马克杯" },
    "food.confectionery": { en: "Sweets, gummies, chocolate", zh: "糖果、软糖、巧克力" },
    "apparel.dress": { en: "Dresses and skirts", zh: "连衣裙、半裙" },
    "toy.other": { en: "Toys and games", zh: "玩具" },
    home: { en: "Lamps and rugs", zh: "家居" },
  };
  it.each([
    ["Ceramic mug 350 ml", ["kitchenware.tableware"]],
    ["Lychee gummies", ["food.confectionery"]],
    ["Summer dress", ["apparel.dress"]],
    ["陶瓷马克杯 350 毫升", ["kitchenware.tableware"]],
    ["荔枝软糖", ["food.confectionery"]],
    ["Salt and pepper", []],
    ["", []],
  ])("%s", (name, found) => {
    expect(likelyCategories(name, categories)).toEqual(found);
  });
});
