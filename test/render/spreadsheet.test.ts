import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { afterAll, describe, expect, it } from "vitest";
import { csv } from "../../src/render/layout/csv.ts";

const away = mkdtempSync(join(tmpdir(), "xb-sheet-"));
afterAll(() => rmSync(away, { recursive: true, force: true }));
const office = spawnSync("soffice", ["--version"]).status === 0;
if (!office) console.warn("no soffice: that spreadsheets open CSV as it is meant is not tested");

/** What LibreOffice makes of a CSV file in UTF-8, as its flat XML, and saved again as CSV. */
function opened(name: string): { readonly xml: string; readonly again: string[][] } {
  const convert = (to: string, file: string): void => {
    const args = [
      `-env:UserInstallation=file://${away}/profile`,
      "--headless",
      "--infilter=CSV:44,34,76,1",
      ...["--convert-to", to, "--outdir", join(away, "out"), join(away, file)],
    ];
    expect(spawnSync("soffice", args, { timeout: 200_000 }).status).toBe(0);
  };
  convert("fods", `${name}.csv`);
  convert("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", `${name}.csv`);
  const text = readFileSync(join(away, "out", `${name}.csv`), "utf8");
  return {
    xml: readFileSync(join(away, "out", `${name}.fods`), "utf8"),
    again: Papa.parse<string[]>(text, { skipEmptyLines: true }).data,
  };
}

const rowsOf = (file: string): string[][] =>
  Papa.parse<string[]>(readFileSync(file, "utf8"), { skipEmptyLines: true }).data;

describe.skipIf(!office)("CSV in a spreadsheet", () => {
  it("of a launch has every row and column, and no formula", () => {
    const golden = "test/golden/spring-launch.check.csv";
    copyFileSync(golden, join(away, "check.csv"));
    const { xml, again } = opened("check");
    expect(xml).not.toContain("table:formula");
    expect(again.map((row) => row.length)).toEqual(rowsOf(golden).map((row) => row.length));
    expect(again.map((row) => row[3])).toEqual(rowsOf(golden).map((row) => row[3]));
    expect(xml).toContain("直播电商监督管理办法");
  }, 500_000);

  it("of hostile names runs nothing and loses nothing", () => {
    const names = [
      '=HYPERLINK("http://x","y")',
      "@SUM(1)",
      "+1+cmd|' /C calc'!A0",
      "-2+3",
      'a "b", c',
      "茶;🍵",
    ];
    writeFileSync(
      join(away, "names.csv"),
      csv(
        ["name", "margin"],
        names.map((name) => [name, "-5.5%"]),
      ),
    );
    const { xml, again } = opened("names");
    expect(xml).not.toContain("table:formula");
    expect(again.slice(1).map(([name]) => name!.replace(/^'/, ""))).toEqual(names);
  }, 500_000);
});
