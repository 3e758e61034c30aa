// Start-up of each kind of command against bare Node, interleaved, medians. `npm run bench:start [-- RUNS]`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const runs = Number(process.argv[2] ?? 15);
const { NODE_EXTRA_CA_CERTS: _, NODE_OPTIONS: __, ...env } = process.env;

const quote =
  "cost --to AU --hs 6109.10 --origin CN --freight 500AUD --quantity 100 --weight 20kg --on 2026-07-01";
const cases = [
  { name: "node -e 0", args: ["-e", "0"] },
  { name: "xb --version", most: 1.25, args: ["bin/xb.js", "--version"] },
  { name: "xb --help", most: 1.7, args: ["bin/xb.js", "--help"] },
  { name: "xb completion", args: ["bin/xb.js", "completion", "words", "--", "check", "--f"] },
  {
    name: "xb cost, ad hoc",
    most: 3.5,
    args: [
      "bin/xb.js",
      ...quote
        .replace("500AUD", "500_AUD")
        .split(" ")
        .map((w) => w.replace("_", " ")),
      "--value",
      "5000 AUD",
    ],
  },
  {
    name: "xb check examples/spring-launch",
    most: 4.5,
    args: ["bin/xb.js", "check", "examples/spring-launch", "--on", "2026-11-22"],
  },
];

const times = cases.map(() => []);
for (let run = 0; run <= runs; run++) {
  for (const [index, { args }] of cases.entries()) {
    const start = process.hrtime.bigint();
    const done = spawnSync(process.execPath, args, { cwd: root, env, stdio: "ignore" });
    const took = Number(process.hrtime.bigint() - start) / 1e6;
    if (done.status > 1) throw new Error(`${args.join(" ")} ended with ${done.status}`);
    // The first round fills the compile cache.
    if (run > 0) times[index].push(took);
  }
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const floor = median(times[0]);
for (const [index, { name, most }] of cases.entries()) {
  const ms = median(times[index]);
  const ratio = (ms / floor).toFixed(2);
  const told = index === 0 ? "" : `${ratio} ×${most === undefined ? "" : ` (at most ${most})`}`;
  console.log(`${name.padEnd(34)} ${ms.toFixed(1).padStart(8)} ms  ${told}`);
}
