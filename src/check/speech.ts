import type { ScriptFacts, Subject } from "./facts.ts";
import { nothing } from "./finding.ts";
import { covers } from "./labels.ts";
import type { CompiledNeed } from "./needs.ts";
import { maybe, no, type Truth, truth, yes } from "./truth.ts";

/** Spoken or captioned in one of the languages: every script, or without scripts the market's languages. */
export function speakNeed(languages: readonly string[]): CompiledNeed {
  const fits = (spoken: string): boolean => languages.some((wanted) => covers(spoken, wanted));
  const ofScript = ({ settings }: ScriptFacts): Truth => {
    const spoken = [settings.language, ...(settings.captions ?? [])].filter((l) => l !== undefined);
    if (spoken.some(fits)) return yes;
    return settings.language === undefined ? maybe : no;
  };
  const test = ({ script, market }: Subject): Truth => {
    if (script) return ofScript(script);
    const talks = market.scripts.filter((s) => s.settings.kind !== "listing");
    if (talks.length > 0)
      return talks.reduce<Truth>((least, s) => Math.min(least, ofScript(s)) as Truth, yes);
    if (!market.streamLanguages?.length) return maybe;
    return market.streamLanguages.every(fits) ? yes : market.streamLanguages.some(fits) ? maybe : no;
  };
  const explain: CompiledNeed["explain"] = (subject) => {
    const result = test(subject);
    if (result === yes) return nothing;
    const what = languages.join("|");
    if (result === maybe)
      return { ...nothing, asks: [{ key: "scripts.language", words: languages }], key: "languages" };
    return { ...nothing, missing: [`spoken:${what}`], key: "languages" };
  };
  return { test, explain };
}

/** A disclosure is said or shown in the script. */
export function sayNeed(disclosure: string): CompiledNeed {
  const test = ({ script }: Subject): Truth => (script ? truth(script.disclosures.has(disclosure)) : maybe);
  return {
    test,
    explain: (subject) => {
      const result = test(subject);
      if (result === yes) return nothing;
      if (result === maybe)
        return { ...nothing, asks: [{ key: "scripts", words: [disclosure] }], key: "scripts" };
      return { ...nothing, missing: [`disclosure:${disclosure}`], key: "script" };
    },
  };
}
