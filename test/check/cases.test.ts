import { describe, expect, it } from "vitest";
import { runCase } from "../../src/check/cases.ts";
import { completeRule } from "../../src/check/rules.ts";
import type { MarketProfile } from "../../src/model/market.ts";
import type { RuleCase } from "../../src/model/rule.ts";
import { message } from "../../src/text/message.ts";
import { profile, profileNames, tables, today, writtenProfile } from "./bundle.ts";
import { strangeWords } from "./strange-words.ts";

const empty: MarketProfile = { id: "ZZ" };

/** A profile that cannot be loaded fails its own test, not those of the others. */
function attempt(load: () => MarketProfile): { readonly profile: MarketProfile; readonly error?: unknown } {
  try {
    return { profile: load() };
  } catch (error) {
    return { profile: empty, error };
  }
}

describe.each(profileNames)("rules of %s", (name) => {
  const own = attempt(() => writtenProfile(name)).profile.rules ?? {};
  const { profile: whole, error } = attempt(() => profile(name));

  it("can be read", () => {
    expect(error).toBeUndefined();
  });

  const rules = Object.entries(own).map(
    ([id, written]) => [id, written, whole.rules?.[id] ?? written] as const,
  );

  it("are complete, with sources that resolve", () => {
    const problems = rules.flatMap(([id, , rule]) => {
      const completed = completeRule(id, rule, whole.sources ?? {});
      return "problem" in completed ? [message("en", completed.problem.message, completed.problem.args)] : [];
    });
    expect(problems).toEqual([]);
  });

  it("use words of the vocabulary", () => {
    expect(rules.flatMap(([id, written]) => strangeWords(id, written, whole, tables))).toEqual([]);
  });

  it("come out as their cases say", () => {
    const wrong = rules.flatMap(([id, written, rule]) => {
      const cases = written.cases ?? (written.needs ? undefined : rule.cases);
      if (!cases) return written.needs ? [`${id}: no cases`] : [];
      const confirms = JSON.stringify(rule.needs).includes('"confirm"') && cases.unknown !== undefined;
      if (!cases.fires && !confirms) return [`${id}: no case that fires`];
      const expected = { fires: ["fail"], passes: ["pass", "not-applicable"], unknown: ["unknown"] };
      return (["fires", "passes", "unknown"] as const).flatMap((kind) =>
        (cases[kind] ?? []).flatMap((example: RuleCase, index) => {
          const item = runCase({ id, rule, profile: whole }, example, tables, today);
          const status = item === undefined || item.upcoming ? "not-applicable" : item.status;
          return expected[kind].includes(status)
            ? []
            : [`${id} ${kind}[${index}]: ${status}: ${item?.message}`];
        }),
      );
    });
    expect(wrong).toEqual([]);
  });
});

it("no rule id is used by two files", () => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const name of profileNames) {
    for (const [id, rule] of Object.entries(attempt(() => writtenProfile(name)).profile.rules ?? {})) {
      if (rule.needs === undefined) continue;
      if (seen.has(id)) twice.push(`${id}: ${seen.get(id)}, ${name}`);
      seen.set(id, name);
    }
  }
  expect(twice).toEqual([]);
});
