import type { CheckItem, CheckResult, Severity } from "../../model/check-result.ts";
import type { RenderContext, RuleEntry } from "../context.ts";
import { safeJson } from "../json.ts";
import { httpUrl } from "../layout/url.ts";
import { visible } from "../layout/visible.ts";
import { isOpen, rank, subjectOf } from "./task.ts";

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/** What GitHub's code scanning takes in one run. */
const mostResults = 25_000;
const levels = { block: "error", fix: "warning", advise: "note" } as const satisfies Record<Severity, string>;

/** SARIF 2.1.0: every rule of the catalogue, and a result for each thing to do or waived. */
export function render(result: CheckResult, context: RenderContext): string {
  const rules = catalogue(result.items, context.rules ?? []);
  const places = new Map(rules.map((rule, index) => [rule.id, index]));
  const results = result.items
    .filter((item) => isOpen(item) || item.status === "waived")
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, mostResults)
    .map((item) => resultOf(item, places.get(item.rule)!));
  const driver = {
    name: result.generator.name,
    semanticVersion: result.generator.version,
    rules: rules.map(ruleOf),
  };
  const run = {
    tool: { driver },
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "The folder that xb was started in." } } },
    columnKind: "unicodeCodePoints",
    results,
  };
  return `${safeJson({ $schema: schema, version: "2.1.0", runs: [run] }, 2)}\n`;
}

/** The rules given, and any that only the items name. */
function catalogue(items: readonly CheckItem[], given: readonly RuleEntry[]): RuleEntry[] {
  const known = new Set(given.map((rule) => rule.id));
  const extra = new Map<string, RuleEntry>();
  for (const item of items)
    if (!known.has(item.rule) && !extra.has(item.rule)) extra.set(item.rule, entryOf(item));
  return [...given, ...extra.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function entryOf({ rule, topic, severity, reference }: CheckItem): RuleEntry {
  const { law, url, title } = reference;
  return { id: rule, title, topic, severity, ...(law ? { law } : {}), ...(url ? { url } : {}) };
}

function ruleOf(rule: RuleEntry): object {
  const helpUri = httpUrl(rule.url);
  return {
    id: rule.id,
    shortDescription: text(rule.title),
    ...(rule.law ? { fullDescription: text(`${rule.title} (${rule.law})`) } : {}),
    ...(helpUri ? { helpUri: helpUri } : {}),
    ...(rule.fix ? { help: text(rule.fix) } : {}),
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { tags: [rule.topic] },
  };
}

function resultOf(item: CheckItem, ruleIndex: number): object {
  const subject = [item.market, subjectOf(item)].filter((part) => part !== "").join(" ");
  const fix = item.fix ? ` → ${item.fix}` : "";
  return {
    ruleId: item.rule,
    ruleIndex,
    level: levelOf(item),
    message: text(`${subject}: ${item.message}${fix}`),
    locations: [locationOf(item)],
    ...(item.fingerprint ? { partialFingerprints: { "xb/v1": item.fingerprint } } : {}),
    ...(item.status === "waived" ? { suppressions: [suppressionOf(item)] } : {}),
    properties: { market: item.market, topic: item.topic, severity: item.severity, status: item.status },
  };
}

/** What is not known is a warning at most: nobody has found it wrong. */
const levelOf = ({ status, severity }: CheckItem): string =>
  status === "unknown" && severity === "block" ? "warning" : levels[severity];

const suppressionOf = (item: CheckItem): object => ({
  kind: "external",
  status: "accepted",
  justification: visible(item.waiver?.reason ?? ""),
});

/** Findings without a place stand on the launch itself: code scanning shows none without one. */
function locationOf({ location }: CheckItem): object {
  const { file, line, column } = location ?? { file: "launch.yaml", line: 1, column: 1 };
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(file), uriBaseId: "%SRCROOT%" },
      region: { startLine: line, startColumn: column },
    },
  };
}

const relativeUri = (file: string): string =>
  file
    .replaceAll("\\", "/")
    .replace(/^(\.?\/)+/, "")
    .split("/")
    .map(encodeURIComponent)
    .join("/");

const text = (words: string): { text: string } => ({ text: visible(words) || "–" });
