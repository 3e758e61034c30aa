import { spawn } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { bin, folder } from "./run.ts";

/** How many runs are killed; `XB_KILLS=500 npx vitest run test/cli/kill.test.ts` for the long way. */
const kills = Number(process.env.XB_KILLS ?? 24);
const on = ["--on", "2026-11-24"];

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly ms: number;
}

/** Runs xb and, after some time or once it has begun to write, kills it. */
function run(
  args: readonly string[],
  cwd: string,
  kill?: { after: number; signal: NodeJS.Signals },
): Promise<Ended> {
  return new Promise((done) => {
    const began = performance.now();
    const env = { PATH: process.env.PATH ?? "", HOME: cwd };
    const child = spawn(process.execPath, [bin, ...args], { cwd, env, stdio: "ignore" });
    const timer = kill && setTimeout(() => child.kill(kill.signal), kill.after);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      done({ code, signal, ms: performance.now() - began });
    });
  });
}

const tables = ["r.csv", "r.md"];
const check = ["check", ...on, "--quiet", ...tables.flatMap((file) => ["-o", file])];

/** A program that does nothing but write two files of some megabytes, over and over. */
async function writer(at: string): Promise<string> {
  const file = join(at, "writer.mjs");
  const contents = `import { writeFiles } from "./src/cli/write.ts";
    for (let turn = 0; ; turn++) {
      const text = String(turn % 10).repeat(3 << 20);
      writeFiles(["a.txt", "b.txt"].map((file) => ({ file, text })));
      if (turn === 0) process.stdout.write("begun");
      await new Promise((go) => setImmediate(go));
    }`;
  await build({
    stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: file,
  });
  return file;
}

function killWriter(file: string, cwd: string, signal: NodeJS.Signals): Promise<number | string | null> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [file], { cwd, stdio: ["ignore", "pipe", "ignore"] });
    child.stdout.once("data", () => setTimeout(() => child.kill(signal), Math.random() * 60));
    child.on("close", (code, by) => done(by ?? code));
  });
}

/** What a killed run left: each file whole, nothing else beside, but for what SIGKILL gives no time to tidy up. */
function tidy(at: string, files: readonly string[], signal: NodeJS.Signals): void {
  const stray = readdirSync(at).filter((name) => name.endsWith(".tmp"));
  if (signal === "SIGTERM") expect(stray).toEqual([]);
  for (const name of stray) {
    expect(files.some((file) => name.startsWith(`.${file}.`))).toBe(true);
    rmSync(join(at, name));
  }
}

describe("a run that is killed while it writes", () => {
  it(`leaves whole files, ${kills} times`, async () => {
    const at = folder();
    const program = await writer(at);
    for (let i = 0; i < kills; i++) {
      const signal = i % 3 === 0 ? "SIGTERM" : "SIGKILL";
      expect(await killWriter(program, at, signal)).toBe(signal === "SIGTERM" ? 143 : signal);
      for (const file of ["a.txt", "b.txt"]) {
        const text = readFileSync(join(at, file), "utf8");
        expect(text.length, file).toBe(3 << 20);
        expect(text === text[0]!.repeat(3 << 20), `${file} is of one run`).toBe(true);
      }
      tidy(at, ["a.txt", "b.txt"], signal);
    }
  }, 600_000);

  it("leaves the old result or the new, whenever the command is killed", async () => {
    const at = folder("minimal");
    const usual = (await run(check, at)).ms;
    const whole = tables.map((file) => readFileSync(join(at, file), "utf8"));
    for (let i = 0; i < Math.max(6, kills / 10); i++) {
      for (const file of tables) writeFileSync(join(at, file), "old");
      const signal = i % 2 === 0 ? "SIGKILL" : "SIGTERM";
      const after = usual * (0.6 + 0.5 * Math.random());
      await run(check, at, { after, signal });
      for (const [index, file] of tables.entries()) {
        const text = readFileSync(join(at, file), "utf8");
        expect(["old", whole[index]], `${file} after ${after} ms`).toContain(text);
      }
      tidy(at, tables, signal);
    }
  }, 600_000);

  it("ends with 143, or as the system ends it before it has begun to write", async () => {
    const at = folder("minimal");
    const ended = await run(check, at, { after: 150, signal: "SIGTERM" });
    expect(ended.signal ?? ended.code).toSatisfy((end) => end === "SIGTERM" || end === 143 || end === 0);
    expect(readdirSync(at).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});

describe("runs at once", () => {
  it("into one file give one of the two, whole", async () => {
    const at = folder("minimal");
    const both = [
      ["check", ...on, "-o", "r.json", "--quiet"],
      ["cost", ...on, "-o", "r.json", "--quiet"],
    ];
    const alone = [];
    for (const args of both) {
      await run(args, at);
      alone.push(readFileSync(join(at, "r.json"), "utf8"));
    }
    for (let i = 0; i < 2; i++) {
      await Promise.all([...both, ...both].map((args) => run(args, at)));
      expect(alone).toContain(readFileSync(join(at, "r.json"), "utf8"));
      expect(readdirSync(at).sort()).toEqual(["launch.yaml", "r.json"]);
    }
  }, 120_000);
});
