import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { bin, folder } from "./run.ts";

/** What the shell around a run did: `$XB` is the program, `$PWD` a folder of its own. */
function shell(script: string): { readonly code: number | null; readonly out: string; readonly err: string } {
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: "/nonexistent",
    XB: bin,
    MINIMAL: `${process.cwd()}/examples/minimal`,
  };
  const done = spawnSync("bash", ["-c", script], { cwd: folder(), env, encoding: "utf8" });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

const stack = /\n\s+at \S+ \(?.*:\d+:\d+|node:internal/;

it.each([
  ["a full disk takes the version", 'node "$XB" --version > /dev/full', 2, /ENOSPC/],
  ["a full disk takes the help", 'node "$XB" --help > /dev/full', 2, /ENOSPC/],
  ["a full disk takes the result", 'node "$XB" check "$MINIMAL" > /dev/full', 2, /ENOSPC/],
  ["no one takes the version", 'node "$XB" --version >&-', 0, /^$/],
  ["standard input is closed", 'node "$XB" check - <&-', 2, /^-:1:1: error/],
  [
    "the folder is gone",
    'cd "$(mktemp -d)"; rmdir "$PWD"; node "$XB" check',
    2,
    /^error: the folder.*ENOENT/,
  ],
  [
    "the folder is gone, and named",
    'cd "$(mktemp -d)"; rmdir "$PWD"; node "$XB" cost "$MINIMAL"',
    2,
    /^error: the folder/,
  ],
  ["the folder is gone, for help", 'cd "$(mktemp -d)"; rmdir "$PWD"; node "$XB" --help', 0, /^$/],
  [
    "the zone and the locale are none",
    'TZ=:/etc/passwd LC_ALL=$\'\\x80\\xff\' COLUMNS=1e9 TERM=dumb node "$XB" check "$MINIMAL"',
    0,
    /./,
  ],
])("%s", (_, script, code, told) => {
  const ran = shell(script);
  expect(ran.err + ran.out).not.toMatch(stack);
  expect(ran.err).toMatch(told);
  expect(ran.code).toBe(code);
});
