import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { bin, xb } from "./run.ts";

const words = ["plan", "examples/spring-launch", "--on", "2026-11-24", "--lang", "en", "-f", "json"];
const plain = xb(words);

test.each([
  ["zone", { TZ: "Pacific/Apia" }],
  ["zone of half hours", { TZ: "America/St_Johns" }],
  ["locale", { LC_ALL: "tr_TR.UTF-8", LANG: "ar_SA.UTF-8" }],
])("a plan is the same in another %s", (_, env) => {
  expect(plain.out).toContain('"streams"');
  expect(xb(words, { env }).out).toBe(plain.out);
});

test("a plan is the same on one core", ({ skip }) => {
  const env = { PATH: process.env.PATH ?? "", HOME: tmpdir() };
  const one = spawnSync("taskset", ["-c", "0", process.execPath, bin, ...words], { env, encoding: "utf8" });
  if (one.error !== undefined) skip("taskset is not there");
  expect(one.stdout).toBe(plain.out);
});
