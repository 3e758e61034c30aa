import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import ICAL from "ical.js";
import { marked, type Token, type Tokens } from "marked";
import Papa from "papaparse";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import type { CheckResult } from "../../src/model/check-result.ts";
import type { PlanResult } from "../../src/model/plan-result.ts";
import type { RenderContext } from "../../src/render/context.ts";
import { render } from "../../src/render/formats.ts";
import { safeJson } from "../../src/render/json.ts";
import { csv } from "../../src/render/layout/csv.ts";
import { code, markdownTable, plain } from "../../src/render/layout/markdown.ts";
import { visible, visibleLines } from "../../src/render/layout/visible.ts";
import { escapeMarkup } from "../../src/render/layout/xml.ts";
import { checkResult, hostile, launch, planResult } from "./fixtures.ts";

const context: RenderContext = { lang: "en", width: 100, color: false, launch };

/** Text that tries every format's own signs, and any other. */
const signs = [
  ..."\\`*_{}[]<>|~#!&@=+-.,;:'\"%$ \t\n\r\u0000\u001b\u007f\u0085\u009b\u200b\u202e\u2028\ufeffa1é茶",
  ...[
    "\r\n",
    "]]>",
    "-->",
    "<!--",
    "##[",
    "::error::",
    "https://",
    "www.",
    "mailto:",
    "ATTENDEE:x",
    "END:VEVENT",
    "&#10;",
    "👨‍👩‍👧",
  ],
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...signs), { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc.constant(hostile),
);

describe("JSON", () => {
  it("means the same and carries nothing raw", () => {
    fc.assert(
      fc.property(fc.jsonValue(), text, (value, key) => {
        const tree = { value, [`k${key}`]: key };
        const printed = safeJson(tree);
        expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(tree)));
        expect(printed).not.toMatch(/[^\P{Cc}\n]|[\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|##\[/u);
      }),
    );
  });
});

describe("CSV", () => {
  it("comes back from papaparse as it was shown, and no cell is a formula", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 6 }), (rows) => {
        const { data } = Papa.parse<string[]>(csv(["a", "b"], rows), { delimiter: ",", newline: "\r\n" });
        expect(data.slice(1, -1)).toHaveLength(rows.length);
        for (const [index, row] of rows.entries()) {
          for (const [column, cell] of row.entries()) {
            const found = data[index + 1]![column]!;
            expect([visibleLines(cell), visibleLines(`'${cell}`)]).toContain(found);
            expect(found).not.toMatch(/^[=@\t\r]|^[+-](?!\d+(\.\d+)?%?$)/);
          }
        }
      }),
    );
  });
});

describe("XML", () => {
  it("comes back from saxes as it was shown, in text and in attributes", () => {
    fc.assert(
      fc.property(text, (value) => {
        const shown = visible(value);
        let found = "";
        let attribute = "";
        const parser = new SaxesParser();
        parser.on("error", (error) => {
          throw error;
        });
        parser.on("text", (part) => {
          found += part;
        });
        parser.on("opentag", (tag) => {
          attribute = String(tag.attributes.a);
        });
        parser.write(`<x a="${escapeMarkup(shown)}">${escapeMarkup(shown)}</x>`).close();
        expect(found).toBe(shown);
        expect(attribute).toBe(shown);
      }),
    );
  });
});

/** Text as a reader sees it, entities resolved; anything but text is told by its kind. */
function seen(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === "text" && "tokens" in token && token.tokens) return seen(token.tokens);
      if (token.type === "text" || token.type === "escape" || token.type === "codespan")
        return (token as Tokens.Text).text;
      return token.type === "html" && token.raw === "<!-- -->" ? "" : `{${token.type}}`;
    })
    .join("");
}
const entities = (html: string): string =>
  html
    .replace(/&#(\d+);/g, (_, n: string) => String.fromCharCode(Number(n)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
const squeezed = (shown: string): string => shown.replace(/\s+/g, " ").trim();

describe("Markdown", () => {
  it("of plain text is text alone, the same to marked", () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [table] = marked.lexer(
          markdownTable(
            ["h", "i"],
            [
              [plain(a), plain(b)],
              ["x", "y"],
            ],
          ),
        ) as Token[] as [Tokens.Table];
        expect(table.type).toBe("table");
        expect(table.rows).toHaveLength(2);
        for (const [index, value] of [a, b].entries()) {
          const cell = table.rows[0]![index]!;
          expect(squeezed(entities(seen(cell.tokens)))).toBe(squeezed(visible(value)));
        }
      }),
    );
  });

  it("of code stays one span in its cell", () => {
    fc.assert(
      fc.property(
        text.filter((t) => visible(t).trim() !== ""),
        (value) => {
          const [table] = marked.lexer(markdownTable(["h"], [[code(value)], ["x"]])) as Token[] as [
            Tokens.Table,
          ];
          expect(table.rows).toHaveLength(2);
          expect(table.rows[0]![0]!.tokens.map((t) => t.type)).toEqual(["codespan"]);
        },
      ),
    );
  });
});

/** The fixture with a hostile message in every place that holds text from outside. */
function spoilt(word: string): CheckResult {
  const result = checkResult();
  return {
    ...result,
    items: result.items.slice(0, 12).map((item) => ({ ...item, message: word, fix: word })),
  };
}

describe("whole results with hostile texts", () => {
  const runs = { numRuns: 20 };

  it("are SARIF to its schema, with every message", async () => {
    const schema = JSON.parse(readFileSync(new URL("schemas/sarif-2.1.0.json", import.meta.url), "utf8"));
    const { $schema: _, id, ...body } = schema;
    const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile({
      ...body,
      $id: id,
    });
    await fc.assert(
      fc.asyncProperty(text, async (word) => {
        const log = JSON.parse(await render("check", "sarif", spoilt(word), context));
        expect(validate(log), JSON.stringify(validate.errors?.[0])).toBe(true);
      }),
      runs,
    );
  });

  it("are CSV with a row for each and the message in its column", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (word) => {
        const result = spoilt(word);
        const printed = await render("check", "csv", result, context);
        const { data } = Papa.parse<Record<string, string>>(printed, {
          header: true,
          newline: "\r\n",
          skipEmptyLines: true,
        });
        expect(data).toHaveLength(result.items.length);
        for (const row of data) expect([visibleLines(word), visibleLines(`'${word}`)]).toContain(row.message);
      }),
      runs,
    );
  });

  it("are JUnit with a case for each", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (word) => {
        const result = spoilt(word);
        let cases = 0;
        const parser = new SaxesParser();
        parser.on("error", (error) => {
          throw error;
        });
        parser.on("opentag", (tag) => {
          if (tag.name === "testcase") cases++;
        });
        parser.write(await render("check", "junit", result, context)).close();
        expect(cases).toBe(result.items.length);
      }),
      runs,
    );
  });

  it("are calendars with the same streams, and no property of a stranger", async () => {
    const known = new Set<string>();
    const events = (printed: string): ICAL.Event[] =>
      new ICAL.Component(ICAL.parse(printed)).getAllSubcomponents("vevent").map((c) => new ICAL.Event(c));
    const plan = planResult();
    for (const event of events(await render("plan", "ics", plan, context))) {
      for (const property of event.component.getAllProperties()) known.add(property.name);
    }
    await fc.assert(
      fc.asyncProperty(
        text.filter((t) => t.trim() !== ""),
        async (word) => {
          const named: PlanResult = { ...plan, streams: plan.streams.map((s) => ({ ...s, why: [word] })) };
          const hosts = Object.fromEntries(
            Object.entries(launch.hosts).map(([id, h]) => [id, { ...h, name: word }]),
          );
          const products = Object.fromEntries(Object.keys(launch.products).map((sku) => [sku, word]));
          const printed = await render("plan", "ics", named, {
            ...context,
            launch: { ...launch, hosts, products, name: word },
          });
          const read = events(printed);
          expect(read.map((e) => e.uid)).toEqual(plan.streams.map((s) => s.uid));
          expect(read.map((e) => e.startDate.toJSDate().getTime())).toEqual(
            plan.streams.map((s) => Date.parse(s.start)),
          );
          for (const event of read) {
            for (const property of event.component.getAllProperties()) expect(known).toContain(property.name);
          }
        },
      ),
      runs,
    );
  });
});
