import { expect, it } from "vitest";
import { runCase } from "../../src/check/cases.ts";
import type { MarketProfile } from "../../src/model/market.ts";
import type { RuleCase } from "../../src/model/rule.ts";
import { tables, today } from "./bundle.ts";
import { market, rules } from "./launch.ts";

/** How a rule of a market comes out for a case, and of what. */
function run(rule: object, example: object = {}, profile: Partial<MarketProfile> = {}) {
  const written = rules({ "xx.a.rule": rule });
  const whole = { ...market("XX", written).profile, ...profile };
  const one = { id: "xx.a.rule", rule: written["xx.a.rule"]!, profile: whole };
  return runCase(one, example as RuleCase, tables, today);
}
const holds = (rule: object, example: object = {}, profile: Partial<MarketProfile> = {}) => {
  const item = run(rule, example, profile);
  return item?.upcoming ? "upcoming" : item?.status;
};
const only = (when: object) => ({ when, needs: [{ not: { category: "toy" } }] });
const toy = { category: "toy" };

it("is of a product that has a name and an id if the case gives none", () => {
  expect(run({ needs: [{ not: { category: "toy" } }] }, toy)).toMatchObject({
    status: "fail",
    sku: "CASE",
    market: "XX",
  });
  expect(run({ needs: [{ not: { category: "toy" } }] }, { ...toy, sku: "T-1" })?.sku).toBe("T-1");
  const named = { per: "product", needs: [{ not: { claims: "halal" } }] };
  expect([holds(named, { name: { en: "Halal tea" } }), holds(named)]).toEqual(["fail", "unknown"]);
});

it("tells of rules that do not apply", () => {
  expect(holds(only({ category: "food" }), toy)).toBe("not-applicable");
});

it.each<[string, object, object, object]>([
  ["channel", { channel: "own-store" }, { channel: "own-store" }, { channel: "marketplace" }],
  ["platform", { platform: "amazon" }, { platform: "amazon" }, { platform: "shopee" }],
  ["shipping", { shipping: { by: "post" } }, { shipping: { by: "post" } }, { shipping: { by: "air" } }],
  ["regions", { regions: "north" }, { regions: ["north"] }, { regions: ["south"] }],
  ["country it leaves from", { dispatch: "VN" }, { dispatch: "VN" }, { dispatch: "CN" }],
  ["destination", { destination: "YY" }, { market: "YY" }, { market: "ZZ" }],
  [
    "window",
    { dates: ["2026-12-24"] },
    { window: { from: "2026-12-20", to: "2026-12-26" } },
    { window: { from: "2026-12-25", to: "2026-12-26" } },
  ],
  ["streams", { dates: ["2026-12-24"] }, { streams: ["2026-12-24"] }, { streams: ["2026-12-23"] }],
])("takes the %s from the case", (_, when, yes, not) => {
  const [held, out] = [yes, not].map((around) => holds(only(when), { ...toy, for: around }));
  // Within a window no stream need fall on the day.
  expect([held, out]).toEqual(["window" in yes ? "unknown" : "fail", "not-applicable"]);
});

it("takes evidence and days of the way from the case", () => {
  const papers = { needs: [{ evidence: "coa" }] };
  expect([
    holds(papers, { evidence: [], for: { evidence: [{ type: "coa" }] } }),
    holds(papers, { evidence: [], for: { evidence: [] } }),
  ]).toEqual(["pass", "fail"]);
  const fresh = { needs: [{ is: { shelfLifeLeft: ">= 50%" } }] };
  const year = { madeOn: "2026-01-01", expiresOn: "2027-01-01" };
  const left = (more: object) => holds(fresh, { ...year, for: { on: "2026-06-01", ...more } });
  expect([left({}), left({ transitDays: 5 }), left({ transitDays: 40 })]).toEqual(["pass", "pass", "fail"]);
});

it.each<[string, object, object, string]>([
  ["today", {}, {}, "fail"],
  ["the first day of a rule to come", { from: "2027-03-01" }, {}, "fail"],
  ["the last day of a rule that is past", { until: "2026-03-01" }, {}, "fail"],
  ["the day that is said", { from: "2026-03-01" }, { for: { on: "2026-02-01" } }, "upcoming"],
  ["another that is said", { until: "2026-03-01" }, { for: { on: "2026-04-01" } }, "not-applicable"],
])("is judged on %s", (_, rule, example, wanted) => {
  expect(holds({ needs: [{ not: { category: "toy" } }], ...rule }, { ...toy, ...example })).toBe(wanted);
});

it.each<[string, object, string]>([
  ["today, whatever the rule's last day", { until: "2027-03-01" }, "2026-11-24"],
  ["today, whatever the rule's first day", { from: "2024-03-01" }, "2026-11-24"],
  ["today, where it always held", {}, "2026-11-24"],
  ["the first day of a rule to come", { from: "2027-03-01" }, "2027-03-01"],
  ["the last day of a rule that is past", { until: "2026-03-01" }, "2026-03-01"],
])("is judged on %s, and no other", (_, rule, day) => {
  expect(holds({ ...only({ dates: [day] }), ...rule }, toy)).toBe("fail");
  expect(holds({ ...only({ not: { dates: [day] } }), ...rule }, toy)).toBe("not-applicable");
});

it("is of Germany where the rule is no market's own, and names its bloc", () => {
  const here = (destination: string, id: string) => holds(only({ destination }), toy, { id });
  expect([here("DE", "_world"), here("XX", "XX"), here("DE", "XX")]).toEqual([
    "fail",
    "fail",
    "not-applicable",
  ]);
  const papers = { needs: [{ evidence: "coa" }] };
  const of = (markets: string[], part: Partial<MarketProfile>) =>
    holds(papers, { evidence: [{ type: "coa", markets }] }, part) === "pass";
  expect([
    of(["EU"], { id: "DE", extends: "_eu" }),
    of(["EU"], { id: "_eu" }),
    of(["DE"], { id: "DE", extends: "_eu" }),
    of(["FR"], { id: "DE", extends: "_eu" }),
  ]).toEqual([true, true, true, false]);
});

it("of a host or a script is of the case's own", () => {
  const host = { per: "host", needs: [{ evidence: "coa" }] };
  expect(run(host, { for: { host: { evidence: [{ type: "coa" }] } } })).toMatchObject({
    status: "pass",
    host: "host",
  });
  expect(run(host, { for: { host: { id: "lin", evidence: [] } } })).toMatchObject({
    status: "fail",
    host: "lin",
  });
  expect(run(host)).toBeUndefined();
  const said = { per: "script", needs: [{ say: "advertisement" }] };
  const script = (text: string, more: object = {}) =>
    holds(said, { for: { script: { text, language: "en", ...more } } });
  const german = (more: object) =>
    holds({ per: "script", needs: [{ speak: ["de"] }] }, { for: { script: { text: "-", ...more } } });
  expect([
    german({ language: "de" }),
    german({ language: "en" }),
    german({ language: "en", captions: ["de"] }),
  ]).toEqual(["pass", "fail", "pass"]);
  const guest = { ...said, when: { host: { country: "CN" } } };
  const spoken = { text: "Hello", language: "en" };
  const by = (country: string) => holds(guest, { for: { script: spoken, host: { country } } });
  expect([by("CN"), by("VN")]).toEqual(["fail", "not-applicable"]);
  const stream = (...languages: string[]) =>
    holds(
      { per: "host", needs: [{ speak: ["de"] }] },
      { for: { host: { id: "lin" } } },
      { languages: { stream: languages, label: [] } },
    );
  expect([stream("de"), stream("fr"), stream()]).toEqual(["pass", "fail", undefined]);
  expect(run(said, { for: { script: spoken } })?.location).toEqual({ file: "case.md", line: 1, column: 1 });
  expect([script("#ad Hello"), script("Hello"), run(said)]).toEqual(["pass", "fail", undefined]);
});

it("of the whole market is of it, not of a product", () => {
  const rule = { per: "market", needs: [{ evidence: "coa" }] };
  expect(run(rule, { for: { evidence: [{ type: "coa" }] } })).toMatchObject({ status: "pass", market: "XX" });
  expect(run(rule, { for: { evidence: [{ type: "coa" }] } })).not.toHaveProperty("sku");
});
