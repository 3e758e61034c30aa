import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { resultSchemas } from "../../src/model/result-schema.ts";
import { here } from "./here.ts";
import { xb } from "./run.ts";

const on = ["--on", "2026-11-24", "-f", "json"];
const published = JSON.parse(xb(["schema", "result"]).out) as object;
const fits = new Ajv({ strict: false }).compile(published);
/** As published, but with every key named: what xb prints must stand in the schema. */
const exact = new Ajv({ strict: false }).compile(
  z.toJSONSchema(z.union(Object.values(resultSchemas)), { target: "draft-7", io: "output" }),
);

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
    [...quote, "--weight", "1kg", "--freight", "5 EUR", "--explain"],
    quote,
  ])("%j", async (...args) => {
    const ran = await here([...args, ...on], process.cwd());
    expect(ran.code, ran.err).not.toBe(2);
    const result: unknown = JSON.parse(ran.out);
    expect(fits(result), JSON.stringify(fits.errors?.slice(0, 3))).toBe(true);
    expect(exact(result), JSON.stringify(exact.errors?.slice(0, 3))).toBe(true);
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
