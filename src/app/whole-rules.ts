import { type Rule, resolveRules } from "../check/rules.ts";
import { asset } from "../load/assets.ts";
import type { LoadedLaunch, LoadedMarket } from "../load/launch.ts";
import type { Profiles } from "../load/profiles.ts";
import type { Source } from "../model/fact.ts";
import type { MarketProfile } from "../model/market.ts";
import type { Lang } from "../text/message.ts";

/** Rules as the build made them whole: those of a profile that another does not have alike. */
interface WrittenWhole {
  /** The file of the others. */
  readonly after?: string;
  readonly rules: readonly (readonly unknown[])[];
  readonly sources: readonly Source[];
}

/** What holds in every market alone. */
const common = "everywhere";
const fileOf = (id: string, lang: Lang): string =>
  `${id === common ? common : `markets/${id}/whole`}.${lang}.json`;

/** Files of whole rules by their name, for the build. A market whose rules are at fault has none. */
export function writeWholeRules(
  profiles: Profiles,
  everywhere: readonly MarketProfile[],
): Record<string, string> {
  const files: Record<string, string> = {};
  const made = new Map<string, Made>();
  const write = (id: string): Made => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const profile = id === common ? { id } : profiles.resolve(id);
    const above = id === common ? undefined : write(profile.extends ?? common);
    const { rules, problems } = resolveRules(profile, everywhere);
    const alike = new Set(above?.rules.map((rule) => JSON.stringify(rule)));
    const own = rules.filter((rule) => !alike.has(JSON.stringify(rule)));
    // Most blocs are about tariffs alone.
    const passed = above !== undefined && own.length === 0 && id.startsWith("_");
    const one = passed ? above : { id, rules };
    made.set(id, one);
    if (passed || problems.length > 0) return one;
    // Most runs speak English, and a text without other letters is read in half the time.
    files[fileOf(id, "en")] = inAscii(JSON.stringify(written(own.map(inEnglish), above?.id)));
    files[fileOf(id, "zh")] = JSON.stringify(written(own, above?.id));
    return one;
  };
  for (const id of profiles.ids) write(id);
  return files;
}

interface Made {
  readonly id: string;
  readonly rules: readonly Rule[];
}

function written(rules: readonly Rule[], after: string | undefined): WrittenWhole {
  const sources = [...new Set(rules.flatMap((rule) => rule.sources))];
  const listed = rules.map((rule) => listedRule(rule, sources));
  return { ...(after === undefined ? {} : { after }), rules: listed, sources };
}

/** Lists are read sooner than maps of so many keys. */
const listedRule = (rule: Rule, sources: readonly Source[]): readonly unknown[] => [
  rule.id,
  rule.title,
  rule.fix,
  rule.question,
  rule.topic,
  rule.severity,
  rule.who,
  rule.status,
  rule.per,
  rule.law,
  rule.takes,
  rule.from,
  rule.until,
  rule.checked,
  rule.certainty,
  rule.note,
  rule.settle,
  rule.when,
  rule.needs,
  rule.reason,
  rule.off,
  rule.sources.map((source) => sources.indexOf(source)),
];

/** All rules have one shape, by which they are looked at quicker. */
const restoredRule = (list: readonly unknown[], sources: readonly Source[]): Rule =>
  ({
    id: list[0],
    title: list[1],
    fix: list[2] ?? undefined,
    question: list[3] ?? undefined,
    topic: list[4],
    severity: list[5],
    who: list[6] ?? undefined,
    status: list[7],
    per: list[8],
    law: list[9] ?? undefined,
    takes: list[10] ?? undefined,
    from: list[11] ?? undefined,
    until: list[12] ?? undefined,
    checked: list[13] ?? undefined,
    certainty: list[14],
    note: list[15] ?? undefined,
    settle: list[16] ?? undefined,
    when: list[17] ?? undefined,
    needs: list[18],
    reason: list[19] ?? undefined,
    off: list[20],
    sources: (list[21] as readonly number[]).map((index) => sources[index]!),
  }) as Rule;

function inEnglish(rule: Rule): Rule {
  const { title, fix, question, note, settle } = rule;
  const texts = { title, fix, question, note, settle };
  const bare = Object.entries(texts).map(([key, text]) => [
    key,
    typeof text === "object" ? { en: text.en } : text,
  ]);
  return { ...rule, ...Object.fromEntries(bare) };
}

const inAscii = (json: string): string =>
  json.replace(/[^\0-\x7f]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`);

const read = new Map<string, readonly Rule[] | undefined>();

/** The rules of a market as the build made them whole, with the texts of a language; undefined where the user's own words are part of them. */
export function wholeRules(
  { settings }: LoadedMarket,
  { launch }: LoadedLaunch,
  profiles: Profiles,
  lang: Lang,
): readonly Rule[] | undefined {
  if (profiles.own || [launch.rules, settings.rules, settings.sources].some((part) => part !== undefined))
    return undefined;
  return readRules(settings.extends ?? settings.id, lang);
}

function readRules(id: string, lang: Lang): readonly Rule[] | undefined {
  const name = fileOf(id, lang);
  if (!read.has(name)) {
    const file = asset<WrittenWhole>(name);
    const above = file?.after === undefined ? [] : readRules(file.after, lang);
    read.set(name, file && above && merged(above, restored(file)));
  }
  return read.get(name);
}

const restored = ({ rules, sources }: WrittenWhole): Rule[] =>
  rules.map((list) => restoredRule(list, sources));

/** Two lists in the order of their ids as one; of twins that of the second. */
function merged(first: readonly Rule[], second: readonly Rule[]): readonly Rule[] {
  if (first.length === 0) return second;
  const all: Rule[] = [];
  let at = 0;
  for (const rule of second) {
    while (at < first.length && first[at]!.id < rule.id) all.push(first[at++]!);
    if (first[at]?.id === rule.id) at++;
    all.push(rule);
  }
  while (at < first.length) all.push(first[at++]!);
  return all;
}
