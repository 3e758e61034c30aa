import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { bin, folder, xb } from "./run.ts";

const on = ["--on", "2026-11-24"];

describe("shards", () => {
  it.each(["check", "cost"])("of %s merged in any order are the whole, byte for byte", (command) => {
    const at = folder();
    const args = [command, "examples/spring-launch", ...on, "-f", "json", "--quiet"];
    const parts = [3, 1, 2].map((k) => {
      const file = join(at, `${k}.json`);
      writeFileSync(file, xb([...args, "--shard", `${k}/3`]).out);
      return file;
    });
    expect(xb(["merge", ...parts]).out).toBe(xb(args).out);
    expect(xb(["merge", parts[0]!, parts[1]!]).code).toBe(2);
    expect(xb(["merge", parts[0]!, ...parts]).err).toMatch(/twice/);
  });
});

describe("xb init", () => {
  it("writes a launch that runs at once, without a terminal, and overwrites nothing", () => {
    const at = folder();
    const made = xb(["init", "spring", "--yes", "--market", "AU,GB", "--languages", "en=0.8,zh"], {
      cwd: at,
    });
    expect(made.code).toBe(0);
    expect(made.out).toContain("xb report spring");
    for (const command of ["check", "cost", "plan", "report"]) {
      const ran = xb([command, "spring", "--quiet"], { cwd: at });
      expect([0, 1]).toContain(ran.code);
      expect(ran.out.length).toBeGreaterThan(50);
    }
    expect(xb(["init", "spring", "--yes"], { cwd: at }).code).toBe(2);
  });

  it.each([
    ["--cost", "nonsense", "amount"],
    ["--hs", "12", "HS code"],
    ["--from", "2027-13-01", "calendar"],
    ["--languages", "??", "languages"],
    ["--origin", "China", "country"],
    ["--market", "GBR", "market profile"],
  ])("refuses %s %s before anything is written", (flag, value, word) => {
    const at = folder();
    const ran = xb(["init", "new", "--yes", flag, value], { cwd: at });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(word);
    expect(existsSync(join(at, "new/launch.yaml"))).toBe(false);
  });

  it("writes its comments and its example in Chinese for a Chinese reader", () => {
    const at = folder();
    xb(["init", "chun", "--yes", "--lang", "zh"], { cwd: at });
    expect(readFileSync(join(at, "chun/products.yaml"), "utf8")).toMatch(/^# 每个商品[\s\S]*茉莉花茶/);
    expect(xb(["check", "chun", "--fail-on", "never"], { cwd: at }).code).toBe(0);
  });

  it("misses a folder that is not there as such", () => {
    expect(xb(["check", "nowhere"]).err).toContain("there is no file");
  });

  it("adds a host and keeps comments and order", () => {
    const at = folder("spring-launch");
    const before = readFileSync(join(at, "hosts.yaml"), "utf8");
    const added = xb(
      ["init", "host", "--yes", "--host", "Noura", "--zone", "Asia/Riyadh", "--languages", "ar"],
      {
        cwd: at,
      },
    );
    expect([added.code, added.err]).toEqual([0, "wrote hosts.yaml\n"]);
    const after = readFileSync(join(at, "hosts.yaml"), "utf8");
    expect(after.startsWith(before.trimEnd())).toBe(true);
    expect(after.slice(before.length)).toMatch(/- id: "noura"[\s\S]*languages: \{ ar: 1 \}[\s\S]*# pay/);
    expect(xb(["plan", at, "--host", "noura", ...on, "-f", "ics"]).code).not.toBe(2);
    const again = xb(["init", "host", "--yes", "--host", "Noura"], { cwd: at });
    expect([again.code, again.err]).toEqual([2, expect.stringContaining("noura is already in hosts.yaml")]);
  });

  it.each([
    ["an empty list", "# ours\n[]\n", /^# ours\n- sku: "P-001"/],
    [
      "a list that stands further in",
      "  - sku: A-1\n    name: A  # the first\n",
      /# the first\n\n {2}- sku: "P-001"\n {4}name: "马克杯"/,
    ],
    ["names without Latin letters", '- { sku: P-001, name: "杯" }\n', /- sku: "P-002"\n {2}name: "马克杯"/],
  ])("adds to %s", (_, before, after) => {
    const at = folder("minimal");
    const launch =
      "xb: 1\nname: x\ncurrency: CNY\norigin: CN\nproducts: products.yaml\nmarkets: [{ id: AU }]\n";
    writeFileSync(join(at, "launch.yaml"), launch);
    writeFileSync(join(at, "products.yaml"), before);
    expect(xb(["init", "product", "--yes", "--product", "马克杯"], { cwd: at }).err).toBe(
      "wrote products.yaml\n",
    );
    expect(readFileSync(join(at, "products.yaml"), "utf8")).toMatch(after);
    expect(xb(["check", at, ...on, "--fail-on", "never"]).code).toBe(0);
  });

  it("adds nothing to a list in brackets, and says why", () => {
    const at = folder("minimal");
    writeFileSync(
      join(at, "launch.yaml"),
      "xb: 1\nname: x\ncurrency: CNY\norigin: CN\nproducts: p.yaml\nmarkets: [{ id: AU }]\n",
    );
    writeFileSync(join(at, "p.yaml"), "[ { sku: A, name: A } ]\n");
    const { code, err } = xb(["init", "product", "--yes", "--product", "Mug"], { cwd: at });
    expect([code, err]).toEqual([2, expect.stringContaining("written in [ ]")]);
  });

  it("guesses that a host speaks what is spoken where the goods leave from, and some English", () => {
    const spoken = (...flags: string[]): string => {
      const at = folder();
      xb(["init", "--yes", ...flags], { cwd: at });
      return /languages: (\{.*?\})/.exec(readFileSync(join(at, "hosts.yaml"), "utf8"))![1]!;
    };
    expect(spoken("--market", "DE,SA")).toBe("{ zh: 1, en: 0.7 }");
    expect(spoken("--origin", "DE")).toBe("{ de: 1, en: 0.7 }");
    expect(spoken("--origin", "US")).toBe("{ en: 1 }");
  });

  it("adds a product and keeps comments and order", () => {
    const at = folder("spring-launch");
    const before = readFileSync(join(at, "products.yaml"), "utf8");
    const added = xb(["init", "product", "--yes", "--product", "Oolong 50 g", "--category", "food.tea"], {
      cwd: at,
    });
    expect(added.code).toBe(0);
    const after = readFileSync(join(at, "products.yaml"), "utf8");
    expect(after.startsWith(before.trimEnd())).toBe(true);
    expect(xb(["check", at, "-p", "OOLONG-50-G", ...on, "-f", "json"]).out).toContain("OOLONG-50-G");
    expect(xb(["init", "product", "--yes", "--product", "Oolong 50 g"], { cwd: at }).code).toBe(2);
  });
});

describe("xb schema", () => {
  it.each([
    ["launch", "launch.yaml"],
    ["products", "products.yaml"],
    ["hosts", "hosts.yaml"],
  ])("%s is draft 7 and fits the example's %s", (name, file) => {
    const schema = JSON.parse(xb(["schema", name]).out);
    expect(schema.$schema).toContain("draft-07");
    const fits = new Ajv({ strict: false }).compile(schema);
    expect(fits(parse(readFileSync(`examples/spring-launch/${file}`, "utf8")))).toBe(true);
    expect(fits({ nonsense: true })).toBe(false);
  });

  it("explains every word that a product may use, and takes others", () => {
    const { items } = JSON.parse(xb(["schema", "products"]).out);
    const { category, contains, claims, imagery, labels, evidence } = items.properties;
    const said = [
      [category, "food.tea"],
      [contains.items, "gelatin"],
      [claims.items, "halal"],
      [imagery.items, "cross"],
      [labels.properties.elements.items, "net-content"],
      [evidence.items.properties.type, "ce-marking"],
    ] as const;
    for (const [schema, word] of said) {
      const known = schema.anyOf.find((option: { const?: string }) => option.const === word);
      expect(known.description, word).toMatch(/\w{3}/);
    }
    const fits = new Ajv({ strict: false }).compile({ $schema: undefined, ...category });
    expect([fits("food.tea"), fits("a word of one's own"), fits(3)]).toEqual([true, true, false]);
    expect(xb(["schema", "products", "--lang", "zh"]).out).toContain("茶与花草茶");
  });

  it("suggests the name that was meant", () => {
    expect(xb(["schema", "launh"]).err).toMatch(/launch/);
  });
});

describe("xb explain", () => {
  it.each([
    [["sa.halal.ingredient"], /SFDA/],
    [["duty.additional-301", "--market", "US"], /7\.5%/],
    [["food.tea"], /food\.tea/],
  ])("%j", (args, text) => {
    const ran = xb(["explain", ...args]);
    expect(ran.code).toBe(0);
    expect(ran.out).toMatch(text);
  });

  it("suggests the nearest rule", () => {
    expect(xb(["explain", "sa.halal.ingredint"]).err).toMatch(/did you mean sa\.halal\.ingredient/);
  });
});

describe("xb markets", () => {
  it("verify passes for every bundled market", () => {
    const ran = xb(["markets", "verify", ...on]);
    expect(ran.out).toMatch(/41 markets verified/);
    expect(ran.code).toBe(0);
  });

  it("names what is not verified of a parcel's duty and tax", () => {
    const { markets } = JSON.parse(xb(["markets", "-f", "json", ...on]).out);
    const missing = Object.fromEntries(
      markets.map((m: { id: string; missing: string[] }) => [m.id, m.missing]),
    );
    expect(missing).toMatchObject({ NZ: [], ZA: [], SA: ["duty"], OM: ["regimes"] });
    expect(xb(["markets", "show", "OM", ...on]).out).toMatch(/^# Duty and tax not verified: regimes\n/);
  });

  it("at least 85 % of all facts are verified", () => {
    const { markets } = JSON.parse(xb(["markets", "-f", "json", ...on]).out);
    const sum = (key: string): number =>
      markets.reduce((n: number, m: Record<string, number>) => n + m[key]!, 0);
    expect(sum("verified") / sum("facts")).toBeGreaterThan(0.85);
  });

  it("new writes a draft that verifies as it is and with every answer filled in, and overwrites nothing", () => {
    const at = folder();
    const made = xb(["markets", "new", "NP"], { cwd: at });
    expect(made.code).toBe(0);
    expect(made.out).toContain("xb markets verify NP.yaml");
    const draft = readFileSync(join(at, "NP.yaml"), "utf8");
    expect(draft).toMatch(/^# yaml-language-server: \$schema=market\.schema\.json\n/);
    const quote = "cost --to NP --hs 610910 --origin CN --duty 10% --markets . --value".split(" ");
    expect(xb([...quote, "100 USD"], { cwd: at }).err).toContain("tax.tax needs a rate");
    const taxed = xb([...quote, "100 USD", "--tax", "18%", "-f", "json"], { cwd: at });
    const [{ totals, unknown }] = JSON.parse(taxed.out).estimates;
    expect([totals.fees, totals.landed]).toEqual([null, null]);
    expect(unknown[0]).toMatchObject({ what: "fee.import" });
    const [head = "", answers = ""] = draft.split(/^(?=id: )/m);
    // A `# ` before a word or a list is an answer's; before `?` it is a question.
    writeFileSync(join(at, "full.yaml"), head + answers.replace(/^# (?!\?)/gm, ""));
    const open =
      "NP: not answered yet: name, currency, timezone, languages, weekend, audience, holidays, customs\n";
    for (const [file, left] of [
      ["NP.yaml", open],
      ["full.yaml", ""],
    ]) {
      const ran = xb(["markets", "verify", file!, ...on], { cwd: at });
      expect(ran.err + ran.out).toBe(`${left}1 market verified\n`);
    }
    const schema = JSON.parse(readFileSync(join(at, "market.schema.json"), "utf8"));
    const full = JSON.parse(JSON.stringify(parse(readFileSync(join(at, "full.yaml"), "utf8"))));
    expect(new Ajv({ strict: false }).validate(schema, full)).toBe(true);
    for (const key of Object.keys(schema.properties).filter((k) => k !== "permits" && k !== "bodies")) {
      expect(full).toHaveProperty(key);
    }
    expect(xb(["markets", "new", "NP"], { cwd: at }).err).toMatch(/NP\.yaml is already there/);
    expect(readFileSync(join(at, "NP.yaml"), "utf8")).toBe(draft);
    expect(xb(["markets", "new", "LK", "-o", at, "--lang", "zh"]).code).toBe(0);
    expect(readFileSync(join(at, "LK.yaml"), "utf8")).toMatch(/# \? 市场叫什么/);
  });

  it.each([
    ["new", "NO", "is bundled already"],
    ["new", "nepal", "is no market id"],
    ["verify", "missing.yaml", "missing.yaml"],
    ["verify", "NP", "NP"],
  ])("%s %s says what is wrong", (action, what, told) => {
    const ran = xb(["markets", action, what], { cwd: folder() });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(told);
  });

  it("verify finds the faults of a file given by its path", () => {
    const at = folder();
    writeFileSync(
      join(at, "x.yaml"),
      'id: NP\ncustoms: { duty: { all: { rates: { "*": "10%" }, source: nobody } } }\n',
    );
    const ran = xb(["markets", "verify", "SA", "x.yaml", ...on], { cwd: at });
    expect(ran.code).toBe(1);
    expect(ran.out).toMatch(/NP customs\.duty\.all: the source nobody is not in the profile/);
    expect(ran.out).toMatch(/1 fault in 2 markets/);
  });

  it("a market of one's own works without touching the tool", () => {
    const at = folder("minimal");
    const own = folder();
    writeFileSync(
      join(own, "NP.yaml"),
      `id: NP
name: { en: Nepal, zh: 尼泊尔 }
timezone: Asia/Kathmandu
currency: NPR
languages: { stream: [en], label: [ne] }
audience: [ { days: [mon, tue, wed, thu, fri], from: "17:00", weights: [0.5, 0.8, 1, 1, 1, 0.8] } ]
customs:
  tax: { vat: { label: { en: VAT, zh: 增值税 }, rates: { standard: { rate: "13%", from: 2000-01-01, certainty: unverified } } } }
  duty: { all: { rates: { "*": "10%" }, from: 2000-01-01, certainty: unverified } }
`,
    );
    const launch = readFileSync(join(at, "launch.yaml"), "utf8").replace("id: AU", "id: NP");
    writeFileSync(join(at, "launch.yaml"), launch);
    const plan = xb(["plan", at, "--markets", own, ...on, "-f", "json"]);
    expect(plan.err).not.toMatch(/error/);
    expect(JSON.parse(plan.out).streams[0].start).toMatch(/\+05:45$/);
  });
});

describe("a market's permit", () => {
  it.each([
    ["influencer", 0],
    ["brand", 2],
  ])("bars whoever promotes for others, not the brand's own account: %s", (account, streams) => {
    const at = folder("minimal");
    const launch = readFileSync(join(at, "launch.yaml"), "utf8")
      .replace("id: AU", "id: AE")
      .replace("- id: mei", `- id: mei\n    account: ${account}`);
    writeFileSync(join(at, "launch.yaml"), launch);
    expect(JSON.parse(xb(["plan", at, ...on, "-f", "json"]).out).streams).toHaveLength(streams);
  });
});

describe("xb fx", () => {
  const daily = `<?xml version="1.0"?><gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"><Cube><Cube time='2026-11-20'>
    <Cube currency='USD' rate='1.10'/><Cube currency='CNY' rate='7.70'/></Cube></Cube></gesmes:Envelope>`;

  const serve = (body: string, status = 200): Promise<{ url: string; close: () => void }> =>
    new Promise((done) => {
      const server = createServer((_, response) => response.writeHead(status).end(body));
      server.listen(0, "127.0.0.1", () => {
        const { port } = server.address() as AddressInfo;
        done({ url: `http://127.0.0.1:${port}/`, close: () => server.close() });
      });
    });

  const run = (args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> =>
    new Promise((done) => {
      const child = spawn(process.execPath, [bin, ...args], { env: { PATH: process.env.PATH ?? "" } });
      let out = "";
      let err = "";
      child.stdout.on("data", (chunk) => {
        out += chunk;
      });
      child.stderr.on("data", (chunk) => {
        err += chunk;
      });
      child.on("close", (code) => done({ code, out, err }));
    });

  it("update stores what the bank's feed says, and quotes use it", async () => {
    const data = folder();
    const server = await serve(daily);
    const updated = await run(["fx", "update", "--url", server.url, "--data-dir", data]);
    server.close();
    expect(updated.code).toBe(0);
    const rates = JSON.parse(xb(["fx", "show", "--data-dir", data, "-f", "json"]).out).rates;
    expect(rates.find((r: { currency: string }) => r.currency === "CNY")).toMatchObject({
      perUsd: "7",
      on: "2026-11-20",
    });
  });

  it.each([
    ["an error status", "", 500],
    ["something else than rates", "<html></html>", 200],
  ])("update changes nothing on %s", async (_, body, status) => {
    const data = folder();
    const server = await serve(body, status);
    const updated = await run(["fx", "update", "--url", server.url, "--data-dir", data]);
    server.close();
    expect(updated.code).toBe(2);
    expect(existsSync(join(data, "rates.json"))).toBe(false);
  });

  it("asks nobody but https and this machine", () => {
    expect(xb(["fx", "update", "--url", "http://example.com/"]).code).toBe(2);
  });
});

describe("completion", () => {
  it.each(["bash", "zsh", "fish"])("prints a script for %s", (shell) => {
    expect(xb(["completion", shell]).out).toContain("xb completion words");
  });
  it.each([
    [["pl"], "plan"],
    [["check", "-m", "S"], "SA"],
    [["check", "--fail"], "--fail-on"],
    [["markets", "show", "--l"], "--lang"],
    [["cost", "-f", "nd"], "ndjson"],
    [["explain", "sa.hal"], "sa.halal.ingredient"],
  ])("completes %j", (words, expected) => {
    expect(xb(["completion", "words", "--", ...words]).out.split("\n")).toContain(expected);
  });
});

describe("Chinese", () => {
  it.each(["check", "cost", "plan", "report"])(
    "%s speaks it, and JSON does not change but for its texts",
    (command) => {
      const ran = xb([command, "examples/minimal", ...on, "--lang", "zh"]);
      expect(ran.out).toMatch(/\p{Script=Han}/u);
    },
  );
});
