import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { onTerminal, terminals } from "./on-terminal.ts";
import { folder, xb } from "./run.ts";

const enter = "\r";

describe.skipIf(!terminals)("the questions of xb init, on a terminal", () => {
  it.each([
    ["en", { LANG: "en_GB.UTF-8" }, ["Name of the launch", "Time zone", "wrote"]],
    ["zh", { LANG: "zh_CN.UTF-8" }, ["首发", "时区", "已写入"]],
  ] as const)(
    "lead to a launch that runs (%s)",
    (_, env, said) => {
      const at = folder();
      // Whatever is asked, the answer offered is taken; a name of our own comes first.
      const answers = Array.from({ length: 14 }, (_none, i): [string, string] => [
        "? ",
        i === 0 ? `Tea 茶 🍵${enter}` : enter,
      ]);
      const { out, code } = onTerminal(["init", "spring"], { cwd: at, env, answers });
      expect(code, out).toBe(0);
      for (const words of said) expect(out).toContain(words);
      expect(readdirSync(join(at, "spring")).sort()).toEqual(["hosts.yaml", "launch.yaml", "products.yaml"]);
      expect(readFileSync(join(at, "spring/launch.yaml"), "utf8")).toContain("Tea 茶 🍵");
      expect(xb(["cost", "spring"], { cwd: at }).code).toBe(0);
    },
    240_000,
  );

  it("leave nothing behind at Ctrl-C", () => {
    const at = folder();
    const answers: [string, string][] = [
      ["? ", enter],
      ["? ", "\u0003"],
    ];
    const { out, code } = onTerminal(["init", "spring"], { cwd: at, answers });
    expect(code, out).toBe(130);
    expect(existsSync(join(at, "spring"))).toBe(false);
    expect(out).not.toContain("defect");
  }, 120_000);
});
