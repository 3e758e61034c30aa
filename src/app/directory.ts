import type { LoadedLaunch } from "../load/launch.ts";
import type { Text } from "../model/fact.ts";
import type { LaunchDirectory } from "../model/report.ts";
import type { Name } from "../model/scalar.ts";
import { audienceGrid } from "./audience.ts";

/** What people call the products, markets and hosts of a launch, and where those live; for plans, who watches when. */
export function directoryOf(loaded: LoadedLaunch, withAudience: boolean): LaunchDirectory {
  const { launch } = loaded;
  return {
    name: launch.name,
    ...(launch.window === undefined ? {} : { window: launch.window }),
    products: Object.fromEntries(loaded.products.map(({ value }) => [value.sku, textOf(value.name)])),
    markets: Object.fromEntries(
      loaded.markets.map(({ id, profile }) => {
        const grid = withAudience && launch.window ? audienceGrid(profile, launch.window) : undefined;
        const place = { name: profile.name ?? id, zone: profile.timezone ?? "UTC" };
        return [id, grid === undefined ? place : { ...place, audience: grid }];
      }),
    ),
    hosts: Object.fromEntries(
      loaded.hosts.map(({ value }) => [value.id, { name: textOf(value.name ?? value.id), zone: value.zone }]),
    ),
  };
}

/** A name as text: English if there is one, else the first language's. */
function textOf(name: Name): Text {
  if (typeof name === "string") return name;
  const en = name.en ?? Object.values(name)[0] ?? "";
  return { en, ...(name.zh === undefined ? {} : { zh: name.zh }) };
}
