import { select } from "../app/select.ts";
import { findLaunch } from "../load/folder.ts";
import { type LoadedLaunch, loadLaunch } from "../load/launch.ts";
import { openProfiles, type Profiles } from "../load/profiles.ts";
import { decode, maxBytes } from "../load/text-file.ts";
import { usageError } from "../model/diagnostic.ts";
import type { Common } from "./options.ts";
import type { Terminal } from "./terminal.ts";

export interface Opened {
  readonly loaded: LoadedLaunch;
  readonly profiles: Profiles;
}

/** Loads the launch that the argument names and keeps the markets and products that were asked for. */
export function openLaunch(
  argument: string | undefined,
  common: Common,
  terminal: Terminal,
  only: { readonly products: boolean } = { products: true },
): Opened {
  const profiles = openProfiles(common.marketsDir);
  const stdin = argument === "-" ? decode("-", terminal.readStdin(maxBytes.yaml)) : undefined;
  const file = argument === "-" ? `${terminal.cwd}/-` : findLaunch(argument, terminal.cwd);
  if (file === undefined) throw usageError("input.no-launch");
  const all = loadLaunch(file, profiles, stdin, only);
  const loaded: LoadedLaunch = {
    ...all,
    markets: select("market", all.markets, (m) => m.names, common.markets),
    products: !only.products ? [] : select("product", all.products, (p) => [p.value.sku], common.products),
  };
  return { loaded, profiles };
}
