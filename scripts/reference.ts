import { type Argument, Command, type Option } from "commander";
import { jsonSchema, type SchemaName, schemaNames } from "../src/app/schema.ts";
import { bundledWords } from "../src/app/tables.ts";
import { endings } from "../src/cli/emit.ts";
import { commandNames, loadCommand } from "../src/cli/program.ts";
import type { Terminal } from "../src/cli/terminal.ts";
import { version } from "../src/model/version.ts";
import { formatsOf } from "../src/render/formats.ts";
import { message } from "../src/text/message.ts";

/** A file of docs/reference/, by its name. */
export type Pages = Readonly<Record<string, string>>;

const note = "<!-- Written by scripts/docs.mjs; change the help or the schema instead. -->\n\n";

/** When a command ends with 1; one that is not here never does. */
const gates: Readonly<Record<string, string>> = {
  plan: "a market gets fewer streams than its `min`, the gap is wider than a given `--max-gap`, or `--keep` cannot be held; with `--verify`: the plan breaks a constraint or misstates its objective",
  check: "a finding at or above `--fail-on`",
  cost: "a limit broken: `--min-margin`, `--max-landed`, `--max-age`",
  merge: "a gate of the results that are joined",
  markets: "`verify` found a fault",
};

const commandsWithFormats = ["plan", "check", "cost", "report", "compare"];

const files: Readonly<Record<SchemaName, { readonly file: string; readonly about: string }>> = {
  launch: {
    file: "launch.yaml",
    about: "What is sold where, and who hosts. The one file that a launch needs.",
  },
  products: {
    file: "products.yaml",
    about:
      "A list of products. A list that is present is complete; a key left out is not known, and what depends on it comes out `unknown`. As CSV: the same names as columns, lists joined by `;`, nested keys by a dot (`price.US`).",
  },
  hosts: { file: "hosts.yaml", about: "A list of hosts: what they speak, when they can stream, how much." },
  lanes: { file: "lanes.yaml", about: "A list of ways for goods to travel, and what each costs." },
  result: {
    file: "*.json",
    about: "What the commands print with `-f json`: one object, told apart by its `schema`.",
  },
  market: {
    file: "markets/ID.yaml",
    about:
      "A market or bloc profile: the bundled ones, and your own with `--markets DIR`. In overlays maps merge key by key and lists replace. How to write one: [CONTRIBUTING](../../CONTRIBUTING.md#a-market), [rules](../rules.md).",
  },
};

interface Described {
  readonly name: string;
  readonly command: Command;
  /** The examples, without their heading. */
  readonly examples: string;
}

const nowhere = { env: {}, columns: 100 } as unknown as Terminal;

/** Every command, and every subcommand after its own, as its help describes it. */
async function describedCommands(): Promise<Described[]> {
  const all: Described[] = [];
  for (const name of commandNames) {
    const command = new Command(name).helpOption("-h, --help", message("en", "opt.help"));
    (await loadCommand(name))!.define(command, { terminal: nowhere, lang: "en", exit: () => {} });
    for (const each of [command, ...command.commands]) {
      all.push({
        name: each === command ? name : `${name} ${each.name()}`,
        command: each,
        examples: examplesOf(each),
      });
    }
  }
  return all;
}

function examplesOf(command: Command): string {
  let help = "";
  command.configureOutput({ writeOut: (text) => (help += text), getOutHelpWidth: () => 200 });
  command.outputHelp();
  return help.split("Examples:\n")[1]?.replace(/^ {2}/gm, "").trimEnd() ?? "";
}

const summaryOf = (name: string, command: Command): string =>
  command.description() || message("en", `cmd.${name}` as "cmd.plan");

const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}.`;

function argumentText(argument: Argument): string {
  const shown = argument.variadic ? `${argument.name()}...` : argument.name();
  return argument.required ? `<${shown}>` : `[${shown}]`;
}

function usageOf({ name, command }: Described): string {
  if (command.commands.length > 0) return `xb ${name} ${command.commands.map((c) => c.name()).join("|")} ...`;
  return ["xb", name, "[options]", ...command.registeredArguments.map(argumentText)].join(" ");
}

function meaningOf(option: Option): string {
  const parts = [
    option.description,
    option.argChoices === undefined ? "" : `one of ${option.argChoices.join(", ")}`,
    typeof option.defaultValue === "string" ? `default ${option.defaultValue}` : "",
  ];
  return parts.filter((part) => part !== "").join("; ");
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
const row = (...cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(...head), row(...head.map(() => "---")), ...rows.map((r) => row(...r))].join("\n");

function commandPage(described: readonly Described[]): string {
  const [{ name, command: main }] = described as [Described];
  const parts = described.map((each) => {
    const { command, examples } = each;
    const args = command.registeredArguments.map((a) => [`\`${a.name()}\``, cell(a.description)]);
    const options = command.options.map((o) => [`\`${o.flags.replaceAll("|", "\\|")}\``, cell(meaningOf(o))]);
    const head =
      each.command === main ? "" : `## xb ${each.name}\n\n${sentence(summaryOf(each.name, command))}\n\n`;
    return [
      `${head}\`\`\`text\n${usageOf(each)}\n\`\`\``,
      ...(args.length === 0 ? [] : [table(["argument", "meaning"], args)]),
      ...(options.length === 0 ? [] : [table(["option", "meaning"], options)]),
      ...(examples === ""
        ? []
        : [`\`\`\`sh\n${examples.replaceAll(/ {2}(\S[^\n]*)$/gm, "  # $1").trimEnd()}\n\`\`\``]),
    ].join("\n\n");
  });
  const formats = commandsWithFormats.includes(name)
    ? `\n\nFormats: ${formatsOf(name).map(formatText).join(", ")}.${formatsOf(name).includes("json") ? ` JSON is \`xb.${name}/1\`.` : ""}`
    : "";
  const one = gates[name] === undefined ? [] : [["1", `done, but a gate fails: ${gates[name]}`]];
  const exits = [
    ["0", one.length === 0 ? "done" : "done, and every gate holds"],
    ...one,
    ["2", "bad usage or bad input; nothing was written"],
    ["3", "a defect of xb"],
  ];
  return `${note}# xb ${name}\n\n${sentence(summaryOf(name, main))}\n\n${parts.join("\n\n")}${formats}\n\n${table(["exit code", "meaning"], exits)}\n`;
}

/** A format, and the file ending that asks for it. */
function formatText(format: string): string {
  const ending = Object.entries(endings).find(([, name]) => name === format)?.[0];
  return ending === undefined ? `\`${format}\`` : `\`${format}\` (\`${ending}\`)`;
}

interface Json {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Json[];
  readonly allOf?: readonly Json[];
  readonly items?: Json;
  readonly properties?: Readonly<Record<string, Json>>;
  readonly additionalProperties?: Json | boolean;
  readonly required?: readonly string[];
  readonly $ref?: string;
}

/** What every map that states a fact may carry; told once a page. */
const provenanceKeys = ["source", "from", "until", "checked", "certainty", "note", "settle"];
const provenanceText =
  "Every map that states a fact may also say where it comes from and when it holds: `source` (a key of `sources`), `from` and `until` (first and last day), `checked` (the day it was read), `certainty` (`authority` `reported` `computed` `unverified`), `note`, and `settle` (what would settle it).";

/** Keys whose own keys stand on a page of their own, elsewhere on theirs, or in a document. */
const elsewhere: Readonly<Record<string, string>> = {
  "launch.products": "[products](products.md)",
  "launch.hosts": "[hosts](hosts.md)",
  "launch.lanes": "[lanes](lanes.md)",
  "launch.markets[].selling": "`selling`",
  "launch.rules": "[rules](../rules.md)",
  "launch.markets[].customs": "[market](market.md)",
  "launch.markets[].rules": "[rules](../rules.md)",
  "launch.markets[].bodies": "[rules](../rules.md#recognised-bodies)",
  "launch.markets[].audience": "[market](market.md)",
  "launch.markets[].holidays": "[market](market.md)",
  "launch.markets[].observances": "[market](market.md)",
  "launch.markets[].culture": "[market](market.md)",
  "launch.markets[].sources": "[market](market.md)",
  "launch.evidence": "[products](products.md), `evidence`",
  "market.rules": "[rules](../rules.md)",
  "market.bodies": "[rules](../rules.md#recognised-bodies)",
};

function typeOf(schema: Json): string {
  if (schema.title !== undefined) return schema.title;
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((v) => `\`${String(v)}\``).join(" ");
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(typeOf))].join(" or ");
  if (schema.type === "array") return `list of ${plural(typeOf(schema.items ?? {}))}`;
  if (schema.type === "object") return "map";
  if (schema.type === "string") return "text";
  if (schema.type === "boolean") return "`true` `false`";
  if (schema.type === "integer") return "whole number";
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ type })).join(" or ");
  return typeof schema.type === "string" ? schema.type : "any";
}

const irregular: Readonly<Record<string, string>> = { text: "texts", map: "maps", any: "anything" };
const plural = (type: string): string =>
  irregular[type] ?? (type.startsWith("`") || type.includes(" or ") ? type : `${type.replace(/y$/, "ie")}s`);

/** So many keys of a map are told once a page; where it comes again, a row names the first. */
const toldOnce = 3;

/** The rows of a schema's keys, depth first; a path ends in `[]` in a list and `.NAME` in a map of one's own keys. */
function rowsOf(schema: Json, path: string, page: string, told: Map<string, string>): string[][] {
  const variants = schema.title === undefined ? (schema.anyOf ?? [schema]) : [];
  return variants.flatMap((variant) => {
    // A name in several languages and the like say enough by their type.
    if (variant.title !== undefined) return [];
    if (variant.items !== undefined) return rowsOf(variant.items, `${path}[]`, page, told);
    const own = ownKeys(variant).flatMap(([key, child]) => {
      const full = path === "" || path === "[]" ? key : `${path}.${key}`;
      const there = elsewhere[`${page}.${full}`] ?? toldAt(child, full, told);
      const required = variant.required?.includes(key) ? "yes" : "";
      const meaning = [child.description ?? "", there === undefined ? "" : `see ${there}`];
      const line = [`\`${full}\``, cell(typeOf(child)), required, cell(meaning.filter(Boolean).join("; "))];
      return [line, ...(there === undefined ? rowsOf(child, full, page, told) : [])];
    });
    const more = variant.additionalProperties;
    const named = typeof more === "object" && hasKeys(more);
    return [...own, ...(named ? rowsOf(more, `${path}.NAME`, page, told) : [])];
  });
}

/** Where the keys of this schema stand already; undefined where it is the first of its kind, or small. */
function toldAt(
  { description: _, ...schema }: Json,
  path: string,
  told: Map<string, string>,
): string | undefined {
  if (keysIn(schema) < toldOnce) return undefined;
  const shape = JSON.stringify(schema);
  const first = told.get(shape);
  if (first === undefined) told.set(shape, path);
  return first === undefined ? undefined : `\`${first}\``;
}

const keysIn = (schema: Json): number =>
  Object.keys(schema.properties ?? {}).length +
  [
    ...(schema.anyOf ?? []),
    ...(schema.items === undefined ? [] : [schema.items]),
    ...(typeof schema.additionalProperties === "object" ? [schema.additionalProperties] : []),
  ].reduce((sum, inner) => sum + keysIn(inner), 0);

/** The keys of a map without those that any fact may carry; an audience's `from` is a time, and its own. */
function ownKeys({ properties = {} }: Json): [string, Json][] {
  const isFact = ["source", "certainty", "settle"].every((key) => key in properties);
  const isCommon = (key: string, child: Json): boolean =>
    provenanceKeys.includes(key) && child.title !== "time of day";
  return Object.entries(properties).filter(([key, child]) => !isFact || !isCommon(key, child));
}

const hasKeys = (schema: Json): boolean =>
  schema.properties !== undefined ||
  (schema.anyOf ?? []).some(hasKeys) ||
  (schema.items !== undefined && hasKeys(schema.items)) ||
  (typeof schema.additionalProperties === "object" && hasKeys(schema.additionalProperties));

function filePage(name: SchemaName): string {
  const { file, about } = files[name];
  const schema = jsonSchema(name) as Json;
  const facts =
    name !== "result" && JSON.stringify(schema).includes('"settle"') ? `${provenanceText}\n\n` : "";
  const body =
    name === "result"
      ? schema
          .anyOf!.map((one) => `## ${one.properties!.schema!.const}\n\n${keyTable(one, name)}`)
          .join("\n\n")
      : keyTable(schema, name);
  return `${note}# ${file}\n\n${about}\n\nFor an editor: \`xb schema ${name}\` prints the JSON Schema. \`NAME\` stands for a key of your own, \`[]\` for each entry of a list.\n\n${facts}${body}\n`;
}

function keyTable(schema: Json, page: SchemaName): string {
  const seen = new Set<string>();
  const rows = rowsOf(schema, "", page, new Map()).filter(([key]) => !seen.has(key!) && seen.add(key!));
  return table(["key", "type", "required", "meaning"], rows);
}

const wordLists = {
  categories: ["Categories", "`category`; a tree, so that a rule on `food` takes `food.tea`"],
  contains: ["Contents", "`contains`"],
  claims: ["Claims", "`claims`"],
  imagery: ["Pictures", "`imagery`"],
  labelElements: ["Label elements", "`labels.elements`"],
  evidence: ["Evidence", "`evidence[].type`"],
  platforms: ["Platforms", "`platform` of a market of the launch"],
} as const;

function wordsPage(): string {
  const words = bundledWords();
  const lists = Object.entries(wordLists).map(([key, [title, where]]) => {
    const rows = Object.entries(words[key as keyof typeof wordLists]).map(([word, { en, zh }]) => [
      `\`${word}\``,
      cell(en),
      cell(zh),
    ]);
    return `## ${title}\n\nIn ${where}.\n\n${table(["word", "meaning", "意思"], rows)}\n`;
  });
  return `${note}# Words\n\nA list that is present is complete; one left out is not known. A word that xb does not know warns, and leaves its list\nnot known.\n\n${lists.join("\n")}`;
}

const typesOfText = `## Forms of text

| type | such as |
| --- | --- |
| money | \`"18.00 CNY"\` |
| percentage, share | \`"5%"\` |
| rate | \`free\`, \`"5%"\`, \`"0.30 EUR/kg"\`, \`"52.7% + 144.10 GBP/item"\`, \`"13.8% min 13.00 GBP/100kg"\` |
| date | \`2027-01-31\` |
| time of day | \`"20:00"\`; past midnight up to \`"48:00"\` |
| duration | \`90m\`, \`20h\`, \`1h30m\`, \`3d\` |
| weight, size | \`150g\`, \`12x8x6cm\` |
| HS code | \`"0902.10"\`, always quoted |
| amount, in results | \`{ "amount": "18.00", "currency": "CNY" }\`, at the currency's minor unit |
| country, currency, language, time zone | \`CN\`, \`CNY\`, \`pt-BR\`, \`Asia/Shanghai\` |
`;

/** All pages of docs/reference/. */
export async function referencePages(): Promise<Pages> {
  const described = await describedCommands();
  const commands = commandNames.map((name) => {
    const own = described.filter((d) => d.name === name || d.name.startsWith(`${name} `));
    return [`${name}.md`, commandPage(own)] as const;
  });
  const formats = schemaNames.map((name) => [`${name}.md`, filePage(name)] as const);
  const list = commandNames.map((name) => {
    const { command } = described.find((d) => d.name === name)!;
    return `- [\`xb ${name}\`](${name}.md): ${summaryOf(name, command)}`;
  });
  const fileList = schemaNames.map(
    (name) =>
      `- [\`${files[name].file}\`](${name}.md): ${files[name].about.split(". ")[0]!.replace(/\.$/, "")}`,
  );
  const index = `${note}# Reference\n\n## Commands\n\n${list.join("\n")}\n\n## Files\n\n${fileList.join("\n")}\n- [Words](words.md): what categories, contents, claims, labels and evidence are called\n\n${typesOfText}`;
  return {
    "README.md": index,
    "words.md": wordsPage(),
    ...Object.fromEntries(commands),
    ...Object.fromEntries(formats),
  };
}

/** The options of each command and its subcommands, for completion. */
export async function optionNames(): Promise<Record<string, string[]>> {
  const described = await describedCommands();
  const ofOne = (name: string): string[] =>
    described
      .filter((d) => d.name === name || d.name.startsWith(`${name} `))
      .flatMap(({ command }) => command.options.flatMap(({ long }) => long ?? []));
  return Object.fromEntries(commandNames.map((name) => [name, [...new Set(ofOne(name))]]));
}

const roff = (text: string): string =>
  text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replace(/^([.'])/gm, "\\&$1")
    .replaceAll("`", "");

/** The manual page, xb(1). */
export async function manual(): Promise<string> {
  const described = await describedCommands();
  const block = (text: string): string => `.nf\n.RS 4\n${roff(text)}\n.RE\n.fi`;
  const commands = described.map((each) => {
    const { name, command, examples } = each;
    const options = command.options.map((o) => `.TP\n.B ${roff(o.flags)}\n${roff(meaningOf(o))}`);
    return [
      `.SS xb ${name}`,
      roff(sentence(summaryOf(name, command))),
      `.PP\n${roff(usageOf(each))}`,
      ...options,
      ...(examples === "" ? [] : [`.PP\nExamples:\n${block(examples)}`]),
    ].join("\n");
  });
  return `.TH XB 1 "" "xb ${version}" "xb manual"
.SH NAME
xb \\- plan a cross\\-border live\\-stream launch
.SH SYNOPSIS
.B xb
.I command
[options] [launch]
.SH DESCRIPTION
${roff(message("en", "cmd.xb"))}
A launch is a folder with launch.yaml; left out, the nearest one from here upwards is taken.
.SH COMMANDS
${commands.join("\n")}
.SH EXIT STATUS
.TP
.B 0
done, and every gate holds
.TP
.B 1
done, but a gate fails
.TP
.B 2
bad usage or bad input; nothing was written
.TP
.B 3
a defect of xb
.SH ENVIRONMENT
.TP
.B LC_ALL, LC_MESSAGES, LANG
language of text, where \\-\\-lang is not given
.TP
.B NO_COLOR, FORCE_COLOR
whether to colour
.SH FILES
.TP
.I launch.yaml
the launch; xb schema launch prints its keys
.TP
.I .xb/
tariffs imported beside a launch
`;
}
