import * as z from "zod";
import { clockSchema, weekdaySchema } from "./calendar.ts";
import { dateSchema } from "./fact.ts";
import { evidenceSchema } from "./product.ts";
import {
  countrySchema,
  durationSchema,
  idSchema,
  languageSchema,
  moneySchema,
  nameSchema,
  percentSchema,
  zoneSchema,
} from "./scalar.ts";

const proficiencySchema = z.union([z.number().min(0).max(1), z.enum(["A1", "A2", "B1", "B2", "C1", "C2"])], {
  error: "expect.proficiency",
});

/** A span of whole local dates, both ends included. */
export const dateSpanSchema = z
  .strictObject({ from: dateSchema, to: dateSchema })
  .refine((span) => span.from <= span.to, { error: "expect.span" });

/** `"300 CNY/h"`. */
const hourlyPaySchema = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,4})? [A-Z]{3}\/h$/, { error: "expect.pay" })
  .refine((text) => moneySchema.safeParse(text.slice(0, -2)).success, { error: "expect.currency" });

export const hostSchema = z.strictObject({
  id: idSchema,
  name: nameSchema.optional(),
  zone: zoneSchema,
  languages: z.record(languageSchema, proficiencySchema),
  site: idSchema.optional(),
  country: countrySchema.optional().describe("where she is while streaming"),
  account: z.enum(["brand", "influencer"]).optional(),
  age: z.int().min(0).max(120).optional(),
  synthetic: z.boolean().optional().describe("an AI or virtual host"),
  evidence: z.array(evidenceSchema).optional(),
  expertise: z.array(z.string().min(1)).optional(),
  available: z
    .array(z.strictObject({ days: z.array(weekdaySchema).min(1), from: clockSchema, to: clockSchema }))
    .optional(),
  off: z.array(dateSpanSchema).optional(),
  sleep: z.strictObject({ from: clockSchema, to: clockSchema }).optional(),
  limits: z
    .strictObject({
      perDay: durationSchema.optional(),
      perWeek: durationSchema.optional(),
      rest: durationSchema.optional(),
      shiftSpan: durationSchema.optional(),
      break: durationSchema.optional(),
      nightsPerWeek: z.int().min(0).max(7).optional(),
    })
    .optional(),
  nightPremium: percentSchema.optional(),
  pay: hourlyPaySchema.optional(),
});
export type Host = z.infer<typeof hostSchema>;
