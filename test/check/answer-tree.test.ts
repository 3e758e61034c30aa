import { describe, expect, it } from "vitest";
import { answerTree } from "../../src/check/answer-tree.ts";
import type { Look, Subject } from "../../src/check/facts.ts";
import { NotWatched } from "../../src/check/watched.ts";
import type { Evidence, Product } from "../../src/model/product.ts";

const subject = (product: object, list: readonly object[] = [], complete = true): Subject =>
  ({
    market: { id: "XX" },
    span: { first: "2027-01-01", last: "2027-01-02" },
    hosts: [],
    evidence: { list: list as readonly Evidence[], complete },
    product: {
      product: { sku: "P", name: "x", ...product } as Product,
      hs: "09",
      labelElements: { present: new Set(), complete: true },
    },
  }) as unknown as Subject;

/** How often a judgement was made, and what was found of each of several subjects. */
function run(judge: (subject: Subject) => unknown, subjects: readonly Subject[], plain = true) {
  const counts = { judged: 0, grown: 0 };
  const tree = answerTree(
    (s) => {
      counts.judged += 1;
      return judge(s);
    },
    {
      plain: () => plain,
      grown: () => {
        counts.grown += 1;
      },
    },
  );
  const found = subjects.map((s) => tree.of(s)?.value);
  return { ...counts, found, tree };
}
const product = (s: Subject) => s.product!.product;

describe("what is remembered of a judgement", () => {
  it("stands for products that answer alike what it asked", () => {
    const alike = ["CN", "VN", "CN"].map((origin, i) => subject({ origin, sku: `P${i}`, brand: `${i}` }));
    const { judged, grown, found } = run((s) => product(s).origin, alike);
    expect([judged, grown, found]).toEqual([2, 2, ["CN", "VN", "CN"]]);
  });

  it("asks further where the first answer leads to another question", () => {
    const judge = (s: Subject) => (product(s).origin === "CN" ? product(s).hs : "other");
    const { judged, found } = run(judge, [
      subject({ origin: "VN", hs: "1" }),
      subject({ origin: "VN", hs: "2" }),
      subject({ origin: "CN", hs: "1" }),
      subject({ origin: "CN", hs: "2" }),
      subject({ origin: "CN", hs: "2" }),
      subject({ origin: "VN", hs: "2" }),
    ]);
    expect([judged, found]).toEqual([3, ["other", "other", "1", "2", "2", "other"]]);
  });

  it("tells values apart by all that is in them, and a value from none", () => {
    const values = [
      undefined,
      [],
      ["a"],
      ["a", "b"],
      ["a,b"],
      { a: "1" },
      { a: "1", b: "2" },
      { b: ["a"] },
      "a",
      "",
      null,
      1,
      2,
      true,
      false,
    ];
    const subjects = values.map((contains) => subject({ contains }));
    const { judged, found } = run((s) => product(s)["contains" as keyof Product], [...subjects, ...subjects]);
    expect([judged, found]).toEqual([values.length, [...values, ...values]]);
  });

  it("stands for a product of another id, with which findings are told in any case", () => {
    const { judged } = run((s) => product(s).sku, [subject({ sku: "A" }), subject({ sku: "B" })]);
    expect(judged).toBe(1);
  });

  it("asks one question once", () => {
    let asked = 0;
    const look: Look = () => {
      asked += 1;
      return asked;
    };
    const { found } = run((s) => [s.see!(look), s.see!(look)], [subject({})]);
    expect(found).toEqual([[1, 1]]);
  });

  it("is not kept for answers that are not plain, and then judged each time", () => {
    const { judged, grown, found } = run(
      (s) => product(s).origin,
      [subject({ origin: "CN" }), subject({ origin: "CN" })],
      false,
    );
    expect([judged, grown, found]).toEqual([2, 0, [undefined, undefined]]);
  });

  it("is gone once it is forgotten", () => {
    const { tree } = run((s) => product(s).origin, [subject({ origin: "CN" })]);
    const first = tree.of(subject({ origin: "CN" }));
    expect(tree.of(subject({ origin: "CN" }))).toBe(first);
    tree.forget();
    expect(tree.of(subject({ origin: "CN" }))).not.toBe(first);
  });

  it.each<[string, (s: Subject) => unknown]>([
    ["all keys of a product", (s) => Object.keys(product(s))],
    ["whether a key is there", (s) => "origin" in product(s)],
    ["a symbol", (s) => `${product(s)}`],
    ["what is worked out of it", (s) => s.product!.hs],
    ["all keys of a certificate", (s) => Object.keys(s.evidence.list[0]!)],
    ["whether a key of it is there", (s) => "issuer" in s.evidence.list[0]!],
    ["a symbol of it", (s) => `${s.evidence.list[0]!}`],
  ])("is nothing where it looked at %s", (_, judge) => {
    expect(run(judge, [subject({ hs: "09" }, [{ type: "coa" }])]).found).toEqual([undefined]);
  });

  it("a fault of a judgement is passed on", () => {
    const fail = (error: Error) => () =>
      run(() => {
        throw error;
      }, [subject({})]);
    expect(fail(new RangeError("x"))).toThrow("x");
    expect(fail(new NotWatched("x"))().found).toEqual([undefined]);
  });
});

describe("evidence that was looked at", () => {
  const coa = (part: object = {}) => ({ type: "coa", ...part });
  const kinds = (s: Subject) =>
    s.evidence.list.map((e) => [e.type, e.markets]).concat([String(s.evidence.complete) as never]);
  it("tells subjects apart by its kinds, its markets and whether it is all", () => {
    const lists = [
      [],
      [coa()],
      [coa(), coa()],
      [coa({ markets: ["XX"] })],
      [coa({ markets: ["XX", "YY"] })],
      [{ type: "test" }],
    ];
    const subjects = [...lists.map((list) => subject({}, list)), subject({}, [coa()], false)];
    expect(run(kinds, [...subjects, ...subjects]).judged).toBe(subjects.length);
    expect(
      run(kinds, [subject({}, [coa({ number: "1" })]), subject({}, [coa({ number: "2" })])]).judged,
    ).toBe(1);
  });

  it("tells them apart by all of it, where more was asked", () => {
    const numbers = ["1", "2", "1"].map((number) => subject({}, [coa(), coa({ number })]));
    const { judged, found } = run((s) => s.evidence.list[1]!.number, numbers);
    expect([judged, found]).toEqual([2, ["1", "2", "1"]]);
  });
});

it("the labels are asked for where their elements are", () => {
  const judge = (s: Subject) => s.product!.labelElements.complete;
  expect(
    run(judge, [subject({ labels: { elements: ["ce"] } }), subject({ labels: {} }), subject({ labels: {} })])
      .judged,
  ).toBe(2);
});
