import { describe, expect, it } from "vitest";
import type { Way } from "../../src/plan/conflict.ts";
import { conflictTexts } from "../../src/plan/conflict-words.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { ProductRequirement, ProductWay } from "../../src/plan/product-conflict.ts";
import type { Requirement } from "../../src/plan/requirement.ts";
import { type MessageArgs, type MessageId, message } from "../../src/text/message.ts";
import { freeHost, openMarket, openProblem } from "./by-hand.ts";

const words = {
  say: (id: MessageId, args?: MessageArgs) => message("en", id, args),
  weekOf: (week: number) => `w${week}`,
};
const p = openProblem({
  markets: [
    openMarket({ id: "DE" }),
    openMarket({
      min: 3,
      minGap: 100,
      duration: 75,
      barredHosts: ["lin", "mia"],
      productsPerStream: 4,
      languages: ["en", "cy"],
      zone: "Europe/London",
    }),
  ],
  hosts: [
    freeHost({ id: "eva" }),
    freeHost({
      limits: { rest: 660, shiftSpan: 490, break: 0, nightsPerWeek: 2, perDay: 200, perWeek: 1210 },
      sleep: { from: "01:00", to: "08:30" },
      off: [
        { from: "2027-03-23", to: "2027-03-23" },
        { from: "2027-03-25", to: "2027-03-26" },
      ],
    }),
  ],
  studios: [
    { id: "a", site: "hz", turnaround: 0 },
    { id: "b", site: "hz", turnaround: 0 },
    { id: "c", site: "yw", turnaround: 0 },
  ],
  products: [
    { sku: "X", markets: [], minAppearances: 1, priority: 1 },
    { sku: "A", markets: [], minAppearances: 5, priority: 1, gated: ["GB", "DE"] },
  ],
} satisfies Partial<PlanProblem>);
const lin = (kind: string) => ({ kind, host: "lin" });
const gb = (kind: string) => ({ kind, market: "GB" });

describe("what is asked of a week", () => {
  it.each([
    [gb("min"), "GB gets at least 3 streams a week"],
    [gb("gap"), "streams for GB start at least 1.67 h apart"],
    [gb("permit"), "GB asks a permit that lin, mia lack"],
    [lin("nights"), "lin has at most 2 nights a week"],
    [lin("perWeek"), "lin streams at most 20.17 h a week"],
    [lin("perDay"), "lin streams at most 3.33 h a day"],
    [lin("shift"), "lin rests 11 h after a shift of at most 8.17 h"],
    [lin("off"), "lin is off 2027-03-23, 2027-03-25–2027-03-26"],
    [lin("available"), "lin streams in her own hours only"],
    [lin("sleep"), "lin sleeps from 01:00 to 08:30"],
    [{ kind: "studio", site: "hz" }, "hz has 2 studios"],
    [{ kind: "pins" }, "the pinned streams stand"],
  ] as [Requirement, string][])("%j", (requirement, text) => {
    const conflict = {
      market: "GB",
      weeks: [0, 2],
      requirements: [requirement],
      perhapsFewer: false,
      ways: [],
    };
    expect(conflictTexts(p, [conflict], [], words)).toEqual([
      {
        kind: "market-min",
        market: "GB",
        weeks: ["w0", "w2"],
        requirements: [{ ...requirement, text }],
        relax: [],
      },
    ]);
  });
});

it("what could not be tried to the end says so, in both kinds", () => {
  const part = { requirements: [], perhapsFewer: true, ways: [] };
  const told = conflictTexts(p, [{ market: "GB", weeks: [], ...part }], [{ sku: "A", ...part }], words);
  expect(told.map((each) => each.perhapsFewer)).toEqual([true, true]);
});

describe("what would do instead", () => {
  it.each([
    [gb("min"), "min 1 for GB"],
    [gb("gap"), "streams for GB 1.25 h apart instead of 1.67 h"],
    [gb("permit"), "the permit of GB for lin, mia"],
    [lin("nights"), "2 more nights a week for lin"],
    [lin("perWeek"), "2.5 h a week more for lin"],
    [lin("perDay"), "2.5 h a day more for lin"],
    [lin("shift"), "shifts 4 h longer for lin"],
    [lin("off"), "lin works on her days off"],
    [lin("sleep"), "other hours of sleep for lin"],
    [{ kind: "studio", site: "hz" }, "2 more studios in hz"],
    [{ kind: "pins" }, "the pinned streams may move"],
    [gb("speaker"), "2.5 more en hours a week by somebody else, evenings Europe/London"],
  ] as [Way["ease"], string][])("%j", (ease, text) => {
    const told = (way: Way) =>
      conflictTexts(
        p,
        [{ market: "GB", weeks: [], requirements: [], perhapsFewer: false, ways: [way] }],
        [],
        words,
      )[0]!.relax;
    expect(told({ ease, steps: 2, minutes: 75 })).toStrictEqual([{ kind: ease.kind, text }]);
    expect(told({ ease, steps: 2, minutes: 75, cost: 0 })).toStrictEqual([
      { kind: ease.kind, text, cost: 0 },
    ]);
  });

  it("names the gap of the market in question", () => {
    const way = { ease: gb("gap") as Way["ease"], steps: 1, minutes: 60 };
    const [told] = conflictTexts(
      p,
      [{ market: "DE", weeks: [], requirements: [], perhapsFewer: false, ways: [way] }],
      [],
      words,
    );
    expect(told!.relax[0]!.text).toBe("streams for GB 1 h apart instead of 0 h");
  });
});

describe("products", () => {
  const of = (part: { requirements?: ProductRequirement[]; ways?: ProductWay[] }) =>
    conflictTexts(p, [], [{ sku: "A", requirements: [], perhapsFewer: false, ways: [], ...part }], words);
  it.each([
    [{ kind: "appearances", sku: "A" }, "A is shown at least 5 times", "minAppearances 3 for A"],
    [gb("places"), "a stream for GB shows at most 4 products", "6 products in a stream for GB"],
    [gb("streams"), "GB has the streams of this plan", "2 more streams for GB"],
    [
      { kind: "gate", sku: "A" },
      "A may not be shown in GB, DE, or would sell at a loss there",
      "what xb check and xb cost find of A is mended in any of GB, DE",
    ],
  ] as [ProductRequirement, string, string][])("%j", (requirement, text, instead) => {
    expect(of({ requirements: [requirement] })).toEqual([
      { kind: "product-min", sku: "A", requirements: [{ ...requirement, text }], relax: [] },
    ]);
    const way = {
      ease: requirement,
      steps: 2,
      ...(requirement.kind === "gate" && { markets: ["GB", "DE"] }),
    };
    expect(of({ ways: [way] })).toEqual([
      { kind: "product-min", sku: "A", requirements: [], relax: [{ kind: requirement.kind, text: instead }] },
    ]);
  });
});
