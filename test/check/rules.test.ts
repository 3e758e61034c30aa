import { describe, expect, it } from "vitest";
import { completeRule, resolveRules } from "../../src/check/rules.ts";
import type { MarketProfile } from "../../src/model/market.ts";
import type { WrittenRule } from "../../src/model/rule.ts";
import { rules } from "./launch.ts";

const source = (title: string, part: object = {}) =>
  ({ title, url: "https://example.org", read: "2026-11-20", certainty: "reported", ...part }) as const;
const sources = {
  law: source("The law"),
  site: source("A page", { read: "2026-10-01", certainty: "computed" }),
};
const id = "xx.a.rule";
const plain = rules({ [id]: { needs: [{ known: "netWeight" }] } })[id]!;
const complete = (part: object, ids: readonly string[] = []) =>
  completeRule(id, { ...plain, ...part } as WrittenRule, sources, ids);
const whole = (part: object = {}) => {
  const made = complete(part);
  if ("problem" in made) throw new Error(made.problem.message);
  return made.rule;
};

describe("a rule as written", () => {
  it("is in force, of a product, and as sure as its source, if it says nothing else", () => {
    expect(whole()).toMatchObject({ status: "in-force", per: "product", off: false, takes: undefined });
    expect(whole()).toMatchObject({ sources: [sources.law], checked: "2026-11-20", certainty: "reported" });
  });

  it("says otherwise", () => {
    const said = { status: "adopted", per: "host", off: true, checked: "2026-11-01", certainty: "authority" };
    expect(whole({ ...said, source: ["site", "law"] })).toMatchObject({
      ...said,
      sources: [sources.site, sources.law],
    });
    expect(whole({ source: ["site", "law"] })).toMatchObject({
      checked: "2026-10-01",
      certainty: "computed",
    });
  });

  it("needs no source and no day if nobody verified it", () => {
    const bare = whole({ source: undefined, from: undefined, certainty: "unverified" });
    expect(bare).toMatchObject({ sources: [], checked: undefined, certainty: "unverified" });
  });

  it.each<[string, object, string, object]>([
    ["a title", { title: undefined }, "check.incomplete-rule", { keys: "title" }],
    ["a topic", { topic: undefined }, "check.incomplete-rule", { keys: "topic" }],
    ["a severity", { severity: undefined }, "check.incomplete-rule", { keys: "severity" }],
    ["needs", { needs: undefined }, "check.incomplete-rule", { keys: "needs" }],
    [
      "all but needs",
      { title: undefined, topic: undefined, severity: undefined },
      "check.incomplete-rule",
      { keys: "title, topic, severity" },
    ],
    ["all that makes it one", { title: undefined, needs: undefined }, "check.unknown-rule", {}],
    ["a source", { source: undefined }, "check.unsourced-rule", { keys: "source" }],
    ["a day", { from: undefined }, "check.unsourced-rule", { keys: "from" }],
    ["both", { source: undefined, from: undefined }, "check.unsourced-rule", { keys: "source, from" }],
    ["a source that is there", { source: ["law", "lore"] }, "check.unknown-source", { source: "lore" }],
    [
      "a source of its time that is there",
      { takes: { max: 9, source: "lore" } },
      "check.unknown-source",
      { source: "lore" },
    ],
  ])("without %s cannot be loaded", (_, part, code, args) => {
    expect(complete(part)).toEqual({
      problem: { code, severity: "error", message: code, args: { rule: id, ...args } },
    });
  });

  it("that is none tells of one with nearly its id", () => {
    const made = complete({ title: undefined, needs: undefined }, ["yy.other", "xx.a.rules"]);
    expect(made).toMatchObject({
      problem: { code: "check.unknown-rule-guess", args: { rule: id, guess: "xx.a.rules" } },
    });
  });

  it.each<[object, object]>([
    [
      { min: 7, source: "site" },
      { min: 7, source: "A page", checked: "2026-10-01", certainty: "computed" },
    ],
    [
      { max: 30, source: ["law", "site"] },
      { max: 30, source: "The law", checked: "2026-11-20", certainty: "reported" },
    ],
    [
      { min: 7, max: 30, source: "law", checked: "2026-11-02", certainty: "authority" },
      { min: 7, max: 30, source: "The law", checked: "2026-11-02", certainty: "authority" },
    ],
    [{ max: 30 }, { max: 30, certainty: "unverified" }],
    [
      { max: 30, certainty: "computed" },
      { max: 30, certainty: "computed" },
    ],
  ])("takes %j: %j", (takes, wanted) => {
    expect(whole({ takes }).takes).toEqual(wanted);
  });
});

describe("the rules of a market", () => {
  const titled = (en: string) => ({ title: { en, zh: en }, needs: [{ known: "netWeight" as const }] });
  const of = (written: Record<string, object>, part: object = {}) =>
    ({ id: "X", rules: rules(written), sources, ...part }) as unknown as MarketProfile;
  const titles = (...args: Parameters<typeof resolveRules>) =>
    resolveRules(...args).rules.map((r) => `${r.id} ${r.title.en}`);

  it("are those of everywhere, its own and the launch's, in the order of their ids", () => {
    const own = of({ "xx.c.rule": titled("own"), "xx.a.rule": titled("own") });
    const world = of({ "world.b.rule": titled("world") });
    const launch = rules({ "own.d.rule": titled("launch") });
    expect(titles(own, [world], launch)).toEqual([
      "own.d.rule launch",
      "world.b.rule world",
      "xx.a.rule own",
      "xx.c.rule own",
    ]);
    expect(titles({ id: "X" } as MarketProfile, [{ id: "W" } as MarketProfile])).toEqual([]);
  });

  it("lie over each other, the launch's last", () => {
    const own = of({ "world.b.rule": titled("own") });
    const world = of({ "world.b.rule": titled("world"), "world.a.rule": titled("world") });
    expect(titles(own, [world])).toEqual(["world.a.rule world", "world.b.rule own"]);
    const patch = { "world.b.rule": { severity: "block", reason: "ours" } } as const;
    const [, changed] = resolveRules(own, [world], patch).rules;
    expect(changed).toMatchObject({ title: { en: "own" }, severity: "block", reason: "ours" });
  });

  it("may name the sources of everywhere, its own first", () => {
    const lore = { lore: source("World's"), law: source("World's law") };
    const world = of({ "world.b.rule": { ...titled("world"), source: ["lore", "law"] } }, { sources: lore });
    const [rule] = resolveRules(of({}), [world]).rules;
    expect(rule?.sources.map((s) => s.title)).toEqual(["World's", "The law"]);
  });

  it("leave aside a launch's change to a rule that this market does not have", () => {
    const patch = { "yy.a.rule": { off: true, reason: "elsewhere" } } as const;
    expect(resolveRules(of({ "xx.a.rule": titled("own") }), [], patch)).toMatchObject({
      rules: [{ id: "xx.a.rule" }],
      problems: [],
    });
  });

  it("tell what cannot be loaded, and of what it is nearly the same", () => {
    const broken = { "xx.b.rule": { severity: "fix", reason: "no more" } } as const;
    const own = {
      ...of({ "xx.b.rul": titled("own") }),
      rules: { ...rules({ "xx.b.rul": titled("own") }), ...broken },
    };
    const { rules: loaded, problems } = resolveRules(own as MarketProfile, []);
    expect(loaded.map((r) => r.id)).toEqual(["xx.b.rul"]);
    expect(problems.map((p) => p.args.rule)).toEqual(["xx.b.rule"]);
  });
});
