import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { here, misdeeds } from "./here.ts";
import { folder, xb } from "./run.ts";

const on = ["--on", "2026-11-24"];
const minimal = readFileSync("examples/minimal/launch.yaml", "utf8");

/** A launch with a change, and files beside it. */
function launch(change: (text: string) => string, files: Record<string, string | Uint8Array> = {}): string {
  const at = folder();
  writeFileSync(join(at, "launch.yaml"), change(minimal));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(at, name), bytes);
  return at;
}

const block = (key: string): RegExp => new RegExp(`^${key}:\\n(?:[ -].*\\n)+`, "m");
const products = (name: string) => (text: string) => text.replace(block("products"), `products: ${name}\n`);

describe("a file that cannot be read as what it should be", () => {
  const product = 'sku: A\nname: "x"\n';
  it.each([
    ["UTF-16", Buffer.from("\ufeffsku: A\n", "utf16le"), /p\.yaml:1:1.*UTF-16/s],
    [
      "broken UTF-8",
      Buffer.concat([Buffer.from("- sku: A\n"), Buffer.from([0xc3, 0x28])]),
      /p\.yaml:2:1.*UTF-8/s,
    ],
    ["NUL", `${product}\u0000`, /p\.yaml:3:1.*U\+0000/s],
    ["an escape sequence", `- sku: A\n  name: "\u001b]0;x\u0007"\n`, /p\.yaml:2:10.*U\+001B/s],
    ["a C1 character", "- sku: A\n  name: \u009b2J\n", /p\.yaml:2:9.*U\+009B/s],
    ["bidi in an id", "- sku: A\u202eB\n  name: x\n", /p\.yaml:1:8.*<U\+202E>/s],
    ["zero width in an id", "- sku: A\u200bB\n  name: x\n", /p\.yaml:1:8.*<U\+200B>/s],
    ["a prototype", "- sku: A\n  __proto__: { name: x }\n", /p\.yaml:2:3.*__proto__/s],
    [
      "an alias bomb",
      `- &a [1,1,1,1,1,1,1,1]\n${Array.from({ length: 20 }, () => "- [*a,*a,*a,*a,*a,*a,*a,*a]").join("\n")}\n`,
      /p\.yaml:\d+:\d+/,
    ],
    ["a huge number", "- sku: A\n  name: x\n  stock: 1e400\n", /p\.yaml:3:10/],
    ["a number too small to be kept", "- sku: A\n  name: x\n  stock: 1e-400\n", /p\.yaml:3:10.*1e-400/],
    ["an alias of nothing", "- sku: A\n  name: *nope\n", /p\.yaml:2:9: error: .*&nope/],
    ["an escape that is no character", '- sku: "\\U00110000"\n  name: x\n', /p\.yaml:1:9/],
    ["a key without end", `- ? ${"k".repeat(9_000)}: 1\n`, /p\.yaml:1/],
    ["only a comment", "# nothing\n", /p\.yaml:1:1/],
    ["null", "~\n", /p\.yaml:1:1/],
  ])("%s", async (_, bytes, message) => {
    const at = launch(products("p.yaml"), { "p.yaml": bytes });
    for (const command of ["check", "cost", "plan", "report", "compare"]) {
      const ran = await here([command, ...on], at);
      expect(misdeeds(ran, "p.yaml")).toEqual([]);
      expect(ran.code).toBe(2);
      expect(ran.err).toMatch(message);
    }
  });

  it.each(["launch.yaml", "p.yaml", "hosts.yaml", "script.md", "pins.json", "demand.csv", "lanes.yaml"])(
    "a pipe, a device, a folder, a link in the place of %s",
    async (name) => {
      const add: Record<string, (text: string) => string> = {
        "launch.yaml": (t) => t,
        "p.yaml": products("p.yaml"),
        "hosts.yaml": (t) => t.replace(block("hosts"), "hosts: hosts.yaml\n"),
        "script.md": (t) => `${t}scripts: [ { file: script.md } ]\n`,
        "pins.json": (t) => `${t}pins: pins.json\n`,
        "demand.csv": (t) => `${t}demand: demand.csv\n`,
        "lanes.yaml": (t) => `${t}lanes: lanes.yaml\n`,
      };
      const put = {
        pipe: (file: string) => execFileSync("mkfifo", [file]),
        folder: (file: string) => mkdirSync(file),
        device: (file: string) => symlinkSync("/dev/zero", file),
        link: (file: string) => symlinkSync("/etc/hostname", file),
      };
      for (const [kind, make] of Object.entries(put)) {
        const at = launch(add[name]!);
        if (name === "launch.yaml") execFileSync("rm", [join(at, name)]);
        make(join(at, name));
        const ran = await here(["plan", at, ...on], at);
        expect(misdeeds(ran, name), kind).toEqual([]);
        expect(ran.code, kind).toBe(2);
      }
    },
  );

  it.each(["../p.yaml", "/etc/passwd.yaml", "sub/../../p.yaml", "linked/p.yaml"])(
    "%s is outside",
    async (name) => {
      const at = launch(products(name));
      symlinkSync("/etc", join(at, "linked"));
      const ran = await here(["check", ...on], at);
      expect(ran.code).toBe(2);
      expect(ran.err).toMatch(/launch\.yaml:\d+:\d+: error: .*outside/);
    },
  );
});

describe("an exchange rate of one's own", () => {
  it.each([
    ['CNY: "0"', /launch\.yaml:\d+:\d+: error: 0 is no exchange rate/],
    ['AUD: "0.00"', /0\.00 is no exchange rate/],
    [`AUD: "${"9".repeat(50)}"`, /9… is no exchange rate/],
    ["AUD: 5e-324", /5e-324 is no exchange rate/],
    ["AUD: 1e+308", /1e\+308 is no exchange rate/],
    ["constructor: 5", /currency constructor is not defined/],
    ["CNYY: 7", /did you mean CNY/],
  ])("%s is refused", async (rate, message) => {
    const at = launch((t) => `${t}fx: { on: 2026-11-20, ${rate} }\n`);
    for (const command of ["check", "cost", "plan", "report", "compare"]) {
      const ran = await here([command, ...on], at);
      expect(misdeeds(ran, "launch.yaml")).toEqual([]);
      expect(ran.err).toMatch(message);
      expect(ran.code).toBe(2);
    }
  });

  it("of nothing in the store is refused", async () => {
    const at = launch((t) => t);
    mkdirSync(join(at, "data"));
    const table = {
      title: "x",
      base: "EUR",
      on: "2026-11-20",
      certainty: "reported",
      rates: { USD: "0", AUD: "1" },
    };
    writeFileSync(join(at, "data/rates.json"), JSON.stringify({ tables: [table] }));
    const ran = await here(["cost", "--data-dir", "data", ...on], at);
    expect(misdeeds(ran, "rates.json")).toEqual([]);
    expect(ran.code).toBe(2);
  });

  it.each(["0", "-1", "9".repeat(50), "1e5"])("of %s in an authority's file is refused", async (rate) => {
    const at = folder();
    writeFileSync(join(at, "r.csv"), `Date, USD, JPY, \n26 September 2024, ${rate}, 160.78, \n`);
    const ran = await here(["fx", "import", "r.csv", "--data-dir", "data"], at);
    expect(misdeeds(ran, "r.csv")).toEqual([]);
    expect(ran.code).toBe(2);
  });
});

describe("a catalogue that is read row by row", () => {
  const places: Readonly<Record<string, (file: string) => void>> = {
    "a pipe": (file) => execFileSync("mkfifo", [file]),
    "a folder": (file) => mkdirSync(file),
    "a device": (file) => symlinkSync("/dev/zero", file),
    "a terminal": (file) => symlinkSync("/dev/tty", file),
    "a link to itself": (file) => symlinkSync(file, file),
    "a link to nothing": (file) => symlinkSync("/nonexistent/x", file),
    memory: (file) => symlinkSync("/proc/self/mem", file),
    nothing: () => {},
  };
  it.each(Object.keys(places))("%s in its place", async (what) => {
    for (const name of ["p.csv", "p.ndjson"]) {
      const at = launch(products(name));
      places[what]!(join(at, name));
      const before = readdirSync(at);
      for (const args of [["check"], ["cost", "-o", "out.csv"]]) {
        const ran = await here([...args, "-f", "ndjson", ...on], at);
        expect(misdeeds(ran, name), args.join(" ")).toEqual([]);
        expect(ran.code).toBe(2);
        expect(readdirSync(at)).toEqual(before);
      }
    }
  });
});

it.each(["contains", "claims"])("three hundred thousand words of %s are refused", async (key) => {
  for (const [name, text] of [
    ["p.csv", `sku,name,${key}\nA,B,${"x;".repeat(3e5)}\n`],
    ["p.yaml", `- sku: A\n  name: B\n  ${key}: [${"x,".repeat(3e5)}]\n`],
  ] as const) {
    const at = launch(products(name), { [name]: text });
    const ran = await here(["check", "-f", "csv", ...on], at);
    expect(misdeeds(ran, name)).toEqual([]);
    expect(ran.err).toMatch(/^p\.\w+:[23]:\d+: error: .*1000/);
    expect(ran.code).toBe(2);
  }
});

describe("a catalogue that would not fit into memory", () => {
  it.each([
    ["csv", `sku,name\n${",".repeat(11_000_000)}`],
    ["csv", "a\n".repeat(11_000_000)],
    ["json", `[${"[],".repeat(6_000_000)}0]`],
    ["ndjson", "1\n".repeat(11_000_000)],
  ])("%s", async (kind, text) => {
    const at = launch(products(`p.${kind}`), { [`p.${kind}`]: text });
    const ran = await here(["check", ...on], at);
    expect(misdeeds(ran, `p.${kind}`)).toEqual([]);
    expect(ran.err).toMatch(/more than 10000000 values/);
  });
});

describe("a tariff that came with a launch", () => {
  const empty =
    '"market":"AU","coverage":"all-lines","sources":[],"areas":{},"unitNames":[],"measures":[],"measureSets":[]';
  const index = (columns: string): string => `{"schema":"xb.tariff-index/1",${empty},${columns}}`;
  it.each([
    ["no columns", '{"schema":"xb.tariff-index/1"}'],
    ["null", "null"],
    ["broken", "{"],
    [
      "columns of different lengths",
      index('"codes":"61091000","nodes":"","units":"","sets":"","texts":"","parents":""'),
    ],
    [
      "descriptions in a circle",
      index('"codes":"61091000","nodes":"0","units":"-1","sets":"-1","texts":"a","parents":"0"'),
    ],
    [
      "a set that is not there",
      index('"codes":"61091000","nodes":"0","units":"-1","sets":"7","texts":"a","parents":"-1"'),
    ],
  ])("%s", async (_, text) => {
    const at = launch((t) => t);
    mkdirSync(join(at, ".xb/tariff"), { recursive: true });
    writeFileSync(join(at, ".xb/tariff/AU.json"), text);
    for (const args of [["check"], ["cost"], ["plan"], ["tariff", "show", "6109.10", "-m", "AU"]]) {
      const ran = await here([...args, ...on], at);
      expect(misdeeds(ran, "AU.json")).toEqual([]);
      expect(ran.code).toBe(2);
    }
  });

  it("is read where its columns fit together", async () => {
    const at = launch((t) => t);
    mkdirSync(join(at, ".xb/tariff"), { recursive: true });
    const good = index('"codes":"61091000","nodes":"0","units":"-1","sets":"-1","texts":"a","parents":"-1"');
    writeFileSync(join(at, ".xb/tariff/AU.json"), good);
    expect((await here(["tariff", "show", "6109.10", "-m", "AU", ...on], at)).code).toBe(0);
  });
});

describe("an authority's file", () => {
  const item = '"goods_nomenclature_item_id":"6109100000"';
  const many = (id: string): object[] => Array.from({ length: 1000 }, () => ({ id, type: "x" }));
  const tangled = {
    data: {
      id: "1",
      type: "x",
      attributes: { goods_nomenclature_item_id: "6109100000" },
      relationships: { import_measures: { data: many("2") } },
    },
    included: [{ id: "2", type: "x", relationships: { excluded_countries: { data: many("2") } } }],
  };
  const hts = (row: string): string => `[{"htsno":"6109.10.00"},${row}]`;
  it.each([
    ["a row that is null", "US", hts("null"), /t\.json:1:\d+: error/],
    ["a row that is a number", "US", hts("7"), /t\.json:1:\d+: error/],
    ["a rate that is a number", "US", hts('{"htsno":"1","general":7}'), /t\.json:1:\d+: error/],
    ["units that are none", "US", hts('{"htsno":"1","units":[null]}'), /t\.json:1:\d+: error/],
    ["footnotes that are none", "US", hts('{"htsno":"1","footnotes":{}}'), /t\.json:1:\d+: error/],
    ["measures that are none", "GB", `{${item},"import_measures":[null]}`, /t\.json:1:\d+: error/],
    ["a measure's area that is none", "GB", `{${item},"import_measures":[{"geographical_area":7}]}`, /7/],
    ["a document without types", "GB", `{"data":{"attributes":{${item}}}}`, /t\.json:1:\d+: error/],
    ["references without end", "GB", JSON.stringify(tangled), /t\.json:1:1: error: .*1000000/],
    ["another thing", "US", '{"a":1}', /t\.json:1:1: error/],
    ["no code", "US", '[{"htsno":""}]', /t\.json:1:1: error/],
  ])("with %s is refused with its place", async (_, market, text, message) => {
    const at = folder();
    writeFileSync(join(at, "t.json"), text);
    const ran = await here(["tariff", "import", "t.json", "-m", market, "--data-dir", "data"], at);
    expect(misdeeds(ran, "t.json")).toEqual([]);
    expect(ran.err).toMatch(message);
    expect(ran.code).toBe(2);
    expect(readdirSync(at)).toEqual(["t.json"]);
  });

  it.each([
    ["hts-json", "US"],
    ["uk-json", "GB"],
    ["xi-json", "EU"],
  ])("is held against the format named, %s", async (format, market) => {
    const at = folder();
    for (const text of ["null", "7", "[]", "[[]]", "{}", '{"data":7}', "{", "a,b\n1,2\n"]) {
      writeFileSync(join(at, "t.json"), text);
      const ran = await here(["tariff", "import", "t.json", "-m", market, "--format", format], at);
      expect(misdeeds(ran, "t.json"), text).toEqual([]);
      expect(ran.code, text).toBe(2);
    }
  });

  const long = 400_000;
  it.each([
    ["tags without end", `"description":"${"<a".repeat(long)}"`],
    ["programmes without brackets", `"special":"${"x".repeat(long)}"`],
    ["a rate of many digits", `"general":"${"9".repeat(long)}%"`],
    ["the deepest indent", '"indent":"1000000000"'],
    ["a negative indent", '"indent":"-1"'],
    ["half an indent", '"indent":"1.5"'],
  ])("with %s is read at once", async (_, part) => {
    const at = folder();
    const rows = `[{"htsno":"6109.10.00",${part}},{"htsno":"${"1".repeat(long)}"}]`;
    writeFileSync(join(at, "t.json"), rows);
    const ran = await here(["tariff", "import", "t.json", "-m", "US", "--data-dir", "data"], at);
    expect(misdeeds(ran)).toEqual([]);
    expect(ran.code).toBe(0);
  });

  it.each([
    ["elements without end", "<Cube time='2026-01-01'>".repeat(40_000), 2],
    ["an element without end", `<Cube${" ".repeat(900_000)}`, 2],
    ["an entity for a rate", "<Cube time='2026-01-01'><Cube currency='USD' rate='&x;'/></Cube>", 2],
    ["broken JSON", '{"exchange_rate":', 2],
    ["JSON of another shape", '{"exchange_rate":1,"included":7}', 2],
    ["rates of another shape", '{"exchange_rate":1,"included":[null]}', 2],
  ])("of rates with %s", async (_, text, code) => {
    const at = folder();
    writeFileSync(join(at, "r.xml"), text);
    const ran = await here(["fx", "import", "r.xml", "--data-dir", "data"], at);
    expect(misdeeds(ran, "r.xml")).toEqual([]);
    expect(ran.code).toBe(code);
    expect(ran.err).toMatch(/^r\.xml:1:1: error/);
  });
});

it("a folder of one's own markets is looked for where the command runs", async () => {
  const at = launch((t) => t);
  mkdirSync(join(at, "own"));
  writeFileSync(join(at, "own/ZZ.yaml"), "id: 7\n");
  for (const args of [
    ["markets", "--markets", "own"],
    ["markets", "verify", "own/ZZ.yaml"],
    ["check", "--markets", "own"],
  ]) {
    const ran = await here([...args, ...on], at);
    expect(misdeeds(ran, "own/ZZ.yaml")).toEqual([]);
    expect(ran.err).toMatch(/^own\/ZZ\.yaml:1:\d+: error/);
  }
});

describe("names that people read", () => {
  it("show what is hidden in them, in every format of a terminal", async () => {
    const name = '"T\\u202Eee \\u200B \\e]0;owned\\a \\x9b2J ::error::x ##[group]"';
    const at = launch((t) =>
      t.replace("{ en: Cotton T-shirt, zh: 纯棉 T 恤 }", name).replace("name: Minimal", `name: ${name}`),
    );
    for (const command of ["check", "cost", "plan", "report", "compare"]) {
      for (const format of ["table", "json", "csv", "markdown", "github", "ics"]) {
        const ran = await here([command, ...on, "-f", format], at);
        expect(misdeeds(ran), `${command} ${format}`).toEqual([]);
      }
    }
  });

  it.each(["\u7eaf", "9", "::a ", "<a", " \u00e9", "\u0301", "*a", "##[a"])(
    "of 19,000 %j are shown at once",
    async (part) => {
      const at = launch((t) =>
        t.replace(
          "{ en: Cotton T-shirt, zh: 纯棉 T 恤 }",
          JSON.stringify(`x${part.repeat(19_000 / part.length)}`),
        ),
      );
      for (const args of [["check", "--all"], ["cost"], ["compare", "-f", "markdown"]]) {
        const ran = await here([...args, ...on], at);
        expect(misdeeds(ran), args.join(" ")).toEqual([]);
        expect(ran.code).not.toBe(2);
      }
    },
  );

  it("of files do so too", async () => {
    const at = launch(products('"p\\e[2J\\u202E.yaml"'));
    const ran = await here(["check", ...on], at);
    expect(misdeeds(ran)).toEqual([]);
    expect(ran.code).toBe(2);
  });

  it("of one's own markets do so too", async () => {
    const at = launch((t) => t);
    const own = folder();
    const hidden = '"N\\e[2J\\u202Epal"';
    writeFileSync(
      join(own, "NP.yaml"),
      `id: NP
name: { en: ${hidden}, zh: ${hidden} }
timezone: Asia/Kathmandu
currency: NPR
languages: { stream: [en], label: [ne] }
rules:
  np.x:
    topic: label
    title: { en: ${hidden}, zh: ${hidden} }
    severity: fix
    from: 2020-01-01
    certainty: unverified
    needs: [ { evidence: test-report } ]
    settle: { en: ${hidden}, zh: ${hidden} }
    cases: { fires: [ { category: food, evidence: [] } ], passes: [ { category: food, evidence: [ { type: test-report } ] } ] }
    fix: { en: ${hidden}, zh: ${hidden} }
`,
    );
    for (const args of [
      ["markets"],
      ["markets", "show", "NP"],
      ["markets", "verify", "NP"],
      ["explain", "np.x"],
    ]) {
      for (const format of ["table", "json"]) {
        const ran = await here([...args, "--markets", own, "-f", format], at);
        expect(misdeeds(ran), `${args.join(" ")} ${format}`).toEqual([]);
        expect([0, 1], ran.err).toContain(ran.code);
      }
    }
  });
});

describe("results that are read again", () => {
  const result = xb(["check", "examples/minimal", ...on, "-f", "json", "--fail-on", "never"]).out;
  const plan = xb(["plan", "examples/minimal", ...on, "-f", "json"]).out;

  it.each([
    ["an item that is a number", result.replace(/"items": \[/, '"items": [ 7,'), /r\.json:\d+:\d+/],
    ["a status of its own", result.replace(/"status": "\w+"/, '"status": "\\u001b[2J"'), /r\.json:\d+:\d+/],
    ["no reference", result.replace(/"reference": \{[^}]*\}/, '"reference": null'), /r\.json:\d+:\d+/],
    ["no summary", result.replace('"summary"', '"sumary"'), /r\.json:\d+:\d+/],
    ["broken JSON", result.slice(0, 300), /r\.json:\d+:\d+/],
    ["another file", "{}", /r\.json/],
    ["null", "null", /r\.json/],
  ])("%s is refused by merge and as a baseline", async (_, text, message) => {
    const at = launch((t) => t, { "r.json": text });
    for (const args of [
      ["merge", "r.json"],
      ["check", "--baseline", "r.json", ...on],
    ]) {
      const ran = await here(args, at);
      expect(misdeeds(ran, "r.json")).toEqual([]);
      expect(ran.err).toMatch(message);
      expect(ran.code).toBe(2);
    }
  });

  it.each([
    ["a stream that is null", plan.replace('"streams": [', '"streams": [ null,')],
    ["a time that is none", plan.replace(/"utc": "[^"]*"/, '"utc": "soon"')],
    ["products as a number", plan.replace(/"products": \[[^\]]*\]/, '"products": 7')],
    ["nothing", "null"],
    ["a list", "[]"],
    ["a check", result],
  ])("%s is refused as pins and by --verify", async (_, text) => {
    const at = launch((t) => `${t}pins: r.json\n`, { "r.json": text });
    const pinned = await here(["plan", ...on], at);
    expect(misdeeds(pinned, "r.json")).toEqual([]);
    expect(pinned.code).toBe(2);
    const verified = await here(
      ["plan", "examples/minimal", "--verify", join(at, "r.json"), ...on],
      process.cwd(),
    );
    expect(misdeeds(verified, "r.json")).toEqual([]);
    expect(verified.code).toBe(2);
  });
});

it.each(["2028-02-08", "2127-01-04", "9999-12-31"])(
  "a window until %s is refused with its place",
  async (to) => {
    const ran = await here(
      ["plan", ...on],
      launch((t) => t.replace("2027-01-10", to)),
    );
    expect(misdeeds(ran, "launch.yaml")).toEqual([]);
    expect(ran.err).toMatch(/^launch\.yaml:6:\d+: error/);
  },
);

describe("what is wrong with a rule or a market of one's own", () => {
  it.each([
    ["x.deep.rule: { reason: x, off: true }", /^launch\.yaml:25:3: error: there is no rule x\.deep\.rule/],
    ["au.label.orign: { reason: x, off: true }", /^launch\.yaml:25:3: error: .*au\.label\.orign/],
  ])("%s is told with its place", async (rule, told) => {
    const at = launch((t) => `${t}rules:\n  ${rule}\n`);
    for (const command of ["check", "report"]) {
      const ran = await here([command, ...on], at);
      expect(misdeeds(ran, "launch.yaml")).toEqual([]);
      expect(ran.err).toMatch(told);
      expect(ran.code).toBe(2);
    }
    const rows = launch((t) => `${products("p.csv")(t)}rules:\n  ${rule}\n`, { "p.csv": "sku,name\nA,a\n" });
    const streamed = await here(["check", "-f", "csv", ...on], rows);
    expect(streamed.err).toMatch(/^launch\.yaml:\d+:3: error/);
  });

  it.each([
    ["AU extends itself", { AU: "AU" }],
    ["AU extends itself", { AU: "ZZ", ZZ: "AU" }],
    ["no market NOPE", { AU: "NOPE" }],
    ["no market AX", { AU: "AX" }],
  ])("%s is told with its place", async (_, extended) => {
    const at = launch((t) => t);
    mkdirSync(join(at, "own"));
    for (const [id, other] of Object.entries(extended))
      writeFileSync(join(at, `own/${id}.yaml`), `id: ${id}\nextends: ${other}\n`);
    const ran = await here(["check", "--markets", "own", ...on], at);
    expect(misdeeds(ran)).toEqual([]);
    expect(ran.err).toMatch(/^own\/(AU|ZZ)\.yaml:2:10: error/);
    expect(ran.code).toBe(2);
  });
});

it.each([
  ["scenarios: { a: { days: 9999999 } }", "cost", "--scenarios"],
  ["scenarios: { a: { days: -9999999 } }", "cost", "--scenarios"],
  [
    'lanes: [ { id: x, by: post, cards: { "*": { perParcel: 1 USD } }, transit: { min: 1, max: 99999999 }, certainty: unverified, settle: x } ]',
    "cost",
    "--lanes",
  ],
])("days without end in %s are refused with their place", async (key, ...args) => {
  const ran = await here(
    [...args, ...on],
    launch((t) => `${t}${key}\n`),
  );
  expect(misdeeds(ran, "launch.yaml")).toEqual([]);
  expect(ran.err).toMatch(/launch\.yaml:24:\d+: error: .*-?730/);
  expect(ran.code).toBe(2);
});

it.each([[["--format", "ca-tphs-csv"]], [["--map", "c0=code", "--map", "c1=mfn"]], [[]]])(
  "a tariff of very many columns is refused, %j",
  async (options) => {
    const at = folder();
    const columns = Array.from({ length: 100_000 }, (_, i) => `c${i}`).join(",");
    writeFileSync(join(at, "t.csv"), `${columns}\n6109.10.00,${"1,".repeat(99_998)}1\n`);
    const ran = await here(["tariff", "import", "t.csv", "-m", "CA", ...options, "--data-dir", "data"], at);
    expect(misdeeds(ran, "t.csv")).toEqual([]);
    expect(ran.err).toMatch(/^t\.csv:1:1: error/);
    expect(ran.code).toBe(2);
  },
);

it("a tariff of a million rows without a code is refused at once", async () => {
  const at = folder();
  writeFileSync(join(at, "t.csv"), `sku,name\n${"A,x\n".repeat(1e6)}`);
  const ran = await here(
    ["tariff", "import", "t.csv", "-m", "CA", "--format", "ca-tphs-csv", "--data-dir", "data"],
    at,
  );
  expect(misdeeds(ran, "t.csv")).toEqual([]);
  expect(ran.code).toBe(2);
});

describe("a long script", () => {
  it.each(["halal ", "café ", "纯 ", "best 100% ", "not halal, ", "治 ", "{n}", "9 "])(
    "of %j is read at once",
    async (part) => {
      const text = part.repeat(300_000 / Buffer.byteLength(part));
      const at = launch((t) => `${t}scripts: [ { file: s.md } ]\n`, { "s.md": text });
      const ran = await here(["check", ...on], at);
      expect(misdeeds(ran)).toEqual([]);
      expect(ran.code).not.toBe(2);
    },
  );
});

describe("init", () => {
  it.each(["~", "[1, 2]", "xb: 1\nproducts: 7\n", "- a\n"])(
    "adds nothing to a launch that is %j",
    async (text) => {
      const at = folder();
      writeFileSync(join(at, "launch.yaml"), text);
      for (const what of ["product", "host"]) {
        const ran = await here(["init", what, "--yes"], at);
        expect(misdeeds(ran, "launch.yaml")).toEqual([]);
        expect(ran.code).toBe(2);
      }
      expect(readdirSync(at)).toEqual(["launch.yaml"]);
    },
  );

  it("tells where the launch keeps its products in no file of their own", async () => {
    for (const change of [(t: string) => t, products("p.csv")]) {
      const ran = await here(["init", "product", "--yes"], launch(change));
      expect(misdeeds(ran, "launch.yaml")).toEqual([]);
      expect(ran.err).toMatch(/^launch\.yaml:\d+:\d+: error/);
    }
  });

  it("reads a file of very many keys at once", async () => {
    const keys = Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join("\n");
    const at = launch(products("p.yaml"), { "p.yaml": keys });
    const ran = await here(["init", "product", "--yes"], at);
    expect(misdeeds(ran, "p.yaml")).toEqual([]);
    expect(ran.err).toMatch(/p\.yaml:1:1: error/);
  });

  it.each([
    ["- x\n".repeat(300_000), /^p\.yaml:1:3: error: this is no entry/],
    [`[${"[],".repeat(300_000)}0]`, /^p\.yaml:1:2: error: this is no entry/],
    ["- { sku: A, name: a }\n- ~\n", /^p\.yaml:2:3: error: this is no entry/],
  ])("refuses a list of what is no product", async (text, told) => {
    const at = launch(products("p.yaml"), { "p.yaml": text });
    const ran = await here(["init", "product", "--yes"], at);
    expect(misdeeds(ran, "p.yaml")).toEqual([]);
    expect(ran.err).toMatch(told);
    expect(readFileSync(join(at, "p.yaml"), "utf8")).toBe(text);
  });

  it("writes only inside the launch's folder", async () => {
    const outer = folder();
    writeFileSync(join(outer, "p.yaml"), "- { sku: A, name: a }\n");
    const at = join(outer, "launch");
    mkdirSync(at);
    writeFileSync(join(at, "launch.yaml"), products("../p.yaml")(minimal));
    const ran = await here(["init", "product", "--yes"], at);
    expect(ran.code).toBe(2);
    expect(readFileSync(join(outer, "p.yaml"), "utf8")).toBe("- { sku: A, name: a }\n");
  });
});

it("a launch that is a link to nothing is not told to be meant", async () => {
  const at = folder();
  symlinkSync("/nowhere/launch.yaml", join(at, "launch.yaml"));
  const ran = await here(["check", "launch.yaml", ...on], at);
  expect(misdeeds(ran, "launch.yaml")).toEqual([]);
  expect(ran.err).not.toMatch(/did you mean launch\.yaml/);
});

describe("standard input", () => {
  it("without end is refused at the size of the largest launch", () => {
    const ran = xb(["check", "-"], { input: "# x\n".repeat(1.1 * (1 << 20)) });
    expect(ran.err).toMatch(/-:1:1: error: .*4194304/);
    expect(ran.code).toBe(2);
  });

  it.each([
    ["NUL", "xb: 1\n\u0000", /-:2:1/],
    ["broken UTF-8", Buffer.from([0x78, 0x0a, 0xff]), /-:2:1/],
    ["nothing", "", /-:1:1/],
  ])("of %s is refused with its place", async (_, bytes, place) => {
    const ran = await here(["check", "-"], folder(), bytes);
    expect(misdeeds(ran, "-")).toEqual([]);
    expect(ran.code).toBe(2);
    expect(ran.err).toMatch(place);
  });
});
