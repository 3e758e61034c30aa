import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { type Diagnostic, InputError } from "../model/diagnostic.ts";
import { near } from "../model/near.ts";
import { findLaunch } from "./folder.ts";

/** The launch file that an argument names, else the nearest; refused where there is none, with what would help. */
export function launchFile(argument: string | undefined, cwd: string): string {
  const file = findLaunch(argument, cwd);
  if (file !== undefined && existsSync(file)) return file;
  throw noLaunch(argument, cwd);
}

function noLaunch(argument: string | undefined, cwd: string): InputError {
  const named = resolve(cwd, argument ?? ".");
  const shown = argument ?? "";
  const message =
    argument === undefined ? "input.no-launch" : isFolder(named) ? "input.no-launch-in" : "file.not-found";
  const help = isFolder(named) ? helpInFolder(named, shown) : helpForName(named, shown);
  return new InputError([{ code: message, severity: "error", message, args: { file: shown }, help }]);
}

/** Launches one folder further down are probably what was meant. */
function helpInFolder(folder: string, shown: string): NonNullable<Diagnostic["help"]> {
  const below = namesIn(folder).filter((name) => existsSync(join(folder, name, "launch.yaml")));
  return below.length === 0
    ? { message: "help.init", args: { folder: shown || "spring" } }
    : { message: "help.launch-below", args: { folders: some(below.map((name) => join(shown, name))) } };
}

function helpForName(named: string, shown: string): NonNullable<Diagnostic["help"]> {
  // A link to nothing has the name already.
  const others = namesIn(dirname(named)).filter((name) => name !== basename(named));
  const guess = near(basename(named), others);
  if (guess !== undefined) return { message: "input.guess", args: { guess: join(dirname(shown), guess) } };
  return { message: "help.init", args: { folder: extname(shown) === "" ? shown : dirname(shown) } };
}

const most = 5;
const some = (names: readonly string[]): string =>
  [...names.slice(0, most), ...(names.length > most ? ["…"] : [])].join(", ");

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
