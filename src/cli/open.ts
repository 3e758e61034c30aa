import { resolve } from "node:path";
import { select } from "../app/select.ts";
import { type LoadedLaunch, loadLaunch } from "../load/launch.ts";
import { launchFile } from "../load/no-launch.ts";
import { openProfiles, type Profiles } from "../load/profiles.ts";
import { decode, maxBytes } from "../load/text-file.ts";
import { usageError } from "../model/diagnostic.ts";
import type { Common } from "./options.ts";
import type { Terminal } from "./terminal.ts";

export interface Opened {
  readonly loaded: LoadedLaunch;
  readonly profiles: Profiles;
}

/** An output in the place of a file that the launch is made of would be the end of that file. */
function keepInputs({ launch, root, source }: LoadedLaunch, { output }: Common, { cwd }: Terminal): void {
  const lists = [launch.products, launch.hosts, launch.lanes, launch.demand].flat();
  const named = [...lists, ...(launch.scripts ?? []).map((script) => script.file)];
  const files = named.flatMap((name) => (typeof name === "string" ? [resolve(root, name)] : []));
  const lost = output.find((name) => [source.file, ...files].includes(resolve(cwd, name)));
  if (lost !== undefined) throw usageError("usage.output-is-input", { file: lost });
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
  keepInputs(all, common, terminal);
  const loaded: LoadedLaunch = {
    ...all,
    markets: select("market", all.markets, (m) => m.names, common.markets),
    products: !only.products ? [] : select("product", all.products, (p) => [p.value.sku], common.products),
  };
  return { loaded, profiles };
}
