import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, InputError } from "../model/diagnostic.ts";
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
  const files = folder === undefined ? [] : listFolder(folder);
  const written = [...readProfiles(files), ...read];
  const own = new Map(written.map((profile) => [profile.id, profile]));
  const ids = [...new Set([...bundledIds(), ...own.keys()])].sort();
  const raw = (id: string): MarketProfile | undefined => {
    const base = bundledProfile(id);
    const top = own.get(id);
    return base && top ? laidOver(base, top) : (top ?? base);
  };
  const resolve = (id: string, seen: readonly string[] = []): MarketProfile => {
    const profile = raw(id);
    const at = (): ReturnType<typeof extendsIn> => extendsIn(files, seen.at(-1));
    if (!profile) throw unknownMarket(id, ids, at());
    if (seen.includes(id)) throw fault("input.extends-loop", { id }, at());
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

/** Where the file of a market says what it extends; nothing where that is no file of the folder. */
function extendsIn(files: readonly string[], id: string | undefined): Pick<Diagnostic, "at" | "lineText"> {
  const source = files
    .map((file) => loadSource(file))
    .find(({ value }) => (value as MarketProfile).id === id);
  if (id === undefined || source === undefined) return {};
  const at = source.locate(["extends"]);
  return { at, lineText: source.lineText(at.line) };
}

type Fault = "input.extends-loop" | "file.not-found" | "input.unknown-market" | "input.unknown-market-guess";

function fault(
  message: Fault,
  args: Readonly<Record<string, string>>,
  place: Pick<Diagnostic, "at" | "lineText"> = {},
): InputError {
  const code = message === "input.unknown-market-guess" ? "input.unknown-market" : message;
  return new InputError([{ code, severity: "error", message, args, ...place }]);
}

function unknownMarket(
  id: string,
  ids: readonly string[],
  place: Pick<Diagnostic, "at" | "lineText">,
): InputError {
  const guess = near(id, ids);
  return guess === undefined
    ? fault("input.unknown-market", { id }, place)
    : fault("input.unknown-market-guess", { id, guess }, place);
}
