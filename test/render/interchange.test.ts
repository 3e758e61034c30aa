import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import ICAL from "ical.js";
import nodeIcal from "node-ical";
import Papa from "papaparse";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { CheckItem, CheckResult } from "../../src/model/check-result.ts";
import type { PlanResult } from "../../src/model/plan-result.ts";
import type { RenderContext } from "../../src/render/context.ts";
import { render } from "../../src/render/formats.ts";
import { checkResult, compareResult, costResult, hostile, launch, planResult } from "./fixtures.ts";

const context: RenderContext = { lang: "en", width: 100, color: false, launch };
const zh: RenderContext = { ...context, lang: "zh" };

/** The same result with a name that tries everything, wherever text from outside stands. */
const hostileCheck = (): CheckResult => {
  const { items, ...rest } = checkResult();
  const spoil = (item: CheckItem): CheckItem => ({ ...item, message: hostile, fix: hostile });
  return { ...rest, items: items.map(spoil) };
};

describe("sarif", () => {
  const schema = JSON.parse(readFileSync(new URL("schemas/sarif-2.1.0.json", import.meta.url), "utf8"));
  const { $schema: _, id, ...body } = schema;
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true });
  const validate = ajv.compile({ ...body, $id: id });
  const rules = [
    {
      id: "a.rule.of-the-catalogue",
      title: "not fired",
      topic: "label",
      severity: "fix" as const,
      url: "https://law.example/1",
    },
  ];

  it.each([
    ["a launch", checkResult()],
    ["hostile names", hostileCheck()],
  ])("of %s validates against the OASIS schema", async (_name, result) => {
    const log = JSON.parse(await render("check", "sarif", result, { ...context, rules }));
    validate(log);
    expect(validate.errors ?? []).toEqual([]);
  });

  it("lists every rule of the catalogue, and a fingerprint for each finding", async () => {
    const log = JSON.parse(await render("check", "sarif", checkResult(), { ...context, rules }));
    const [run] = log.runs;
    const ids = run.tool.driver.rules.map((rule: { id: string }) => rule.id);
    expect(ids).toContain("a.rule.of-the-catalogue");
    expect(ids).toEqual([...ids].sort());
    for (const result of run.results) {
      expect(ids[result.ruleIndex]).toBe(result.ruleId);
      expect(result.partialFingerprints["xb/v1"]).toBeTruthy();
      expect(result.locations[0].physicalLocation.artifactLocation.uri).not.toMatch(/^\/|^\w+:/);
    }
    expect(run.results.filter((r: { suppressions?: unknown }) => r.suppressions)).toHaveLength(5);
  });

  it("stops at what code scanning takes, the gravest first", async () => {
    const { items, ...rest } = checkResult();
    const many = Array.from({ length: 25_100 }, (_, i) => ({
      ...items.find((item) => item.severity === "fix" && item.status === "fail")!,
      fingerprint: `${i}`,
    }));
    const block = items.find((item) => item.severity === "block" && item.status === "fail")!;
    const log = JSON.parse(await render("check", "sarif", { ...rest, items: [...many, block] }, context));
    expect(log.runs[0].results).toHaveLength(25_000);
    expect(log.runs[0].results[0].ruleId).toBe(block.rule);
  });
});

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
}

function parseXml(text: string): Element {
  const root: Element = { name: "", attributes: {}, children: [] };
  const stack = [root];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, children: [] };
    stack.at(-1)!.children.push(element);
    stack.push(element);
  });
  parser.on("closetag", () => void stack.pop());
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
  return root.children[0]!;
}

describe("junit", () => {
  const schema = {
    fileName: "junit.xsd",
    contents: readFileSync(new URL("schemas/junit.xsd", import.meta.url), "utf8"),
  };

  it.each([
    ["a launch", checkResult()],
    ["hostile names", hostileCheck()],
    ["nothing", { ...checkResult(), items: [] }],
  ])("of %s is valid by the schema, and counts right", async (_name, result) => {
    const text = await render("check", "junit", result, context);
    const { errors } = await validateXML({ xml: { fileName: "report.xml", contents: text }, schema });
    expect(errors).toEqual([]);
    const suites = parseXml(text).children;
    const cases = suites.map(({ children }) => children.filter(({ name }) => name === "testcase"));
    expect(cases.flat()).toHaveLength(result.items.length);
    const sum = (attribute: string): number =>
      suites.reduce((total, suite) => total + Number(suite.attributes[attribute]), 0);
    const kind = (name: string): number => cases.flat().filter((c) => c.children[0]?.name === name).length;
    expect([sum("tests"), sum("failures"), sum("skipped")]).toEqual([
      result.items.length,
      kind("failure"),
      kind("skipped"),
    ]);
  });
});

describe("github", () => {
  /** As the runner reads a line: command, properties, data. */
  function parseCommand(
    line: string,
  ): { level: string; properties: Record<string, string>; data: string } | undefined {
    const [, level, list = "", data = ""] = /^::(\w+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
    if (level === undefined) return undefined;
    const decode = (text: string): string =>
      text
        .replace(/%3A/g, ":")
        .replace(/%2C/g, ",")
        .replace(/%0D/g, "\r")
        .replace(/%0A/g, "\n")
        .replace(/%25/g, "%");
    const pairs = list
      .split(",")
      .map((pair) => [pair.slice(0, pair.indexOf("=")), decode(pair.slice(pair.indexOf("=") + 1))]);
    return { level, properties: Object.fromEntries(pairs), data: decode(data) };
  }

  it("shows at most ten of a kind, the gravest first, and says how many more", async () => {
    const lines = (await render("check", "github", checkResult(), context)).trim().split("\n");
    const errors = lines.map(parseCommand).filter((command) => command?.level === "error");
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)!.data).toBe("14 more errors; `xb check` lists them all");
    expect(errors[0]!.properties).toMatchObject({ file: "products.yaml", line: "2", col: "3" });
  });

  it("survives hostile names", async () => {
    const { items, ...rest } = checkResult();
    const item = { ...items[0]!, message: hostile, location: { file: "a,b:c%/p.yaml", line: 3, column: 1 } };
    const text = await render("check", "github", { ...rest, items: [item] }, context);
    const [first, ...others] = text.trim().split("\n");
    expect(parseCommand(first!)!.properties.file).toBe("a,b:c%/p.yaml");
    expect(others).toHaveLength(1);
    expect(text).not.toContain("##[");
    expect(text).not.toContain("\u001b");
  });
});

describe("csv", () => {
  it.each([
    ["check", checkResult(), checkResult().items.length],
    ["cost", costResult(), costResult().estimates.length],
    ["plan", planResult(), planResult().streams.length],
    ["compare", compareResult(), 48],
  ])("of %s has a row for each, as wide as the head", async (command, result, rows) => {
    const { data, errors } = Papa.parse<string[]>(await render(command, "csv", result, context), {
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(rows + 1);
    expect(new Set(data.map((row) => row.length)).size).toBe(1);
    expect(new Set(data[0]).size).toBe(data[0]!.length);
  });

  it("leaves negative margins numbers", async () => {
    const { data } = Papa.parse<Record<string, string>>(await render("cost", "csv", costResult(), context), {
      header: true,
    });
    expect(data.find((row) => row.margin?.startsWith("-"))!.margin).toMatch(/^-\d+\.\d\d$/);
  });
});

describe("json and ndjson", () => {
  it.each([
    ["check", checkResult()],
    ["cost", costResult()],
    ["plan", planResult()],
    ["compare", compareResult()],
  ])("of %s read back the same", async (command, result) => {
    const text = await render(command, "json", result, context);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(result)));
    expect(text.endsWith("}\n")).toBe(true);
  });

  it("one item a line, then the rest with the summary", async () => {
    const result = checkResult();
    const lines = (await render("check", "ndjson", result, context))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines.slice(0, -1)).toEqual(JSON.parse(JSON.stringify(result.items)));
    expect(lines.at(-1)).toMatchObject({ schema: "xb.check/1", on: result.on, summary: result.summary });
  });
});

describe("ics", () => {
  const dropped = { ...planResult().streams[0]!, uid: "gone@spring.xb", sequence: 2 };
  const plan: PlanResult = { ...planResult(), dropped: [dropped] };
  const events = (text: string): ICAL.Event[] =>
    new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents("vevent")
      .map((component) => new ICAL.Event(component));

  it.each([context, zh])("reads back in ical.js with the same instants", async (ctx) => {
    const read = events(await render("plan", "ics", plan, ctx));
    expect(read).toHaveLength(plan.streams.length + 1);
    plan.streams.forEach((stream, i) => {
      expect(read[i]!.uid).toBe(stream.uid);
      expect(read[i]!.sequence).toBe(stream.sequence);
      expect(read[i]!.startDate.toJSDate().getTime()).toBe(Date.parse(stream.start));
      expect(read[i]!.endDate.toJSDate().getTime()).toBe(Date.parse(stream.end));
      expect(read[i]!.component.getFirstPropertyValue("x-xb-local")).toBe(stream.start);
    });
    expect(read.at(-1)!.component.getFirstPropertyValue("status")).toBe("CANCELLED");
  });

  it("folds at 75 octets, ends lines with CRLF, and cuts no character", async () => {
    const text = await render("plan", "ics", plan, zh);
    for (const line of text.split("\r\n")) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line).not.toContain("\n");
      expect(line).not.toContain("\uFFFD");
    }
  });

  it.each([
    [context, "Near Eid al-Fitr, 9 Mar 2027 (estimated): a day earlier or later it closes the hour"],
    [zh, "临近开斋节，2027年3月9日（日期待定）：若早或晚一天则该时段停播"],
  ])("says which feast of estimated day is near", async (ctx, line) => {
    const name = { en: "Eid al-Fitr", zh: "开斋节" };
    const [first, ...others] = plan.streams;
    const near = { ...first!, near: [{ name, date: "2027-03-09", closes: true }] };
    const text = await render("plan", "ics", { ...plan, streams: [near, ...others] }, ctx);
    expect(events(text)[0]!.description.split("\n").at(-1)).toBe(line);
    expect(events(text)[1]!.description).not.toContain("2027-03-09");
  });

  it("takes only the streams that a filter names", async () => {
    const text = await render("plan", "ics", plan, {
      ...context,
      streams: { markets: ["SA"], hosts: ["maryam"] },
    });
    const wanted = plan.streams.filter((stream) => stream.market === "SA");
    expect(events(text).map((event) => event.uid)).toEqual(wanted.map((stream) => stream.uid));
  });

  it("keeps a hostile name inside its line", async () => {
    const names = {
      ...launch,
      hosts: { maryam: { name: `x\r\nATTENDEE:evil;a,b\\n${hostile}`, zone: "UTC" } },
    };
    const text = await render("plan", "ics", plan, { ...context, launch: names });
    expect(text).not.toMatch(/^ATTENDEE/m);
    expect(events(text).find((event) => event.uid === "sa-1@spring.xb")!.summary).toContain(
      "x␍␊ATTENDEE:evil;a,b\\n",
    );
  });

  it.each([context, zh])("reads back in node-ical with the same instants and words", async (ctx) => {
    const text = await render("plan", "ics", plan, ctx);
    const read = Object.values(nodeIcal.parseICS(text)).filter((part) => part?.type === "VEVENT");
    const told = (event: ICAL.Event) => [
      event.uid,
      event.startDate.toJSDate().getTime(),
      event.endDate.toJSDate().getTime(),
      event.summary,
      event.description,
    ];
    expect(read.map((e) => [e.uid, e.start.getTime(), e.end?.getTime(), e.summary, e.description])).toEqual(
      events(text).map(told),
    );
    expect(read.at(-1)!.status).toBe("CANCELLED");
  });
});
