import fc from "fast-check";
import { Marked } from "marked";
import Papa from "papaparse";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { safeJson } from "../../src/render/json.ts";
import { csv } from "../../src/render/layout/csv.ts";
import { code, link, plain } from "../../src/render/layout/markdown.ts";
import { dateIn, grouped, shortDayIn } from "../../src/render/layout/number.ts";
import { table } from "../../src/render/layout/table.ts";
import { httpUrl } from "../../src/render/layout/url.ts";
import { visible } from "../../src/render/layout/visible.ts";
import { shorten, widthOf, wrap } from "../../src/render/layout/width.ts";
import { message } from "../../src/text/message.ts";

const same = (text: string): string => text;
const anyText = fc.string({ unit: "binary", maxLength: 40 });
// biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
const rawControl = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;

describe("visible", () => {
  it.each([
    ["plain 茶 💄", "plain 茶 💄"],
    ["a\u001b[31mb", "a␛[31mb"],
    ["a\nb\tc\u007f", "a␊b␉c␡"],
    ["\u009b31m", "<U+009B>31m"],
    ["\u202Eevil\u202C", "<U+202E>evil<U+202C>"],
    ["a\u200Bb\uFEFF", "a<U+200B>b<U+FEFF>"],
    ["👩‍🚀", "👩‍🚀"],
    ["a\u200Db", "a<U+200D>b"],
    ["می‌خواهم", "می‌خواهم"],
    ["\ud800x", "\uFFFDx"],
    ["x ##[error]y", "x # #[error]y"],
    ["::set-output name=a::b", ": :set-output name=a::b"],
    ["std::vector", "std::vector"],
  ])("%j is shown as %j", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it("lets no control or bidi character through", () => {
    fc.assert(fc.property(anyText, (text) => !rawControl.test(visible(text).replaceAll("\n", "!"))));
  });
});

describe("width", () => {
  it("breaks between CJK characters and at spaces, within the width, losing nothing but spaces", () => {
    const words = fc.array(fc.constantFrom("茉莉花茶", "tea", "💄", "a-very-long-word-indeed", "，", "x"), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 30 }), (list, width) => {
        const text = list.join(" ");
        const lines = wrap(text, width);
        expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
        expect(lines.join("").replace(/ /g, "")).toBe(text.replace(/ /g, ""));
      }),
    );
  });

  it("takes a short way for common signs that gives what string-width does", () => {
    const signs = Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code));
    const lone = signs.filter((sign) => widthOf(`a${sign}a`) !== stringWidth(`a${sign}a`));
    // Terminals show these two as text; string-width takes them for emoji.
    expect(lone).toEqual(["©", "®"]);
  });

  it.each([
    ["茉莉花茶 100 克", 9, "茉莉花茶…"],
    ["tea", 3, "tea"],
    ["tea time", 4, "tea…"],
  ])("shortens %s to %i columns", (text, width, short) => {
    expect(shorten(text, width)).toBe(short);
  });

  it("aligns columns with CJK and emoji", () => {
    const lines = table(
      [{ head: "a" }, { head: "b", align: "right" }],
      [
        ["茉莉", "1"],
        ["💄", "22"],
        ["👩‍🚀 x", "333"],
      ],
      60,
      same,
    ).split("\n");
    expect(lines).toEqual(["a       b", "─────────", "茉莉    1", "💄     22", "👩‍🚀 x  333"]);
  });

  it("drops columns before it squeezes text below its least", () => {
    const columns = [
      { head: "text", flex: true },
      { head: "first to go", drop: 2 },
      { head: "second", drop: 1 },
    ];
    const rows = [["some words that can be wrapped over lines", "xxxxxxxxxxx", "yyyyyy"]];
    expect(table(columns, rows, 80, same)).toContain("first to go");
    expect(table(columns, rows, 34, same)).not.toContain("first to go");
    expect(table(columns, rows, 34, same)).toContain("second");
    expect(Math.max(...table(columns, rows, 34, same).split("\n").map(widthOf))).toBeLessThanOrEqual(34);
  });
});

describe("numbers and dates", () => {
  it.each([
    ["1234567.80", "1,234,567.80"],
    ["-1234", "-1,234"],
    ["999", "999"],
    ["0.0001234", "0.0001234"],
  ])("groups %s as %s", (digits, text) => {
    expect(grouped(digits)).toBe(text);
  });

  it("writes dates as each language does", () => {
    expect(dateIn("en", "2027-01-05")).toBe("5 Jan 2027");
    expect(dateIn("zh", "2027-01-05")).toBe("2027年1月5日");
    expect(shortDayIn("en", "2027-01-05T20:00:00+03:00")).toBe("Tue 5 Jan");
    expect(shortDayIn("zh", "2027-01-05")).toBe("1月5日 周二");
    expect(dateIn("en", "before-2024")).toBe("before-2024");
  });
});

describe("messages", () => {
  it("say one stream and two streams, and leave what they were not given", () => {
    expect(message("en", "render.plan.streams", { count: 1 })).toBe("1 stream");
    expect(message("en", "render.plan.streams", { count: "1,200" })).toBe("1,200 streams");
    expect(message("zh", "render.plan.streams", { count: 1 })).not.toContain("|");
    expect(message("en", "file.not-found")).toContain("{file}");
  });
});

describe("csv", () => {
  it("reads back as it was written, for an independent parser", () => {
    const cell = fc.string({ unit: "grapheme", maxLength: 20 }).filter((text) => visible(text) === text);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 6 }), (rows) => {
        const parsed = Papa.parse<string[]>(csv(["a", "b"], rows), { newline: "\r\n" }).data.slice(1, -1);
        expect(parsed.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@])/, "")))).toEqual(
          rows.map((row) => row.map((text) => text.replace(/^'(?=[=+\-@])/, ""))),
        );
      }),
    );
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["+86 571", "'+86 571"],
    ["-cmd", "'-cmd"],
    ["-12.50", "-12.50"],
    ["-3.1%", "-3.1%"],
    ["\t=1", "'␉=1"],
    ['say "hi", you', '"say ""hi"", you"'],
  ])("%j becomes %j", (text, cell) => {
    expect(csv(["h"], [[text]])).toBe(`h\r\n${cell}\r\n`);
  });
});

describe("markdown", () => {
  it("shows any text as it is, for an independent CommonMark parser", () => {
    const marked = new Marked();
    const shownText = (html: string): string =>
      html.replace(/<[^>]*>/g, "").replace(/&(lt|gt|quot|amp|#39|#x?\w+);/g, (all, name: string) => {
        const known: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'" };
        return known[name] ?? String.fromCodePoint(+name.replace("#", "")) ?? all;
      });
    const word = fc.constantFrom(
      "<b>",
      "*x*",
      "_y_",
      "`c`",
      "|",
      "[l](u)",
      "![i](u)",
      "&amp;",
      "<!--",
      "#",
      "~~s~~",
      "http://a.b",
      "1. x",
      "- y",
      "\\",
      "茶",
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const text = words.join(" ");
        expect(shownText(marked.parse(plain(text), { async: false })).trim()).toBe(visible(text));
      }),
    );
  });

  it("keeps backticks inside a code span", () => {
    expect(code("a`b")).toBe("``a`b``");
    expect(code("`a")).toBe("`` `a ``");
  });

  it.each([
    ["javascript:alert(1)", undefined],
    ["https://a.example/x y", "https://a.example/x%20y"],
    ["http://a.example/<x>", "http://a.example/%3Cx%3E"],
    ["ftp://a.example", undefined],
  ])("takes %s as the address %s", (url, safe) => {
    expect(httpUrl(url)).toBe(safe);
  });

  it("links only to http addresses", () => {
    expect(link("law", "javascript:alert(1)")).toBe("law");
    expect(link("a]b", "https://a.example/x|y")).toBe("[a\\]b](<https://a.example/x%7Cy>)");
  });
});

describe("json", () => {
  it("means the same and holds no raw control byte", () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, anyText), (value) => {
        const text = safeJson(value, 2);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text).not.toMatch(rawControl);
        expect(text).not.toContain("##[");
      }),
    );
  });
});
