// What a document shows is what xb prints: runs the ```console blocks of a Markdown text and fills in their output.
// A block ```yaml NAME is written to the file NAME first, so that a document can build a launch step by step.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The documents whose console blocks are filled in. */
export const shown = [
  "README.md",
  "docs/tutorial.md",
  "docs/planner.md",
  "docs/cost.md",
  "docs/zh/README.md",
  "docs/zh/tutorial.md",
];

export const languageOf = (name) => (name.includes("/zh/") ? "zh" : "en");

const root = fileURLToPath(new URL("../", import.meta.url));

/**
 * The text with every console block as it comes out now, to a reader of the language. Throws where a command ends with
 * 2 or more.
 */
export function refreshed(text, lang = "en") {
  const away = mkdtempSync(join(tmpdir(), "xb-docs-"));
  try {
    const env = { ...prepare(away), ...(lang === "zh" ? { LANG: "zh_CN.UTF-8" } : {}) };
    let cwd = join(away, "here");
    const run = (command) => {
      const [, folder] = /^cd (\S+)$/.exec(command) ?? [];
      if (folder !== undefined) cwd = join(cwd, folder);
      return folder === undefined ? shell(command, cwd, env) : "";
    };
    return text.replace(/```(console|yaml (\S+))\n([\s\S]*?)```/g, (block, kind, file, body) => {
      if (kind === "console") return `\`\`\`console\n${consoleBlock(body, run)}\`\`\``;
      mkdirSync(dirname(join(cwd, file)), { recursive: true });
      writeFileSync(join(cwd, file), body);
      return block;
    });
  } finally {
    rmSync(away, { recursive: true, force: true });
  }
}

/** A folder with the examples, and `xb` on the path; a neutral machine otherwise. */
function prepare(away) {
  mkdirSync(join(away, "tools"));
  mkdirSync(join(away, "here"));
  cpSync(join(root, "examples"), join(away, "here/examples"), { recursive: true });
  const tool = join(away, "tools/xb");
  writeFileSync(tool, `#!/bin/sh\nexec "${process.execPath}" "${join(root, "bin/xb.js")}" "$@"\n`);
  chmodSync(tool, 0o755);
  return { PATH: `${join(away, "tools")}:${process.env.PATH}`, HOME: away, TZ: "UTC" };
}

function consoleBlock(body, run) {
  const commands = body.match(/^\$ (?:.*\\\n)*.*$/gm) ?? [];
  return commands.map((line) => `${line}\n${run(line.slice(2))}`).join("");
}

/** Standard output, without blanks at line ends; what is said on standard error is not shown. */
function shell(command, cwd, env) {
  const done = spawnSync("sh", ["-c", command], { cwd, env, encoding: "utf8" });
  if (done.status === null || done.status > 1) {
    throw new Error(`${command} ended with ${done.status}\n${done.stderr}`);
  }
  return done.stdout.replace(/[ \t]+$/gm, "").replace(/\n*$/, done.stdout === "" ? "" : "\n");
}
