import { describe, expect, it } from "vitest";
import { evidenceNeed } from "../../src/check/evidence.ts";
import type { Context, Subject } from "../../src/check/facts.ts";
import { maybe, no, yes } from "../../src/check/truth.ts";
import type { Evidence } from "../../src/model/product.ts";

const context: Context = {
  wider: (word) => [word],
  group: () => undefined,
  bodies: {
    sfda: {
      authority: ["SFDA", "Saudi Halal Center"],
      members: [
        { id: "CN-1", name: { en: "Shandong Halal", zh: "山东清真" }, aliases: ["SDHC"], from: "2024-01-01" },
        { id: "CN-2", name: "Old body", until: "2025-12-31" },
      ],
    },
    closed: { authority: ["X"], members: [{ id: "A", name: "A" }], complete: true },
  } as unknown as Context["bodies"],
  isEvidence: () => true,
  numberFormat: (name) =>
    name === "ioss" ? { title: { en: "", zh: "" }, pattern: "IM\\d{10}", looks: "IM0123456789" } : undefined,
  convert: () => undefined,
};

const span = { first: "2027-01-04", last: "2027-01-31" };
const subject = (list: readonly Evidence[], part: Partial<Subject> = {}): Subject => ({
  market: {
    id: "SA",
    names: ["SA", "GCC"],
    settings: { id: "SA" },
    origin: "CN",
    streamLanguages: undefined,
    transitDays: 10,
    scripts: [],
  },
  span,
  evidence: { list, complete: true },
  hosts: [],
  product: {} as NonNullable<Subject["product"]>,
  ...part,
});
type Need = Parameters<typeof evidenceNeed>[0];
const judge = (need: Need, list: readonly Evidence[], part: Partial<Subject> = {}) => {
  const made = evidenceNeed(need, context);
  const of = subject(list, part);
  return { truth: made.test(of), ...made.explain(of) };
};
const held = (part: Partial<Evidence> = {}): Evidence => ({ type: "halal", ...part });

describe("evidence", () => {
  it.each<[string, Partial<Evidence>, number, string | undefined]>([
    ["of the type", {}, yes, undefined],
    ["of another type", { type: "kosher" }, no, undefined],
    ["for the market", { markets: ["SA"] }, yes, undefined],
    ["for the market's bloc", { markets: ["AE", "GCC"] }, yes, undefined],
    ["for another market", { markets: ["AE"] }, no, undefined],
    ["that lasts until the goods arrive", { validUntil: "2027-02-10" }, yes, undefined],
    ["that ends a day sooner", { validUntil: "2027-02-09" }, no, "check.lapses"],
    ["from the first day", { validFrom: "2027-01-04" }, yes, undefined],
    ["from the second day", { validFrom: "2027-01-05" }, no, "check.begins-late"],
  ])("%s", (_, part, truth, reason) => {
    const found = judge(["halal", "halal-2"], [held(part)]);
    expect([found.truth, found.reasons[0]?.id]).toEqual([truth, reason]);
    expect(found.missing).toEqual(truth === no ? ["halal|halal-2"] : []);
  });

  it("that is not listed is missing from a list that is complete, and else not known", () => {
    expect(judge(["halal"], []).truth).toBe(no);
    const open = judge(["halal"], [], { evidence: { list: [], complete: false } });
    expect([open.truth, open.missing, open.asks]).toEqual([
      maybe,
      [],
      [{ key: "evidence", words: ["halal"] }],
    ]);
    expect(judge(["halal"], [], { evidence: { list: [held()], complete: false } }).truth).toBe(yes);
  });

  it.each<[string, Need, Partial<Subject>, string, number]>([
    ["goods until they arrive", ["halal"], {}, "2027-02-09", no],
    ["a host's through the last stream", ["halal"], { product: undefined }, "2027-01-31", yes],
    ["a host's not a day less", ["halal"], { product: undefined }, "2027-01-30", no],
    ["goods' at the sale, if that is asked", { type: ["halal"], validAt: "sale" }, {}, "2027-01-31", yes],
    [
      "a host's on arrival, if that is asked",
      { type: ["halal"], validAt: "arrival" },
      { product: undefined },
      "2027-02-09",
      no,
    ],
  ])("must last: %s", (_, need, part, validUntil, truth) => {
    expect(judge(need, [held({ validUntil })], part).truth).toBe(truth);
  });

  it("says what is wrong with the certificate, and which it is", () => {
    const late = judge(["halal"], [held({ number: "7", issuer: "CN-1", validFrom: "2027-01-05" })]);
    expect(late.reasons).toEqual([
      { id: "check.begins-late", args: { what: "halal 7", from: "2027-01-05", day: "2027-01-04" } },
    ]);
    const ended = judge(["halal"], [held({ issuer: "CN-1", validUntil: "2027-01-01" })]);
    expect(ended.reasons).toEqual([
      { id: "check.lapses", args: { what: "halal CN-1", until: "2027-01-01", day: "2027-02-10" } },
    ]);
    expect([ended.evidence, ended.key]).toEqual([["halal CN-1"], "evidence"]);
    expect(judge(["halal"], [held()]).evidence).toEqual(["halal"]);
  });

  it.each<[string, string, Partial<Evidence>, number]>([
    ["by an authority's word", "sfda", { recognizedBy: ["sfda"] }, yes],
    ["by another of its words", "sfda", { recognizedBy: ["ESMA", "saudi halal center"] }, yes],
    ["by others alone", "sfda", { recognizedBy: ["ESMA"], issuer: "CN-1" }, no],
    ["by nobody", "sfda", { recognizedBy: [] }, no],
    ["as a member's by its id", "sfda", { issuer: "cn-1" }, yes],
    ["as a member's by its English name", "sfda", { issuer: "Shandong Halal" }, yes],
    ["as a member's by its Chinese name", "sfda", { issuer: "山东清真" }, yes],
    ["as a member's by an alias", "sfda", { issuer: "SDHC" }, yes],
    ["of a member that no longer is one", "sfda", { issuer: "Old body" }, no],
    ["of an unknown issuer", "sfda", { issuer: "Somebody" }, maybe],
    ["without an issuer", "sfda", {}, maybe],
    ["of an issuer that a whole list lacks", "closed", { issuer: "Somebody" }, no],
    ["without an issuer, of a whole list", "closed", {}, maybe],
    ["by a word that is no list's", "ESMA", { recognizedBy: ["ESMA"] }, yes],
  ])("recognised %s", (_, list, part, truth) => {
    const found = judge({ type: ["halal"], recognizedBy: [list] }, [held(part)]);
    expect(found.truth).toBe(truth);
    const reason = { id: "check.not-recognised", by: { sfda: "SFDA", closed: "X", ESMA: "ESMA" }[list] };
    expect(found.reasons.map(({ id, args }) => ({ id, by: args.by }))).toEqual(truth === no ? [reason] : []);
    const ask = { key: "evidence.recognizedBy", words: ["halal"] };
    expect(found.asks).toEqual(truth === maybe ? [ask] : []);
  });

  it("recognised by one of several lists is enough", () => {
    const need = { type: ["halal"], recognizedBy: ["sfda", "closed"] };
    expect(judge(need, [held({ issuer: "A" })]).truth).toBe(yes);
    expect(judge(need, [held({ issuer: "Somebody" })]).truth).toBe(maybe);
    expect(judge(need, [held({ recognizedBy: ["Y"] })]).reasons[0]?.args.by).toBe("SFDA, X");
  });

  it.each<[string, string, string | undefined, number]>([
    ["in its form", "ioss", "IM2760000115", yes],
    ["in another form", "ioss", "DE1", no],
    ["left out", "ioss", undefined, maybe],
    ["without a form to hold it against", "other", "DE1", yes],
  ])("with a number %s", (_, number, written, truth) => {
    const found = judge({ type: ["halal"], number }, [
      held(written === undefined ? {} : { number: written }),
    ]);
    expect(found.truth).toBe(truth);
    if (truth === no)
      expect(found.reasons).toEqual([
        { id: "check.number-wrong", args: { what: "halal DE1", looks: "IM0123456789" } },
      ]);
    expect(found.asks.map((a) => a.key)).toEqual(truth === maybe ? ["evidence.number"] : []);
  });

  it("is judged by the best of several", () => {
    const ended = held({ validUntil: "2026-01-01" });
    expect(judge(["halal"], [ended, held(), ended]).truth).toBe(yes);
    const need = { type: ["halal"], number: "ioss" };
    expect(judge(need, [ended, held()]).truth).toBe(maybe);
  });

  it.each<[string, readonly Partial<Evidence>[], boolean, number, string[]]>([
    ["all in one", [{ covers: ["EN 71-1", "EN 71-2:2020"] }], true, yes, []],
    ["all between two", [{ covers: ["en71-1"] }, { covers: ["EN 71-2"] }], true, yes, []],
    ["one of two", [{ covers: ["EN 71-1"] }], true, no, ["check.not-covered"]],
    ["one of two, of a list that is not complete", [{ covers: ["EN 71-1"] }], false, maybe, []],
    ["none, and one that does not say", [{ covers: [] }, {}], true, maybe, []],
    ["nothing said", [{}], true, maybe, []],
  ])("that covers %s", (_, list, complete, truth, reasons) => {
    const need = { type: ["halal"], covers: ["EN 71-1", "EN 71-2"] };
    const found = judge(need, [], { evidence: { list: list.map((part) => held(part)), complete } });
    expect([found.truth, found.reasons.map((r) => r.id)]).toEqual([truth, reasons]);
    if (truth === maybe) expect(found.asks.map((a) => a.key)).toEqual(["evidence.covers"]);
  });

  it("names what is not covered", () => {
    const need = { type: ["halal"], covers: ["EN 71-1", "EN 71-2"] };
    expect(judge(need, [held({ covers: ["EN 71-1"] })]).reasons[0]?.args).toEqual({ what: "EN 71-2" });
    const open = judge(need, [held()]);
    expect(open.asks).toEqual([{ key: "evidence.covers", words: ["EN 71-1", "EN 71-2"] }]);
    expect(open.missing).toEqual([]);
  });
});
