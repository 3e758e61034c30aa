import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { folder } from "../cli/run.ts";
import { type Finding, fuzzOne, openBase } from "./fuzz.ts";

/** `npm run fuzz -- --minutes 30 --seed 7` sets these; the normal tests take a few seconds. */
const minutes = Number(process.env.XB_FUZZ_MINUTES ?? 0.1);
const first = Number(process.env.XB_FUZZ_SEED ?? 1) * 1_000_000;
const keep = process.env.XB_FUZZ_KEEP;

it(
  "no mutant of a launch makes any command misbehave",
  async () => {
    const at = folder();
    const base = await openBase(join(at, "base"));
    const findings: Finding[] = [];
    const until = performance.now() + minutes * 60_000;
    let seed = first;
    for (; performance.now() < until && findings.length < 20; seed++) {
      const case_ = join(at, "case");
      // Whoever watches sees which seed never came back.
      if (keep) writeFileSync(join(keep, "seed"), String(seed));
      const found = await fuzzOne(base, seed, case_);
      if (found === undefined) continue;
      findings.push(found);
      if (keep) cpSync(case_, join(keep, String(seed)), { recursive: true });
    }
    if (keep) writeFileSync(join(keep, "count"), String(seed - first));
    expect(findings.map(({ seed, args, misdeeds }) => ({ seed, args: args.join(" "), misdeeds }))).toEqual(
      [],
    );
    expect(seed).toBeGreaterThan(first);
  },
  minutes * 60_000 + 120_000,
);
