import { existsSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { type Diagnostic, InputError, type Path } from "../model/diagnostic.ts";
import { type Host, hostSchema } from "../model/host.ts";
import { type Lane, laneSchema } from "../model/lane.ts";
import {
  type Launch,
  type LaunchMarket,
  launchSchema,
  type PastStream,
  pastStreamSchema,
} from "../model/launch.ts";
import type { MarketProfile } from "../model/market.ts";
import { near } from "../model/near.ts";
import type { PlanResult } from "../model/plan-result.ts";
import { type Product, productSchema } from "../model/product.ts";
import { fileIn, insideFolder } from "./folder.ts";
import { laidOver, openProfiles, type Profiles } from "./profiles.ts";
import { loadRecords, loadSource, type Placed, parseSource, uniqueIds } from "./records.ts";
import { brokenReferences, diagnostic, strangePast } from "./references.ts";
import { loadPlan } from "./result.ts";
import type { Source } from "./source.ts";
import { readText } from "./text-file.ts";
import { validate } from "./validate.ts";

/** More hosts than this nobody plans by the quarter of an hour. */
const manyHosts = { most: 2_000, message: "input.hosts-many" } as const;

/** A market of the launch: what the launch says of it, and its profile with all overlays applied. */
export interface LoadedMarket {
  readonly id: string;
  /** The id, the bundled market it extends, and its bloc (`EU`), nearest first: what prices and evidence name. */
  readonly names: readonly string[];
  readonly settings: LaunchMarket;
  readonly profile: MarketProfile;
}

export interface LoadedScript {
  readonly file: string;
  readonly text: string;
  readonly settings: NonNullable<Launch["scripts"]>[number];
}

/** A whole launch: validated, cross-checked, with the place of every part. */
export interface LoadedLaunch {
  readonly root: string;
  readonly source: Source;
  readonly launch: Launch;
  readonly products: readonly Placed<Product>[];
  readonly hosts: readonly Placed<Host>[];
  readonly lanes: readonly Placed<Lane>[];
  readonly markets: readonly LoadedMarket[];
  readonly scripts: readonly LoadedScript[];
  readonly pins?: PlanResult;
  /** What past streams sold, where the launch's `demand` names a file. */
  readonly past: readonly Placed<PastStream>[];
  readonly warnings: readonly Diagnostic[];
}

/**
 * Loads a launch file, or the folder of one, and all that it names. Throws one `InputError` with every problem found.
 * Profiles are the bundled ones unless told otherwise; `stdin` is the launch's text where there is no file.
 */
export function loadLaunch(
  named: string,
  profiles: Profiles = openProfiles(),
  stdin?: string,
  only: { readonly products: boolean } = { products: true },
): LoadedLaunch {
  const file = stdin === undefined ? fileIn(named) : named;
  const source = stdin === undefined ? loadSource(file) : parseSource("-", stdin, "yaml");
  const checked = validate(launchSchema, source);
  if (!("value" in checked)) throw new InputError(notThis(file, checked.diagnostics));
  const launch = checked.value;
  const context = { source, root: dirname(file) };
  const problems: Diagnostic[] = [];
  const attempt = <T>(work: () => T, fallback: T): T => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.diagnostics);
      return fallback;
    }
  };
  const list = <T>(work: () => T[]): T[] => attempt(work, []);
  const products = only.products
    ? list(() => loadRecords(productSchema, launch.products, context, ["products"], { id: "sku" }))
    : [];
  const hosts = list(() =>
    loadRecords(hostSchema, launch.hosts ?? [], context, ["hosts"], { id: "id", limit: manyHosts }),
  );
  const lanes = list(() => loadRecords(laneSchema, launch.lanes ?? [], context, ["lanes"]));
  attempt(() => uniqueIds("product", products, "sku"), undefined);
  attempt(() => uniqueIds("host", hosts, "id"), undefined);
  const markets = launch.markets.flatMap((market, index) =>
    list(() => [resolveMarket(market, profiles, source, ["markets", index])]),
  );
  const scripts = list(() => loadScripts(launch, context));
  const pins = attempt(() => loadPins(launch, context), undefined);
  const past = list(() =>
    typeof launch.demand === "string"
      ? loadRecords(pastStreamSchema, launch.demand, context, ["demand"])
      : [],
  );
  const parts = { source, products, hosts, lanes, markets };
  problems.push(...brokenReferences(only.products ? launch : withoutProducts(launch), parts));
  if (problems.length > 0) throw new InputError(problems);
  return {
    root: context.root,
    source,
    launch,
    products,
    hosts,
    lanes,
    markets,
    scripts,
    ...(pins === undefined ? {} : { pins }),
    past,
    warnings: [
      ...bigYaml(launch, products),
      ...(only.products ? strangePast(past, { products, hosts, markets }) : []),
    ],
  };
}

/** A file beside a launch was probably named in its place. */
function notThis(named: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const file = join(dirname(named), "launch.yaml");
  if (basename(named) === "launch.yaml" || !existsSync(file)) return diagnostics;
  const [first, ...others] = diagnostics;
  return [{ ...first!, help: { message: "help.launch-here", args: { file } } }, ...others];
}

type Context = { readonly source: Source; readonly root: string };

/** Keys of a launch market that are part of its profile. */
const profileKeys = [
  "timezone",
  "currency",
  "languages",
  "weekend",
  "priceIncludesTax",
  "audience",
  "holidays",
  "observances",
  "culture",
  "customs",
  "rules",
  "bodies",
  "sources",
] as const;

function resolveMarket(market: LaunchMarket, profiles: Profiles, source: Source, path: Path): LoadedMarket {
  const baseId = market.extends ?? market.id;
  if (profiles.find(baseId) === undefined) {
    const key = market.extends === undefined ? "id" : "extends";
    throw new InputError([unknownMarket(source, [...path, key], baseId, profiles.ids)]);
  }
  const base = profiles.resolve(baseId);
  const own = profileKeys.filter((key) => market[key as keyof LaunchMarket] !== undefined);
  const bloc = base.extends?.replace(/^_/, "").toUpperCase();
  const names = [market.id, baseId, ...(bloc ? [bloc] : [])];
  return {
    id: market.id,
    names: [...new Set(names)],
    settings: market,
    profile: laidOver(base, {
      ...Object.fromEntries(own.map((key) => [key, market[key as keyof LaunchMarket]])),
      id: market.id,
    }),
  };
}

function unknownMarket(source: Source, path: Path, id: string, ids: readonly string[]): Diagnostic {
  const known = ids.filter((other) => !other.startsWith("_"));
  const guess = near(id, known);
  return guess === undefined
    ? diagnostic(source, path, "input.unknown-market", { id })
    : diagnostic(source, path, "input.unknown-market-guess", { id, guess });
}

function withoutProducts({ orders: _, demand: __, ...launch }: Launch): Launch {
  return launch;
}

function loadScripts(launch: Launch, context: Context): LoadedScript[] {
  return (launch.scripts ?? []).map((settings, index) => {
    if (settings.text !== undefined) return { file: context.source.file, text: settings.text, settings };
    if (settings.file === undefined) {
      const path = ["scripts", index];
      const args = { key: "file", expected: { say: "kind.file-or-text" } } as const;
      throw new InputError([diagnostic(context.source, path, "input.missing", args)]);
    }
    const file = insideFolder(context.root, settings.file, context.source, ["scripts", index, "file"]);
    return { file, text: readText(file, "text"), settings };
  });
}

function loadPins(launch: Launch, context: Context): PlanResult | undefined {
  if (launch.pins === undefined) return undefined;
  return loadPlan(insideFolder(context.root, launch.pins, context.source, ["pins"]));
}

const manyProducts = 2_000;

function bigYaml(launch: Launch, products: readonly Placed<Product>[]): Diagnostic[] {
  const names = [launch.products].flat().filter((p) => typeof p === "string");
  const yaml = names.find((name) => /\.ya?ml$/.test(name));
  if (yaml === undefined || products.length < manyProducts) return [];
  return [{ code: "input.big-yaml", severity: "warning", message: "input.big-yaml", args: { file: yaml } }];
}

/** A file's name as people see it: relative to where they stand, when that is shorter. */
export function shownFile(file: string, cwd: string): string {
  const short = relative(cwd, file);
  return short !== "" && short.length < file.length ? short : file;
}
