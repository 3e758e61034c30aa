#!/usr/bin/env node
// CommonJS, because loading an ES module alone takes a fifth of Node's own start.
const { existsSync, readFileSync, writeSync } = require("node:fs");
const { dirname, join } = require("node:path");
const module_ = require("node:module");

const dist = join(dirname(__dirname), "dist");
const argv = process.argv.slice(2);

if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
  version();
} else if (existsSync(join(dist, "main.js"))) {
  start();
} else {
  process.stderr.write("xb is not built yet: run `npm run build` in its folder\n");
  process.exitCode = 3;
}

function version() {
  try {
    writeSync(1, `${JSON.parse(readFileSync(join(dirname(dist), "package.json"), "utf8")).version}\n`);
  } catch (error) {
    // A closed pipe ends the run quietly.
    if (error.code !== "EPIPE") process.exitCode = 2;
    if (error.code !== "EPIPE") process.stderr.write(`stdout could not be written (${error.code})\n`);
  }
}

async function start() {
  const [name = "help", other] = argv.filter((word) => !word.startsWith("-"));
  // The help of a command is with the command.
  const whole = /^[a-z]+$/.test(name) && !(name === "help" && other) ? join(dist, `xb-${name}.cjs`) : "";
  if (!existsSync(whole)) {
    module_.enableCompileCache?.();
    process.exitCode = await (await import("../dist/main.js")).main(argv);
    return;
  }
  process.exitCode = await compiled(whole).main(argv);
  // Where all is written, to leave at once spares the collection of what nobody needs any more.
  if (process.stdout.writableLength + process.stderr.writableLength === 0) process.exit();
}

/** A bundle in one file, wrapped and in ASCII, with the code cache that the build made for this version of Node. */
function compiled(file) {
  const { Script, constants } = require("node:vm");
  const cache = file.replace(/cjs$/, "cache");
  const script = new Script(readFileSync(file, "latin1"), {
    filename: file,
    importModuleDynamically: constants?.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(existsSync(cache) ? { cachedData: readFileSync(cache) } : {}),
  });
  const { setFlagsFromString } = require("node:v8");
  // Most runs are over before optimised code pays, which V8 would make at a quarter of this. Later ones call it otherwise.
  if (process.version.startsWith("v20.")) setFlagsFromString("--interrupt-budget=500000");
  // New objects stay in the same few pages: fresh ones cost more than collecting often, in long runs too.
  setFlagsFromString("--semi-space-growth-factor=1");
  const made = { exports: {} };
  script.runInThisContext()(made.exports, module_.createRequire(file), made, file, dist);
  return made.exports;
}
