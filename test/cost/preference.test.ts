import { expect, test } from "vitest";
import { assess } from "../../src/cost/assess.ts";
import type { Case } from "../../src/cost/input.ts";
import { byHand, due, type Goods, given } from "./by-hand.ts";

/** A market whose base duty is 20 %, with agreements. */
const law = (preferences: object) => ({
  duty: { mfn: { rates: { "*": "20%" } } },
  preferences,
});
const fta = {
  label: { en: "Treaty", zh: "协定" },
  origins: ["CN", "VN"],
  evidence: ["origin-certificate", "origin-declaration"],
  rates: { "6109": "5%" },
  certainty: "authority",
};
const proof = ["origin-declaration"];
const sold = (preferences: object, item: Partial<Goods> = {}, change: Partial<Case> = {}) =>
  byHand(law(preferences), [{ value: "100 EUR", evidence: proof, ...item }], change);
const full = ["duty.mfn 20.00 EUR"];
const less = ["duty.mfn 0.00 EUR", "duty.preference 5.00 EUR"];

test.each<[string, object, Partial<Goods>, Partial<Case>, string[]]>([
  ["with proof", { fta }, {}, {}, less],
  ["with the other proof", { fta }, { evidence: ["x", "origin-certificate"] }, {}, less],
  ["without proof", { fta }, { evidence: [] }, {}, full],
  ["with another paper", { fta }, { evidence: ["invoice"] }, {}, full],
  ["of another origin", { fta }, { origin: "US" }, {}, full],
  ["of the second origin", { fta }, { origin: "VN" }, {}, less],
  ["of no known origin", { fta }, { origin: undefined }, {}, full],
  ["of other goods", { fta }, { hs: "420292" }, {}, full],
  ["before it holds", { fta: { ...fta, from: "2026-07-01" } }, {}, {}, full],
  ["after it has ended", { fta: { ...fta, until: "2026-05-31" } }, {}, {}, full],
  ["on its last day", { fta: { ...fta, from: "2026-06-01", until: "2026-06-01" } }, {}, {}, less],
  ["at the base rate", { fta: { ...fta, rates: { "6109": "20%" } } }, {}, {}, full],
  ["above the base rate", { fta: { ...fta, rates: { "6109": "30%" } } }, {}, {}, full],
  [
    "at nothing",
    { fta: { ...fta, rates: { "6109": "0%" } } },
    {},
    {},
    ["duty.mfn 0.00 EUR", "duty.preference 0.00 EUR"],
  ],
  ["for all goods", { fta: { ...fta, rates: { "*": "5%" } } }, { hs: "420292" }, {}, less],
  [
    "for the nearest code",
    { fta: { ...fta, rates: { "*": "9%", "6109.10": "5%", "61": "7%" } } },
    {},
    {},
    less,
  ],
  ["beside a lower one", { dear: { ...fta, rates: { "6109": "9%" } }, fta }, {}, {}, less],
  [
    "beside a lower one without proof",
    { fta, low: { ...fta, evidence: ["rex"], rates: { "6109": "0%" } } },
    {},
    {},
    less,
  ],
  ["of unknown amount", { fta: { ...fta, rates: { "6109": "1 EUR/kg" } } }, {}, {}, full],
  ["with a rate given in place of the base", { fta }, {}, given({ mfn: "20%" }), full],
])("goods under an agreement %s", (_, preferences, item, change, lines) => {
  expect(due(sold(preferences, item, change))).toEqual(lines);
});

test("the proof may be the consignment's", () => {
  const c = byHand(law({ fta }), [{ value: "100 EUR" }], {}, { evidence: proof });
  expect(due(c)).toEqual(less);
});

const notes = (c: Case) => assess(c).notes.filter((note) => note.startsWith("cost.preference-missed"));

test.each<[string, object, string[]]>([
  ["is told with what it saves", { fta }, ["Treaty 15.00 EUR origin-certificate / origin-declaration"]],
  [
    "is called by its key",
    { fta: { ...fta, label: undefined } },
    ["fta 15.00 EUR origin-certificate / origin-declaration"],
  ],
  [
    "is the lowest",
    { fta, low: { ...fta, label: undefined, evidence: ["rex"], rates: { "6109": "1%" } } },
    ["low 19.00 EUR rex"],
  ],
  ["is none that saves nothing", { fta: { ...fta, rates: { "6109": "20%" } } }, []],
])("a preference without proof %s", (_, preferences, told) => {
  expect(notes(sold(preferences, { evidence: [] }))).toEqual(told.map((t) => `cost.preference-missed ${t}`));
});

test("a preference that is proven is not told as missed, and carries its agreement's name", () => {
  const c = sold({ fta });
  expect(notes(c)).toEqual([]);
  expect(assess(c).lines.find(({ id }) => id === "duty.preference")?.label).toBe("Treaty");
});
