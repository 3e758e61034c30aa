// Writes docs/reference/ from the commands' help and the schemas: node scripts/docs.mjs
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const bundle = path("dist/reference.js");

await build({
  entryPoints: [path("scripts/reference.ts")],
  outfile: bundle,
  bundle: true,
  platform: "node",
  format: "esm",
  external: ["highs"],
  logLevel: "warning",
  banner: {
    js: 'import { createRequire as xbRequire } from "node:module"; const require = xbRequire(import.meta.url);',
  },
});
const { referencePages } = await import(bundle);
rmSync(bundle);
rmSync(path("docs/reference"), { recursive: true, force: true });
mkdirSync(path("docs/reference"), { recursive: true });
for (const [name, text] of Object.entries(await referencePages())) {
  writeFileSync(path(`docs/reference/${name}`), text);
}
