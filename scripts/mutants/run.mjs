// The process that mutants run in: `{ dry: true }` times every test and sees which mutants it meets; `{ mutant }` tries one.
import { createRequire } from "node:module";
import { Script } from "node:vm";
import fc from "fast-check";

fc.configureGlobal({ seed: 7, endOnFailure: true });
const require = createRequire(import.meta.url);
const stryker = { mutantCoverage: { static: {}, perTest: {} } };
globalThis.__stryker__ = stryker;
let scripts = [];

function freeze(value) {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) freeze(part);
  return value;
}

const maps = new Map();
const read = new Map();
globalThis.kept = {
  map(name) {
    if (!maps.has(name)) maps.set(name, new Map());
    const map = maps.get(name);
    return { get: (key) => map.get(key), set: (key, value) => map.set(key, freeze(value)) };
  },
  yaml: (parse) => (file, text) => {
    const key = `${file}\n${text}`;
    if (!read.has(key)) {
      const source = parse(file, text);
      freeze(source.value);
      read.set(key, source);
    }
    return read.get(key);
  },
};

/** Runs a test file anew, as if nothing of it had been loaded before; answers its tests. */
function load(index) {
  globalThis.foundTests = [];
  globalThis.afterTests = [];
  scripts[index](require, { exports: {} }, {});
  return globalThis.foundTests;
}

async function hooks(suite) {
  if (!suite) return;
  await hooks(suite.above);
  suite.ready ??= (async () => {
    for (const hook of suite.hooks) await hook();
  })();
  await suite.ready;
}

async function attempt({ run, suite }) {
  await hooks(suite);
  await run();
}

/** The second of two runs has nothing left to read, as the runs with mutants have not. */
async function dry() {
  const tests = [];
  for (const file of scripts.keys()) {
    stryker.currentTestId = `${file}`;
    for (const [place, test] of load(file).entries()) {
      await hooks(test.suite);
      const id = `${file}.${place}`;
      stryker.currentTestId = id;
      const start = performance.now();
      let passed = true;
      try {
        await attempt(test);
      } catch (error) {
        passed = false;
        process.stderr.write(`${id} fails without any mutant: ${String(error.message).slice(0, 300)}\n`);
      }
      tests.push({ file, place, passed, ms: performance.now() - start });
      stryker.currentTestId = `${file}`;
    }
    for (const hook of globalThis.afterTests) await hook();
  }
  return { tests, met: stryker.mutantCoverage.perTest };
}

/** `plan`: per file the places of its tests to run, quickest first. */
async function killed({ mutant, plan, limit }) {
  stryker.activeMutant = mutant;
  stryker.hitCount = 0;
  stryker.hitLimit = limit;
  try {
    for (const [file, places] of plan) {
      const tests = load(file);
      for (const place of places) await attempt(tests[place]);
      for (const hook of globalThis.afterTests) await hook();
    }
  } catch {
    return true;
  } finally {
    stryker.activeMutant = undefined;
  }
  return false;
}

process.on("message", async (message) => {
  if (message.bundles) {
    scripts = message.bundles.map((text) =>
      new Script(`((require, module, exports) => {${text}\n})`).runInThisContext(),
    );
    process.send({ ready: true });
  } else if (message.dry) {
    await dry();
    process.send(await dry());
  } else process.send({ killed: await killed(message) });
});
process.on("unhandledRejection", () => {});
