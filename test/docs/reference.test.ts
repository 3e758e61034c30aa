import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { manual, referencePages } from "../../scripts/reference.ts";
import { schemaNames } from "../../src/app/schema.ts";
import { commandNames } from "../../src/cli/program.ts";

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));

describe("docs/reference/", () => {
  // After a change of help or schemas: node scripts/docs.mjs
  it("is what the help and the schemas say", async () => {
    const pages = await referencePages();
    expect(readdirSync(path("docs/reference")).sort()).toEqual(Object.keys(pages).sort());
    for (const [name, text] of Object.entries(pages)) {
      expect(readFileSync(path(`docs/reference/${name}`), "utf8"), name).toBe(text);
    }
  });

  it("gives each command examples and exit codes, and every key of every file a meaning", async () => {
    const pages = await referencePages();
    for (const name of commandNames) {
      expect(pages[`${name}.md`]).toContain("```sh\n");
      expect(pages[`${name}.md`]).toContain("| 2 | bad usage or bad input");
    }
    for (const name of schemaNames) {
      const rows = pages[`${name}.md`]!.split("\n").filter((line) => line.startsWith("| `"));
      expect(rows.length).toBeGreaterThan(20);
      expect(rows.filter((line) => line.endsWith("|  |"))).toEqual([]);
    }
  });
});

describe("the manual page", () => {
  it("is built as it is now, and is whole", async () => {
    const page = await manual();
    expect(readFileSync(path("dist/xb.1"), "utf8")).toBe(page);
    const sections = [...page.matchAll(/^\.SH (.+)$/gm)].map((m) => m[1]);
    expect(sections).toEqual([
      "NAME",
      "SYNOPSIS",
      "DESCRIPTION",
      "COMMANDS",
      "EXIT STATUS",
      "ENVIRONMENT",
      "FILES",
    ]);
    for (const name of commandNames) expect(page).toContain(`\n.SS xb ${name}\n`);
  });

  it("uses only requests that every man reader knows, and no line is taken for one by mistake", async () => {
    const lines = (await manual()).trimEnd().split("\n");
    const requests = lines.filter((line) => /^[.']/.test(line)).map((line) => /^[.'](\w*)/.exec(line)![1]);
    expect([...new Set(requests)].sort()).toEqual(
      ["B", "I", "PP", "RE", "RS", "SH", "SS", "TH", "TP", "fi", "nf"].sort(),
    );
    expect(lines.filter((line) => line === "")).toEqual([]);
    // Every backslash begins an escape that roff has.
    expect(lines.filter((line) => /\\(?![-e&])/.test(line))).toEqual([]);
    const count = (request: string): number => lines.filter((line) => line.startsWith(request)).length;
    expect(count(".nf")).toBe(count(".fi"));
    expect(count(".RS")).toBe(count(".RE"));
  });

  const groff = spawnSync("groff", ["--version"]).status === 0;
  it.skipIf(!groff)("groff has nothing to say against it", () => {
    const told = spawnSync("groff", ["-man", "-ww", "-Tutf8", path("dist/xb.1")], { encoding: "utf8" });
    expect(told.stderr).toBe("");
    expect(told.stdout).toContain("Schedule the streams.");
  });
});
