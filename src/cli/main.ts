import { InputError } from "../model/diagnostic.ts";
import { version } from "../model/version.ts";
import { type Lang, type MessageArgs, message } from "../text/message.ts";
import { ClosedPipe, Interrupted, OutputError, processTerminal, type Terminal } from "./terminal.ts";

/** Runs one command line and gives its exit code. Nothing here loads more than the command needs. */
export async function main(argv: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  const lang = guessLang(argv, terminal.env);
  try {
    if (argv.length === 1 && (argv[0] === "--version" || argv[0] === "-V")) {
      await terminal.out(`${version}\n`);
      return 0;
    }
    const { run } = await import("./program.ts");
    return await run(argv, terminal, lang);
  } catch (error) {
    return report(error, argv, terminal, lang);
  }
}

/** The language for errors that come before the options are parsed. */
function guessLang(argv: readonly string[], env: Terminal["env"]): Lang {
  const index = argv.indexOf("--lang");
  const told = index >= 0 ? argv[index + 1] : argv.find((a) => a.startsWith("--lang="))?.slice(7);
  const locale = told ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || "");
  return locale.toLowerCase().startsWith("zh") ? "zh" : "en";
}

async function report(
  error: unknown,
  argv: readonly string[],
  terminal: Terminal,
  lang: Lang,
): Promise<number> {
  if (error instanceof ClosedPipe) return 0;
  if (error instanceof Interrupted) return 130;
  if (error instanceof InputError) {
    const { renderDiagnostics } = await import("../render/diagnostics.ts");
    const { shownFile } = await import("../load/launch.ts");
    const color = terminal.errIsTTY && !terminal.env.NO_COLOR && !argv.includes("--no-color");
    const inArgs = (args: MessageArgs): MessageArgs =>
      Object.fromEntries(
        Object.entries(args).map(([key, value]) =>
          (key === "file" || key === "folder") && typeof value === "string"
            ? [key, shownFile(value, terminal.cwd)]
            : [key, value],
        ),
      );
    const placed = error.diagnostics.map((d) => ({
      ...d,
      args: inArgs(d.args),
      ...(d.help === undefined ? {} : { help: { ...d.help, args: inArgs(d.help.args) } }),
      ...(d.at === undefined ? {} : { at: { ...d.at, file: shownFile(d.at.file, terminal.cwd) } }),
    }));
    terminal.err(renderDiagnostics(placed, { lang, color, width: terminal.columns }));
    const count = error.diagnostics.length;
    terminal.err(`${message(lang, "diagnostic.summary", { count })}\n`);
    return 2;
  }
  if (error instanceof OutputError) {
    terminal.err(`${message(lang, "write.failed", { file: "stdout", reason: error.message })}\n`);
    return 2;
  }
  const problem = error instanceof Error ? error : new Error(String(error));
  const { visible, visibleLines } = await import("../render/layout/visible.ts");
  const detail = problem.message.split("\n")[0]!.slice(0, 300);
  terminal.err(`${visible(message(lang, "defect.title", { detail }))}\n`);
  if (argv.includes("--verbose")) terminal.err(`${visibleLines(String(problem.stack))}\n`);
  terminal.err(`${message(lang, "defect.report")}\n`);
  return 3;
}
