// `npm run bench`: ratios in one run, against floors and peers; memory and growth. BENCH_ROWS (1,000,000), BENCH_HUGE=1.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { catalogue } from "./catalogue.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const most = Number(process.env.BENCH_ROWS ?? 1_000_000);
const few = Math.min(most, Number(process.env.BENCH_CHECK_ROWS ?? 100_000));
const shards = 8;
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env;

await build({
  entryPoints: [join(root, "bench/parts.ts")],
  outfile: join(root, "dist/bench-parts.js"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  logLevel: "warning",
  banner: { js: 'import { createRequire as r } from "node:module"; const require = r(import.meta.url);' },
});

const away = mkdtempSync(join(tmpdir(), "xb-bench-"));
const out = (name) => join(away, name);
const table = [];
const tell = (name, value, wanted = "") => {
  table.push([name, value, wanted]);
  console.log(`${name.padEnd(58)} ${value.padStart(12)}  ${wanted}`);
};
const times = (ratio) => `${ratio.toFixed(2)} ×`;

/** Runs under `time`'s replacement: a wrapper that tells the time and the peak memory of what it ran. */
function measured(args) {
  const start = performance.now();
  const done = spawnSync(process.execPath, [join(root, "bench/measure.cjs"), ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    encoding: "utf8",
  });
  const ms = performance.now() - start;
  if (done.status > 1) throw new Error(`${args.join(" ")}: ${done.stderr}`);
  return { ms, mb: Number(done.output[3]) };
}

const peer = (name, file, rows = "Infinity") => {
  const args = ["bench/peers.mjs", name, file, out("peer.csv"), String(rows)];
  const done = spawnSync(process.execPath, args, { cwd: root, env, encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
};

const cost = (folder, ...more) =>
  measured(["cost", folder, "--totals", "--on", "2026-11-22", "-q", "-f", "csv", ...more]);
const check = (folder, ...more) =>
  measured(["check", folder, "--on", "2026-11-22", "-q", "--fail-on", "never", "-f", "csv", ...more]);

const folderOf = (rows) => {
  const folder = out(`rows-${rows}`);
  catalogue(folder, rows);
  return folder;
};

const hash = (file) =>
  new Promise((resolve, reject) => {
    const made = createHash("sha256");
    createReadStream(file)
      .on("data", (part) => made.update(part))
      .on("error", reject)
      .on("end", () => resolve(made.digest("hex")));
  });

try {
  console.log(`Node ${process.version}, ${most.toLocaleString("en")} rows\n`);
  const big = folderOf(most);
  const file = join(big, "products.csv");
  const [floor, whole] = [peer("floor", file), cost(big)];
  tell("cost / reading and printing the same rows", times(whole.ms / floor.ms), "at most 3 ×");
  const sample = Math.min(most, 200_000);
  const decimal = peer("decimal", file, sample);
  tell("the same arithmetic in decimal.js / cost", times(decimal.ms / sample / (whole.ms / most)));
  tell(`cost, rows a second`, Math.round(most / (whole.ms / 1000)).toLocaleString("en"));

  const tenth = folderOf(most / 10);
  const hundredth = folderOf(most / 100);
  const [small, middle] = [cost(hundredth), cost(tenth)];
  // The start, and what is learnt of each kind of goods, are the same for all sizes.
  const growth = Math.log10((whole.ms - small.ms) / (middle.ms - small.ms) / (0.99 / 0.09)) + 1;
  tell("growth of cost, exponent", growth.toFixed(3), "0.95 to 1.05");
  for (const [rows, run] of [
    [most / 100, small],
    [most / 10, middle],
    [most, whole],
  ]) {
    tell(`memory of cost, ${rows.toLocaleString("en")} rows`, `${run.mb.toFixed(0)} MB`, "at most 250 MB");
  }
  if (process.env.BENCH_HUGE) {
    const huge = folderOf(most * 10);
    const run = cost(huge);
    tell(`memory of cost, ${(most * 10).toLocaleString("en")} rows`, `${run.mb.toFixed(0)} MB`, "flat");
    tell("growth of cost up to there, exponent", Math.log10(run.ms / whole.ms).toFixed(3), "0.95 to 1.05");
  }

  const checked = folderOf(few + 1);
  const run = check(checked);
  const ruled = 500;
  const rules = peer("rulesEngine", join(checked, "products.csv"), ruled);
  tell(
    "json-rules-engine / check, all rules of the US",
    times(rules.ms / ruled / (run.ms / few)),
    "at least 20 ×",
  );
  tell(`memory of check, ${few.toLocaleString("en")} rows`, `${run.mb.toFixed(0)} MB`);

  for (const [name, command, folder] of [
    ["cost", cost, tenth],
    ["check", check, folderOf(few / 10)],
  ]) {
    const parts = Array.from({ length: shards }, (_, k) => out(`part-${k}.ndjson`));
    for (const [k, part] of parts.entries()) command(folder, "--shard", `${k + 1}/${shards}`, "-o", part);
    command(folder, "-o", out("whole.ndjson"), "-o", out("whole.csv"));
    measured([
      "merge",
      ...parts,
      "-f",
      "json",
      "-o",
      out("merged.ndjson"),
      "-o",
      out("merged.csv"),
      "-q",
      "--fail-on",
      "never",
    ]);
    for (const kind of ["ndjson", "csv"]) {
      const same = (await hash(out(`whole.${kind}`))) === (await hash(out(`merged.${kind}`)));
      tell(`${name}: ${shards} shards merged are the whole (${kind})`, same ? "yes" : "NO", "yes");
    }
  }
} finally {
  rmSync(away, { recursive: true, force: true });
}
