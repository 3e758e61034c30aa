import type { CommanderError } from "commander";
import { usageError } from "../model/diagnostic.ts";

/** What commander refuses, in the run's language: its own words are English. */
export function asUsageError({ code, message }: CommanderError): Error {
  const [name = ""] = [...message.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted!);
  const guess = /Did you mean (\S+)\?/.exec(message)?.[1];
  switch (code) {
    case "commander.unknownOption":
      return guess === undefined
        ? usageError("usage.unknown-option", { name })
        : usageError("usage.unknown-option-guess", { name, guess });
    case "commander.excessArguments":
      return usageError("usage.excess", { command: name });
    case "commander.missingArgument":
      return usageError("usage.no-argument", { name });
    case "commander.optionMissingArgument":
      return usageError("usage.no-value", { option: name });
    default:
      return usageError("usage.commander", { detail: message.replace(/^error: /, "").replaceAll("\n", " ") });
  }
}

/** `--lang` may stand before the command, which then takes it; the program's own help knows it already. */
export function langBehind(argv: readonly string[]): readonly string[] {
  const at = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  if (at < 0) return argv;
  const length = argv[at] === "--lang" ? 2 : 1;
  const command = argv.findIndex((word, i) => !word.startsWith("-") && (i < at || i >= at + length));
  const helps = command < 0 || argv[command] === "help";
  if (at + length > argv.length || (command < at && !helps)) return argv;
  const rest = argv.filter((_, i) => i < at || i >= at + length);
  if (helps) return rest;
  const [name = "", ...others] = argv.slice(command);
  return [
    ...argv.slice(0, at),
    ...argv.slice(at + length, command),
    name,
    ...argv.slice(at, at + length),
    ...others,
  ];
}
