import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { explain } from "../../src/app/explain.ts";
import { jsonSchema } from "../../src/app/schema.ts";
import { openProfiles } from "../../src/load/profiles.ts";
import { lookUpSchemas } from "../../src/model/look-up-result.ts";
import { resultSchemas } from "../../src/model/result-schema.ts";
import { resultHead } from "../../src/model/version.ts";
import { here } from "./here.ts";
import { xb } from "./run.ts";

const on = ["--on", "2026-11-24", "-f", "json"];
const published = JSON.parse(xb(["schema", "result"]).out) as object;
const fits = new Ajv({ strict: false }).compile(published);
/** As published, but with every key named: what xb prints must stand in the schema. */
const exact = new Ajv({ strict: false }).compile(
  z.toJSONSchema(z.union([...Object.values(resultSchemas), ...Object.values(lookUpSchemas)]), {
    target: "draft-7",
    io: "output",
  }),
);

const aProfile = new Ajv({ strict: false }).compile(jsonSchema("market"));

describe("the JSON of every command fits the schema that xb publishes", () => {
  const quote = [
    "cost",
    "--to",
    "DE",
    "--hs",
    "6109.10",
    "--origin",
    "CN",
    "--value",
    "50 EUR",
    "--mode",
    "post",
  ];
  it.each([
    ...["check", "cost", "plan", "compare"].flatMap((command) =>
      ["minimal", "spring-launch"].map((example) => [command, `examples/${example}`]),
    ),
    ["check", "examples/spring-launch", "--all"],
    ["check", "examples/spring-launch", "--shard", "2/3"],
    ["cost", "examples/spring-launch", "--shard", "1/2"],
    ["cost", "examples/spring-launch", "--min-margin", "90%", "--max-landed", "1 USD"],
    ["plan", "examples/spring-launch", "--max-gap", "50%", "--lang", "zh"],
    ["markets", "list"],
    ["markets", "verify"],
    ["markets", "verify", "AU", "BR", "--max-age", "0d"],
    ...["6109.10", "0902.10", "2203.00", "8507.60", "9503.00", "2402.20"].flatMap((hs) =>
      ["AU", "US", "GB", "DE", "JP", "BR"].map((market) => ["tariff", "show", hs, "-m", market]),
    ),
    ["tariff", "show", "6109.10", "-m", "US", "--origin", "CN"],
    [...quote, "--weight", "1kg", "--freight", "5 EUR", "--explain"],
    quote,
  ])("%j", async (...args) => {
    const ran = await here([...args, ...on], process.cwd());
    expect(ran.code, ran.err).not.toBe(2);
    const result: unknown = JSON.parse(ran.out);
    expect(fits(result), JSON.stringify(fits.errors?.slice(0, 3))).toBe(true);
    expect(exact(result), JSON.stringify(exact.errors?.slice(0, 3))).toBe(true);
  });

  it.each([
    ["fx"],
    ["fx", "show"],
    ["explain", "id.halal.certificate"],
    ["explain", "duty.additional-301"],
    ["explain", "tax.vat", "-m", "DE"],
    ["explain", "categories"],
    ["explain", "food.tea"],
  ])("%j, which knows no day", async (...args) => {
    const result: unknown = JSON.parse((await here([...args, "-f", "json"], process.cwd())).out);
    expect(fits(result), JSON.stringify(fits.errors?.slice(0, 3))).toBe(true);
    expect(exact(result), JSON.stringify(exact.errors?.slice(0, 3))).toBe(true);
    expect(result).toMatchObject({ on: "2026-11-24", generator: { name: "xb" }, warnings: [] });
  });

  it("of explanations of all kinds of rules too", () => {
    const profiles = openProfiles();
    const rules = profiles.ids.flatMap((id) => Object.keys(profiles.resolve(id).rules ?? {}));
    for (const id of [...new Set(rules)].filter((_, at) => at % 100 === 0)) {
      const explanations = explain(id, undefined, profiles);
      const result: unknown = JSON.parse(
        JSON.stringify({ ...resultHead("explain", "2026-11-24"), explanations }),
      );
      expect(exact(result), `${id} ${JSON.stringify(exact.errors?.slice(0, 3))}`).toBe(true);
    }
  });

  it.each(openProfiles().ids)("of `markets show %s` is what a profile may be", async (id) => {
    const ran = await here(["markets", "show", id, ...on], process.cwd());
    expect(aProfile(JSON.parse(ran.out)), JSON.stringify(aProfile.errors?.slice(0, 3))).toBe(true);
  });

  it("which lets new keys in, and refuses what no result is", () => {
    const result = JSON.parse(xb(["check", "examples/minimal", ...on]).out) as Record<string, unknown>;
    expect(fits({ ...result, added: 1 })).toBe(true);
    expect(exact({ ...result, added: 1 })).toBe(false);
    expect(fits({ ...result, schema: "xb.check/2" })).toBe(false);
    expect(fits({ ...result, items: [{}] })).toBe(false);
    expect(fits({})).toBe(false);
  });
});
