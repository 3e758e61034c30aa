import { readdirSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../model/diagnostic.ts";
import { type MarketProfile, marketSchema } from "../model/market.ts";
import { near } from "../model/near.ts";
import { overlay } from "../model/overlay.ts";
import { bundledIds, bundledProfile } from "./assets.ts";
import { loadSource } from "./records.ts";
import { validate } from "./validate.ts";

/** Profiles by id: the bundled ones, and a folder of the user's own laid over them. */
export interface Profiles {
  readonly ids: readonly string[];
  /** A profile with its bloc and the user's overlay applied; throws an `InputError` for an unknown id. */
  resolve(id: string): MarketProfile;
  /** The profile, or undefined where there is none. */
  find(id: string): MarketProfile | undefined;
}

export function openProfiles(folder?: string): Profiles {
  const own = folder === undefined ? new Map<string, MarketProfile>() : loadOwn(folder);
  const ids = [...new Set([...bundledIds(), ...own.keys()])].sort();
  const raw = (id: string): MarketProfile | undefined => {
    const base = bundledProfile(id);
    const top = own.get(id);
    return base && top ? overlay(base, top) : (top ?? base);
  };
  const resolve = (id: string, seen: readonly string[] = []): MarketProfile => {
    const profile = raw(id);
    if (!profile) throw unknownMarket(id, ids);
    if (seen.includes(id)) throw fault("input.extends-loop", { id });
    if (profile.extends === undefined) return profile;
    const { extends: parent, ...rest } = profile;
    return { ...overlay(resolve(parent, [...seen, id]), rest), extends: parent };
  };
  const resolved = new Map<string, MarketProfile>();
  const once = (id: string): MarketProfile => {
    const made = resolved.get(id) ?? resolve(id);
    resolved.set(id, made);
    return made;
  };
  return { ids, resolve: once, find: (id) => (raw(id) ? once(id) : undefined) };
}

function loadOwn(folder: string): Map<string, MarketProfile> {
  const own = new Map<string, MarketProfile>();
  const problems = [];
  for (const name of listFolder(folder)) {
    const source = loadSource(join(folder, name));
    const checked = validate(marketSchema, source);
    problems.push(...checked.diagnostics);
    if ("value" in checked) own.set(checked.value.id, checked.value);
  }
  if (problems.length > 0) throw new InputError(problems);
  return own;
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch {
    throw fault("file.not-found", { file: folder });
  }
}

function fault(message: "input.extends-loop" | "file.not-found", args: Record<string, string>): InputError {
  return new InputError([{ code: message, severity: "error", message, args }]);
}

function unknownMarket(id: string, ids: readonly string[]): InputError {
  const guess = near(id, ids);
  return new InputError([
    guess === undefined
      ? { code: "input.unknown-market", severity: "error", message: "input.unknown-market", args: { id } }
      : {
          code: "input.unknown-market",
          severity: "error",
          message: "input.unknown-market-guess",
          args: { id, guess },
        },
  ]);
}
