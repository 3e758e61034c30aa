import { expect, it } from "vitest";
import * as z from "zod";
import { validate } from "../../src/load/validate.ts";
import { parseYaml } from "../../src/load/yaml.ts";
import { message } from "../../src/text/message.ts";

const schema = z.strictObject({
  xb: z.literal(1),
  name: z.string(),
  hosts: z.array(z.union([z.number(), z.strictObject({ id: z.string() })])).optional(),
  by: z.enum(["post", "courier"]).optional(),
});

it.each([
  ["name: a", "xb is missing; expected 1", "缺少 xb；应为 1"],
  ["xb: 1", "name is missing; expected text", "缺少 name；应为 文本"],
  ["{ xb: 1, name: [a, b] }", "found a list of 2, expected text", "现为 含 2 项的列表，应为 文本"],
  ["{ xb: 1, name: {} }", "found a map, expected text", "现为 映射，应为 文本"],
  ["{ xb: 1, name: a, hosts: [x] }", 'found "x", expected a number or a map', '现为 "x"，应为 数字或映射'],
  [
    "{ xb: 1, name: a, by: pst }",
    'found "pst", expected one of post, courier; did you mean post?',
    '现为 "pst"，应为其中之一：post, courier；是否想写 post？',
  ],
])("%s is told wholly in the run's language", (text, en, zh) => {
  const { diagnostics } = validate(schema, parseYaml("a.yaml", text));
  expect(diagnostics.map((d) => message("en", d.message, d.args))).toEqual([en]);
  expect(diagnostics.map((d) => message("zh", d.message, d.args))).toEqual([zh]);
});
