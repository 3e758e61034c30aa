import { describe, expect, it } from "vitest";
import { productReader } from "../../src/check/product-facts.ts";
import type { StrangeWord } from "../../src/check/words.ts";
import type { Product } from "../../src/model/product.ts";
import type { Vocabulary } from "../../src/model/vocabulary.ts";

const word = (part: object = {}) => ({ en: "x", zh: "x", ...part });
const vocabulary: Vocabulary = {
  categories: {
    food: word({ never: ["radio"], forAge: "adult" }),
    "food.meat": word({ contains: ["meat"], never: ["wood"] }),
    "food.meat.ham": word({ contains: ["pork"] }),
    toy: word({ forAge: "3-14" }),
    "toy.baby": word({ forAge: "0-3" }),
    home: word(),
  },
  contains: {
    meat: word(),
    pork: word({ is: ["meat"] }),
    leather: word(),
    meatleather: word(),
    battery: word(),
    "lithium-battery": word({ is: ["battery"] }),
  },
  claims: { halal: word({ is: ["religious"] }), religious: word(), eco: word() },
  imagery: { cross: word() },
  labelElements: { "halal-logo": word({ claims: ["halal"] }), ce: word() },
  evidence: { "eco-certificate": word({ claims: ["eco"] }), coa: word() },
  platforms: {},
  countryGroups: {},
};

/** Finds the words of a text, where it is in no other language than English. */
const reader = () =>
  productReader(
    vocabulary,
    (text, language) =>
      new Map((language === "zh" ? [] : text.split(" ")).map((w) => [w, { word: w, text: w, offset: 0 }])),
  );

function read(part: Partial<Product>) {
  const strange: StrangeWord[] = [];
  const facts = reader().read({ sku: "P", name: { zh: "halal" }, ...part }, (s) => strange.push(s));
  return { ...facts, strange };
}
const list = (words: Iterable<string>) => [...words].sort();

describe("a category", () => {
  it("is one of the vocabulary's, or not known and told", () => {
    expect([read({ category: "home" }).category, read({}).category]).toEqual(["home", undefined]);
    expect([read({ category: "home" }).strange, read({}).strange]).toEqual([[], []]);
    const strange = read({ category: "hume" });
    expect(strange.category).toBeUndefined();
    expect(strange.strange).toEqual([{ list: "category", word: "hume", guess: "home" }]);
  });

  it("says what is in it with those above it, and what cannot be", () => {
    const ham = read({ category: "food.meat.ham" }).contains;
    expect([list(ham.present), list(ham.never ?? []), ham.complete]).toEqual([
      ["meat", "pork"],
      ["radio", "wood"],
      false,
    ]);
    const home = read({ category: "home" }).contains;
    expect([list(home.present), list(home.never ?? [])]).toEqual([[], []]);
    const none = read({}).contains;
    expect([list(none.present), list(none.never ?? [])]).toEqual([[], []]);
  });
});

it("an HS code is its digits", () => {
  expect([read({ hs: "0902.10.10" }).hs, read({}).hs]).toEqual(["09021010", undefined]);
});

describe("words of a product", () => {
  it.each<[string, Partial<Product>, string[], boolean]>([
    ["declared, with what they stand for", { contains: ["pork"] }, ["meat", "pork"], true],
    ["none", { contains: [] }, [], true],
    ["not declared", {}, [], false],
    ["strange among them", { contains: ["meat", "zzz"] }, ["meat"], false],
    [
      "of materials",
      { contains: [], materials: { leather: "60%", meat: "0%", pork: "0.00%" } },
      ["leather"],
      true,
    ],
    ["of a little of a material", { materials: { leather: "0.5%" } }, ["leather"], false],
    [
      "of a tenth and more",
      { materials: { leather: "10%", pork: "0.01%" } },
      ["leather", "meat", "pork"],
      false,
    ],
    ["of a battery", { battery: { wh: 5 } }, ["battery", "lithium-battery"], false],
    ["of a battery that is declared", { contains: ["battery"], battery: { wh: 5 } }, ["battery"], true],
    ["of all these", { category: "food.meat", contains: ["leather"] }, ["leather", "meat"], true],
  ])("contains: %s", (_, part, present, complete) => {
    const { contains } = read(part);
    expect([list(contains.present), contains.complete]).toEqual([present, complete]);
  });

  it.each<[string, Partial<Product>, string[], boolean]>([
    ["declared", { claims: ["halal"] }, ["halal", "religious"], true],
    ["none", { claims: [] }, [], true],
    ["in a name", { name: "eco bag" }, ["eco"], false],
    ["in a name of a language", { name: { en: "eco bag", zh: "x" } }, ["eco"], false],
    [
      "on the label",
      { claims: [], labels: { elements: ["ce", "halal-logo"] } },
      ["halal", "religious"],
      true,
    ],
    ["of evidence", { evidence: [{ type: "coa" }, { type: "eco-certificate" }] }, ["eco"], false],
  ])("claims: %s", (_, part, present, complete) => {
    const { claims } = read(part);
    expect([list(claims.present), claims.complete]).toEqual([present, complete]);
  });

  it("that are strange are told with the list they stand in", () => {
    const part = {
      contains: ["porc"],
      claims: ["halall"],
      imagery: ["cros"],
      labels: { elements: ["cee"] },
      evidence: [{ type: "coaa" }],
    };
    expect(read(part as Partial<Product>).strange.map((s) => [s.list, s.word])).toEqual([
      ["contains", "porc"],
      ["claims", "halall"],
      ["imagery", "cros"],
      ["labels.elements", "cee"],
      ["evidence", "coaa"],
    ]);
  });

  it("are the same however often they are read", () => {
    const twice = reader();
    const report = (): void => {};
    const product = { sku: "P", name: "eco", contains: ["pork"], materials: { leather: "9%" } } as Product;
    const other = { ...product, materials: { meat: "9%" } } as Product;
    for (let i = 0; i < 2; i++) {
      expect(list(twice.read(product, report).contains.present)).toEqual(["leather", "meat", "pork"]);
      expect(list(twice.read(other, report).contains.present)).toEqual(["meat", "pork"]);
    }
  });
});

it("a set of words with more is made once for all products that have them", () => {
  const kept = reader();
  const present = (materials: Product["materials"]) =>
    kept.read({ sku: "P", name: "-", materials } as Product, () => {}).contains.present;
  const first = present({ meat: "9%", leather: "9%" });
  expect(list(present({ meatleather: "9%" }))).toEqual(["meatleather"]);
  expect(present({ meat: "1%", leather: "2%" })).toBe(first);
});

describe("evidence", () => {
  it("is a whole list, if it is declared and its kinds are known", () => {
    const coa = [{ type: "coa" }];
    const pool = (evidence: Product["evidence"]) => read({ evidence } as Partial<Product>).evidence;
    expect([pool(coa), pool([]), pool(undefined)]).toEqual([
      { list: coa, complete: true },
      { list: [], complete: true },
      { list: [], complete: false },
    ]);
    expect(pool([{ type: "coaa" }])).toEqual({ list: [{ type: "coaa" }], complete: false });
  });
});

describe("an age", () => {
  const never = Number.POSITIVE_INFINITY;
  it.each<[Partial<Product>, number, number]>([
    [{ forAge: "3+" }, 3, 3],
    [{ forAge: "14+" }, 14, 14],
    [{ forAge: "36m+" }, 3, 3],
    [{ forAge: "6m" }, 0.5, 0.5],
    [{ forAge: "18-36m" }, 1.5, 1.5],
    [{ forAge: "8-12" }, 8, 8],
    [{ forAge: "adult" }, 18, 18],
    [{ forAge: "adult", category: "toy" }, 18, 18],
    [{ category: "toy" }, 3, 14],
    [{ category: "toy.baby" }, 0, 3],
    [{ category: "food.meat" }, 18, never],
    [{ category: "home" }, 0, never],
    [{}, 0, never],
  ])("of %j is from %d to %d", (part, min, below) => {
    const { fromAge } = read(part);
    expect(fromAge.min).toBe(min);
    if (part.forAge === undefined) expect(fromAge.below).toBe(below);
    else {
      expect(fromAge.below).toBeGreaterThan(min);
      expect(fromAge.below).toBeCloseTo(below, 6);
    }
  });
});
