import { Command, CommanderError } from "commander";
import { usageError } from "../model/diagnostic.ts";
import { near } from "../model/near.ts";
import { version } from "../model/version.ts";
import type { Lang, MessageId } from "../text/message.ts";
import { translate } from "./options.ts";
import type { Terminal } from "./terminal.ts";
import { asUsageError, langBehind } from "./usage.ts";

/** What a command file exports: it builds its options and runs, giving the exit code. */
export interface CommandModule {
  readonly define: (command: Command, context: CommandContext) => void;
}

export interface CommandContext {
  readonly terminal: Terminal;
  readonly lang: Lang;
  /** Sets the code the run ends with. */
  exit(code: number): void;
}

interface Entry {
  readonly summary: MessageId;
  readonly load: () => Promise<CommandModule>;
}

/** The commands in the order people meet them; each file is loaded only when it is asked for. */
const commands: Readonly<Record<string, Entry>> = {
  plan: { summary: "cmd.plan", load: () => import("./commands/plan.ts") },
  check: { summary: "cmd.check", load: () => import("./commands/check.ts") },
  cost: { summary: "cmd.cost", load: () => import("./commands/cost.ts") },
  report: { summary: "cmd.report", load: () => import("./commands/report.ts") },
  compare: { summary: "cmd.compare", load: () => import("./commands/compare.ts") },
  init: { summary: "cmd.init", load: () => import("./commands/init.ts") },
  markets: { summary: "cmd.markets", load: () => import("./commands/markets.ts") },
  explain: { summary: "cmd.explain", load: () => import("./commands/explain.ts") },
  tariff: { summary: "cmd.tariff", load: () => import("./commands/tariff.ts") },
  fx: { summary: "cmd.fx", load: () => import("./commands/fx.ts") },
  schema: { summary: "cmd.schema", load: () => import("./commands/schema.ts") },
  merge: { summary: "cmd.merge", load: () => import("./commands/merge.ts") },
  completion: { summary: "cmd.completion", load: () => import("./commands/completion.ts") },
};

export const commandNames = Object.keys(commands);

/** The file of one command; undefined for a name that is none. */
export const loadCommand = (name: string): Promise<CommandModule> | undefined =>
  Object.hasOwn(commands, name) ? commands[name]!.load() : undefined;

/** Parses the command line and runs the command it names. */
export async function run(words: readonly string[], terminal: Terminal, lang: Lang): Promise<number> {
  const argv = langBehind(words);
  const t = translate(lang);
  let code = 0;
  const context: CommandContext = {
    terminal,
    lang,
    exit: (value) => {
      code = value;
    },
  };
  const program = new Command("xb")
    .description(t("cmd.xb"))
    .version(version, "-V, --version", t("opt.version"))
    .helpOption("-h, --help", t("opt.help"))
    .helpCommand(true)
    .addHelpText("after", `\n${t("cmd.xb-after")}`);
  const name = argv.find((word) => !word.startsWith("-"));
  for (const [id, entry] of Object.entries(commands)) {
    const command = program.command(id).summary(t(entry.summary)).description(t(entry.summary));
    if (id === name || (name === "help" && argv.includes(id))) (await entry.load()).define(command, context);
  }
  const written: string[] = [];
  configure(program, { out: (text) => written.push(text), width: terminal.columns });
  const asked = name === "help" ? argv.find((word) => !word.startsWith("-") && word !== name) : name;
  if (asked !== undefined && !Object.hasOwn(commands, asked)) throw unknownCommand(asked);
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (!["commander.helpDisplayed", "commander.version", "commander.help"].includes(error.code)) {
      throw asUsageError(error);
    }
    if (error.code === "commander.help" && argv.length === 0) code = 2;
  }
  if (written.length > 0) {
    if (code === 0) await terminal.out(written.join(""));
    else terminal.err(written.join(""));
  }
  return code;
}

function configure(command: Command, to: { out: (text: string) => void; width: number }): void {
  command
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: to.out,
      writeErr: (text) => {
        if (!text.startsWith("error: ")) to.out(text);
      },
      getOutHelpWidth: () => to.width,
      getErrHelpWidth: () => to.width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  for (const child of command.commands) configure(child, to);
}

function unknownCommand(name: string): Error {
  const guess = near(name, commandNames);
  return guess === undefined
    ? usageError("usage.unknown-command", { name, values: commandNames.join(", ") })
    : usageError("usage.unknown-command-guess", { name, guess });
}
