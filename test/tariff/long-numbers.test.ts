import { expect, it } from "vitest";
import { parseRate, rateText } from "../../src/model/rate.ts";
import { plainWords } from "../../src/tariff/reading.ts";
import { parseSpelling } from "../../src/tariff/spellings.ts";

const digits = "1".repeat(50);

it.each([
  `${digits}%`,
  `1.${digits}%`,
  `5% + 1.${digits} EUR/kg`,
  `${digits} 1/2%`,
  `1 ${digits}/3%`,
  `1 1/0%`,
])("%s is no rate", (text) => {
  expect(parseRate(text)).toBeUndefined();
});

it.each([
  `1.${digits}% + 1 kg`,
  `${digits}¢/kg + 5%`,
  `$${digits}/pf.liter`,
  `1.${digits} % + 2 EUR / 100 kg`,
])("%s is kept as an authority's text that cannot be read", (text) => {
  expect(parseSpelling(text)).toBeUndefined();
});

it("a rate at the edge of what is exact is written as it is read", () => {
  const edge = parseRate(`${"9".repeat(40)} 2/2%`);
  expect(parseRate(rateText(edge!))).toBeUndefined();
  expect(rateText(parseRate(`${"9".repeat(40)}%`)!)).toBe(`${"9".repeat(40)}%`);
});

it("tags without end are read at once", () => {
  const began = process.cpuUsage();
  expect(plainWords(`<${"a".repeat(400_000)}`).length).toBe(400_001);
  expect(plainWords("<a ".repeat(100_000)).length).toBe(299_999);
  expect(process.cpuUsage(began).user).toBeLessThan(2_000_000);
});
