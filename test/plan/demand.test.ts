import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedDemand, ratesFrom, silenceOf } from "../../src/plan/demand.ts";
import { plan } from "../../src/plan/plan.ts";
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
