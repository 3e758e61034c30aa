import { Command } from "commander";
import { loadCommand } from "../../src/cli/program.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import { formatsOf } from "../../src/render/formats.ts";
import type { Lang } from "../../src/text/message.ts";

const nowhere = { env: {}, columns: 100 } as unknown as Terminal;

/** A command with its options and subcommands, that runs nothing. */
export async function commandNamed(name: string, lang: Lang = "en"): Promise<Command> {
  const command = new Command(name);
  const module = await loadCommand(name);
  if (module === undefined) throw new Error(`xb has no command ${name}`);
  module.define(command, { terminal: nowhere, lang, exit: () => {} });
  for (const each of [command, ...command.commands]) {
    each.exitOverride().configureOutput({ writeErr: () => {} });
    if (each.commands.length === 0) each.action(() => {});
  }
  return command;
}

/** Every call of xb in a text of shell, as words; what the shell would put in stands as it is written. */
export const calls = (shell: string): string[][] =>
  shell
    .replaceAll("\\\n", " ")
    .split("\n")
    .flatMap((line) => /^\s*(?:\$ |npx )?xb (.*)/.exec(line)?.[1] ?? [])
    .map((line) => line.split(/ (?:\|\|?|&&|>>?|#) ?|>"| {2,}/)[0]!)
    .map((line) => [...line.matchAll(/(?:"[^"]*"|[^\s"]+)+/g)].map((m) => m[0].replaceAll('"', "")));

/** Throws unless xb takes these words: the command, its options, the format. */
export async function parses([name = "", ...rest]: readonly string[]): Promise<void> {
  const command = await commandNamed(name);
  await command.parseAsync([...rest], { from: "user" });
  const { format } = command.opts<{ format?: string }>();
  const known = name === "merge" ? formatsOf("check") : formatsOf(name);
  if (format !== undefined && !known.includes(format)) throw new Error(`xb ${name} has no format ${format}`);
}
