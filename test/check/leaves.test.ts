import { describe, expect, it } from "vitest";
import type { CheckInput } from "../../src/check/input.ts";
import { exact } from "../../src/model/exact.ts";
import type { Host } from "../../src/model/host.ts";
import type { Product } from "../../src/model/product.ts";
import { checked, item, market, rules, tea } from "./launch.ts";

interface Around {
  readonly product?: Partial<Product>;
  readonly settings?: object;
  readonly market?: object;
  readonly launch?: object;
  readonly hosts?: readonly object[];
  readonly script?: { readonly text: string; readonly language?: string };
  readonly convert?: CheckInput["convert"];
}

const lin = { id: "lin", zone: "Asia/Shanghai", languages: { en: 1 } };

/** What comes of forbidding a condition: it is known to hold, known not to hold, or not known. */
function answer(condition: object, around: Around, per = "product"): string | undefined {
  const { text, ...script } = around.script ?? { text: "" };
  const result = checked({
    markets: [
      market("DE", rules({ "de.a.rule": { per, needs: [{ not: condition }] } }), {
        names: ["DE", "EU"],
        settings: { id: "DE", ...around.settings },
        ...around.market,
      }),
    ],
    products: [{ ...tea, ...around.product }],
    hosts: (around.hosts ?? []).map((h) => ({ ...lin, ...h }) as Host),
    scripts: around.script ? [{ file: "s.md", text, settings: script }] : [],
    launch: around.launch ?? {},
    ...(around.convert ? { convert: around.convert } : {}),
  });
  const status = item(result, "de.a.rule")?.status;
  return { pass: "no", fail: "yes", unknown: "not known" }[status as string] ?? status;
}

type Row = readonly [condition: object, around: Around, expected: "yes" | "no" | "not known"];
const of = (product: Partial<Product>): Around => ({ product });
const shipped = (shipping: object): Around => ({ settings: { shipping } });
const battery = (part: object): Around =>
  of({ category: "electronics", contains: ["lithium-battery"], battery: part as Product["battery"] });
const twoToOne: CheckInput["convert"] = (text, currency) =>
  currency === "USD" && text.endsWith("EUR") ? exact(2 * Number.parseInt(text, 10)) : undefined;
const stream = (...streams: string[]): Around => ({ market: { streams } });
const window = (from: string, to: string): Around => ({ launch: { window: { from, to } } });
const fortnight = { dates: [{ from: "2027-02-01", to: "2027-02-14" }] };
const life = (madeOn: string, expiresOn: string, more: Around = {}): Around => ({
  ...more,
  product: { madeOn, expiresOn },
});

const table: Readonly<Record<string, readonly Row[]>> = {
  category: [
    [{ category: ["food"] }, of({ category: "food" }), "yes"],
    [{ category: ["food"] }, of({ category: "food.tea" }), "yes"],
    [{ category: ["food.tea"] }, of({ category: "food" }), "not known"],
    [{ category: ["cosmetic", "food"] }, of({ category: "food.tea" }), "yes"],
    [{ category: ["cosmetic"] }, of({ category: "food.tea" }), "no"],
    [{ category: ["food"] }, of({ category: undefined }), "not known"],
    [{ not: { category: ["food.tea"] } }, of({ category: "food" }), "yes"],
    [{ not: { not: { category: ["food.tea"] } } }, of({ category: "food" }), "not known"],
  ],
  hs: [
    [{ hs: ["0902"] }, of({ hs: "0902.10" }), "yes"],
    [{ hs: ["0902.10"] }, of({ hs: "0902" }), "not known"],
    [{ hs: ["0902.10"] }, of({ hs: "0903" }), "no"],
    [{ hs: ["61-63"] }, of({ hs: "6109.10" }), "yes"],
    [{ hs: ["61-63"] }, of({ hs: "6302.10" }), "yes"],
    [{ hs: ["61-63"] }, of({ hs: "6402.10" }), "no"],
    [{ hs: ["61-63"] }, of({ hs: "6001.10" }), "no"],
    [{ hs: ["6109.10-6110"] }, of({ hs: "6109" }), "not known"],
    [{ hs: ["6109.10-6110"] }, of({ hs: "6110" }), "not known"],
    [{ hs: ["6109.10-6110"] }, of({ hs: "6112" }), "no"],
    [{ hs: ["6109.10-6110"] }, of({ hs: "6108" }), "no"],
    [{ hs: ["0902.10", "0902"] }, of({ hs: "0902" }), "yes"],
    [{ hs: ["0902"] }, of({}), "not known"],
  ],
  goods: [
    [{ goods: { category: ["food"], hs: ["0902"] } }, of({ category: "food.tea" }), "yes"],
    [{ goods: { category: ["cosmetic"], hs: ["33"] } }, of({ category: "food.tea" }), "no"],
    [{ goods: { category: ["cosmetic"], hs: ["33"] } }, of({ category: "food.tea", hs: "3304.99" }), "yes"],
    [{ goods: { category: ["cosmetic"], hs: ["3304"] } }, of({ category: "food.tea", hs: "33" }), "no"],
    [{ goods: { category: ["cosmetic"], hs: ["33"] } }, of({ category: undefined, hs: "3304" }), "yes"],
    [{ goods: { category: ["cosmetic"], hs: ["33"] } }, of({ category: undefined, hs: "0902" }), "not known"],
    [{ goods: { category: ["cosmetic"], hs: ["33"] } }, of({ category: undefined }), "not known"],
  ],
  origin: [
    [{ origin: ["CN", "VN"] }, of({ origin: "VN" }), "yes"],
    [{ origin: ["CN"] }, of({ origin: "VN" }), "no"],
    [{ origin: ["CN"] }, of({}), "not known"],
    [{ origin: ["EU"] }, of({ origin: "FR" }), "yes"],
    [{ origin: ["EU"] }, of({ origin: "CH" }), "no"],
  ],
  contains: [
    [{ contains: ["meat", "alcohol"] }, of({ contains: ["alcohol"] }), "yes"],
    [{ contains: ["meat"] }, of({ contains: ["pork"] }), "yes"],
    [{ contains: ["pork"] }, of({ contains: ["meat"] }), "no"],
    [{ contains: ["meat"] }, of({ contains: [] }), "no"],
    [{ contains: ["meat"] }, of({}), "not known"],
    [{ contains: ["radio"] }, of({ category: "food" }), "no"],
    [{ contains: ["meat", "radio"] }, of({ category: "food" }), "not known"],
  ],
  materials: [
    [{ materials: ["cotton"] }, of({ materials: { cotton: "60%", polyester: "40%" } }), "yes"],
    [{ materials: ["cotton"] }, of({ materials: { cotton: "0%", polyester: "100%" } }), "no"],
    [{ materials: ["cotton"] }, of({ materials: { polyester: "100%" } }), "no"],
    [{ materials: ["wool", "cotton"] }, of({ materials: { cotton: "0.5%" } }), "yes"],
    [{ materials: ["leather"] }, of({ contains: ["pigskin"] }), "yes"],
    [{ materials: ["leather"] }, of({ contains: [] }), "not known"],
  ],
  claims: [
    [{ claims: ["halal", "organic"] }, of({ claims: ["organic"] }), "yes"],
    [{ claims: ["halal"] }, of({ claims: [] }), "no"],
    [{ claims: ["halal"] }, of({}), "not known"],
    [{ claims: ["halal"] }, of({ name: { en: "Halal jasmine tea" } }), "yes"],
    [
      { claims: ["halal"] },
      { product: { claims: [] }, script: { text: "A halal tea", language: "en" } },
      "yes",
    ],
    [
      { claims: ["halal"] },
      { product: { claims: [] }, script: { text: "A fine tea", language: "en" } },
      "no",
    ],
  ],
  imagery: [
    [{ imagery: ["cross"] }, of({ imagery: ["cross"] }), "yes"],
    [{ imagery: ["cross", "pig"] }, of({ imagery: [] }), "no"],
    [{ imagery: ["cross"] }, of({}), "not known"],
  ],
  ageUnder: [
    [{ ageUnder: 3 }, of({ forAge: "2+" }), "yes"],
    [{ ageUnder: 3 }, of({ forAge: "3+" }), "no"],
    [{ ageUnder: 14 }, of({ forAge: "3+" }), "yes"],
    [{ ageUnder: 3 }, of({ category: undefined }), "not known"],
  ],
  battery: [
    [{ battery: { wh: "> 100" } }, battery({ wh: 101 }), "yes"],
    [{ battery: { wh: "> 100" } }, battery({ wh: 100 }), "no"],
    [{ battery: { wh: "> 100" } }, battery({}), "not known"],
    [{ battery: { wh: "> 100" } }, of({ contains: [] }), "no"],
    [{ battery: { wh: "> 100" } }, of({ contains: ["lithium-battery"] }), "not known"],
    [{ battery: { stateOfCharge: "> 30%" } }, battery({ stateOfCharge: "31%" }), "yes"],
    [{ battery: { stateOfCharge: "> 30%" } }, battery({ stateOfCharge: "30%" }), "no"],
    [{ battery: { stateOfCharge: "> 30%" } }, battery({}), "not known"],
    [{ battery: { packing: ["alone"] } }, battery({ packing: "alone" }), "yes"],
    [{ battery: { packing: ["alone"] } }, battery({ packing: "in-equipment" }), "no"],
    [{ battery: { packing: ["alone"] } }, battery({}), "not known"],
    [{ battery: { charging: ["barrel"] } }, battery({ charging: ["usb-c", "barrel"] }), "yes"],
    [{ battery: { charging: ["barrel"] } }, battery({ charging: ["usb-c"] }), "no"],
    [{ battery: { charging: ["barrel"] } }, battery({}), "not known"],
    [{ battery: { wh: "> 100", packing: ["alone"] } }, battery({ wh: 120, packing: "in-equipment" }), "no"],
    [{ battery: { wh: "> 100", packing: ["alone"] } }, battery({ wh: 120 }), "not known"],
  ],
  madeOn: [
    [{ madeOn: "< 2026-01-01" }, of({ madeOn: "2025-12-31" }), "yes"],
    [{ madeOn: "< 2026-01-01" }, of({ madeOn: "2026-01-01" }), "no"],
    [{ madeOn: "< 2026-01-01" }, of({}), "not known"],
  ],
  declared: [
    [{ declared: "imagery" }, of({ imagery: [] }), "yes"],
    [{ declared: "imagery" }, of({}), "no"],
    [{ declared: "battery.wh" }, of({ battery: { wh: 5 } }), "yes"],
    [{ declared: "battery.wh" }, of({ battery: {} }), "no"],
    [{ declared: "channel" }, { settings: { channel: "own-store" } }, "yes"],
    [{ declared: "channel" }, {}, "no"],
  ],
  price: [
    [{ price: "< 20 EUR" }, of({ price: { DE: "19.99 EUR", default: "30 EUR" } }), "yes"],
    [{ price: "< 20 EUR" }, of({ price: { EU: "20 EUR", default: "3 EUR" } }), "no"],
    [{ price: "< 20 EUR" }, of({ price: { DE: "1 EUR", EU: "30 EUR" } }), "yes"],
    [{ price: "< 20 EUR" }, of({ price: { default: "5 EUR" } }), "yes"],
    [{ price: "< 20 EUR" }, of({ price: { FR: "5 EUR" } }), "not known"],
    [{ price: "< 20 EUR" }, of({}), "not known"],
    [{ price: "< 20 USD" }, { product: { price: { DE: "9 EUR" } }, convert: twoToOne }, "yes"],
    [{ price: "< 20 USD" }, { product: { price: { DE: "10 EUR" } }, convert: twoToOne }, "no"],
    [{ price: "< 20 CNY" }, { product: { price: { DE: "10 EUR" } }, convert: twoToOne }, "not known"],
  ],
  consignment: [
    [{ consignment: "<= 150 EUR" }, of({ price: { DE: "50 EUR" }, quantityPerOrder: 3 }), "yes"],
    [{ consignment: "<= 150 EUR" }, of({ price: { DE: "50 EUR" }, quantityPerOrder: 4 }), "no"],
    [{ consignment: "<= 150 EUR" }, of({ price: { DE: "150.01 EUR" } }), "no"],
    [{ consignment: "<= 150 EUR" }, of({ quantityPerOrder: 3 }), "not known"],
  ],
  discounted: [
    [{ discounted: true }, of({ wasPrice: { DE: "30 EUR" } }), "yes"],
    [{ discounted: true }, of({ wasPrice: { FR: "30 EUR" }, claims: [] }), "no"],
    [{ discounted: true }, of({ claims: ["discount"] }), "yes"],
    [{ discounted: true }, of({}), "not known"],
    [{ discounted: false }, of({ wasPrice: { DE: "30 EUR" } }), "no"],
    [{ discounted: false }, of({ claims: [] }), "yes"],
  ],
  discountFromLowest: [
    [
      { discountFromLowest: true },
      of({ wasPrice: { DE: "30 EUR" }, lowestPrice30Days: { DE: "30 EUR" } }),
      "yes",
    ],
    [
      { discountFromLowest: true },
      of({ wasPrice: { DE: "30 EUR" }, lowestPrice30Days: { DE: "29 EUR" } }),
      "no",
    ],
    [
      { discountFromLowest: false },
      of({ wasPrice: { DE: "30 EUR" }, lowestPrice30Days: { DE: "29 EUR" } }),
      "yes",
    ],
    [{ discountFromLowest: true }, of({ wasPrice: { DE: "30 EUR" } }), "not known"],
    [{ discountFromLowest: true }, of({ lowestPrice30Days: { DE: "30 EUR" } }), "not known"],
    [
      { discountFromLowest: true },
      { product: { wasPrice: { DE: "20 USD" }, lowestPrice30Days: { DE: "10 EUR" } }, convert: twoToOne },
      "yes",
    ],
    [
      { discountFromLowest: true },
      { product: { wasPrice: { DE: "20 CNY" }, lowestPrice30Days: { DE: "10 EUR" } }, convert: twoToOne },
      "not known",
    ],
  ],
  shelfLifeLeft: [
    // Sold on 2026-11-24: 50 of 100 days are left.
    [{ shelfLifeLeft: ">= 50%" }, life("2026-10-05", "2027-01-13"), "yes"],
    [{ shelfLifeLeft: "> 50%" }, life("2026-10-05", "2027-01-13"), "no"],
    [{ shelfLifeLeft: ">= 50%" }, life("2026-10-05", "2027-01-13", { market: { transitDays: 1 } }), "no"],
    [{ shelfLifeLeft: ">= 49%" }, life("2026-10-05", "2027-01-13", { market: { transitDays: 1 } }), "yes"],
    [{ shelfLifeLeft: ">= 50%" }, of({ madeOn: "2026-10-05" }), "not known"],
    [{ shelfLifeLeft: ">= 50%" }, of({ expiresOn: "2027-01-13" }), "not known"],
    [{ shelfLifeLeft: ">= 50%" }, life("2027-01-13", "2027-01-13"), "not known"],
  ],
  holds: [
    [{ holds: ["halal-certificate"] }, of({ evidence: [{ type: "halal-certificate" }] }), "yes"],
    [{ holds: ["halal-certificate"] }, of({ evidence: [{ type: "test-report" }] }), "no"],
    [{ holds: ["halal-certificate"] }, of({}), "not known"],
    [
      { holds: ["halal-certificate"] },
      of({ evidence: [{ type: "halal-certificate", markets: ["SA"] }] }),
      "no",
    ],
    [
      { holds: ["halal-certificate"] },
      of({ evidence: [{ type: "halal-certificate", markets: ["EU"] }] }),
      "yes",
    ],
  ],
  shipping: [
    [{ shipping: { model: ["parcel"] } }, shipped({ model: "parcel" }), "yes"],
    [{ shipping: { model: ["parcel"] } }, shipped({ model: "stock" }), "no"],
    [{ shipping: { model: ["parcel"] } }, {}, "not known"],
    [{ shipping: { by: ["post", "courier"] } }, shipped({ model: "parcel", by: "courier" }), "yes"],
    [{ shipping: { clearance: ["full"] } }, shipped({ model: "parcel" }), "not known"],
    [{ shipping: { terms: ["DDP"] } }, {}, "yes"],
    [{ shipping: { terms: ["DDP"] } }, shipped({ model: "parcel", terms: "DAP" }), "no"],
    [{ shipping: { model: ["parcel"], by: ["post"] } }, shipped({ model: "parcel" }), "not known"],
    [{ shipping: { model: ["parcel"], by: ["post"] } }, shipped({ model: "parcel", by: "sea" }), "no"],
  ],
  channel: [
    [{ channel: ["own-store"] }, { settings: { channel: "own-store" } }, "yes"],
    [{ channel: ["own-store"] }, { settings: { channel: "marketplace" } }, "no"],
    [{ channel: ["own-store"] }, {}, "not known"],
  ],
  platform: [
    [{ platform: ["tiktok-shop"] }, { settings: { platform: "tiktok-shop" } }, "yes"],
    [{ platform: ["tiktok-shop"] }, { settings: { platform: "youtube" } }, "no"],
    [{ platform: ["tiktok-shop"] }, {}, "no"],
  ],
  regions: [
    [{ regions: ["US-CA"] }, { settings: { regions: ["US-NY", "US-CA"] } }, "yes"],
    [{ regions: ["US-CA", "US-NJ"] }, { settings: { regions: ["US-NJ"] } }, "yes"],
    [{ regions: ["US-CA"] }, { settings: { regions: ["US-NY"] } }, "no"],
    [{ regions: ["US-CA"] }, {}, "yes"],
  ],
  destination: [
    [{ destination: ["DE"] }, {}, "yes"],
    [{ destination: ["SA", "EU"] }, {}, "yes"],
    [{ destination: ["SA"] }, {}, "no"],
    [{ destination: ["EEA"] }, {}, "yes"],
    [{ destination: ["GCC"] }, {}, "no"],
  ],
  dispatch: [
    [{ dispatch: ["CN"] }, { launch: { origin: "CN" } }, "yes"],
    [{ dispatch: ["CN"] }, { launch: { origin: "VN" } }, "no"],
    [{ dispatch: ["EU"] }, { launch: { origin: "PL" } }, "yes"],
    [{ dispatch: ["CN"] }, {}, "not known"],
  ],
  dates: [
    [fortnight, stream("2027-01-31"), "no"],
    [fortnight, stream("2027-01-31", "2027-02-01"), "yes"],
    [fortnight, stream("2027-02-14"), "yes"],
    [fortnight, stream("2027-02-15"), "no"],
    [{ dates: ["2027-02-21"] }, stream("2027-02-21"), "yes"],
    [{ dates: ["2027-02-21"] }, stream("2027-02-20", "2027-02-22"), "no"],
    [fortnight, window("2027-02-01", "2027-02-14"), "yes"],
    [fortnight, window("2027-02-01", "2027-02-15"), "not known"],
    [fortnight, window("2027-01-31", "2027-02-14"), "not known"],
    [fortnight, window("2027-02-14", "2027-02-20"), "not known"],
    [fortnight, window("2027-01-10", "2027-02-01"), "not known"],
    [fortnight, window("2027-02-15", "2027-02-20"), "no"],
    [fortnight, window("2027-01-10", "2027-01-31"), "no"],
  ],
};

describe.each(Object.entries(table))("%s", (_, rows) => {
  it.each(rows.map((row, i) => [i + 1, JSON.stringify(row[0]), JSON.stringify(row[1]), row] as const))(
    "%i: %s of %s",
    (_, __, ___, [condition, around, expected]) => {
      expect(answer(condition, around)).toBe(expected);
    },
  );
});

describe("host", () => {
  it.each<[object, object, "yes" | "no" | "not known"]>([
    [{ country: ["CN"] }, { country: "CN" }, "yes"],
    [{ country: ["CN"] }, { country: "DE" }, "no"],
    [{ country: ["EU"] }, { country: "DE" }, "yes"],
    [{ country: ["CN"] }, {}, "not known"],
    [{ account: ["influencer"] }, { account: "influencer" }, "yes"],
    [{ account: ["influencer"] }, { account: "brand" }, "no"],
    [{ account: ["influencer"] }, {}, "not known"],
    [{ synthetic: true }, { synthetic: true }, "yes"],
    [{ synthetic: true }, {}, "no"],
    [{ synthetic: false }, {}, "yes"],
    [{ ageUnder: 18 }, { age: 17 }, "yes"],
    [{ ageUnder: 18 }, { age: 18 }, "no"],
    [{ ageUnder: 18 }, {}, "not known"],
    [{ country: ["CN"], ageUnder: 18 }, { age: 18 }, "no"],
    [{ country: ["CN"], ageUnder: 18 }, { country: "CN" }, "not known"],
  ])("%j of %j is %s", (host, part, expected) => {
    expect(answer({ host }, { hosts: [part] }, "host")).toBe(expected);
  });

  it.each<[readonly object[], "yes" | "no" | "not known"]>([
    [[{ age: 17 }, { id: "mei", age: 16 }], "yes"],
    [[{ age: 17 }, { id: "mei", age: 18 }], "not known"],
    [[{ age: 18 }, { id: "mei", age: 20 }], "no"],
    [[], "not known"],
  ])("of a script without a host, %j, it is known where all agree: %s", (hosts, expected) => {
    const script = { text: "Hello", language: "en" };
    expect(answer({ host: { ageUnder: 18 } }, { hosts, script }, "script")).toBe(expected);
  });
});

describe("several conditions", () => {
  const [is, isNot, open] = [{ origin: ["CN"] }, { origin: ["VN"] }, { contains: ["meat"] }];
  it.each<[object, "yes" | "no" | "not known"]>([
    [{ all: [is, is] }, "yes"],
    [{ all: [is, open] }, "not known"],
    [{ all: [open, isNot] }, "no"],
    [{ any: [isNot, isNot] }, "no"],
    [{ any: [isNot, open] }, "not known"],
    [{ any: [open, is] }, "yes"],
    [{ not: is }, "no"],
    [{ not: isNot }, "yes"],
    [{ not: open }, "not known"],
    [{ ...is, ...open }, "not known"],
    [{ ...isNot, ...open }, "no"],
  ])("%j is %s", (condition, expected) => {
    expect(answer(condition, of({ origin: "CN" }))).toBe(expected);
  });
});
