// A long fuzz run: `npm run fuzz -- --minutes 30 [--seed 7]`. Cases that misbehave or hang are kept in .fuzz/.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("../", import.meta.url));
const { values } = parseArgs({
  options: { minutes: { type: "string", default: "10" }, seed: { type: "string", default: "1" } },
});
const keep = `${root}.fuzz`;
mkdirSync(keep, { recursive: true });

const env = {
  ...process.env,
  XB_FUZZ_MINUTES: values.minutes,
  XB_FUZZ_SEED: values.seed,
  XB_FUZZ_KEEP: keep,
};
const child = spawn("npx", ["vitest", "run", "test/fuzz"], {
  cwd: root,
  env,
  stdio: "inherit",
  detached: true,
});

const patience = 60_000;
let seen = "";
let since = Date.now();
const watch = setInterval(() => {
  const seed = existsSync(`${keep}/seed`) ? readFileSync(`${keep}/seed`, "utf8") : "";
  if (seed !== seen) {
    seen = seed;
    since = Date.now();
  } else if (Date.now() - since > patience) {
    process.stderr.write(`seed ${seed} has not come back for ${patience / 1000} s: a hang\n`);
    process.kill(-child.pid, "SIGKILL");
    process.exitCode = 1;
  }
}, 1_000);
child.on("close", (code) => {
  clearInterval(watch);
  if (existsSync(`${keep}/count`)) process.stdout.write(`${readFileSync(`${keep}/count`, "utf8")} cases\n`);
  if (code !== 0) process.exitCode = 1;
});
