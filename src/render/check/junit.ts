import type { CheckItem, CheckResult } from "../../model/check-result.ts";
import type { RenderContext } from "../context.ts";
import { visible } from "../layout/visible.ts";
import { escapeMarkup } from "../layout/xml.ts";
import { referenceText, subjectOf } from "./task.ts";

type Outcome = "failure" | "skipped" | "passed";

/**
 * A market is a suite, an item a test case; advice passes, what is not known or waived is skipped. Only what
 * the schemas of both Ant and Jenkins allow: no totals on `testsuites`, and the empty elements that Ant asks for.
 */
export function render(result: CheckResult, context: RenderContext): string {
  const markets = [...new Set(result.items.map((item) => item.market))];
  const suites = markets.map((market, index) =>
    suite(
      { market, index },
      result.items.filter((item) => item.market === market),
      result.on,
      context,
    ),
  );
  return ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", ...suites, "</testsuites>", ""].join(
    "\n",
  );
}

function outcome(item: CheckItem): Outcome {
  if (item.status === "unknown" || item.status === "waived" || item.status === "not-applicable")
    return "skipped";
  return item.status === "fail" && item.severity !== "advise" ? "failure" : "passed";
}

const count = (items: readonly CheckItem[], kind: Outcome): number =>
  items.filter((item) => outcome(item) === kind).length;

function suite(
  { market, index }: { readonly market: string; readonly index: number },
  items: readonly CheckItem[],
  on: string,
  context: RenderContext,
): string {
  const attributes = [
    `id="${index}"`,
    'package="xb.check"',
    `name="${xml(market)}"`,
    `tests="${items.length}"`,
    `failures="${count(items, "failure")}"`,
    'errors="0"',
    `skipped="${count(items, "skipped")}"`,
    'time="0"',
    `timestamp="${on}T00:00:00"`,
    'hostname="xb"',
  ];
  return [
    `  <testsuite ${attributes.join(" ")}>`,
    "    <properties/>",
    ...items.map((item) => testCase(item, context)),
    "    <system-out/>",
    "    <system-err/>",
    "  </testsuite>",
  ].join("\n");
}

function testCase(item: CheckItem, context: RenderContext): string {
  const name = [item.rule, subjectOf(item)].filter((part) => part !== "").join(" ");
  const open = `    <testcase classname="${xml(`${item.market}.${item.topic}`)}" name="${xml(name)}" time="0"`;
  const kind = outcome(item);
  if (kind === "passed") return `${open}/>`;
  if (kind === "skipped")
    return `${open}>\n      <skipped message="${xml(skipText(item))}"/>\n    </testcase>`;
  const type = `type="${item.severity}"`;
  return `${open}>\n      <failure message="${xml(item.message)}" ${type}>${xml(detail(item, context))}</failure>\n    </testcase>`;
}

const skipText = (item: CheckItem): string => item.waiver?.reason ?? item.message;

function detail(item: CheckItem, context: RenderContext): string {
  const { location, reference } = item;
  const place = location === undefined ? [] : [`${location.file}:${location.line}:${location.column}`];
  return [item.message, item.fix, ...place, referenceText(context, item), reference.url]
    .filter((line) => line)
    .join(" | ");
}

/** Every control character has become a sign, so what is left may stand in XML 1.0. */
const xml = (text: string): string => escapeMarkup(visible(text).replace(/[\uFFFE\uFFFF]/g, "\uFFFD"));
