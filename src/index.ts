/**
 * xb as a library: the functions that the commands call. Nothing here prints, reads the clock or the environment;
 * the day whose facts apply is always given.
 *
 *     const profiles = openProfiles();
 *     const launch = loadLaunch("spring", profiles);
 *     const rates = openRates(ownRates(launch));
 *     const today = { on: "2026-11-24", lang: "en" } as const;
 *     const found = check(launch, profiles, rates.exchange, today);
 *     const costs = cost(launch, rates, today);
 *     const streams = await plan(launch, rates.exchange, { ...today, check: found, cost: costs });
 *
 * Each gives what `xb <command> --format json` prints. Bad input throws an `InputError`, whose `diagnostics` say
 * where, what and how to mend it.
 */

/** May the products be sold in the markets, and what is missing: `xb check`. */
export { type CheckOptions, checkLaunch as check } from "./app/check.ts";
/** Landed cost and margin of every product in every market: `xb cost`. */
export { type CostOptions, costLaunch as cost } from "./app/cost.ts";
/** Exchange rates: the launch's own (`ownRates`) over the bundled table. */
export { openRates, ownRates, type Rates } from "./app/exchange.ts";
/** When, by whom, in which language: `xb plan`. Given check and cost, it streams nothing they rule out. */
export { type PlanOptions, planLaunch as plan } from "./app/plan.ts";
export { type LoadedLaunch, loadLaunch } from "./load/launch.ts";
export { openProfiles, type Profiles } from "./load/profiles.ts";
export type * from "./model/check-result.ts";
export type * from "./model/cost-result.ts";
export { type Diagnostic, InputError } from "./model/diagnostic.ts";
export type * from "./model/plan-result.ts";
export type * from "./model/result.ts";
