// Compiles a WebAssembly file and keeps V8's code where src/load/machine-code.ts looks for it:
// `node scripts/machine-code.cjs highs/runtime dist`. In a process of its own: where V8 cannot, it dies.
const { createHash } = require("node:crypto");
const { readFileSync, renameSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { cachedDataVersionTag, setFlagsFromString } = require("node:v8");

const [specifier, folder] = process.argv.slice(2);
const wasm = readFileSync(require.resolve(specifier));

// The flags of bin/xb.js: code is read by such a V8 only as made it.
if (process.version.startsWith("v20.")) setFlagsFromString("--interrupt-budget=500000");
setFlagsFromString("--semi-space-growth-factor=1");
const machine = `${process.platform} ${process.arch} ${cachedDataVersionTag()}`;
const name = createHash("sha256").update(wasm).update(machine).digest("hex").slice(0, 32);

// All of it at once and at its best, which are the only functions that V8 writes.
for (const flag of ["no-liftoff", "no-wasm-lazy-compilation"]) setFlagsFromString(`--${flag}`);
const compiled = new WebAssembly.Module(wasm);
for (const flag of ["liftoff", "wasm-lazy-compilation", "wasm-dynamic-tiering", "wasm-tier-up"]) {
  setFlagsFromString(`--${flag}`);
}
setFlagsFromString("--allow-natives-syntax");
const write = new Function("compiled", "return %SerializeWasmModule(compiled)");
setFlagsFromString("--no-allow-natives-syntax");
// Renamed when it is whole: V8 does not look for a missing end.
writeFileSync(join(folder, "code.part"), new Uint8Array(write(compiled)));
renameSync(join(folder, "code.part"), join(folder, `${name}.code`));
