import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bin } from "./run.ts";

const driver = fileURLToPath(new URL("terminal.py", import.meta.url));

/** Whether there is a Python that can open a terminal; the tests that need one say so and are skipped. */
export const terminals =
  spawnSync("python3", ["-c", "import pty, os; os.waitstatus_to_exitcode"]).status === 0;
if (!terminals) console.warn("no python3 of 3.9 or newer: the tests on a terminal are skipped");

export interface Shown {
  /** All that the terminal got. */
  readonly out: string;
  readonly code: number;
  /** Answers that were never asked for. */
  readonly left: readonly (readonly [string, string])[];
}

/** Runs xb on a terminal of its own; each answer is typed once the words before it are shown. */
export function onTerminal(
  args: readonly string[],
  options: {
    readonly cwd: string;
    readonly answers?: readonly (readonly [waitFor: string, answer: string])[];
    readonly env?: Readonly<Record<string, string>>;
    readonly columns?: number;
  },
): Shown {
  const command = [process.execPath, bin, ...args];
  const done = spawnSync(
    "python3",
    [driver, String(options.columns ?? 100), JSON.stringify(command), JSON.stringify(options.answers ?? [])],
    {
      cwd: options.cwd,
      env: { PATH: process.env.PATH ?? "", HOME: options.cwd, TERM: "xterm", ...options.env },
      encoding: "utf8",
      maxBuffer: 64 << 20,
    },
  );
  return JSON.parse(done.stdout) as Shown;
}
