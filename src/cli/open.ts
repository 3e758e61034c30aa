import { select } from "../app/select.ts";
import { type LoadedLaunch, loadLaunch } from "../load/launch.ts";
import { launchFile } from "../load/no-launch.ts";
import { openProfiles, type Profiles } from "../load/profiles.ts";
import { decode, maxBytes } from "../load/text-file.ts";
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
  const file = argument === "-" ? `${terminal.cwd}/-` : launchFile(argument, terminal.cwd);
  const all = loadLaunch(file, profiles, stdin, only);
  const loaded: LoadedLaunch = {
    ...all,
    markets: select("market", all.markets, (m) => m.names, common.markets),
    products: !only.products ? [] : select("product", all.products, (p) => [p.value.sku], common.products),
  };
  return { loaded, profiles };
}
