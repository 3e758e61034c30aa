import { describe, expect, it } from "vitest";
import type { Column } from "../../src/plan/columns.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import { unmetMarkets, unmetProducts } from "../../src/plan/unmet.ts";
import { column, day, freeHost, holding, limited, openMarket, openProblem } from "./by-hand.ts";

const free = freeHost();

describe("what is not met", () => {
  const words = {
    say: (id: string, args?: object) => `${id} ${JSON.stringify(args ?? {})}`,
    weekOf: (week: number) => `w${week}`,
  };
  const of = (part: Partial<PlanProblem>, held: Column[], columns: Column[]) => {
    const p = openProblem({ window: { from: "2027-03-22", to: "2027-03-28" }, ...part });
    return unmetMarkets(p, columns, holding(p, held), words);
  };
  const asks = (part = {}) => ({ markets: [openMarket({ min: 1, target: 2, ...part })] });
  it.each([
    ["nothing", asks(), [day("08:00"), day("10:00")], [], []],
    [
      "the target",
      asks(),
      [day("08:00")],
      [day("10:00")],
      [["market-target", 2, 1, 'plan.not-worth {"market":"GB"}', ['plan.relax-value {"market":"GB"}']]],
    ],
    [
      "the min",
      asks(),
      [],
      [day("10:00")],
      [["market-min", 1, 0, 'plan.not-worth {"market":"GB"}', ['plan.relax-value {"market":"GB"}']]],
    ],
    [
      "a min above the target",
      asks({ min: 2, target: 1 }),
      [day("08:00")],
      [day("10:00")],
      [["market-min", 2, 1, 'plan.not-worth {"market":"GB"}', ['plan.relax-value {"market":"GB"}']]],
    ],
    [
      "without audience",
      asks({ audience: [] }),
      [],
      [],
      [["market-min", 1, 0, 'plan.no-audience {"market":"GB"}', []]],
    ],
    [
      "without speakers",
      asks({ languages: ["ja", "ko"] }),
      [],
      [],
      [
        [
          "market-min",
          1,
          0,
          'plan.no-speaker {"market":"GB","languages":"ja, ko"}',
          ['plan.relax-speaker {"languages":"ja, ko"}'],
        ],
      ],
    ],
    [
      "without a permit",
      { ...asks({ barredHosts: ["mia", "lin", "x"] }), ...limited({}) },
      [],
      [],
      [
        [
          "market-min",
          1,
          0,
          'plan.no-permit {"market":"GB","hosts":"lin, mia"}',
          ['plan.relax-permit {"hosts":"lin, mia"}'],
        ],
      ],
    ],
    [
      "with one of two",
      { ...asks({ barredHosts: ["mia"] }), ...limited({}) },
      [],
      [],
      [
        [
          "market-min",
          1,
          0,
          'plan.nobody-awake {"market":"GB","hosts":"lin, mia"}',
          ['plan.relax-hours {"hosts":"lin, mia"}'],
        ],
      ],
    ],
    [
      "nobody awake, in other weeks and for other markets",
      asks(),
      [],
      [column("2027-03-29T10:00Z"), day("10:00", { market: 1 })],
      [
        [
          "market-min",
          1,
          0,
          'plan.nobody-awake {"market":"GB","hosts":"lin"}',
          ['plan.relax-hours {"hosts":"lin"}'],
        ],
      ],
    ],
    [
      "her hours are full",
      { ...asks({ minGap: 0 }), ...limited({ perDay: 60, perWeek: 600, nightsPerWeek: 2 }) },
      [day("08:00")],
      [day("10:00")],
      [
        [
          "market-target",
          2,
          1,
          'plan.hosts-full {"hosts":"plan.host-full {\\"host\\":\\"lin\\",\\"hours\\":1,\\"perWeek\\":10,\\"nights\\":0,\\"nightsPerWeek\\":2}"}',
          [
            'plan.relax-perDay {"host":"lin","market":"GB","hours":1,"worth":100}',
            'plan.relax-host {"hosts":"lin, mia","languages":"en"}',
          ],
        ],
      ],
    ],
    [
      "nor has she a limit by week",
      { ...asks({ minGap: 180 }), ...limited({ perDay: 60 }) },
      [day("08:00")],
      [day("10:00"), day("09:30", { host: 1 })],
      [
        [
          "market-target",
          2,
          1,
          'plan.hosts-full {"hosts":"plan.host-full {\\"host\\":\\"lin\\",\\"hours\\":1,\\"perWeek\\":\\"∞\\",\\"nights\\":0,\\"nightsPerWeek\\":9}; plan.host-full {\\"host\\":\\"mia\\",\\"hours\\":0,\\"perWeek\\":\\"∞\\",\\"nights\\":0,\\"nightsPerWeek\\":9}"}',
          [
            'plan.relax-gap {"host":"mia","market":"GB","hours":0,"worth":100}',
            'plan.relax-host {"hosts":"lin, mia","languages":"en"}',
          ],
        ],
      ],
    ],
  ] as [string, Partial<PlanProblem>, Column[], Column[], unknown[][]][])(
    "%s",
    (_name, part, held, columns, found) => {
      expect(
        of(part, held, columns).map(({ kind, wanted, got, why, relax }) => [kind, wanted, got, why, relax]),
      ).toEqual(found);
    },
  );

  it("is told week by week, and of each the three limits worth most", () => {
    const two = of({ window: { from: "2027-03-22", to: "2027-04-04" }, ...asks() }, [], []);
    expect(two.map(({ market, week }) => [market, week])).toEqual([
      ["GB", "w0"],
      ["GB", "w1"],
    ]);
    const four = Array.from({ length: 4 }, (_x, i) =>
      freeHost({ id: `h${i}`, limits: { ...free.limits, perDay: 45, perWeek: 600 } }),
    );
    const [found] = of(
      { hosts: four, ...asks() },
      [],
      four.map((_h, host) => day("10:00", { host, value: 10 + host })),
    );
    expect(found!.relax.map((text) => text.slice(0, 31))).toEqual([
      'plan.relax-perDay {"host":"h3",',
      'plan.relax-perDay {"host":"h2",',
      'plan.relax-perDay {"host":"h1",',
      'plan.relax-host {"hosts":"h0, h',
    ]);
  });

  it("of products: those shown too rarely, by where they may be shown", () => {
    const products = [
      { sku: "A", markets: ["GB"], minAppearances: 2, priority: 1 },
      { sku: "B", markets: [], minAppearances: 1, priority: 1 },
      { sku: "C", markets: ["GB"], minAppearances: 1, priority: 1 },
      { sku: "D", markets: ["GB"], minAppearances: 0, priority: 1 },
    ];
    const p = openProblem({ markets: [openMarket(), openMarket({ id: "DE" })], products });
    const held = [...holding(p, [day("08:00"), day("10:00", { market: 1 })]).all];
    expect(
      unmetProducts(
        p,
        held,
        new Map([
          ["A", 1],
          ["C", 1],
        ]),
        words,
      ),
    ).toEqual([
      {
        kind: "product-min",
        sku: "A",
        wanted: 2,
        got: 1,
        why: 'plan.product-few {"sku":"A","streams":1}',
        relax: [],
      },
      {
        kind: "product-min",
        sku: "B",
        wanted: 1,
        got: 0,
        why: 'plan.product-nowhere {"sku":"B"}',
        relax: [],
      },
    ]);
  });
});
