import { describe, expect, it } from "vitest";
import { commandNames } from "../../src/cli/program.ts";
import { calls, commandNamed, parses } from "./calls.ts";
import { xb } from "./run.ts";

describe.each(["en", "zh"] as const)("help in %s", (lang) => {
  const head = lang === "en" ? "Examples:" : "示例：";

  it.each(commandNames)("xb %s --help shows examples that xb takes", async (name) => {
    const command = await commandNamed(name, lang);
    for (const each of [command, ...command.commands]) {
      let text = "";
      each.configureOutput({ writeOut: (more) => (text += more) });
      each.outputHelp();
      const examples = text.slice(text.indexOf(head));
      expect(text).toContain(head);
      if (name !== "completion") expect(calls(examples).length).toBeGreaterThan(0);
      for (const words of calls(examples)) await parses(words);
    }
  });
});

it("the program's own help does too", async () => {
  const { out, code } = xb(["--help"]);
  expect(code).toBe(0);
  expect(calls(out.slice(out.indexOf("Examples:"))).length).toBeGreaterThan(3);
  for (const words of calls(out.slice(out.indexOf("Examples:")))) await parses(words);
});

it("help of a command by its name is the command's own", () => {
  expect(xb(["help", "check"])).toEqual(xb(["check", "--help"]));
});
