import type { BodyList } from "../model/bodies.ts";
import type { Evidence } from "../model/product.ts";
import type { Need } from "../model/rule.ts";
import { addDays, holdsWithin } from "./days.ts";
import type { Context, Subject } from "./facts.ts";
import { type Finding, nothing, type Reason } from "./finding.ts";
import type { CompiledNeed } from "./needs.ts";
import { isValidNumber } from "./numbers.ts";
import { and, maybe, no, or, type Truth, truth, yes } from "./truth.ts";

type EvidenceNeed = Exclude<NonNullable<Need["evidence"]>, string[]>;

/** One question about a certificate: the answer, and what to say when it is not yes. */
interface Grade {
  readonly truth: Truth;
  readonly reason?: Reason;
  readonly ask?: string;
}

type Grader = (evidence: Evidence, subject: Subject) => Grade;

/** Evidence of a type for the market that answers every question put to it. */
export function evidenceNeed(written: NonNullable<Need["evidence"]>, context: Context): CompiledNeed {
  const need: EvidenceNeed = Array.isArray(written) ? { type: written } : written;
  const graders = gradersOf(need, context);
  const grade = (e: Evidence, s: Subject): Truth =>
    graders.reduce<Truth>((t, g) => and(t, g(e, s).truth), yes);
  const fits = (e: Evidence, s: Subject): boolean =>
    need.type.includes(e.type) && isForMarket(e, s.market.names);
  const test = (subject: Subject): Truth => {
    let best: Truth = no;
    for (const e of subject.evidence.list) if (fits(e, subject)) best = or(best, grade(e, subject));
    if (best !== yes) return subject.evidence.complete ? best : maybe;
    return coverage(need, subject, fits);
  };
  return { test, explain: (subject) => explain(need, graders, fits, test, subject) };
}

export const isForMarket = ({ markets }: Evidence, names: readonly string[]): boolean =>
  markets === undefined || markets.some((m) => names.includes(m));

function gradersOf(need: EvidenceNeed, context: Context): Grader[] {
  const graders: Grader[] = [validity(need)];
  if (need.recognizedBy) graders.push(recognition(need.recognizedBy, context));
  if (need.number !== undefined) graders.push(numberGrader(need.number, context));
  return graders;
}

/** Goods are still being sold when they arrive; a licence must last through the last stream. */
function validity(need: EvidenceNeed): Grader {
  return (e, { span, market, product }) => {
    if (e.validUntil !== undefined) {
      const arrival = (need.validAt ?? (product ? "arrival" : "sale")) === "arrival";
      const day = arrival ? addDays(span.last, market.transitDays) : span.last;
      if (e.validUntil < day) return failed("check.lapses", { what: shown(e), until: e.validUntil, day });
    }
    if (e.validFrom !== undefined && e.validFrom > span.first) {
      return failed("check.begins-late", { what: shown(e), from: e.validFrom, day: span.first });
    }
    return { truth: yes };
  };
}

function recognition(wanted: readonly string[], context: Context): Grader {
  const lists = wanted.map((name): BodyList => context.bodies[name] ?? { authority: [name], members: [] });
  return (e, { span }) => {
    const listed = lists.reduce<Truth>((best, list) => or(best, byList(e, list, span)), no);
    if (listed === yes) return { truth: yes };
    const by = lists.map((l) => l.authority[0]).join(", ");
    if (listed === no) return failed("check.not-recognised", { what: shown(e), by });
    return { truth: maybe, ask: "evidence.recognizedBy" };
  };
}

function byList(e: Evidence, list: BodyList, span: Subject["span"]): Truth {
  if (e.recognizedBy) return truth(e.recognizedBy.some((by) => list.authority.some((a) => same(a, by))));
  const member = list.members.find(
    (m) => e.issuer !== undefined && namesOf(m).some((n) => same(n, e.issuer!)),
  );
  if (member) return truth(holdsWithin(member, { first: span.last, last: span.last }));
  return list.complete && e.issuer !== undefined ? no : maybe;
}

function namesOf({ id, name, aliases }: BodyList["members"][number]): string[] {
  const names = typeof name === "string" ? [name] : [name.en, ...(name.zh === undefined ? [] : [name.zh])];
  return [id, ...names, ...(aliases ?? [])];
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function numberGrader(name: string, context: Context): Grader {
  const format = context.numberFormat(name);
  return (e) => {
    if (e.number === undefined) return { truth: maybe, ask: "evidence.number" };
    if (format === undefined || isValidNumber(format, e.number)) return { truth: yes };
    return failed("check.number-wrong", { what: shown(e), looks: format.looks });
  };
}

/** Whether the certificates together cover all that is asked for. */
function coverage(need: EvidenceNeed, subject: Subject, fits: (e: Evidence, s: Subject) => boolean): Truth {
  if (!need.covers) return yes;
  const open = uncovered(need, subject, fits);
  if (open.length === 0) return yes;
  const silent = subject.evidence.list.some((e) => fits(e, subject) && e.covers === undefined);
  return silent || !subject.evidence.complete ? maybe : no;
}

function uncovered(
  need: EvidenceNeed,
  subject: Subject,
  fits: (e: Evidence, s: Subject) => boolean,
): string[] {
  const covered = subject.evidence.list.filter((e) => fits(e, subject)).flatMap((e) => e.covers ?? []);
  const plain = (text: string): string => text.toLowerCase().replace(/[\s-]+/g, "");
  return (need.covers ?? []).filter((c) => !covered.some((found) => plain(found).startsWith(plain(c))));
}

function explain(
  need: EvidenceNeed,
  graders: readonly Grader[],
  fits: (e: Evidence, s: Subject) => boolean,
  test: (subject: Subject) => Truth,
  subject: Subject,
): Finding {
  const here = subject.evidence.list.filter((e) => fits(e, subject));
  const evidence = here.map(shown);
  const result = test(subject);
  if (result === yes) return { ...nothing, evidence };
  const grades = here.flatMap((e) => graders.map((g) => g(e, subject)));
  const reasons = grades.flatMap((g) => (g.reason ? [g.reason] : []));
  const asks = grades.flatMap((g) => (g.ask === undefined ? [] : [{ key: g.ask, words: need.type }]));
  const open = here.length > 0 ? uncovered(need, subject, fits) : [];
  if (open.length > 0 && reasons.length === 0) {
    const covers = { id: "check.not-covered", args: { what: open.join(", ") } } as const;
    if (result === no) reasons.push(covers);
    else asks.push({ key: "evidence.covers", words: open });
  }
  if (result === maybe && asks.length === 0) asks.push({ key: "evidence", words: need.type });
  const missing = result === no ? [need.type.join("|")] : [];
  return { missing, reasons, asks, evidence, key: "evidence" };
}

const failed = (id: Reason["id"], args: Reason["args"]): Grade => ({ truth: no, reason: { id, args } });

/** A certificate in few words: its type, and its number or issuer. */
const shown = (e: Evidence): string =>
  [e.type, e.number ?? e.issuer].filter((t) => t !== undefined).join(" ");
