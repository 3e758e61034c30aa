// Lists what the lockfile brings by licence, and fails on a licence that is not permissive or a script that runs on install.
import { readFileSync } from "node:fs";

const permissive = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "PSF-2.0",
  "Unlicense",
];
/** Weak copyleft and data licences that tools of the tests may have, since nothing of them is shipped. */
const inTests = [...permissive, "CC-BY-3.0", "CC-BY-4.0", "MPL-2.0"];

/** Whether one may choose a way through `A OR (B AND C)` that meets only allowed licences. */
function allows(expression, allowed) {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  const either = () => {
    let good = both();
    while (tokens[0] === "OR") {
      tokens.shift();
      good = both() || good;
    }
    return good;
  };
  const both = () => {
    let good = one();
    while (tokens[0] === "AND") {
      tokens.shift();
      good = one() && good;
    }
    return good;
  };
  const one = () => {
    const token = tokens.shift();
    if (token !== "(") return allowed.includes(token);
    const good = either();
    tokens.shift();
    return good;
  };
  return either() && tokens.length === 0;
}

/** @type {{ packages: Record<string, { version: string, license?: string, dev?: boolean, hasInstallScript?: boolean }> }} */
const { packages } = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));
const list = Object.entries(packages)
  .filter(([path]) => path !== "")
  .map(([path, { version, license = "none", dev = false, hasInstallScript = false }]) => ({
    name: `${path.replace(/^.*node_modules\//, "")}@${version}`,
    license,
    dev,
    hasInstallScript,
  }));

for (const dev of [false, true]) {
  const part = list.filter((p) => p.dev === dev);
  process.stdout.write(dev ? "\nFor development and tests:\n" : "At run time:\n");
  for (const license of [...new Set(part.map((p) => p.license))].sort()) {
    const names = part.filter((p) => p.license === license).map((p) => p.name);
    process.stdout.write(`  ${license} (${names.length}): ${[...new Set(names)].join(", ")}\n`);
  }
}

const bad = list.filter((p) => !allows(p.license, p.dev ? inTests : permissive));
const scripts = list.filter((p) => p.hasInstallScript && !p.dev);
for (const { name, license } of bad) process.stderr.write(`not permissive: ${name} is ${license}\n`);
for (const { name } of scripts) process.stderr.write(`runs a script when it is installed: ${name}\n`);
if (bad.length > 0 || scripts.length > 0) process.exitCode = 1;
