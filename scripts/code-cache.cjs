// Runs a bundle once and keeps what V8 compiled of it: `node scripts/code-cache.cjs dist/xb-cost.cjs ARGS`.
const { readFileSync, writeFileSync } = require("node:fs");
const { dirname } = require("node:path");
const module_ = require("node:module");
const { Script, constants } = require("node:vm");

const [file, ...argv] = process.argv.slice(2);
const script = new Script(readFileSync(file, "latin1"), {
  filename: file,
  importModuleDynamically: constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
});
const made = { exports: {} };
script.runInThisContext()(made.exports, module_.createRequire(file), made, file, dirname(file));
made.exports.main(argv).then(() => writeFileSync(file.replace(/cjs$/, "cache"), script.createCachedData()));
