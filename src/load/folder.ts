import { existsSync, lstatSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { InputError, type Path } from "../model/diagnostic.ts";
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
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The absolute path of a data file that a launch names. It must lie inside the launch's folder, links followed. */
export function insideFolder(root: string, name: string, source: Source, path: Path): string {
  const file = resolve(root, name);
  const escapes = (from: string, to: string): boolean => {
    const way = relative(from, to);
    return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  };
  const parent = dirname(file);
  const linked = existsSync(parent) && escapes(realpathSync(root), realpathSync(parent));
  if (isAbsolute(name) || escapes(root, file) || linked) {
    const at = source.locate(path);
    throw new InputError([
      {
        code: "input.outside",
        severity: "error",
        message: "input.outside",
        args: { file: name },
        at,
        path,
        lineText: source.lineText(at.line),
      },
    ]);
  }
  return file;
}
