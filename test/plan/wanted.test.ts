import { beforeAll, describe, expect, it } from "vitest";
import type { Column } from "../../src/plan/columns.ts";
import { columnsOf } from "../../src/plan/columns.ts";
import { loadHighs } from "../../src/plan/highs.ts";
import { type Optimised, optimise } from "../../src/plan/optimise.ts";
import { noPrices } from "../../src/plan/prices.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Solver } from "../../src/plan/solver.ts";
import { emptyState, hold } from "../../src/plan/state.ts";
import { wantedOf } from "../../src/plan/wanted.ts";
import { freeHost, openMarket, openProblem, weightsOf } from "./by-hand.ts";

let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const audience = [{ days: ["mon" as const], from: "18:00", weights: [1, 1] }];
const evening = (part = {}) => openMarket({ audience, target: 1, max: 1, ...part });
const week = { from: "2027-03-22", to: "2027-03-28" };
const weights = weightsOf({ belowTarget: 70 });
/** What is wanted of a plan that holds some of its candidates, as text. */
const of = (
  part: Partial<PlanProblem>,
  holds: (column: Column) => boolean = () => false,
  relaxed?: Optimised["relaxed"],
): string[] => {
  const p = openProblem({ window: week, weights, ...part });
  const columns = columnsOf(p);
  const state = emptyState(p);
  for (const one of columns.filter(holds))
    hold(state, { column: one, studio: p.studios.length === 0 ? -1 : 0 });
  return wantedOf(
    p,
    { state, bound: 0, ...(relaxed && { relaxed }) },
    columns,
    new Set(),
    relaxed && solver,
  ).map((wanted) =>
    [
      wanted.kind === "host" ? `${wanted.language} ${wanted.zone}` : wanted.site,
      wanted.value,
      ...(wanted.atMost === undefined ? [] : [wanted.atMost]),
    ].join(" "),
  );
};
const arabic = evening({ id: "SA", languages: ["ar", "en"], zone: "Asia/Riyadh" });
const rooms = { studios: [{ id: "s", site: "hz", turnaround: 0 }] };
const hosts = [freeHost({ site: "hz" }), freeHost({ id: "mia", site: "hz" })];

describe("what is worth having", () => {
  it.each([
    // An evening of 200 at a fit of 0.9, and the lack of it.
    [
      "a host for a market that nobody speaks for",
      { markets: [evening({ languages: ["ja"] })] },
      undefined,
      ["ja Atlantic/Reykjavik 250"],
    ],
    [
      "dearest first",
      { markets: [evening({ languages: ["ja"] }), evening({ id: "KR", languages: ["ko"], value: 150 })] },
      undefined,
      ["ko Atlantic/Reykjavik 340", "ja Atlantic/Reykjavik 250"],
    ],
    [
      "at the market's hours, by its first language",
      { markets: [arabic] },
      () => false,
      ["ar Asia/Riyadh 250"],
    ],
    [
      "for all markets of the language",
      {
        markets: [
          evening({ languages: ["ja"] }),
          evening({ id: "JP", languages: ["ja"] }),
          evening({ id: "X", languages: ["ja"], audience: [{ ...audience[0]!, days: ["tue" as const] }] }),
        ],
      },
      undefined,
      ["ja Atlantic/Reykjavik 500"],
    ],
    ["not for a market without a language", { markets: [evening({ languages: [] })] }, undefined, []],
    ["nothing where it adds nothing", { markets: [evening()] }, () => true, []],
    [
      "what she does better than who does it",
      { markets: [evening()], hosts: [freeHost({ languages: { en: 0.5 } })] },
      () => true,
      ["en Atlantic/Reykjavik 80"],
    ],
    [
      "with the pay of the host in the middle",
      {
        markets: [evening({ languages: ["ja"] })],
        hosts: [50, 10, 90].map((pay, i) => freeHost({ id: `h${i}`, pay })),
      },
      undefined,
      ["ja Atlantic/Reykjavik 200"],
    ],
    [
      "in whole units, never too much",
      { markets: [evening({ languages: ["ja"] })], weights: weightsOf({ belowTarget: 70.75 }) },
      undefined,
      ["ja Atlantic/Reykjavik 250"],
    ],
    [
      "a studio",
      { ...rooms, hosts, markets: [evening(), evening({ id: "DE" })] },
      (c) => c.market === 0 && c.host === 0,
      ["hz 270", "en Atlantic/Reykjavik 250"],
    ],
    [
      "of the site that lacks one",
      {
        studios: [...rooms.studios, { id: "t", site: "yw", turnaround: 0 }, { id: "u", turnaround: 0 }],
        hosts,
        markets: [evening(), evening({ id: "DE" })],
      },
      (c) => c.market === 0 && c.host === 0,
      ["hz 270", "en Atlantic/Reykjavik 250"],
    ],
    [
      "no studio where every host has her own",
      { hosts, markets: [evening(), evening({ id: "DE" })] },
      (c) => c.market === 0 && c.host === 0,
      ["en Atlantic/Reykjavik 250"],
    ],
    ["nothing of a launch without hosts", { hosts: [], markets: [evening()] }, undefined, []],
    [
      "five at most",
      {
        markets: ["ja", "ko", "th", "vi", "ar", "fr"].map((language, i) =>
          evening({ id: language, languages: [language], value: 100 + 10 * i }),
        ),
      },
      undefined,
      [
        "fr Atlantic/Reykjavik 340",
        "ar Atlantic/Reykjavik 322",
        "vi Atlantic/Reykjavik 304",
        "th Atlantic/Reykjavik 286",
        "ko Atlantic/Reykjavik 268",
      ],
    ],
  ] as [string, Partial<PlanProblem>, ((column: Column) => boolean) | undefined, string[]][])(
    "%s",
    (_, part, holds, found) => {
      expect(of(part, holds)).toEqual(found);
    },
  );

  it("is at most what the bound leaves and what it earns at the bound's prices", () => {
    const relaxed = { bound: -60, prices: noPrices() };
    // The plan is worth −70 and its bound 10 more; the host brings 180 and ends the lack.
    expect(of({ markets: [evening({ languages: ["ja"] })] }, undefined, relaxed)).toEqual([
      "ja Atlantic/Reykjavik 250 260",
    ]);
    // With what a product lacks, which the plan is worth less by and the host may end.
    const products = [{ sku: "A", markets: ["GB"], minAppearances: 1, priority: 1 }];
    const lack = { products, weights: weightsOf({ belowTarget: 70, productShort: 30 }) };
    expect(of({ markets: [evening({ languages: ["ja"] })], ...lack }, undefined, relaxed)).toEqual([
      "ja Atlantic/Reykjavik 250 320",
    ]);
    const dear = { bound: 130.5, prices: { ...noPrices(), studios: new Map([["hz", 33.2]]) } };
    const one = { ...rooms, hosts, markets: [evening(), evening({ id: "DE" })] };
    // One stream of two is held, and a studio more would bring the other: at most half a unit and its price.
    expect(of(one, (c) => c.market === 0 && c.host === 0, dear)[0]).toBe("hz 270 34");
  });

  it("is tried for the hosts that could be worth most", () => {
    const languages = ["ja", "ko", "th", "vi", "ar", "fr", "pl", "cs", "hu", "ro"];
    const markets = languages.map((language, i) =>
      evening({ id: language, languages: [language], value: 100 + 10 * i }),
    );
    const found = of({ markets }, undefined, { bound: -700, prices: noPrices() });
    expect(found.map((text) => text.slice(0, 2))).toEqual(["ro", "hu", "cs", "pl", "fr"]);
  });

  it("is gained once it is there", () => {
    const p = openProblem({
      window: week,
      weights,
      markets: [evening(), evening({ id: "JP", languages: ["ja"], zone: "Asia/Tokyo" })],
    });
    const columns = columnsOf(p);
    const found = optimise(p, columns, [], solver);
    const [wanted] = wantedOf(p, found, columns, new Set(), solver);
    const extra = freeHost({
      id: "new",
      zone: "Asia/Tokyo",
      languages: { ja: 0.9 },
      sleep: { from: "00:00", to: "07:00" },
    });
    const wider = { ...p, hosts: [...p.hosts, extra] };
    const after = optimise(wider, columnsOf(wider), [], solver);
    expect(wanted).toMatchObject({
      kind: "host",
      language: "ja",
      zone: "Asia/Tokyo",
      value: 250,
      atMost: 250,
    });
    expect(after.bound).toBeCloseTo(200 + 180, 6);
  });
});
