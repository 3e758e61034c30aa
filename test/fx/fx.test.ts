import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { importFx } from "../../src/fx/import.ts";
import { exchangeFrom, staleRates } from "../../src/fx/table.ts";
import { parseYaml } from "../../src/load/yaml.ts";
import { parseExact, plainText } from "../../src/model/exact.ts";
import { convert } from "../../src/model/exchange.ts";
import { fxTablesSchema } from "../../src/model/fx-table.ts";
import { moneyOf } from "../../src/model/money.ts";

const xml = (rate: string) => `<?xml version="1.0"?><gesmes:Envelope><Cube>
  <Cube time='2026-11-19'><Cube currency='USD' rate='1.10'/></Cube>
  <Cube time='2026-11-20'><Cube currency='USD' rate='${rate}'/><Cube currency='CNY' rate='8.0'/></Cube>
</Cube></gesmes:Envelope>`;

const rateOf = (result: ReturnType<typeof importFx>, currency: string) =>
  "table" in result ? result.table.rates[currency] : result.problem;

test.each([
  ["ECB XML, the newest day", xml("1.25"), "USD", "1.25", "2026-11-20"],
  [
    "ECB CSV with an English date",
    "Date, USD, JPY, \n26 September 2024, 1.1155, 160.78, \n",
    "JPY",
    "160.78",
    "2024-09-26",
  ],
  [
    "ECB history CSV",
    "Date,USD,CYP,\n2024-09-26,1.1155,N/A,\n2024-09-25,1.1,N/A,\n",
    "USD",
    "1.1155",
    "2024-09-26",
  ],
  [
    "HMRC without a header",
    "AED,2026-10-01,2026-10-31,4.8\nAED,2026-11-01,2026-11-30,4.9\nUSD,2026-11-01,2026-11-30,1.3\n",
    "AED",
    "4.9",
    "2026-11-01",
  ],
  [
    "HMRC with a header",
    "Country/Territories,Currency,Currency Code,Currency Units per £1,Start Date,End Date\nUSA,Dollar,USD,1.3011,01/11/2026,30/11/2026\n",
    "USD",
    "1.3011",
    "2026-11-01",
  ],
  [
    "the UK tariff's JSON",
    JSON.stringify({
      data: { type: "exchange_rate_collection", attributes: { year: "2026", month: "11" } },
      included: [{ type: "exchange_rate", attributes: { currency_code: "USD", rate: "1.3" } }],
    }),
    "USD",
    "1.3",
    "2026-11-01",
  ],
])("%s", (_, text, currency, rate, on) => {
  const result = importFx(text);
  expect(rateOf(result, currency)).toBe(rate);
  expect("table" in result && result.table.on).toBe(on);
});

test.each([
  ["a decimal comma", xml("1,1476"), "bad-rate"],
  ["a rate of nothing", xml("0"), "bad-rate"],
  ["an exponent", xml("1e3"), "bad-rate"],
  ["another file", "<html></html>", "unknown-format"],
  ["no day", "<Cube><Cube time=''><Cube currency='USD' rate='1'/></Cube></Cube>", "no-date"],
])("%s is refused", (_, text, problem) => {
  expect(importFx(text)).toMatchObject({ problem });
});

test("a byte order mark does not matter", () => {
  expect(rateOf(importFx(`\ufeff${xml("1.25")}`), "USD")).toBe("1.25");
});

test("conversion is exact, also through the base", () => {
  const result = importFx(xml("1.25"));
  const exchange = exchangeFrom("table" in result ? [result.table] : []);
  expect(plainText(convert(exchange, moneyOf("80.00 CNY"), "USD")!.value)).toBe("12.5");
  expect(convert(exchange, moneyOf("1 XAF"), "USD")).toBeUndefined();
});

test("the user's own rates win", () => {
  const result = importFx(xml("1.25"));
  const exchange = exchangeFrom(
    "table" in result ? [result.table] : [],
    { CNY: parseExact("7")! },
    "2026-11-22",
  );
  expect(plainText(convert(exchange, moneyOf("70 CNY"), "USD")!.value)).toBe("10");
  expect(exchange.on).toBe("2026-11-22");
});

const bundled = fxTablesSchema.parse(
  parseYaml("_fx", readFileSync(fileURLToPath(new URL("../../markets/_fx.yaml", import.meta.url)), "utf8"))
    .value,
);

test("the bundled table has every market's currency", () => {
  const exchange = exchangeFrom(bundled.tables);
  for (const currency of "USD EUR GBP SAR AED QAR KWD ILS AUD IDR CAD MXN BRL CHF NZD JPY KRW SGD MYR THB VND PHP TRY INR ZAR PLN SEK CNY HKD TWD".split(
    " ",
  )) {
    expect(exchange.rate("CNY", currency), currency).toBeDefined();
  }
});

test("old rates are named", () => {
  expect(staleRates(bundled.tables, ["CNY", "VND"], "2026-03-20", 30)).toEqual([
    { currency: "VND", on: "2023-08-01" },
  ]);
  expect(staleRates(bundled.tables, ["CNY"], "2026-11-24", 180)).toEqual([
    { currency: "CNY", on: "2026-03-13" },
  ]);
});
