import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CostMarket } from "../../src/cost/input.ts";
import { parseYaml } from "../../src/load/yaml.ts";
import type { MarketProfile } from "../../src/model/market.ts";
import { overlay } from "../../src/model/overlay.ts";
import { message } from "../../src/text/message.ts";

const folder = fileURLToPath(new URL("../../markets/", import.meta.url));
const cache = new Map<string, MarketProfile>();

/** A bundled profile with its blocs, read from its YAML. */
export function profile(id: string): MarketProfile {
  const known = cache.get(id);
  if (known) return known;
  const own = parseYaml(id, readFileSync(`${folder}${id}.yaml`, "utf8")).value as MarketProfile;
  const whole = own.extends === undefined ? own : overlay(profile(own.extends), own);
  cache.set(id, whole);
  return whole;
}

export function costMarket(id: string): CostMarket {
  const { currency, customs, sources } = profile(id);
  return { id, currency: currency!, customs: customs!, sources: sources ?? {} };
}

export const say: import("../../src/cost/input.ts").Say = (id, args) => message("en", id, args);
