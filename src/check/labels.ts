import type { Need } from "../model/rule.ts";
import { evidenceNeed } from "./evidence.ts";
import type { Context, Subject } from "./facts.ts";
import { nothing } from "./finding.ts";
import { anyNeed, type CompiledNeed } from "./needs.ts";
import type { Ask } from "./predicate.ts";
import { maybe, no, type Truth, yes } from "./truth.ts";

type LabelNeed = NonNullable<Need["label"]>;

/** Languages, elements and fixing of a label. */
export function labelNeed(need: LabelNeed): CompiledNeed {
  return {
    test: (subject) => judge(need, subject).truth,
    explain: (subject) => {
      const { truth, missing, asks } = judge(need, subject);
      if (truth === yes) return nothing;
      return {
        ...nothing,
        missing: truth === no ? missing : [],
        asks: truth === maybe ? asks : [],
        key: "labels",
      };
    },
  };
}

interface Judged {
  readonly truth: Truth;
  readonly missing: readonly string[];
  readonly asks: readonly Ask[];
}

function judge(need: LabelNeed, { product }: Subject): Judged {
  if (product === undefined) return { truth: maybe, missing: [], asks: [{ key: "labels", words: [] }] };
  const label = product.product.labels;
  const missing: string[] = [];
  const asks: Ask[] = [];
  const spoken = (wanted: string): boolean => label!.languages!.some((l) => covers(l, wanted));
  if (need.languages || need.anyLanguage) {
    if (label?.languages === undefined) {
      asks.push({ key: "labels.languages", words: need.languages ?? need.anyLanguage ?? [] });
    } else {
      missing.push(...(need.languages ?? []).filter((l) => !spoken(l)).map((l) => `label:${l}`));
      if (need.anyLanguage && !need.anyLanguage.some(spoken))
        missing.push(`label:${need.anyLanguage.join("|")}`);
    }
  }
  const { present, complete } = product.labelElements;
  const lacking = (need.elements ?? []).filter((e) => !present.has(e));
  if (complete) missing.push(...lacking);
  else if (lacking.length > 0) asks.push({ key: "labels.elements", words: lacking });
  if (need.attached) {
    if (label?.attached === undefined) asks.push({ key: "labels.attached", words: need.attached });
    else if (!need.attached.includes(label.attached)) missing.push(`attached:${need.attached.join("|")}`);
  }
  return { truth: missing.length > 0 ? no : asks.length > 0 ? maybe : yes, missing, asks };
}

/** `zh-Hant` covers `zh`; `zh` does not cover `zh-Hant`. */
export const covers = (spoken: string, wanted: string): boolean =>
  spoken === wanted || spoken.startsWith(`${wanted}-`);

/** A mark is on the label, or there are papers of it. Where no label is declared, papers that are not there decide. */
export function markNeed(mark: string, context: Context): CompiledNeed {
  const type = [`${mark}-marking`, `${mark}-mark`].filter((t) => context.isEvidence(t));
  const papers = evidenceNeed({ type }, context);
  const label = labelNeed({ elements: [mark] });
  const either = type.length > 0 ? anyNeed([label, papers]) : label;
  const chosen = (subject: Subject): CompiledNeed =>
    subject.product?.product.labels?.elements === undefined && papers.test(subject) === no
      ? {
          test: papers.test,
          explain: () => ({ ...nothing, missing: [[mark, ...type].join("|")], key: "labels" }),
        }
      : either;
  return {
    test: (subject) => chosen(subject).test(subject),
    explain: (subject) => chosen(subject).explain(subject),
  };
}
