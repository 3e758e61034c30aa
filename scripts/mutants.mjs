// Mutation score of source files against test files: `node scripts/mutants.mjs --mutate src/cost/tax.ts --tests test/cost/tax.test.ts`.
// Needs @stryker-mutator/instrumenter, which is not a dependency: see docs/quality.md.
import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundle, instrumented } from "./mutants/bundle.mjs";

const { values } = parseArgs({
  options: {
    mutate: { type: "string" },
    tests: { type: "string" },
    sample: { type: "string", default: "1" },
    budget: { type: "string", default: "8" },
    quiet: { type: "boolean", default: false },
  },
});
const sources = values.mutate.split(",");
const sample = Number(values.sample);
/** Milliseconds of tests, quickest first, that a mutant is set against: what only slower ones would kill counts as alive. */
const budget = 1000 * Number(values.budget);
const patience = 20_000;

const { code, mutants } = await instrumented(sources);
const bundles = [];
for (const test of values.tests.split(",")) bundles.push(await bundle(test, code));

let child;
async function ask(message, ms) {
  if (!child) {
    child = fork(fileURLToPath(new URL("mutants/run.mjs", import.meta.url)), { serialization: "advanced" });
    await answer({ bundles }, patience);
  }
  return answer(message, ms);
}

/** What the child answers, or nothing if it hangs or dies. */
function answer(message, ms) {
  return new Promise((resolve) => {
    const end = (result) => {
      clearTimeout(timer);
      child?.removeAllListeners();
      if (!result) {
        child?.kill("SIGKILL");
        child = undefined;
      }
      resolve(result);
    };
    const timer = setTimeout(end, ms);
    child.once("message", end);
    child.once("exit", () => end());
    child.send(message);
  });
}

const whole = await ask({ dry: true }, 3_600_000);
const tests = whole.tests.filter((test) => test.passed).sort((a, b) => a.ms - b.ms);

/** The tests that meet a mutant, by file, quickest first; one met while a file's tests are declared is met by all of them. */
function planFor(mutant) {
  const plan = new Map();
  const meets = (id) => whole.met[id]?.[mutant] !== undefined;
  let spent = 0;
  for (const { file, place, ms } of tests) {
    if (!(meets(`${file}.${place}`) || meets(`${file}`))) continue;
    spent += ms;
    if (spent > budget && plan.size > 0) break;
    plan.set(file, [...(plan.get(file) ?? []), place]);
  }
  return { plan: [...plan], spent };
}

const hits = (mutant) => Object.values(whole.met).reduce((sum, counts) => sum + (counts[mutant] ?? 0), 0);

/** One mutant in `sample`, by a hash of what it is: the same ones on every run. */
function picked({ fileName, mutatorName, replacement, location }) {
  const name = [fileName, mutatorName, replacement, location.start.line, location.start.column].join();
  return createHash("sha256").update(name).digest().readUInt32BE() % sample === 0;
}

const outcome = new Map(sources.map((name) => [name, { mutants: 0, tried: 0, killed: 0, unmet: 0 }]));
for (const mutant of mutants) {
  const counts = outcome.get(mutant.fileName);
  counts.mutants++;
  if (!picked(mutant)) continue;
  counts.tried++;
  const { plan, spent } = planFor(mutant.id);
  const message = { mutant: mutant.id, plan, limit: 1000 + 100 * hits(mutant.id) };
  const killed = plan.length > 0 && (await ask(message, patience + 5 * spent));
  if (plan.length === 0) counts.unmet++;
  if (plan.length > 0 && (killed?.killed ?? true)) counts.killed++;
  else if (!values.quiet) {
    const { line, column } = mutant.location.start;
    const text = mutant.replacement.replaceAll(/\s+/g, " ").slice(0, 90);
    const what = plan.length === 0 ? "not met" : "lives";
    process.stdout.write(
      `${mutant.fileName}:${line + 1}:${column + 1} ${what}: ${mutant.mutatorName} ${text}\n`,
    );
  }
}
child?.kill();

const percent = (part) => `${(100 * part).toFixed(1)} %`;
for (const [name, { mutants: all, tried, killed, unmet }] of outcome) {
  process.stdout.write(
    `| \`${name}\` | ${all} | ${tried} | ${killed} | ${unmet} | ${percent(killed / tried)} | ${interval(killed, tried)} |\n`,
  );
}

/** Wilson's 95 % interval; a whole count has none. */
function interval(killed, tried) {
  if (sample === 1) return "whole";
  const [z, p] = [1.96, killed / tried];
  const middle = p + z ** 2 / (2 * tried);
  const spread = z * Math.sqrt((p * (1 - p)) / tried + z ** 2 / (4 * tried ** 2));
  return [middle - spread, middle + spread].map((x) => percent(x / (1 + z ** 2 / tried))).join(" to ");
}
