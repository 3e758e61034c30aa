import { it } from "vitest";
import { columnsOf } from "../src/plan/columns.ts";
import { loadHighs } from "../src/plan/highs.ts";
import { modelOf } from "../src/plan/model.ts";
import { plan } from "../src/plan/plan.ts";
import { verify } from "../src/plan/verify.ts";
import { instance, type Size, sizes } from "./plan-instance.ts";

const words = { say: (id: string) => id, weekOf: String };
const wanted = (process.env.SIZES ?? "S,M").split(",") as Size[];
const seeds = [1, 2, 3].slice(0, Number(process.env.SEEDS ?? 3));

/** `npm run bench:plan`: our plan beside the plain model given whole to the same solver, in one run. */
it("plan", { timeout: 3_600_000 }, async () => {
  const solver = await loadHighs();
  const lines = ["size family seed  columns  ours s   gap %  status      whole s  whole gap %"];
  for (const size of wanted.filter((s) => s in sizes)) {
    for (const tight of [false, true]) {
      for (const seed of seeds) {
        const problem = instance(size, seed, tight);
        let start = performance.now();
        const ours = plan(problem, words, solver);
        const took = (performance.now() - start) / 1000;
        if (verify(problem, ours.streams).violations.length > 0) throw new Error("a rule is broken");
        const columns = columnsOf(problem);
        start = performance.now();
        const whole =
          columns.length > 45_000
            ? undefined
            : solver(modelOf(problem, columns), { relax: false, gap: 0.003, nodes: 400, timeLimit: 120 });
        const wholeTook = (performance.now() - start) / 1000;
        const wholeGap =
          whole === undefined
            ? "-"
            : (((whole.bound - whole.objective) / Math.max(1, Math.abs(whole.objective))) * 100).toFixed(2);
        lines.push(
          [
            size.padEnd(4),
            (tight ? "tight" : "soft").padEnd(6),
            String(seed).padEnd(5),
            String(columns.length).padStart(7),
            took.toFixed(1).padStart(7),
            (ours.gap * 100).toFixed(2).padStart(7),
            ours.status.padEnd(11),
            wholeTook.toFixed(1).padStart(8),
            wholeGap.padStart(12),
          ].join(" "),
        );
        console.log(lines.at(-1));
      }
    }
  }
  console.log(lines.join("\n"));
});
