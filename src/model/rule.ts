import * as z from "zod";
import { provenance } from "./fact.ts";
import { hostSchema } from "./host.ts";
import { predicateSchema, wordsSchema } from "./predicate.ts";
import { evidenceSchema, productSchema } from "./product.ts";
import { languageSchema } from "./scalar.ts";
import { topics } from "./topic.ts";

/** Text that users read: always in both languages. */
const bilingualSchema = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });

/** Lower-case, dotted, the market first: `id.halal.certificate`. */
export const ruleIdSchema = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, { error: "expect.rule-id" });

const evidenceNeedSchema = z.union([
  wordsSchema,
  z.strictObject({
    type: wordsSchema,
    recognizedBy: wordsSchema.optional().describe("names of lists under `bodies`, or words of an authority"),
    validAt: z.enum(["sale", "arrival"]).optional(),
    number: z.string().optional().describe("a format of markets/_numbers.yaml"),
    covers: z.array(z.string()).optional(),
  }),
]);

const languagesSchema = z.array(languageSchema).min(1);

const labelNeedSchema = z.strictObject({
  languages: languagesSchema.optional().describe("all of them"),
  anyLanguage: languagesSchema.optional().describe("at least one of them"),
  elements: z.array(z.string()).min(1).optional(),
  attached: wordsSchema.optional(),
});

const needKeys = z.strictObject({
  evidence: evidenceNeedSchema.optional(),
  label: labelNeedSchema.optional(),
  mark: z.string().optional(),
  known: wordsSchema.optional(),
  speak: languagesSchema.optional(),
  say: z.string().optional(),
  is: predicateSchema.optional(),
  not: predicateSchema.optional(),
  confirm: z.literal(true).optional(),
  get anyOf(): z.ZodOptional<z.ZodArray<typeof needKeys>> {
    return z.array(needKeys).min(2).optional();
  },
  get allOf(): z.ZodOptional<z.ZodArray<typeof needKeys>> {
    return z.array(needKeys).min(1).optional();
  },
});
export type Need = z.infer<typeof needKeys>;

/** One thing that must be there: exactly one key each; `docs/rules.md` has an example of each. */
export const needSchema = needKeys.refine(
  (need) => Object.values(need).filter((value) => value !== undefined).length === 1,
  { error: "expect.one-need" },
);

/** Calendar days from asking for what a rule needs to having it; one end alone where only that is known. */
const takesSchema = z
  .strictObject({
    min: z.int().min(0).max(2000).optional(),
    max: z.int().min(0).max(2000).optional(),
    source: provenance.source,
    checked: provenance.checked,
    certainty: provenance.certainty,
    note: provenance.note,
  })
  .refine(({ min, max }) => (min ?? max) !== undefined && (min ?? 0) <= (max ?? 2000), {
    error: "expect.takes",
  });
export type WrittenTakes = z.infer<typeof takesSchema>;

/** What a case may say of the launch around its product. */
const surroundingsSchema = z.strictObject({
  on: z.string().optional(),
  window: z.strictObject({ from: z.string(), to: z.string() }).optional(),
  streams: z.array(z.string()).optional(),
  market: z.string().optional(),
  dispatch: z.string().optional(),
  channel: z.string().optional(),
  platform: z.string().optional(),
  shipping: z.record(z.string(), z.string()).optional(),
  regions: z.array(z.string()).optional(),
  transitDays: z.number().optional(),
  evidence: z.array(evidenceSchema).optional(),
  host: hostSchema.partial().optional(),
  script: z
    .strictObject({
      text: z.string(),
      language: z.string().optional(),
      captions: z.array(z.string()).optional(),
      kind: z.enum(["talk", "listing"]).optional(),
    })
    .optional(),
});

/** Part of a product, and under `for` what surrounds it; the rest is as not declared. */
export const caseSchema = productSchema.partial().extend({ for: surroundingsSchema.optional() });
export type RuleCase = z.infer<typeof caseSchema>;

/**
 * A compliance rule as written. All keys are optional here because an overlay may hold a part of one
 * (`severity` and `reason`, or `off` and `reason`); `completeRule` of `src/check` asks for the whole.
 */
export const ruleSchema = z
  .strictObject({
    title: bilingualSchema.optional().describe("what is required, in one line"),
    fix: bilingualSchema.optional().describe("what to do"),
    question: bilingualSchema.optional().describe("what to answer when it is not known"),
    topic: z.enum(topics).optional(),
    severity: z.enum(["block", "fix", "advise"]).optional(),
    who: z.enum(["supplier", "agent", "host", "seller"]).optional(),
    status: z.enum(["proposed", "adopted", "in-force", "suspended", "repealed"]).optional(),
    per: z.enum(["product", "market", "host", "script"]).optional(),
    law: z.string().optional(),
    takes: takesSchema.optional().describe("how long it takes, in calendar days; left out: not known"),
    ...provenance,
    when: predicateSchema.optional(),
    needs: z.array(needSchema).min(1).optional(),
    cases: z
      .strictObject({
        fires: z.array(caseSchema).min(1).optional().describe("only a rule that asks to confirm has none"),
        passes: z.array(caseSchema).min(1),
        unknown: z.array(caseSchema).min(1).optional(),
      })
      .optional()
      .describe("examples that xb explain shows and the tests run"),
    reason: z.string().min(1).optional().describe("why an own profile or launch changes the rule"),
    off: z.boolean().optional(),
  })
  .refine((rule) => rule.needs !== undefined || rule.reason !== undefined, { error: "expect.rule-reason" });
export type RuleText = z.infer<typeof bilingualSchema>;
export type WrittenRule = z.infer<typeof ruleSchema>;

export const rulesSchema = z.record(ruleIdSchema, ruleSchema);
export type WrittenRules = z.infer<typeof rulesSchema>;
