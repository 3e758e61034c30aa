import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cachedDataVersionTag, setFlagsFromString } from "node:v8";
import { assetFile } from "./assets.ts";

/**
 * The WebAssembly module of a package's file as V8 compiled it when xb was built (`scripts/machine-code.cjs`), such as of
 * `highs/runtime`; undefined where that was another file, V8 or machine. Compiling it anew takes seconds of a core.
 */
export function machineCode(specifier: string): object | undefined {
  try {
    const wasm = readFileSync(createRequire(import.meta.url).resolve(specifier));
    const made = assetFile(`${nameOf(wasm)}.code`);
    if (!existsSync(made)) return undefined;
    const { buffer } = readFileSync(made);
    // V8 has no other door to its cache of WebAssembly than this word of its own tests.
    setFlagsFromString("--allow-natives-syntax");
    const read = new Function("code", "wasm", "return %DeserializeWasmModule(code, wasm)");
    setFlagsFromString("--no-allow-natives-syntax");
    return read(buffer, new Uint8Array(wasm));
  } catch {
    return undefined;
  }
}

/** V8 trusts that code is of the file and the machine it is read for. */
function nameOf(wasm: Uint8Array): string {
  const machine = `${process.platform} ${process.arch} ${cachedDataVersionTag()}`;
  return createHash("sha256").update(wasm).update(machine).digest("hex").slice(0, 32);
}
