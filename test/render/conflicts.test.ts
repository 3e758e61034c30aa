import { expect, it } from "vitest";
import type { PlanResult } from "../../src/model/plan-result.ts";
import { planResultSchema } from "../../src/model/plan-result-schema.ts";
import { render } from "../../src/render/formats.ts";
import { langs } from "../../src/text/message.ts";
import { launch, planResult } from "./fixtures.ts";

const plan: PlanResult = {
  ...planResult(),
  conflicts: [
    {
      kind: "market-min",
      market: "SA",
      weeks: ["2027-01-04"],
      requirements: [
        { kind: "min", market: "SA", text: "SA gets four" },
        { kind: "nights", host: "maryam", text: "maryam has two nights" },
      ],
      relax: [
        { kind: "nights", text: "a third night", cost: 600 },
        { kind: "permit", text: "the permit" },
      ],
    },
  ],
};

it.each(["table", "markdown", "html"] as const)(
  "conflicts stand in %s, in both languages",
  async (format) => {
    for (const lang of langs) {
      const text = await render("plan", format, plan, { lang, width: 100, color: false, launch });
      for (const part of ["SA gets four", "maryam has two nights", "a third night", "600", "the permit"]) {
        expect(text).toContain(part);
      }
    }
  },
);

it("are part of the result's schema", () => expect(planResultSchema.safeParse(plan).success).toBe(true));
