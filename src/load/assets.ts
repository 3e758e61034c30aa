import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { MarketProfile } from "../model/market.ts";
import { late } from "./late.ts";

/** `dist/`, whether this runs bundled in it or from the sources beside it. */
const root = fileURLToPath(new URL(import.meta.url.endsWith(".ts") ? "../../dist/" : "./", import.meta.url));

/** Where a file that the build made lies. */
export const assetFile = (name: string): string => join(root, name);

/** The parsed JSON of a file that the build made, such as `markets/DE.json`; undefined where there is none. */
export function asset<T>(name: string): T | undefined {
  try {
    return JSON.parse(readFileSync(root + name, "utf8")) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Ids of the bundled profiles, blocs (`_eu`) included. */
export function bundledIds(): string[] {
  return readdirSync(assetFile("markets"))
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

const cache = new Map<string, MarketProfile | undefined>();

/**
 * A bundled profile as its YAML says, without its bloc. Validated when it was built, which put `null` for
 * the large parts: each lies in a file of its own, and no command reads them all.
 */
export function bundledProfile(id: string): MarketProfile | undefined {
  if (!/^[A-Z_a-z-]+$/.test(id)) return undefined;
  if (!cache.has(id)) cache.set(id, opened(id));
  return cache.get(id);
}

function opened(id: string): MarketProfile | undefined {
  const head = asset<MarketProfile>(`markets/${id}.json`);
  return (
    head &&
    late(Object.keys(head), (key) => {
      if (head[key] !== null) return head[key];
      const part = asset<MarketProfile[typeof key]>(`markets/${id}/${key}.json`);
      if (key === "rules") casesAreLate(id, part as Record<string, object>);
      return part;
    })
  );
}

/** The cases of rules lie in a file of their own, which is read for the first that is asked for. */
function casesAreLate(id: string, rules: Readonly<Record<string, object>>): void {
  let cases: Readonly<Record<string, unknown>> | undefined;
  for (const [name, rule] of Object.entries(rules)) {
    if (!("cases" in rule)) continue;
    const get = (): unknown => {
      cases ??= asset<Record<string, unknown>>(`markets/${id}/cases.json`)!;
      return cases[name];
    };
    Object.defineProperty(rule, "cases", { enumerable: true, configurable: true, get });
  }
}
