import { describe, expect, it } from "vitest";
import type { CheckInput } from "../../src/check/input.ts";
import type { Place } from "../../src/check/place.ts";
import type { CheckItem } from "../../src/model/check-result.ts";
import type { Host } from "../../src/model/host.ts";
import type { Product } from "../../src/model/product.ts";
import { checked, market, rules, tea } from "./launch.ts";

type Around = Partial<Omit<CheckInput, "markets" | "products">> & {
  readonly product?: Partial<Product>;
  readonly market?: object;
};

const id = "xx.a.rule";
/** The only item of a market with one rule. */
function found(rule: object, { product, market: part, ...around }: Around = {}): CheckItem | undefined {
  const markets = [market("XX", rules({ [id]: rule }), part)];
  const { items } = checked({ markets, products: [{ ...tea, ...product }], ...around });
  expect(items.length).toBeLessThan(2);
  return items[0];
}

const noMeat = { needs: [{ not: { contains: "meat" } }] };
const good: Around = { product: { contains: [] } };
const bad: Around = { product: { contains: ["meat"] } };
const open: Around = {};
const script = (settings: object, text = "Hello"): Around => ({
  scripts: [{ file: "s.md", text, settings }],
});
const lin = { id: "lin", zone: "Asia/Shanghai", languages: { en: 1 } } as unknown as Host;

describe("an item", () => {
  const rule = {
    ...noMeat,
    who: "supplier",
    fix: { en: "Leave it out", zh: "去掉" },
    takes: { min: 7, max: 30, source: "law" },
  };
  const takes = { min: 7, max: 30, source: "The law", checked: "2026-11-20", certainty: "authority" };

  it.each([
    ["what fails", bad, "fail", "Leave it out", takes],
    ["what is not known", open, "unknown", "Leave it out", takes],
    ["what passes", good, "pass", undefined, undefined],
  ])("of %s has what to do and how long it takes", (_, around, status, fix, time) => {
    expect(found(rule, around)).toMatchObject({ status, who: "supplier", sku: "TEA-1", market: "XX" });
    expect([found(rule, around)?.fix, found(rule, around)?.takes]).toEqual([fix, time]);
  });

  it("of what does not apply has what to do, but takes no time", () => {
    const not = found({ ...rule, when: { category: "toy" } }, { ...bad, all: true });
    expect([not?.status, not?.fix, not?.takes]).toEqual(["not-applicable", "Leave it out", undefined]);
    expect([not?.missing, not?.evidence]).toEqual([[], []]);
  });

  it("of a plain rule has no more than there is", () => {
    expect(Object.keys(found(noMeat, bad)!).sort()).toEqual(
      ["rule", "topic", "market", "status", "severity", "message", "evidence", "missing"]
        .concat(["fingerprint", "reference", "sku"])
        .sort(),
    );
  });

  it.each([
    ["in force", {}, "block"],
    ["that is proposed", { status: "proposed" }, "advise"],
    ["that nobody verified", { certainty: "unverified" }, "advise"],
    ["that is to come", { from: "2026-12-24" }, "advise"],
  ])("of a law %s is of its own severity or advises", (_, part, severity) => {
    const item = found({ ...noMeat, severity: "block", ...part }, bad);
    expect([item?.severity, item?.upcoming]).toEqual([severity, "from" in part ? true : undefined]);
  });

  it("of what passes names the evidence, and nothing else", () => {
    const papers = { needs: [{ evidence: "coa" }] };
    const item = found(papers, { product: { evidence: [{ type: "coa", number: "7" }] } });
    expect([item?.status, item?.evidence, item?.missing]).toEqual(["pass", ["coa 7"], []]);
  });

  it("of what may not apply asks that first, and says of nothing that it is missing", () => {
    const item = found(
      { when: { imagery: "cross" }, needs: [{ label: { elements: ["ce"] } }] },
      {
        product: { labels: { elements: [] } },
        locate: (place) => ({ file: JSON.stringify(place), line: 1, column: 1 }),
      },
    );
    expect(item).toMatchObject({ status: "unknown", missing: [] });
    expect(item?.message).toBe("Required; imagery: not declared; does it show cross?");
    expect(JSON.parse(item!.location!.file).path).toEqual(["imagery"]);
  });

  it.each<[string, object, string | undefined]>([
    ["the product that its script is of", { products: ["TEA-1"] }, "TEA-1"],
    ["none of several", { products: ["TEA-1", "TEA-2"] }, undefined],
    ["none by a wildcard", { products: ["TEA-*"] }, undefined],
    ["none where none is named", {}, undefined],
  ])("of a script has %s", (_, settings, sku) => {
    const item = found({ per: "script", needs: [{ say: "advertisement" }] }, script(settings));
    expect([item?.status, item?.sku]).toEqual(["fail", sku]);
    expect(item?.location).toEqual({ file: "s.md", line: 1, column: 1 });
  });

  it("of a host has the host, and a fingerprint of its own", () => {
    const rule = { per: "host", needs: [{ evidence: "coa" }] };
    const of = (name: string) => found(rule, { hosts: [{ ...lin, id: name }] });
    expect([of("lin")?.host, of("mei")?.host]).toEqual(["lin", "mei"]);
    expect(of("lin")?.fingerprint).not.toBe(of("mei")?.fingerprint);
  });

  it("has a fingerprint of its rule, market and product, the same in every version", () => {
    expect(found(noMeat, bad)?.fingerprint).toBe("3ec7b1495bdb0c33");
    expect(found(noMeat, { product: { sku: "B", contains: ["meat"] } })?.fingerprint).toBe(
      "ec08124b4f5c5f39",
    );
  });
});

describe("what a rule rests on", () => {
  const of = (rule: object) => found({ ...noMeat, ...rule }, bad)?.reference;
  it("is its own law and days, and its source's title", () => {
    expect(of({ law: "Art. 5", from: "2024-01-01", until: "2030-01-01", checked: "2026-11-01" })).toEqual({
      title: "The law",
      law: "Art. 5",
      url: "https://example.org/law",
      from: "2024-01-01",
      until: "2030-01-01",
      checked: "2026-11-01",
      certainty: "authority",
    });
  });

  const unsourced = { source: undefined, from: undefined, certainty: "unverified" };
  it.each([
    ["its law without a source", { ...unsourced, law: "Art. 5" }, { title: "Art. 5", law: "Art. 5" }],
    ["its id without either", unsourced, { title: id }],
  ])("is %s", (_, rule, wanted) => {
    expect(of(rule)).toEqual({ ...wanted, certainty: "unverified" });
  });

  it("is the law of its source if it has none of its own", () => {
    const source = {
      title: "A page",
      url: "https://example.org",
      read: "2026-11-20",
      law: "Act 1",
      certainty: "reported",
    };
    const written = rules({ [id]: noMeat });
    const profile = { id: "XX", rules: written, sources: { law: source } } as never;
    const { items } = checked({
      markets: [market("XX", written, { profile })],
      products: [{ ...tea, contains: ["meat"] }],
    });
    expect(items[0]?.reference).toMatchObject({ title: "A page", law: "Act 1", certainty: "reported" });
  });
});

describe("what a script says", () => {
  const claim = { when: { claims: "halal" }, needs: [{ evidence: "halal-certificate" }] };
  const said = script({ language: "en" }, "So\nhalal");
  it.each<[string, Partial<Product>, string]>([
    ["is quoted", { claims: [] }, 'Required; missing: halal-certificate; said in s.md: "halal"'],
    ["is not where it is declared", { claims: ["halal"] }, "Required; missing: halal-certificate"],
  ])("%s", (_, part, message) => {
    const item = found(claim, { product: { evidence: [], ...part }, ...said });
    expect([item?.status, item?.message]).toEqual(["fail", message]);
    expect(item?.location?.line).toBe(part.claims?.length === 0 ? 2 : undefined);
  });

  it("is what it stands at where it may apply, of several the first that was said and not declared", () => {
    const rule = { when: { claims: ["halal", "eco"] }, needs: [{ evidence: "coa" }] };
    const about = script({ language: "en" }, "So\nhalal\neco-friendly");
    const at = (claims: string[]) =>
      found(rule, { product: { evidence: [], claims }, ...about })?.location?.line;
    expect([at([]), at(["halal"]), at(["halal", "eco"])]).toEqual([2, 3, undefined]);
  });

  it("in a script's own rule stands where the script says it, else at its start", () => {
    const rule = { per: "script", needs: [{ not: { claims: ["halal"] } }] };
    const where = (text: string) => found(rule, script({ language: "en" }, text))?.location;
    expect(where("So\nit is halal")).toEqual({ file: "s.md", line: 2, column: 7 });
    expect(found({ ...rule, needs: [{ say: "total-price" }] }, said)?.location?.line).toBe(1);
  });

  it("is not quoted where the rule is about something else", () => {
    const rule = { when: { origin: ["CN"] }, needs: [{ evidence: "halal-certificate" }] };
    const item = found(rule, { product: { evidence: [], origin: "CN" }, ...said });
    expect(item?.message).toBe("Required; missing: halal-certificate");
  });
});

describe("where an item stands", () => {
  const at = (rule: object, around: Around): unknown => {
    let asked: Place | undefined;
    const locate = (place: Place) => {
      asked = place;
      return { file: "f", line: 1, column: 1 };
    };
    const item = found(rule, { ...around, locate });
    return item?.location && asked;
  };
  const product = { of: "product", sku: "TEA-1" };
  it.each<[string, object, Around, unknown]>([
    ["a product's part", noMeat, bad, { ...product, path: ["contains"] }],
    ["a part to declare", noMeat, open, { ...product, path: ["contains"] }],
    ["nowhere, if it passes", noMeat, good, undefined],
    ["a part of a part", { needs: [{ known: ["battery.wh"] }] }, {}, { ...product, path: ["battery", "wh"] }],
    [
      "the market's channel",
      { needs: [{ is: { channel: ["own-store"] } }] },
      {},
      { of: "market", id: "XX", path: ["channel"] },
    ],
    [
      "the market's shipping",
      { needs: [{ is: { shipping: { model: ["parcel"] } } }] },
      {},
      { of: "market", id: "XX", path: ["shipping", "model"] },
    ],
    [
      "the launch's window",
      { needs: [{ not: { dates: ["2026-11-25"] } }] },
      { launch: { window: { from: "2026-11-24", to: "2026-11-30" } } },
      { of: "launch", path: [] },
    ],
    ["the launch, to confirm", { needs: [{ confirm: true }] }, {}, { of: "launch", path: [] }],
    [
      "a host's part",
      { per: "host", needs: [{ is: { host: { ageUnder: 18 } } }] },
      { hosts: [lin] },
      { of: "host", id: "lin", path: ["age"] },
    ],
    [
      "the market, of what is its own",
      { per: "market", needs: [{ evidence: "coa" }] },
      { launch: { evidence: [] } },
      { of: "market", id: "XX", path: ["id"] },
    ],
  ])("%s", (_, rule, around, wanted) => {
    expect(at(rule, around)).toEqual(wanted);
  });

  it("a script within the launch", () => {
    const inline = { scripts: [{ file: "launch.yaml", text: "Hello", settings: { text: "Hello" } }] };
    expect(at({ per: "script", needs: [{ say: "advertisement" }] }, inline)).toEqual({
      of: "launch",
      path: ["scripts", 0, "text"],
    });
  });
});
