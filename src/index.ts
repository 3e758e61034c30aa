export { checkLaunch as check } from "./app/check.ts";
export { costLaunch as cost } from "./app/cost.ts";
export { openRates, ownRates } from "./app/exchange.ts";
export { type LoadedLaunch, loadLaunch } from "./load/launch.ts";
export { openProfiles, type Profiles } from "./load/profiles.ts";
export { InputError } from "./model/diagnostic.ts";
export type * from "./model/result.ts";
