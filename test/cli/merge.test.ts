import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { here } from "./here.ts";
import { folder } from "./run.ts";

const of = 3;
const root = process.cwd();

describe.each([["check"], ["cost", "--totals", "--min-margin", "50%"]])("parts of %s", (...command) => {
  const away = folder("scale");
  const names = Array.from({ length: of }, (_, k) => join(away, `part-${k}.ndjson`));
  const merge = (...more: string[]) => here(["merge", ...more], root);

  beforeAll(async () => {
    for (const [k, name] of names.entries()) {
      const shard = ["--shard", `${k + 1}/${of}`, "-f", "csv", "-o", name];
      await here([...command, away, "--on", "2026-11-22", ...shard], root);
    }
  }, 120_000);

  test("are joined as they pass as they are joined as a whole", async () => {
    for (const format of ["csv", "ndjson"]) {
      const [passed, file] = [join(away, `passed.${format}`), join(away, `whole.${format}`)];
      const streamed = await merge(...names, "-f", format, "-o", passed);
      // JSON is made of the whole.
      const whole = await merge(...names, "-f", "json", "-o", file);
      expect(readFileSync(passed, "utf8")).toBe(readFileSync(file, "utf8"));
      expect(streamed.out).toBe(readFileSync(file, "utf8"));
      expect(streamed.code).toBe(whole.code);
    }
  });

  test("that are no whole are refused alike", async () => {
    const broken = join(away, "broken.ndjson");
    const text = readFileSync(names[1]!, "utf8");
    const cut = text.slice(0, text.lastIndexOf("\n", text.length - 2) + 1);
    const bad = [cut, text.replace('"market"', '"place"'), `${text}{`, "", text.slice(text.length / 2)];
    const lists = [names.slice(1), [names[0]!, names[0]!, names[2]!], [...names, join(away, "none.ndjson")]];
    for (const written of bad) {
      lists.push([names[0]!, broken, names[2]!]);
      writeFileSync(broken, written);
      const list = lists.at(-1)!;
      const [passed, whole] = [await merge(...list, "-f", "csv"), await merge(...list, "-f", "json")];
      expect([passed.code, passed.out, passed.err]).toEqual([2, "", whole.err]);
    }
    for (const list of lists.slice(0, 3)) {
      const [passed, whole] = [await merge(...list, "-f", "ndjson"), await merge(...list, "-f", "json")];
      expect([passed.code, passed.out, passed.err]).toEqual([2, "", whole.err]);
    }
  });
});
