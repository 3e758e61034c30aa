import { expect, it } from "vitest";
import { checkTables } from "../../src/app/tables.ts";
import { wholeRules } from "../../src/app/whole-rules.ts";
import { type Rule, resolveRules } from "../../src/check/rules.ts";
import { textIn } from "../../src/check/wording.ts";
import type { LoadedLaunch, LoadedMarket } from "../../src/load/launch.ts";
import { openProfiles, type Profiles } from "../../src/load/profiles.ts";

const profiles = openProfiles();
const { everywhere } = checkTables(profiles);
const markets = profiles.ids.filter((id) => !id.startsWith("_"));

const found = (settings: object, launch: object = {}, of: Profiles = profiles) =>
  wholeRules({ settings } as LoadedMarket, { launch } as LoadedLaunch, of, "zh");

it.each(markets)("rules of %s that the build made whole are what its profile says", (id) => {
  const { rules, problems } = resolveRules(profiles.resolve(id), everywhere);
  expect(problems).toEqual([]);
  expect(found({ id })).toEqual(rules);
  const inEnglish = wholeRules(
    { settings: { id } } as LoadedMarket,
    { launch: {} } as LoadedLaunch,
    profiles,
    "en",
  )!;
  const texts = ({ title, fix, question, note, settle }: Rule) =>
    [title, fix, question, note, settle].map((text) => text && textIn(text, "en"));
  const rest = ({ title, fix, question, note, settle, ...others }: Rule) => others;
  expect(inEnglish.map(texts)).toEqual(rules.map(texts));
  expect(inEnglish.map(rest)).toEqual(rules.map(rest));
});

it("a market of the launch's own has the rules of what it extends", () => {
  expect(found({ id: "US-W", extends: "US" })).toBe(found({ id: "US" }));
});

it("what the user says of rules or sources is laid over what is written", () => {
  expect(found({ id: "US", rules: {} })).toBeUndefined();
  expect(found({ id: "US", sources: {} })).toBeUndefined();
  expect(found({ id: "US" }, { rules: {} })).toBeUndefined();
});

it("profiles of the user's own are read anew", () => {
  expect(found({ id: "US" }, {}, openProfiles(undefined, [{ id: "_world" }]))).toBeUndefined();
});
