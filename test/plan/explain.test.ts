import { beforeAll, describe, expect, it } from "vitest";
import { loadHighs } from "../../src/plan/highs.ts";
import { plan } from "../../src/plan/plan.ts";
import type { PlanProblem } from "../../src/plan/problem.ts";
import type { Solver } from "../../src/plan/solver.ts";
import { type MessageArgs, message } from "../../src/text/message.ts";
import { host, market, problem } from "./instance.ts";

const words = {
  say: (id: Parameters<typeof message>[1], args?: MessageArgs) => message("en", id, args),
  weekOf: String,
};
let solver: Solver;
beforeAll(async () => {
  solver = await loadHighs();
});
const solve = (p: PlanProblem) => plan(p, words, solver);

/** Two evenings a week are wanted, and the one host's limits leave room for one. */
const short = (limits: Partial<PlanProblem["hosts"][number]["limits"]>): PlanProblem =>
  problem({
    markets: [market({ min: 2, target: 2, max: 2 })],
    hosts: [
      host({ limits: { ...host().limits, ...limits }, off: [{ from: "2027-03-29", to: "2027-03-29" }] }),
    ],
    window: { from: "2027-03-22", to: "2027-03-28" },
    products: [],
  });

describe("what is not met", () => {
  it.each([
    ["nights", { nightsPerWeek: 1 }, "one more night a week for lin", "1 of 1 nights"],
    ["hours of the week", { perWeek: 60 }, "1 h a week more for lin", "1 of 1 h"],
  ])("names the limit and what loosening it is worth: %s", (_, limits, relax, why) => {
    const [unmet] = solve(short(limits)).unmet;
    expect(unmet).toMatchObject({ kind: "market-min", wanted: 2, got: 1 });
    expect(unmet!.why).toContain(why);
    expect(unmet!.relax.some((text) => text.includes(relax))).toBe(true);
  });

  it("a loosened limit does let the stream in", () => {
    expect(solve(short({ nightsPerWeek: 2 })).unmet).toEqual([]);
  });
});

describe("what is worth adding", () => {
  it("a host of the language that nobody speaks, and never less than nothing", () => {
    const arabic = market({ id: "SA", zone: "Asia/Riyadh", languages: ["ar"], target: 2 });
    const { wanted } = solve(problem({ markets: [market(), arabic], products: [] }));
    expect(wanted[0]!.what).toContain("ar, evenings Asia/Riyadh");
    expect(wanted.every(({ value }) => value > 0)).toBe(true);
  });

  it("is really gained once it is there", () => {
    const arabic = market({ id: "SA", zone: "Asia/Riyadh", languages: ["ar"], target: 2 });
    const before = problem({ markets: [market(), arabic], products: [] });
    const { wanted, objective } = solve(before);
    const { limits } = host();
    const fatima = host({
      id: "fatima",
      zone: "Asia/Riyadh",
      languages: { ar: 0.9 },
      sleep: { from: "00:00", to: "07:00" },
      limits,
    });
    const after = solve({ ...before, hosts: [...before.hosts, fatima] });
    expect(after.bound).toBeGreaterThanOrEqual(objective + wanted[0]!.value);
    expect(after.objective).toBeLessThanOrEqual(objective + wanted[0]!.atMost!);
  });
});

describe("what a plan costs its hosts", () => {
  const late = market({
    audience: [{ days: ["mon", "wed"], from: "21:00", weights: [1, 1] }],
    target: 2,
    minGap: 60,
  });
  const atHome = (sleep: PlanProblem["hosts"][number]["sleep"]) =>
    solve(problem({ products: [], markets: [late], hosts: [host({ zone: "Europe/London", sleep })] }))
      .hosts[0]!;

  it("streams that end within an hour before her sleep", () => {
    expect(atHome({ from: "22:30", to: "07:00" })).toMatchObject({ hours: 4, lateEnds: 4, nightHours: 0 });
    expect(atHome({ from: "23:30", to: "07:00" }).lateEnds).toBe(0);
  });

  it("hours between 23:00 and 06:00 by her clock, and the share of her weeks", () => {
    const [lin] = solve(problem({ products: [], markets: [late] })).hosts;
    expect(lin).toMatchObject({ hours: 4, nightHours: 4, load: 0.1 });
  });
});

describe("since the published plan", () => {
  const published = problem({ products: [] });

  it("nothing is told of streams that stand", () => {
    const { streams } = solve(published);
    expect(solve({ ...published, pins: streams }).changes).toEqual([]);
  });

  it("a stream whose host is off has moved, with its slot and reason", () => {
    const { streams } = solve(published);
    const day = streams[0]!.hostStart.slice(0, 10);
    const hosts = [host({ off: [{ from: day, to: day }] })];
    const { changes = [] } = solve({ ...published, hosts, pins: streams });
    expect(changes.map(({ slot }) => slot)).toContain(streams[0]!.slot);
    const change = changes.find(({ slot }) => slot === streams[0]!.slot)!;
    expect(["moved", "dropped"]).toContain(change.kind);
    expect(change.from).toMatchObject({ start: streams[0]!.start, host: "lin" });
    expect(change.why).not.toBe("");
  });
});
