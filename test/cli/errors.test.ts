import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folder, xb } from "./run.ts";

/** A folder with the launch `shop`, an empty folder, and one whose launch.yaml is empty. */
function place(): string {
  const at = folder();
  xb(["init", "shop", "--yes", "--market", "DE,US"], { cwd: at });
  for (const name of ["empty", "blank"]) mkdirSync(join(at, name));
  writeFileSync(join(at, "blank/launch.yaml"), "");
  return at;
}

/** What is typed, what it is told in English, and in Chinese. */
const slips: readonly (readonly [string, RegExp, RegExp])[] = [
  [
    "check",
    /no launch\.yaml here[\s\S]*= a launch is in: blank, shop/,
    /都没有 launch\.yaml[\s\S]*= 发布在：blank, shop/,
  ],
  ["check shpo", /no file shpo\n {2}= did you mean shop\?/, /没有文件 shpo\n {2}= 是否想写 shop/],
  ["check nowhere", /no file nowhere\n {2}= `xb init nowhere`/, /没有文件 nowhere\n {2}= `xb init nowhere`/],
  [
    "check shop/hosts.yaml",
    /hosts\.yaml:2:1: error: found a list of[\s\S]*= the launch here is shop\/launch\.yaml/,
    /现为 含[\s\S]*= 此处的发布文件是 shop\/launch\.yaml/,
  ],
  ["check shop/launch.yml", /did you mean shop\/launch\.yaml\?/, /是否想写 shop\/launch\.yaml？/],
  [
    "check empty",
    /no launch\.yaml in empty\n {2}= `xb init empty`/,
    /empty 中没有 launch\.yaml\n {2}= `xb init empty`/,
  ],
  [
    "check blank",
    /blank\/launch\.yaml:1:1: error: the file is empty\n {2}= `xb init example`/,
    /文件是空的\n {2}= `xb init/,
  ],
  [
    "check shop --prodct X",
    /no option --prodct; did you mean --product\?/,
    /没有选项 --prodct；是否想写 --product？/,
  ],
  ["check shop --nope", /no option --nope; --help/, /没有选项 --nope；--help/],
  ["check shop extra", /too many words after check/, /check 之后的参数太多/],
  ["check shop -p", /-p, --product <sku> needs a value/, /-p, --product <sku> 需要一个值/],
  ["explain", /id is missing/, /缺少 id/],
  ["chekc shop", /no command chekc; did you mean check\?/, /没有命令 chekc；是否想写 check？/],
  ["help chekc", /no command chekc; did you mean check\?/, /没有命令 chekc；是否想写 check？/],
  [
    "check shop -m GB",
    /no market of this launch matches GB\n {2}= there are: DE, US/,
    /没有匹配 GB 的市场\n {2}= 已有：DE, US/,
  ],
  [
    "check shop -p TEA-01",
    /matches TEA-01\n {2}= did you mean TEA-001\?/,
    /匹配 TEA-01 的商品\n {2}= 是否想写 TEA-001？/,
  ],
  ["plan shop --host li", /no host li\n {2}= did you mean lin\?/, /没有主播 li\n {2}= 是否想写 lin？/],
  ["explain foo", /nothing is called foo; `xb check` prints rule ids/, /没有叫 foo 的内容；`xb check`/],
  [
    "report shop -o gone/x.html",
    /gone\/x\.html could not be written: there is no folder gone;/,
    /没有文件夹 gone；/,
  ],
  ["init shop", /shop\/launch\.yaml is already there/, /shop\/launch\.yaml 已存在/],
];

describe("a slip", () => {
  const at = place();
  it.each(slips)("xb %s is told with what to do, in both languages", (typed, en, zh) => {
    for (const [lang, told] of [
      ["en", en],
      ["zh", zh],
    ] as const) {
      const { code, out, err } = xb(["--lang", lang, ...typed.split(" ")], { cwd: at });
      expect(err).toMatch(told);
      expect(err).not.toMatch(/\/xb-test-|␊/);
      expect([code, out]).toEqual([2, ""]);
    }
  });

  it("of no hosts, or no window, is shown where the launch has none", () => {
    const dir = folder();
    const file = (name: string, text: string): void => writeFileSync(join(dir, name), text);
    const head = `xb: 1\nname: x\ncurrency: CNY\norigin: CN\nmarkets: [ { id: DE } ]\nproducts: []\n`;
    const window = "window: { from: 2027-01-04, to: 2027-01-10 }\n";
    file("none.yaml", "[]\n");
    file("a.yaml", `${head}${window}hosts: none.yaml\n`);
    file("b.yaml", `${head}${window}`);
    file("c.yaml", head);
    const told = (name: string): string => xb(["plan", name], { cwd: dir }).err;
    expect(told("a.yaml")).toMatch(/a\.yaml:8:8: error: `hosts` holds no host[\s\S]*hosts: none\.yaml/);
    expect(told("b.yaml")).toMatch(/b\.yaml:1:1: error: the launch has no `hosts`/);
    expect(told("c.yaml")).toMatch(/c\.yaml:1:1: error: the launch has no `window`/);
  });

  it("in the name of a data file is shown where the launch names it", () => {
    const shop = folder("minimal");
    writeFileSync(
      join(shop, "launch.yaml"),
      "xb: 1\nname: x\ncurrency: CNY\norigin: CN\nproducts: prodcts.yaml\nmarkets: [{ id: DE }]\n",
    );
    writeFileSync(join(shop, "products.yaml"), "[]\n");
    const { err, code } = xb(["check"], { cwd: shop });
    expect(err).toMatch(
      /^launch\.yaml:5:11: error: there is no file prodcts\.yaml\n[\s\S]*= did you mean products\.yaml\?/,
    );
    expect(code).toBe(2);
  });
});

it("more answers than are held at once are refused, and told what takes them", () => {
  const at = place();
  const rows = Array.from({ length: 1_001 }, (_, n) => `S${n},Mug`);
  writeFileSync(join(at, "shop/products.csv"), `sku,name\n${rows.join("\n")}\n`);
  const launch = join(at, "shop/launch.yaml");
  writeFileSync(launch, readFileSync(launch, "utf8").replace("products.yaml", "products.csv"));
  const { code, err } = xb(["report", "shop"], { cwd: at });
  expect(err).toMatch(/launch\.yaml:\d+:\d+: error: 1001 products in 2 markets .*2000 at most/);
  expect(code).toBe(2);
});

describe("--lang before the command", () => {
  it.each([["--lang", "zh"], ["--lang=zh"]])("%s %s is the command's own", (...lang) => {
    expect(xb([...lang, "markets", "list"]).out).toBe(xb(["markets", "list", "--lang", "zh"]).out);
    expect(xb([...lang, "--help"]).out).toContain("跨境直播");
    expect(xb(["--help", ...lang]).out).toContain("跨境直播");
    expect(xb([...lang, "help", "check"]).out).toContain("合规清单");
    expect(xb([...lang]).err).toContain("跨境直播");
  });
});
