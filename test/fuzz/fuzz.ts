import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse, stringify } from "yaml";
import { here, misdeeds } from "../cli/here.ts";
import { mutateBytes, mutateTree, pick, type Random, random } from "./mutants.ts";

/** Files of a launch and what may stand beside it, as trees or as text. */
interface Base {
  readonly trees: Readonly<Record<string, unknown>>;
  readonly texts: Readonly<Record<string, string>>;
}

export interface Finding {
  readonly seed: number;
  readonly args: readonly string[];
  readonly misdeeds: readonly string[];
  /** Where the files that did it are kept. */
  readonly folder: string;
}

const on = ["--on", "2026-11-24"];
const read = (path: string): string => readFileSync(path, "utf8");

/** The example launch, cut down so that a plan takes no time, and a file of each other kind that xb reads. */
export async function openBase(folder: string): Promise<Base> {
  const spring = "examples/spring-launch";
  const launch = parse(read(`${spring}/launch.yaml`)) as Record<string, unknown>;
  const trees: Record<string, unknown> = {
    "launch.yaml": {
      ...launch,
      window: { from: "2027-01-04", to: "2027-01-10" },
      markets: (launch.markets as unknown[]).slice(0, 4),
      fx: { on: "2026-11-20", CNY: 7.07 },
      orders: [{ items: { "TEA-001": 3 } }],
      demand: "demand.csv",
      plan: { resolution: "30m", weights: { belowMin: "5000 CNY" } },
    },
    "products.yaml": (parse(read(`${spring}/products.yaml`)) as unknown[]).slice(0, 4),
    "hosts.yaml": (parse(read(`${spring}/hosts.yaml`)) as unknown[]).slice(0, 3),
    "own/NZ.yaml": { ...(parse(read("markets/NZ.yaml")) as object), holidays: [], observances: [] },
  };
  const texts: Record<string, string> = {
    "scripts/tea.en.md": read(`${spring}/scripts/tea.en.md`),
    "scripts/gummies.en.md": read(`${spring}/scripts/gummies.en.md`),
    "scripts/lipstick.en.md": read(`${spring}/scripts/lipstick.en.md`),
    "products.csv":
      "sku,name,category,hs,cost,price.US,weight,contains\nA,Tea,food.tea,0902.10,1 CNY,9 USD,1kg,\n",
    "demand.csv": "start,market,product,orders\n2026-11-01T20:00:00-05:00,US,TEA-001,12\n",
    "rates.csv": "Date, USD, JPY, \n26 September 2024, 1.1155, 160.78, \n",
    "tariff.csv": read("test/tariff/samples/uk-measures.csv"),
  };
  write(folder, { trees, texts });
  for (const command of ["check", "cost", "plan"]) {
    trees[`${command}.json`] = JSON.parse((await here([command, ...on, "-f", "json"], folder)).out);
  }
  return { trees, texts };
}

function write(folder: string, base: Base): void {
  const put = (name: string, bytes: string | Buffer): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  };
  for (const [name, tree] of Object.entries(base.trees)) put(name, asText(name, tree));
  for (const [name, text] of Object.entries(base.texts)) put(name, text);
}

const asText = (name: string, tree: unknown): string =>
  name.endsWith(".json") ? JSON.stringify(tree, null, 1) : stringify(tree, { version: "1.2" });

/** Which command lines read a file; of those one is run. */
function commandsFor(name: string, chance: Random): readonly string[] {
  const format = (...formats: string[]): string[] => ["-f", pick(formats, chance)];
  const general = [
    [
      "check",
      ...on,
      ...format("table", "json", "ndjson", "csv", "markdown", "sarif", "junit", "github", "html"),
      "--all",
    ],
    ["cost", ...on, ...format("table", "json", "ndjson", "csv", "markdown", "html"), "--explain"],
    ["plan", ...on, ...format("table", "json", "csv", "markdown", "ics", "html"), "--time-limit", "2s"],
    ["compare", ...on, ...format("table", "json", "csv", "markdown")],
    ["report", ...on, ...format("table", "markdown", "html"), "--lang", pick(["en", "zh"], chance)],
  ];
  const special: Record<string, readonly string[][]> = {
    "launch.yaml": [...general, ["check", "-"], ["completion", "words", "--", "check", "-p", ""]],
    "own/NZ.yaml": [
      ["check", ...on, "--markets", "own"],
      [
        "cost",
        "--to",
        "NZ",
        "--hs",
        "6109.10",
        "--origin",
        "CN",
        "--value",
        "50 NZD",
        "--markets",
        "own",
        ...on,
      ],
      ["markets", "list", "--markets", "own", ...on],
      ["markets", "show", "NZ", "--markets", "own", ...on],
      ["markets", "verify", "NZ", "--markets", "own", ...on],
      ["tariff", "show", "6109.10", "-m", "NZ", "--markets", "own"],
    ],
    "check.json": [
      ["merge", "check.json", ...format("table", "json", "sarif", "html")],
      ["check", "--baseline", "check.json", ...on],
    ],
    "cost.json": [["merge", "cost.json", ...format("table", "json", "csv", "html")]],
    "plan.json": [["plan", "--verify", "plan.json", ...on]],
    "rates.csv": [["fx", "import", "rates.csv", "--data-dir", "data"]],
    "tariff.csv": [["tariff", "import", "tariff.csv", "-m", "GB", "--data-dir", "data"]],
  };
  return pick(special[name] ?? general, chance);
}

/** Makes one mutant of the base in a folder and runs a command on it. */
export async function fuzzOne(base: Base, seed: number, folder: string): Promise<Finding | undefined> {
  const chance = random(seed);
  const name = pick(
    [...Object.keys(base.trees), ...Object.keys(base.trees), ...Object.keys(base.texts)],
    chance,
  );
  rmSync(folder, { recursive: true, force: true });
  write(folder, base);
  const tree = base.trees[name];
  const text = base.texts[name] ?? asText(name, tree);
  const structural = tree !== undefined && chance() < 0.7;
  const mutant = structural
    ? asText(name, mutateTree(tree, Object.values(base.trees), chance))
    : mutateBytes(Buffer.from(text), chance);
  writeFileSync(join(folder, name), mutant);
  if (["products.csv", "demand.csv", "plan.json"].includes(name)) {
    const key = { "products.csv": "products", "demand.csv": "demand", "plan.json": "pins" }[name]!;
    const launch = { ...(base.trees["launch.yaml"] as object), [key]: name };
    writeFileSync(join(folder, "launch.yaml"), asText("launch.yaml", launch));
  }
  const args = commandsFor(name, chance);
  const ran = await here(args, folder, args.includes("-") ? mutant : "");
  const wrong = misdeeds(ran);
  if (ran.code === 2 && !/^(\S.*:\d+:\d+: )?(error|错误)/m.test(ran.err))
    wrong.push(`no error told: ${ran.err.slice(0, 200)}`);
  return wrong.length === 0 ? undefined : { seed, args, misdeeds: wrong, folder };
}
