import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { type Diagnostic, InputError, type Path } from "../model/diagnostic.ts";
import { near } from "../model/near.ts";
import type { Source } from "./source.ts";

/** The launch file that an argument names; without one, the nearest `launch.yaml` from `cwd` upwards. */
export function findLaunch(argument: string | undefined, cwd: string): string | undefined {
  if (argument !== undefined) {
    return fileIn(resolve(cwd, argument));
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    const file = join(folder, "launch.yaml");
    if (existsSync(file)) return file;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The launch file of a folder; a file is its own. */
export const fileIn = (named: string): string => (isFolder(named) ? join(named, "launch.yaml") : named);

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The absolute path of a data file that a launch names. It is there, inside the launch's folder, links followed. */
export function insideFolder(root: string, name: string, source: Source, path: Path): string {
  const file = resolve(root, name);
  const escapes = (from: string, to: string): boolean => {
    const way = relative(from, to);
    return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  };
  const parent = dirname(file);
  const linked = existsSync(parent) && escapes(realpathSync(root), realpathSync(parent));
  const fault = (message: "input.outside" | "file.not-found", help?: Diagnostic["help"]): InputError => {
    const at = source.locate(path);
    const lineText = source.lineText(at.line);
    const found = {
      code: message,
      severity: "error",
      message,
      args: { file: name },
      at,
      path,
      lineText,
    } as const;
    return new InputError([help === undefined ? found : { ...found, help }]);
  };
  if (isAbsolute(name) || escapes(root, file) || linked) throw fault("input.outside");
  if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) return file;
  const guess = existsSync(parent) ? near(basename(file), readdirSync(parent).sort()) : undefined;
  if (guess === undefined) throw fault("file.not-found");
  throw fault("file.not-found", { message: "input.guess", args: { guess: join(dirname(name), guess) } });
}
