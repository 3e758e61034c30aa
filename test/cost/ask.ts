import { type AdHoc, adHocCase } from "../../src/cost/ad-hoc.ts";
import { type Quote, quote } from "../../src/cost/estimate.ts";
import type { Overrides } from "../../src/cost/input.ts";
import { parseExact } from "../../src/model/exact.ts";
import { exchangeOf } from "../../src/model/exchange.ts";
import { moneyOf } from "../../src/model/money.ts";
import { rateOf } from "../../src/model/rate.ts";
import { costMarket, say } from "./profiles.ts";

/** A quote as a case writes it: the options of `xb cost --to`. */
export interface Question {
  readonly to: string;
  readonly on: string;
  readonly hs?: string;
  readonly origin?: string;
  readonly from?: string;
  readonly value: string;
  readonly freight?: string;
  readonly insurance?: string;
  readonly quantity?: number;
  readonly kg?: string;
  readonly measures?: Readonly<Record<string, string>>;
  readonly mode?: NonNullable<AdHoc["mode"]>;
  readonly clearance?: NonNullable<AdHoc["clearance"]>;
  readonly channel?: NonNullable<AdHoc["channel"]>;
  readonly buyer?: NonNullable<AdHoc["buyer"]>;
  readonly region?: string;
  readonly evidence?: readonly string[];
  readonly duty?: Readonly<Record<string, string>>;
  readonly tax?: Readonly<Record<string, string>>;
  readonly fees?: Readonly<Record<string, string>>;
  readonly fx?: Readonly<Record<string, string>>;
  readonly regime?: string;
  readonly noFees?: boolean;
}

const perUsd: Readonly<Record<string, string>> = {
  AED: "3.6725", AUD: "1.5", BRL: "5.5", CAD: "1.4", CHF: "0.8", CNY: "7.1", EUR: "0.9", GBP: "0.8", IDR: "16000",
  ILS: "3.7", INR: "85", JPY: "150", KRW: "1400", KWD: "0.3", MXN: "18", MYR: "4.2", NZD: "1.7", PHP: "58",
  PLN: "3.9", QAR: "3.64", SAR: "3.75", SEK: "9.5", SGD: "1.3", THB: "33", TRY: "45", VND: "26000", ZAR: "18",
}; // biome-ignore format: a table

const map = <T>(
  from: Readonly<Record<string, string>> | undefined,
  to: (text: string) => T,
): Record<string, T> => Object.fromEntries(Object.entries(from ?? {}).map(([key, text]) => [key, to(text)]));

export function ask(q: Question): Quote {
  const exchange = exchangeOf(
    map({ ...perUsd, ...q.fx }, (text) => parseExact(text)!),
    q.on,
  );
  const { to, on, value, freight, insurance, kg, measures, duty, tax, fees, fx, regime, noFees, ...plain } =
    q;
  const overrides: Overrides = {
    duty: map(duty, rateOf),
    tax: map(tax, rateOf),
    fees: map(fees, moneyOf),
    ...(regime === undefined ? {} : { regime }),
    ...(noFees === undefined ? {} : { noFees }),
  };
  const adHoc: AdHoc = {
    quantity: 1,
    evidence: [],
    ...plain,
    value: moneyOf(value),
    measures: map(measures, (text) => parseExact(text)!),
    ...(freight === undefined ? {} : { freight: moneyOf(freight) }),
    ...(insurance === undefined ? {} : { insurance: moneyOf(insurance) }),
    ...(kg === undefined ? {} : { kg: parseExact(kg)! }),
  };
  return quote(adHocCase(adHoc, costMarket(to), on, exchange, overrides, say), { currency: "CNY" });
}

/** A figure of an estimate by the name cases use: a line's id, `totals.KEY`, or `regime`. */
export function figure({ estimate }: Quote, name: string): string | null | undefined {
  if (name === "regime") return estimate.regime;
  if (name.startsWith("totals.")) {
    return estimate.totals[name.slice(7) as keyof typeof estimate.totals]?.amount ?? null;
  }
  const lines = estimate.lines.filter((line) => line.id === name);
  return lines.length === 0 ? undefined : lines[0]!.amount === null ? null : lines[0]!.amount.amount;
}
