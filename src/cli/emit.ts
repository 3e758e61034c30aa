import { extname, resolve } from "node:path";
import { usageError } from "../model/diagnostic.ts";
import { near } from "../model/near.ts";
import type { Common } from "./options.ts";
import type { Terminal } from "./terminal.ts";
import { type OutputFile, writeFiles } from "./write.ts";

/** Which format a file's ending asks for; `.xml` is JUnit. */
export const endings: Readonly<Record<string, string>> = {
  ".json": "json",
  ".ndjson": "ndjson",
  ".csv": "csv",
  ".md": "markdown",
  ".html": "html",
  ".ics": "ics",
  ".sarif": "sarif",
  ".xml": "junit",
};

/** One output that was asked for: a format, and the file it goes to, or standard output. */
export interface Target {
  readonly format: string;
  readonly file?: string;
}

/** Standard output's format and every `-o`; refused before any work where the command has no such format. */
export function targets(command: string, formats: readonly string[], common: Common, cwd: string): Target[] {
  if (!formats.includes(common.format)) throw badFormat(command, common.format, formats);
  const files = common.output.map((name) => {
    const format = endings[extname(name).toLowerCase()];
    if (format === undefined || !formats.includes(format)) {
      const values = Object.keys(endings).filter((e) => formats.includes(endings[e]!));
      throw usageError("usage.bad-ending", { file: name, values: values.join(" ") });
    }
    return { format, file: resolve(cwd, name) };
  });
  return [{ format: common.format }, ...files];
}

function badFormat(command: string, value: string, formats: readonly string[]): Error {
  const guess = near(value, formats);
  const args = { command, value };
  return guess === undefined
    ? usageError("usage.bad-format", { ...args, values: formats.join(", ") })
    : usageError("usage.bad-format-guess", { ...args, guess });
}

/** Renders every target first, then writes the files, then prints: nothing is written if anything fails. */
export async function emit(
  list: readonly Target[],
  render: (format: string, toFile: boolean) => Promise<string>,
  terminal: Terminal,
): Promise<void> {
  const files: OutputFile[] = [];
  let printed = "";
  for (const target of list) {
    const text = await render(target.format, target.file !== undefined);
    if (target.file === undefined) printed = text;
    else files.push({ file: target.file, text });
  }
  if (files.length > 0) writeFiles(files);
  await terminal.out(printed);
}
