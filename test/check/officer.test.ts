import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check } from "../../src/check/check.ts";
import { isDay } from "../../src/check/days.ts";
import { validate } from "../../src/load/validate.ts";
import { parseYaml } from "../../src/load/yaml.ts";
import type { CheckResult } from "../../src/model/check-result.ts";
import type { Host } from "../../src/model/host.ts";
import type { Product } from "../../src/model/product.ts";
import { topics } from "../../src/model/topic.ts";
import { everywhere, profile, profileNames, tables, today, writtenProfile } from "./bundle.ts";
import { casesSchema, type OfficerCase } from "./officer-case.ts";

const path = new URL("officer.yaml", import.meta.url);
const read = validate(casesSchema, parseYaml("officer.yaml", readFileSync(path, "utf8")));
if (!("value" in read)) throw new Error(JSON.stringify(read.diagnostics, null, 1));
const cases = read.value;

/** The launch that a case describes; what it leaves out is not declared. */
function judged({ market, product, for: around = {} }: OfficerCase): CheckResult {
  const { host, script, channel, platform, shipping, regions } = around;
  const whole = profile(market);
  const names = [market, ...(whole.extends === undefined ? [] : [whole.extends.slice(1).toUpperCase()])];
  const speaks = Object.fromEntries((whole.languages?.stream ?? []).map((language) => [language, 1]));
  return check({
    on: around.on ?? today,
    lang: "en",
    tables: { ...tables, everywhere: everywhere() },
    products: [{ sku: "CASE", name: { en: "-" }, ...product } as Product],
    hosts: host ? [{ id: "host", zone: "Asia/Shanghai", languages: speaks, ...host } as Host] : [],
    scripts: script
      ? [
          {
            file: "case.md",
            text: script.text,
            settings: { language: script.language, captions: script.captions, host: "host" },
          },
        ]
      : [],
    markets: [
      {
        id: market,
        names,
        settings: { id: market, channel, platform, shipping, regions } as never,
        profile: whole,
        transitDays: around.transitDays ?? 0,
        ...(around.streams ? { streams: around.streams } : {}),
      },
    ],
    launch: { origin: around.dispatch ?? "CN", window: around.window, evidence: around.evidence },
  });
}

/** A topic, a rule's id, or ids by a star; alternatives are parted by a bar. */
function fits(selector: string, { rule, topic }: CheckResult["items"][number]): boolean {
  return selector
    .split("|")
    .some((one) => (one.endsWith("*") ? rule.startsWith(one.slice(0, -1)) : one === rule || one === topic));
}

/** What an officer would object to, empty if nothing. */
function objections(example: OfficerCase): string[] {
  const { items, verdicts } = judged(example);
  const heavy = items.filter(({ severity }) => severity !== "advise");
  const failed = heavy.filter(({ status }) => status === "fail");
  const asked = heavy.filter(({ status }) => status === "unknown");
  const verdict = verdicts[0]!.verdict;
  const told = (list: typeof items): string => list.map((i) => `${i.rule}(${i.severity})`).join(" ");
  const objected: string[] = [];
  if (example.verdict && !example.verdict.includes(verdict)) {
    objected.push(`verdict ${verdict}: ${told(failed)}; asks ${told(asked)}`);
  }
  for (const selector of example.fails ?? []) {
    if (!failed.some((i) => fits(selector, i)))
      objected.push(`${selector} does not fail: ${told(failed)}; asks ${told(asked)}`);
  }
  for (const selector of example.asks ?? []) {
    if (!asked.some((i) => fits(selector, i))) objected.push(`${selector} is not asked: ${told(asked)}`);
  }
  for (const selector of example.quiet ?? []) {
    const loud = [...failed, ...asked].filter((i) => fits(selector, i));
    if (loud.length > 0)
      objected.push(`${selector} is not quiet: ${loud.map((i) => `${i.rule} ${i.status}: ${i.message}`)}`);
  }
  return objected;
}

describe("a compliance officer agrees", () => {
  it.each(cases.map((c) => [`${c.market}: ${c.name}`, c] as const))("%s", (_, example) => {
    const objected = objections(example).join("\n");
    expect(objected, objected).toBe("");
  });
});

it("names only rules and topics that there are", () => {
  const known = new Set<string>([
    ...topics,
    ...profileNames.flatMap((name) => Object.keys(writtenProfile(name).rules ?? {})),
  ]);
  const named = cases.flatMap((c) => [...(c.fails ?? []), ...(c.quiet ?? []), ...(c.asks ?? [])]);
  const words = named.flatMap((selector) => selector.split("|"));
  const there = (word: string): boolean =>
    word.endsWith("*") ? [...known].some((k) => k.startsWith(word.slice(0, -1))) : known.has(word);
  expect(words.filter((word) => !there(word))).toEqual([]);
});

it("names only days of the calendar", () => {
  const days = cases.flatMap(({ for: around }) => [around?.on, ...(around?.streams ?? [])]);
  expect(days.filter((day) => day !== undefined && !isDay(day))).toEqual([]);
});
