import { readdirSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../model/diagnostic.ts";
import { type MarketProfile, marketSchema } from "../model/market.ts";
import { near } from "../model/near.ts";
import { overlay } from "../model/overlay.ts";
import { bundledIds, bundledProfile } from "./assets.ts";
import { late } from "./late.ts";
import { loadSource } from "./records.ts";
import { validate } from "./validate.ts";

/** Profiles by id: the bundled ones, and a folder of the user's own laid over them. */
export interface Profiles {
  readonly ids: readonly string[];
  /** Whether profiles of the user's own are among them. */
  readonly own: boolean;
  /** A profile with its bloc and the user's overlay applied; throws an `InputError` for an unknown id. */
  resolve(id: string): MarketProfile;
  /** The profile, or undefined where there is none. */
  find(id: string): MarketProfile | undefined;
}

/** `folder` holds profiles of the user's own; `read` are others of them, laid over those of the folder. */
export function openProfiles(folder?: string, read: readonly MarketProfile[] = []): Profiles {
  const written = [...(folder === undefined ? [] : readProfiles(listFolder(folder))), ...read];
  const own = new Map(written.map((profile) => [profile.id, profile]));
  const ids = [...new Set([...bundledIds(), ...own.keys()])].sort();
  const raw = (id: string): MarketProfile | undefined => {
    const base = bundledProfile(id);
    const top = own.get(id);
    return base && top ? laidOver(base, top) : (top ?? base);
  };
  const resolve = (id: string, seen: readonly string[] = []): MarketProfile => {
    const profile = raw(id);
    if (!profile) throw unknownMarket(id, ids);
    if (seen.includes(id)) throw fault("input.extends-loop", { id });
    if (profile.extends === undefined) return profile;
    return laidOver(resolve(profile.extends, [...seen, id]), profile);
  };
  const resolved = new Map<string, MarketProfile>();
  const once = (id: string): MarketProfile => {
    const made = resolved.get(id) ?? resolve(id);
    resolved.set(id, made);
    return made;
  };
  return { ids, own: own.size > 0, resolve: once, find: (id) => (raw(id) ? once(id) : undefined) };
}

/** A profile over another: part by part, each when it is asked for. */
export function laidOver(base: MarketProfile, top: Partial<MarketProfile>): MarketProfile {
  const keys = [...Object.keys(base), ...Object.keys(top).filter((key) => key !== "extends")];
  if (top.extends !== undefined) keys.push("extends");
  return late<MarketProfile>(new Set(keys), (key) => overlay(base[key], top[key]));
}

/** Profiles as their files say; throws an `InputError` with the faults of all of them. */
export function readProfiles(files: readonly string[]): MarketProfile[] {
  const checked = files.map((file) => validate(marketSchema, loadSource(file)));
  const problems = checked.flatMap((one) => one.diagnostics);
  if (problems.length > 0) throw new InputError(problems);
  return checked.flatMap((one) => ("value" in one ? [one.value] : []));
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .map((name) => join(folder, name));
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
