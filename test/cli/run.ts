import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
export const bin = join(root, "bin/xb.js");

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built binary. The environment is bare unless the test adds to it. */
export function xb(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string>; input?: string } = {},
): Ran {
  const done = spawnSync(process.execPath, [bin, ...args], {
    cwd: options.cwd ?? root,
    env: { PATH: process.env.PATH ?? "", HOME: tmpdir(), ...options.env },
    input: options.input ?? "",
    encoding: "utf8",
    maxBuffer: 256 << 20,
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** A fresh folder, a copy of an example if one is named; gone when the test file ends. */
export function folder(example?: string): string {
  const made = mkdtempSync(join(tmpdir(), "xb-test-"));
  folders.push(made);
  if (example) cpSync(join(root, "examples", example), made, { recursive: true });
  return made;
}

const folders: string[] = [];
process.on("exit", () => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});
