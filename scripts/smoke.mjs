// Packs the tool, installs the tarball elsewhere, and runs it on other versions of Node: `npm run smoke [-- 22 24]`.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const versions = process.argv.slice(2).length > 0 ? process.argv.slice(2) : ["22", "24"];
const away = mkdtempSync(join(tmpdir(), "xb-smoke-"));
const on = ["--on", "2026-11-24"];

/** Command lines, and how each may end. */
const runs = [
  [["--version"], [0]],
  [["check", "launch", ...on, "-f", "json"], [1]],
  [["cost", "launch", ...on, "-f", "json"], [0]],
  [
    ["plan", "launch", ...on, "-f", "json"],
    [0, 1],
  ],
  [["compare", "launch", ...on, "-f", "json"], [0]],
  [["report", "launch", ...on, "-o", "page.html"], [0]],
  [["markets", "verify", ...on], [0]],
  [["schema", "result"], [0]],
  [
    ["cost", "--to", "AU", "--hs", "6109.10", "--origin", "CN", "--value", "50 AUD", ...on, "-f", "json"],
    [0],
  ],
  [["check", "no-such-launch"], [2]],
];

const npm = (args, cwd) =>
  execFileSync("npm", args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

function xb(node, args) {
  const options = { cwd: away, encoding: "utf8", maxBuffer: 256 << 20 };
  const ran = spawnSync(node, [join(away, "node_modules/xb-launch/bin/xb.js"), ...args], options);
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

try {
  const told = JSON.parse(npm(["pack", "--json", "--ignore-scripts", "--pack-destination", away], root));
  const [{ filename }] = Array.isArray(told) ? told : Object.values(told);
  npm(["init", "-y"], away);
  npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", join(away, filename)], away);
  cpSync(join(root, "examples/spring-launch"), join(away, "launch"), { recursive: true });
  const here = runs.map(([args]) => xb(process.execPath, args));
  for (const version of versions) {
    // The `node` package brings the binary; npx finds it without installing it here.
    const node = execFileSync("npx", ["--yes", "-p", `node@${version}`, "node", "-p", "process.execPath"], {
      cwd: away,
      encoding: "utf8",
    }).trim();
    const full = execFileSync(node, ["--version"], { encoding: "utf8" }).trim();
    for (const [index, [args, codes]] of runs.entries()) {
      const ran = xb(node, args);
      const same = ran.out === here[index].out && ran.err === here[index].err;
      const good = codes.includes(ran.code) && same;
      process.stdout.write(`${full} ${good ? "ok  " : "FAIL"} xb ${args.join(" ")}\n`);
      if (good) continue;
      process.exitCode = 1;
      process.stdout.write(
        `  ended with ${ran.code}${same ? "" : `, not as on ${process.version}`}: ${ran.err}\n`,
      );
    }
  }
} finally {
  rmSync(away, { recursive: true, force: true });
}
