import type { Command } from "commander";
import { schemaNames, schemaWithWords } from "../../app/schema.ts";
import { bundledWords } from "../../app/tables.ts";
import { usageError } from "../../model/diagnostic.ts";
import { near } from "../../model/near.ts";
import { outputOptions, translate } from "../options.ts";
import type { CommandContext } from "../program.ts";

export function define(command: Command, context: CommandContext): void {
  const t = translate(context.lang);
  outputOptions(command, t)
    .argument("<name>", schemaNames.join(" | "))
    .addHelpText("after", `\n${t("schema.examples")}`)
    .action(async (name: string) => {
      const found = schemaNames.find((n) => n === name);
      if (!found) throw unknown(name);
      const schema = schemaWithWords(found, bundledWords(), context.lang);
      await context.terminal.out(`${JSON.stringify(schema, null, 2)}\n`);
    });
}

function unknown(name: string): Error {
  const guess = near(name, schemaNames);
  return guess === undefined
    ? usageError("usage.unknown-schema", { name, values: schemaNames.join(", ") })
    : usageError("usage.unknown-id-guess", { id: name, guess });
}
