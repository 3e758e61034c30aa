import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseYaml } from "../../src/load/yaml.ts";
import { ask, figure, type Question } from "./ask.ts";

interface Published extends Question {
  readonly name: string;
  readonly source: { readonly title: string };
  readonly wrong?: Readonly<Record<string, string>>;
  readonly expect: Readonly<Record<string, string>>;
}

const folder = fileURLToPath(new URL("cases/", import.meta.url));

for (const file of readdirSync(folder)) {
  const cases = parseYaml(file, readFileSync(folder + file, "utf8")).value as Published[];
  describe(file, () => {
    test.each(cases.map((c) => [`${c.to}: ${c.name}`, c] as const))("%s", (_, published) => {
      const { name, source, wrong, expect: wanted, ...question } = published;
      const answer = ask(question);
      const got = Object.fromEntries(Object.keys(wanted).map((key) => [key, figure(answer, key)]));
      expect(got).toEqual(wanted);
    });
  });
}
