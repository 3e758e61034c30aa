// Builds dist/: the code-split bundle, the profiles as JSON, the JSON Schemas, the types.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = new URL("../", import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));

const shared = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  // A package with its own WebAssembly file, loaded when a plan is made.
  external: ["highs"],
  logLevel: "warning",
  // CommonJS packages inside the bundle ask for Node's own modules through `require`.
  banner: {
    js: 'import { createRequire as xbRequire } from "node:module"; const require = xbRequire(import.meta.url);',
  },
};

rmSync(path("dist"), { recursive: true, force: true });
mkdirSync(path("dist/markets"), { recursive: true });

await build({
  ...shared,
  entryPoints: { main: path("src/cli/main.ts"), index: path("src/index.ts") },
  outdir: path("dist"),
  splitting: true,
  chunkNames: "[name]-[hash]",
  legalComments: "linked",
});

await build({
  ...shared,
  entryPoints: { compile: path("scripts/compile-profiles.ts") },
  outdir: path("dist"),
});
const { compileProfile, writeSchemas } = await import(new URL("dist/compile.js", root).href);
rmSync(path("dist/compile.js"));

let failed = false;
for (const name of readdirSync(path("markets")).filter((n) => n.endsWith(".yaml"))) {
  const outcome = compileProfile(path(`markets/${name}`), readFileSync(path(`markets/${name}`), "utf8"));
  if (outcome.errors) {
    failed = true;
    process.stderr.write(`${outcome.errors.join("\n")}\n`);
  } else writeFileSync(path(`dist/${outcome.target}`), outcome.json);
}
writeSchemas((name, json) => {
  mkdirSync(path("dist/schemas"), { recursive: true });
  writeFileSync(path(`dist/schemas/${name}.json`), json);
});
execFileSync(process.execPath, [path("node_modules/typescript/bin/tsc"), "-p", path("tsconfig.types.json")], {
  stdio: "inherit",
});
if (failed) process.exitCode = 1;
