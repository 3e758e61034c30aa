import fc from "fast-check";
import { defaultWeights, type PlanHost, type PlanMarket, type PlanProblem } from "../../src/plan/problem.ts";

const everyDay = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

export const market = (part: Partial<PlanMarket> = {}): PlanMarket => ({
  id: "GB",
  zone: "Europe/London",
  languages: ["en"],
  audience: [{ days: [...everyDay], from: "18:00", weights: [0.4, 0.6, 0.8, 1, 1, 0.9, 0.7, 0.5] }],
  effects: [],
  min: 0,
  target: 2,
  max: 4,
  duration: 60,
  minGap: 1200,
  productsPerStream: 2,
  value: 300,
  barredHosts: [],
  ...part,
});

export const host = (part: Partial<PlanHost> = {}): PlanHost => ({
  id: "lin",
  zone: "Asia/Shanghai",
  languages: { en: 0.8 },
  off: [],
  sleep: { from: "06:00", to: "12:00" },
  limits: { rest: 660, shiftSpan: 720, break: 30, nightsPerWeek: 3, perWeek: 1200, perDay: 240 },
  pay: 40,
  nightPremium: 0.25,
  ...part,
});

export const problem = (part: Partial<PlanProblem> = {}): PlanProblem => ({
  campaign: "Test",
  currency: "CNY",
  window: { from: "2027-03-22", to: "2027-04-04" },
  resolution: 30,
  markets: [market()],
  hosts: [host()],
  studios: [],
  products: [
    { sku: "A", markets: ["GB", "DE", "US"], minAppearances: 2, priority: 2 },
    { sku: "B", markets: ["GB", "US"], minAppearances: 0, priority: 1 },
  ],
  weights: defaultWeights,
  pins: [],
  rounds: 30,
  seed: 1,
  maxGap: 0.01,
  ...part,
});

const zones = ["Europe/London", "America/New_York", "Asia/Riyadh", "Australia/Lord_Howe", "Asia/Kathmandu"];

const markets = fc
  .uniqueArray(fc.constantFrom("GB", "DE", "US"), { minLength: 1, maxLength: 3 })
  .chain((ids) =>
    fc.tuple(
      ...ids.map((id) =>
        fc
          .record({
            zone: fc.constantFrom(...zones),
            languages: fc.constantFrom(["en"], ["de"], ["en", "de"]),
            min: fc.integer({ min: 0, max: 2 }),
            extra: fc.integer({ min: -1, max: 2 }),
            duration: fc.constantFrom(30, 60, 90, 105),
            minGap: fc.constantFrom(30, 600, 1200),
            value: fc.integer({ min: 0, max: 600 }),
          })
          .map(({ extra, ...part }) =>
            market({
              id,
              ...part,
              target: Math.max(0, part.min + extra),
              max: part.min + Math.max(0, extra) + 1,
            }),
          ),
      ),
    ),
  );

const hosts = fc.array(
  fc.record({
    zone: fc.constantFrom(...zones, "Asia/Shanghai"),
    fit: fc.constantFrom(0.3, 0.75, 1),
    language: fc.constantFrom("en", "de"),
    sleepFrom: fc.integer({ min: 0, max: 23 }),
    nightsPerWeek: fc.integer({ min: 0, max: 3 }),
    perDay: fc.constantFrom(60, 120, 240),
    perWeek: fc.constantFrom(180, 600, 1200),
    shiftSpan: fc.constantFrom(240, 720),
    pay: fc.integer({ min: 0, max: 80 }),
  }),
  { minLength: 1, maxLength: 3 },
);

const clock = (hour: number): string => `${String(hour % 24).padStart(2, "0")}:00`;

/** Small launches of every kind, across daylight-saving changes. */
export const problems: fc.Arbitrary<PlanProblem> = fc
  .record({
    markets,
    hosts,
    studios: fc.boolean(),
    resolution: fc.constantFrom(15 as const, 30 as const),
    seed: fc.nat(99),
  })
  .map(({ markets: list, hosts: people, studios, ...rest }) =>
    problem({
      ...rest,
      markets: list,
      hosts: people.map((p, i) =>
        host({
          id: `h${i}`,
          zone: p.zone,
          site: "one",
          languages: { [p.language]: p.fit },
          sleep: { from: clock(p.sleepFrom), to: clock(p.sleepFrom + 7) },
          limits: { rest: 660, break: 30, ...p },
          pay: p.pay,
        }),
      ),
      studios: studios
        ? [
            { id: "s1", site: "one", turnaround: 30 },
            { id: "s2", site: "one", turnaround: 30, markets: ["GB"] },
          ]
        : [],
      rounds: 5,
    }),
  );
