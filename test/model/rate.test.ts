import { expect, test } from "vitest";
import { parseExact, plainText } from "../../src/model/exact.ts";
import { parseRate, rateText } from "../../src/model/rate.ts";
import { evaluate, isMissing, type Measures } from "../../src/model/rate-value.ts";

const quantities: Record<string, string> = {
  kg: "2",
  item: "24",
  l: "1.5",
  "%vol": "12",
  "%sucrose": "40",
  m2: "3",
  pair: "6",
  case: "30",
  drained: "1.5",
};
const measures: Measures = {
  quantity: (name) => (quantities[name] === undefined ? undefined : parseExact(quantities[name])),
  reference: (name) => (name === "ADSZ" ? parseExact("1.25") : undefined),
  convert: (amount) => (amount.currency === "EUR" ? amount.value : undefined),
};

test.each([
  ["free", "0"],
  ["5%", "5"],
  ["16.5%", "16.5"],
  ["0.30 EUR/kg", "0.6"],
  ["35.10 EUR/100kg", "0.702"],
  ["144.10 EUR/item", "3458.4"],
  ["2 EUR/dozen", "4"],
  ["0.5 EUR/%vol/hl", "0.09"],
  ["10 EUR/lpa", "1.8"],
  ["0.2 EUR/%sucrose/100kg", "0.16"],
  ["52.7% + 144.10 EUR/item", "3511.1"],
  ["13.8% min 13.00 EUR/100kg max 15.00 EUR/100kg", "0.3"],
  ["1% min 2 EUR/kg max 3 EUR/kg", "4"],
  ["4% max 3 EUR/kg", "4"],
  ["5% or 2 EUR/kg, whichever is greater", "5"],
  ["5% or 2 EUR/kg, whichever is less", "4"],
  ["8.5% of case", "2.55"],
  ["9% max 24.2% + ADSZ", "9"],
  ["9% max 8% max 7%", "7"],
  ["33 1/3% + 33 1/3% + 33 1/3%", "100"],
  ["0.5 EUR/kg of drained", "0.75"],
  ["10 EUR/100kg of drained", "0.15"],
  ["12 EUR/gross", "2"],
])("%s on 100 EUR is %s", (text, wanted) => {
  const value = evaluate(parseRate(text)!, parseExact("100")!, measures);
  expect("amount" in value && plainText(value.amount)).toBe(wanted);
});

test("the cap wins over the floor", () => {
  const value = evaluate(parseRate("1% min 5 EUR/kg max 3 EUR/kg")!, parseExact("100")!, measures);
  expect("amount" in value && plainText(value.amount)).toBe("6");
});

test.each([
  ["9% + EA max 24.2% + ADSZ", ["EA"]],
  ["2 EUR/m3", ["m3"]],
  ["2 USD/kg", ["USD"]],
  ["5% of strap", ["strap"]],
  ["1.31 EUR/kg of lactic-matter + 22 EUR/100kg", ["lactic-matter"]],
  ["0.105 EUR/bbl + 0.02 EUR/jewel", ["bbl", "jewel"]],
  ["EA", ["EA"]],
])("%s cannot be known without %j", (text, missing) => {
  const value = evaluate(parseRate(text)!, parseExact("100")!, measures);
  expect(isMissing(value) && value.missing).toEqual(missing);
});

test.each([
  "free",
  "5%",
  "0.3 EUR/kg",
  "0.5 GBP/%vol/hl",
  "52.7% + 144.1 GBP/item",
  "13.8% min 13 GBP/100kg max 15 GBP/100kg",
  "9% + EA max 24.2% + ADSZ",
  "5% or 2 EUR/kg, whichever is greater",
])("%s is printed back", (text) => {
  expect(rateText(parseRate(text)!)).toBe(text);
});

test.each([
  "",
  "5",
  "5 %%",
  "EUR",
  "5 EUR",
  "5 EUR/",
  "5 EUR/bag",
  "-5%",
  "5% +",
  "5% min",
  "1e2%",
  "min 5%",
  "5% min 1% min 2%",
])("%s is not a rate", (text) => {
  expect(parseRate(text)).toBeUndefined();
});
