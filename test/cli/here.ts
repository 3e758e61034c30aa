import { main } from "../../src/cli/main.ts";
import type { Ran } from "./run.ts";

export interface RanHere extends Ran {
  /** Of the processor: a machine that is busy elsewhere makes no run slow. */
  readonly ms: number;
}

/** Runs a command line in this process, on a pretended colourless terminal: quick enough for thousands of runs. */
export async function here(
  args: readonly string[],
  cwd: string,
  input: string | Uint8Array = "",
  columns = 100,
): Promise<RanHere> {
  const out: Buffer[] = [];
  const err: string[] = [];
  const began = process.cpuUsage();
  const code = await main([...args, "--no-color"], {
    cwd,
    env: { HOME: cwd, CI: "1" },
    columns,
    outIsTTY: true,
    errIsTTY: true,
    inIsTTY: false,
    out: async (text) => void out.push(Buffer.from(text)),
    err: (text) => void err.push(text),
    readStdin: () => Buffer.from(input),
    now: () => new Date("2026-11-24T00:00:00Z"),
  });
  const { user, system } = process.cpuUsage(began);
  return { code, out: Buffer.concat(out).toString(), err: err.join(""), ms: (user + system) / 1000 };
}

const unseen = "\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff";
const raw = new RegExp(`[\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u009f${unseen}]`, "u");

/** What no run may do, whatever it was given; empty where it behaved. */
export function misdeeds(ran: RanHere, file?: string): string[] {
  const { code, err, ms } = ran;
  const out = ran.out.replaceAll("\r\n", "\n");
  const shown = (text: string): string => {
    const at = raw.exec(text)?.index ?? 0;
    return JSON.stringify(text.slice(Math.max(0, at - 80), at + 20));
  };
  return [
    ...(code === 0 || code === 1 || code === 2 ? [] : [`ended with ${code}: ${err.slice(0, 500)}`]),
    ...(ms > 10_000 ? [`took ${Math.round(ms)} ms`] : []),
    ...(raw.test(out) ? [`raw character on standard output: ${shown(out)}`] : []),
    ...(raw.test(err) ? [`raw character on standard error: ${shown(err)}`] : []),
    ...(code === 2 && out !== "" ? [`output beside an error: ${out.slice(0, 200)}`] : []),
    ...(code === 2 && file !== undefined && !err.includes(file)
      ? [`${file} is not named: ${err.slice(0, 300)}`]
      : []),
  ];
}
