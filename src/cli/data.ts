import { dirname, join, resolve } from "node:path";
import { tariffFolders, userTariffs } from "../app/tariff.ts";
import type { Terminal } from "./terminal.ts";

/** The folder of imported rates: a named one, else the user's own data. */
export const ratesFolder = (terminal: Terminal, dataDir?: string): string =>
  dataDir === undefined ? join(dirname(userTariffs(terminal.env)), "fx") : resolve(terminal.cwd, dataDir);

/** Folders that are searched for imported tariffs. */
export const tariffsFrom = (terminal: Terminal, dataDir?: string, launchFile?: string): readonly string[] =>
  tariffFolders(terminal.env, {
    ...(dataDir === undefined ? {} : { dataDir: resolve(terminal.cwd, dataDir) }),
    ...(launchFile === undefined ? {} : { launchFile }),
  });
