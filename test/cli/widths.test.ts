import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { widthOf } from "../../src/render/layout/width.ts";
import { here } from "./here.ts";

const spring = fileURLToPath(new URL("../../examples/spring-launch", import.meta.url));

/** Names that take two columns a sign, or are of more signs than a terminal shows. */
function wideNames(): string {
  const folder = mkdtempSync(join(tmpdir(), "xb-widths-"));
  const files = {
    "launch.yaml": `xb: 1
name: 春季茶叶直播 🍵
currency: CNY
origin: CN
window: { from: 2027-01-04, to: 2027-01-10 }
products: products.yaml
hosts: hosts.yaml
markets:
  - { id: SG, streams: { min: 1, target: 2, max: 3, duration: 60m } }
  - { id: JP, streams: { min: 1, target: 2, max: 3, duration: 60m } }
`,
    "products.yaml": `- sku: TEA-1
  name: { en: "Jasmine tea 🍵👩‍👩‍👧 with a name that goes on for longer than most", zh: 特级茉莉花茶礼盒装一百克春季限定版🍵 }
  category: food.tea
  hs: "0902.10"
  origin: CN
  cost: "18.00 CNY"
  price: { SG: "29.90 SGD" }
  weight: 150g
`,
    "hosts.yaml": `- id: lin
  name: 林小姐🌸 from the long river
  zone: Asia/Shanghai
  languages: { en: 0.9, zh: 1 }
`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const calls = [
  "plan",
  "check",
  "cost",
  "cost --explain",
  "compare",
  "report",
  "markets",
  "explain sa.label.food-arabic",
  "fx show",
  "explain au.stream.under-16",
  "tariff show 0902.10 -m US",
];

/** Rules' ids, addresses and file names are told whole, to be copied, as are the commands of hints. */
const unbreakable = (line: string, columns: number): boolean =>
  line.split(/\s+/).some((word) => widthOf(word) > columns - 6) || /https?:\/\/\S+/.test(line);

const all = [60, 80, 120, 200];

describe.each([
  ["the spring launch", "en", spring, [60]],
  ["names in Chinese and emoji", "en", wideNames(), all],
  ["names in Chinese and emoji", "zh", wideNames(), all],
] as const)("%s, in %s", (_, lang, folder, widths) => {
  it.each(calls)("%s fits the terminal", async (call) => {
    const day = /^(fx|tariff|markets|explain)/.test(call) ? [] : ["--on", "2026-11-24"];
    for (const columns of widths) {
      const { code, out, err } = await here(
        [...call.split(" "), "--lang", lang, ...day],
        folder,
        "",
        columns,
      );
      expect(code, err).toBeLessThan(2);
      const warnings = err.split("\n").filter((line) => !line.includes("`xb "));
      const long = [...out.split("\n"), ...warnings].filter(
        (line) => widthOf(line) > columns && !unbreakable(line, columns),
      );
      expect(long, `${columns} columns`).toEqual([]);
    }
  });
});
