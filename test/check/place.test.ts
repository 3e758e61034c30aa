import { expect, test } from "vitest";
import type { ScriptFacts, Subject } from "../../src/check/facts.ts";
import type { Finding } from "../../src/check/finding.ts";
import { locationInScript, locationOf, type Place } from "../../src/check/place.ts";
import type { Location } from "../../src/model/check-result.ts";

/** The place that is looked up, told as the file of a location. */
const locate = (place: Place): Location => ({ file: JSON.stringify(place), line: 1, column: 1 });
const found = (finding: object, subject: object): unknown => {
  const at = locationOf(
    { reasons: [], asks: [], missing: [], evidence: [], ...finding } as Finding,
    subject as Subject,
    locate,
  );
  return at?.file.startsWith("{") ? JSON.parse(at.file) : at;
};

const market = { id: "SA" };
const product = { product: { sku: "A", claims: ["organic"] } };
const host = { id: "lin" };
const script = {
  file: "s.md",
  text: "one\ntwo halal",
  index: 2,
  settings: {},
  claims: new Map([["halal", { offset: 8 }]]),
};

test.each([
  [
    "the product's key",
    { key: "labels.languages" },
    { market, product },
    { of: "product", sku: "A", path: ["labels", "languages"] },
  ],
  [
    "what is asked first",
    {
      asks: [
        { key: "hs", words: [] },
        { key: "x", words: [] },
      ],
    },
    { market, product },
    { of: "product", sku: "A", path: ["hs"] },
  ],
  [
    "the key before what is asked",
    { key: "size", asks: [{ key: "hs", words: [] }] },
    { market, product },
    { of: "product", sku: "A", path: ["size"] },
  ],
  ["the product, of no key", {}, { market, product }, { of: "product", sku: "A", path: ["sku"] }],
  [
    "the host's key",
    { key: "host.evidence" },
    { market, host },
    { of: "host", id: "lin", path: ["evidence"] },
  ],
  ["the host, of no key", {}, { market, host }, { of: "host", id: "lin", path: ["id"] }],
  ["the market, of no product", { key: "evidence" }, { market }, { of: "market", id: "SA", path: ["id"] }],
  [
    "the market's key, of a product too",
    { key: "shipping.model" },
    { market, product },
    { of: "market", id: "SA", path: ["shipping", "model"] },
  ],
  ["the market's channel", { key: "channel" }, { market }, { of: "market", id: "SA", path: ["channel"] }],
  [
    "no market's key that only begins alike",
    { key: "channels" },
    { market, product },
    { of: "product", sku: "A", path: ["channels"] },
  ],
  [
    "a product's key that ends alike",
    { key: "labels.languages" },
    { market, host, product },
    { of: "product", sku: "A", path: ["labels", "languages"] },
  ],
  ["the launch", { key: "window" }, { market, product }, { of: "launch", path: [] }],
  [
    "no launch's key that only begins alike",
    { key: "windows" },
    { market, product },
    { of: "product", sku: "A", path: ["windows"] },
  ],
  ["the script", { key: "size" }, { market, product, script }, { file: "s.md", line: 1, column: 1 }],
  [
    "where the script says it",
    { key: "claims", reasons: [{ args: { what: "vegan, halal" } }] },
    { market, script },
    { file: "s.md", line: 2, column: 5 },
  ],
  [
    "where a script asked about says it",
    { key: "claims", asks: [{ key: "claims", words: ["halal"] }] },
    { market, script },
    { file: "s.md", line: 2, column: 5 },
  ],
  [
    "where it was said of the product",
    { key: "claims", reasons: [{ args: { what: "halal" } }] },
    { market, product, said: new Map([["halal", { offset: 4, script }]]) },
    { file: "s.md", line: 2, column: 1 },
  ],
  [
    "the product that claims it itself",
    { key: "claims", reasons: [{ args: { what: "organic" } }] },
    { market, product, said: new Map([["organic", { offset: 4, script }]]) },
    { of: "product", sku: "A", path: ["claims"] },
  ],
  [
    "the product, where nobody said it",
    { key: "claims", reasons: [{ args: { what: "vegan" } }] },
    { market, product },
    { of: "product", sku: "A", path: ["claims"] },
  ],
  [
    "the product, of another key that was said",
    { key: "contains", reasons: [{ args: { what: "halal" } }] },
    { market, product, said: new Map([["halal", { offset: 4, script }]]) },
    { of: "product", sku: "A", path: ["contains"] },
  ],
])("a finding stands at %s", (_, finding, subject, place) => expect(found(finding, subject)).toEqual(place));

test("a script within the launch is found there", () => {
  const inline = { ...script, settings: { text: "one" } } as unknown as ScriptFacts;
  expect(JSON.parse(locationInScript(inline, 3, locate)!.file)).toEqual({
    of: "launch",
    path: ["scripts", 2, "text"],
  });
});
