#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";

module.enableCompileCache?.();
const main = new URL("../dist/main.js", import.meta.url);
if (existsSync(main)) {
  const xb = await import(main.href);
  process.exitCode = await xb.main(process.argv.slice(2));
} else {
  process.stderr.write("xb is not built yet: run `npm run build` in its folder\n");
  process.exitCode = 3;
}
