import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedDemand, ratesFrom, silenceOf } from "../../src/plan/demand.ts";
import { plan } from "../../src/plan/plan.ts";
import { stream } from "./by-hand.ts";
import { host, market, problem } from "./instance.ts";

const words = { say: (id: string) => id, weekOf: String };
/** Every evening from 18:00 by London's clock, all half hours alike. */
const flat = problem({
  markets: [
    market({
      audience: [
        {
          days: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
          from: "18:00",
          weights: Array(12).fill(1),
        },
      ],
    }),
  ],
});
const at = (iso: string) => Date.parse(iso) / 60_000;
const sale = (orders: number, iso = "2026-11-20T20:00:00Z") => ({
  sku: "A",
  orders,
  market: "GB",
  start: at(iso),
});

test("an hour at weight 1 is two half hours", () => {
  expect(ratesFrom(flat, [sale(12)]).get("A")).toEqual({ perHalfHour: 6, spread: 0, streams: 1 });
});

test("a host who speaks half as well sells half as much for the same rate", () => {
  const rates = ratesFrom(flat, [{ ...sale(12), host: "lin" }]);
  expect(rates.get("A")!.perHalfHour).toBeCloseTo(12 / (2 * 0.8));
});

test("streams outside the audience's hours, or in no market of the launch, tell nothing", () => {
  const outside = [sale(12, "2026-11-20T08:00:00Z"), { ...sale(12), market: "ZZ" }];
  expect(ratesFrom(flat, outside).size).toBe(0);
});

test("what tells nothing says why", () => {
  const mute = { ...flat, hosts: [host({ languages: { ja: 1 } })] };
  expect(silenceOf(flat, sale(12))).toBeUndefined();
  expect(silenceOf(flat, sale(12, "2026-11-20T08:00:00Z"))).toBe("closed");
  expect(silenceOf(flat, { ...sale(12), market: "ZZ" })).toBe("idle");
  expect(silenceOf(mute, { ...sale(12), host: "lin" })).toBe("mute");
});

test("streams that scatter widen the range, and those that agree do not", () => {
  const agreeing = ratesFrom(flat, [sale(12), sale(12)]).get("A")!;
  const scattered = ratesFrom(flat, [sale(2), sale(22)]).get("A")!;
  expect(agreeing.spread).toBe(0);
  expect(scattered.spread).toBeGreaterThan(3);
  expect(scattered.perHalfHour).toBe(agreeing.perHalfHour);
});

test("expected units are the rate times what the planned streams are worth, inside their range", () => {
  const { streams } = plan(flat, words);
  const shown = streams.filter((s) => s.products.includes("A"));
  fc.assert(
    fc.property(
      fc.double({ min: 0.1, max: 50, noNaN: true }),
      fc.double({ min: 0, max: 5, noNaN: true }),
      (rate, spread) => {
        const [found] = expectedDemand(
          flat,
          streams,
          new Map([["A", { perHalfHour: rate, spread, streams: 3 }]]),
        );
        expect(found!.expected).toBe(Math.round(rate * shown.length * 2 * 0.8));
        expect(found!.low).toBeLessThanOrEqual(found!.expected);
        expect(found!.high).toBeGreaterThanOrEqual(found!.expected);
        expect(found!.first).toBe(shown.map((s) => s.start.slice(0, 10)).sort()[0]);
      },
    ),
  );
});

test("a product that no stream shows needs no stock", () => {
  const { streams } = plan(flat, words);
  expect(expectedDemand(flat, streams, new Map([["Z", { perHalfHour: 3, spread: 0, streams: 1 }]]))).toEqual(
    [],
  );
});

test("each product has the rate of its own streams", () => {
  const rates = ratesFrom(flat, [sale(12), { ...sale(4), sku: "B" }, sale(8)]);
  expect([...rates]).toEqual([
    ["A", { perHalfHour: 5, spread: 0, streams: 2 }],
    ["B", { perHalfHour: 2, spread: 0, streams: 1 }],
  ]);
});

test.each([
  // 6 in a half hour, 2 half hours each: squares of the distance less the scatter of single orders, by one less than streams.
  [[2, 22], Math.sqrt(25 - 3 + 25 - 3)],
  [[2, 12, 22], Math.sqrt((22 - 3 + 22) / 2)],
])("streams that sold %j scatter by %d", (orders, spread) => {
  const found = ratesFrom(
    flat,
    orders.map((n) => sale(n)),
  ).get("A")!;
  expect(found).toEqual({ perHalfHour: 6, spread: expect.closeTo(spread, 9), streams: orders.length });
});

test("a past stream lasts what it says, else as long as the market's, and is held by who it says", () => {
  const two = {
    ...flat,
    hosts: [host({ languages: { en: 0.5 } }), host({ id: "mia", languages: { en: 0.25 } })],
  };
  const rate = (part: object) => ratesFrom(two, [{ ...sale(12), ...part }]).get("A")!.perHalfHour;
  expect(rate({})).toBe(6);
  expect(rate({ minutes: 30 })).toBe(12);
  expect(rate({ minutes: 45 })).toBe(8);
  expect(rate({ host: "lin" })).toBe(12);
  expect(rate({ host: "mia" })).toBe(24);
  expect(rate({ host: "gone" })).toBe(6);
});

test("a market is idle only if none of the launch's is it", () => {
  const two = { ...flat, markets: [market({ id: "DE" }), ...flat.markets] };
  expect(silenceOf(two, sale(12))).toBeUndefined();
});

test("what is expected, and how far it may scatter", () => {
  const p = {
    ...flat,
    markets: [...flat.markets, market({ id: "DE", languages: ["de"] })],
    hosts: [
      host({ languages: { en: 0.5 } }),
      host({ id: "mia", languages: { en: 1 } }),
      host({ id: "eva", languages: { de: 1 } }),
    ],
  };
  const by = (utc: string, part: object) => stream(utc, { products: ["A"], ...part });
  const streams = [
    by("2027-03-24T19:00:00Z", { host: "mia" }),
    by("2027-03-23T20:00:00Z", {}),
    by("2027-03-25T20:00:00Z", { host: "gone" }),
    by("2027-03-22T20:00:00Z", { products: ["B"] }),
    by("2027-03-22T20:00:00Z", { host: "eva" }),
    by("2027-03-22T20:00:00Z", { market: "DE", host: "eva", products: ["B"] }),
  ];
  // Worth 2, 1, 2 and, of a host who does not speak, 0 half hours.
  const rates = new Map([["A", { perHalfHour: 10, spread: 3, streams: 4 }]]);
  const deviation = 1.645 * Math.sqrt(50 + 9 * (4 + 1 + 4));
  expect(expectedDemand(p, streams, rates)).toEqual([
    {
      sku: "A",
      market: "GB",
      streams: 4,
      expected: 50,
      low: Math.floor(50 - deviation),
      high: Math.ceil(50 + deviation),
      first: "2027-03-22",
    },
  ]);
  const few = new Map([["A", { perHalfHour: 0.1, spread: 3, streams: 4 }]]);
  expect(expectedDemand(p, streams, few)[0]!.low).toBe(0);
});
