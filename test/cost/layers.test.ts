import { expect, test } from "vitest";
import { ask, figure, type Question } from "./ask.ts";

const shirt: Question = { to: "TR", on: "2026-06-01", hs: "6109.10", origin: "CN", value: "1000 TRY" };

test("an additional duty whose rate is not known leaves the total unknown", () => {
  const answer = ask(shirt);
  expect(figure(answer, "duty.mfn")).toBe("120.00");
  expect(figure(answer, "duty.igv")).toBeNull();
  expect(figure(answer, "totals.landed")).toBeNull();
});

test("it counts where it is given", () => {
  const answer = ask({ ...shirt, duty: { igv: "30%" } });
  expect(figure(answer, "totals.duty")).toBe("420.00");
});

test("to a rate of duty that was given it is told, not asked for", () => {
  const answer = ask({ ...shirt, duty: { mfn: "12%" } });
  expect(figure(answer, "totals.landed")).toBe("1344.00");
  expect(answer.estimate.notes?.join()).toContain("--duty igv=");
});

test("goods of the customs union bear none", () => {
  const answer = ask({ ...shirt, origin: "DE", evidence: ["origin-certificate"] });
  expect(figure(answer, "totals.duty")).toBe("0.00");
});
