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
  console.log(`${name.padEnd(78)} ${value.padStart(12)}  ${wanted}`);
};
const perSecond = (rows, { ms }) => Math.round(rows / (ms / 1000)).toLocaleString("en");
const times = (ratio) => `${ratio.toFixed(2)} ×`;

/** CPU time of one thread, so that a busy machine and idle cores change nothing; and peak memory. */
function measured(args, threads = 0) {
  const done = spawnSync(process.execPath, [join(root, "bench/measure.cjs"), ...args], {
    cwd: root,
    env: { ...env, XB_THREADS: String(threads) },
    stdio: ["ignore", "ignore", "pipe", "pipe"],
    encoding: "utf8",
  });
  if (done.status > 1) throw new Error(`${args.join(" ")}: ${done.stderr}`);
  const [mb, ms, clock] = done.output[3].split(" ").map(Number);
  return { ms, mb, clock };
}

const peer = (name, file, rows = "Infinity") => {
  const args = ["bench/peers.mjs", name, file, out("peer.csv"), String(rows)];
  const done = spawnSync(process.execPath, args, { cwd: root, env, encoding: "utf8" });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
};

const costing = ["--totals", "--on", "2026-11-22", "-q", "-f", "csv"];
const cost = (folder, ...more) => measured(["cost", folder, ...costing, ...more]);
const check = (folder, ...more) =>
  measured(["check", folder, "--on", "2026-11-22", "-q", "--fail-on", "never", "-f", "csv", ...more]);

const folderOf = (rows, options = {}) => {
  const folder = out(`rows-${rows}-${Object.values(options).join("-")}`);
  catalogue(folder, rows, options);
  return folder;
};
/** Few kinds of goods, as to what they cost. */
const plain = { most: 20 };

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
  const big = folderOf(most, plain);
  const file = join(big, "products.csv");
  const [floor, whole] = [peer("floor", file), cost(big)];
  tell("cost / reading with Papa Parse and printing the rows", times(whole.ms / floor.ms), "at most 3 ×");
  tell("cost / reading and printing the rows with its own reader", times(whole.ms / peer("own", file).ms));
  const sample = Math.min(most, 200_000);
  const decimal = peer("decimal", file, sample);
  tell("the same arithmetic in decimal.js / cost", times(decimal.ms / sample / (whole.ms / most)));
  tell("cost, rows a second of one core", perSecond(most, whole));
  const helped = measured(["cost", big, ...costing], 1);
  tell(
    "cost with a second thread / without, by the clock",
    times(helped.clock / whole.clock),
    "idle machine",
  );
  tell("memory of cost with a second thread", `${helped.mb.toFixed(0)} MB`, "at most 250 MB");

  const tenth = folderOf(most / 10, plain);
  const hundredth = folderOf(most / 100, plain);
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
    const run = cost(folderOf(most * 10, plain));
    tell(`memory of cost, ${(most * 10).toLocaleString("en")} rows`, `${run.mb.toFixed(0)} MB`, "flat");
    tell("growth of cost up to there, exponent", Math.log10(run.ms / whole.ms).toFixed(3), "0.95 to 1.05");
  }
  const variants = folderOf(few);
  tell("cost of variants of many designs, rows a second", perSecond(few, cost(variants)));

  const ruled = Math.min(few, 3_000);
  for (const [what, rows, options, wanted] of [
    ["variants of designs", most, {}, "at least 20 ×"],
    ["rows all distinct to the rules", few, { distinct: true }, ""],
  ]) {
    const folder = folderOf(rows, options);
    const run = check(folder);
    const rules = peer("rulesEngine", join(folder, "products.csv"), ruled);
    tell(
      `json-rules-engine / check, all rules of the US, ${what}`,
      times(rules.ms / ruled / (run.ms / rows)),
      wanted,
    );
    tell(`check, ${what}, rows a second of one core`, perSecond(rows, run));
    tell(`memory of check, ${rows.toLocaleString("en")} rows`, `${run.mb.toFixed(0)} MB`);
  }

  const sharded = folderOf(few / 10);
  for (const [name, command] of [
    ["cost", cost],
    ["check", check],
  ]) {
    const parts = Array.from({ length: shards }, (_, k) => out(`part-${k}.ndjson`));
    for (const [k, part] of parts.entries()) command(sharded, "--shard", `${k + 1}/${shards}`, "-o", part);
    command(sharded, "-o", out("whole.ndjson"), "-o", out("whole.csv"));
    const outputs = ["-f", "csv", "-o", out("merged.ndjson"), "-o", out("merged.csv")];
    const { mb } = measured(["merge", ...parts, ...outputs, "-q", "--fail-on", "never"]);
    tell(`${name}: memory of merging ${shards} shards`, `${mb.toFixed(0)} MB`);
    for (const kind of ["ndjson", "csv"]) {
      const same = (await hash(out(`whole.${kind}`))) === (await hash(out(`merged.${kind}`)));
      tell(`${name}: ${shards} shards merged are the whole (${kind})`, same ? "yes" : "NO", "yes");
    }
  }
} finally {
  rmSync(away, { recursive: true, force: true });
}
