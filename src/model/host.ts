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
  .strictObject({ from: dateSchema.describe("first day"), to: dateSchema.describe("last day") })
  .refine((span) => span.from <= span.to, { error: "expect.span" });

/** `"300 CNY/h"`. */
const hourlyPaySchema = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,4})? [A-Z]{3}\/h$/, { error: "expect.pay" })
  .refine((text) => moneySchema.safeParse(text.slice(0, -2)).success, { error: "expect.currency" });

export const hostSchema = z.strictObject({
  id: idSchema.describe("your own id of her or him"),
  name: nameSchema.optional().describe("as shown in plans and calendars"),
  zone: zoneSchema.describe("where she lives; her hours below are in it"),
  languages: z
    .record(languageSchema, proficiencySchema)
    .describe("how well she speaks each: 0 to 1, or A1 to C2"),
  site: idSchema.optional().describe("whose studios she uses (default: the only site)"),
  country: countrySchema.optional().describe("where she is while streaming"),
  account: z
    .enum(["brand", "influencer"])
    .optional()
    .describe("whose account streams: the own brand, or someone paid or gifted"),
  age: z.int().min(0).max(120).optional().describe("in years"),
  synthetic: z.boolean().optional().describe("an AI or virtual host"),
  evidence: z.array(evidenceSchema).optional().describe("permits and licences of hers"),
  expertise: z.array(z.string().min(1)).optional().describe("what she knows well"),
  available: z
    .array(
      z.strictObject({
        days: z.array(weekdaySchema).min(1).describe("her local days"),
        from: clockSchema.describe("first minute"),
        to: clockSchema.describe("end"),
      }),
    )
    .optional()
    .describe("when she can stream; `to` may pass midnight, up to 48:00 (default: always)"),
  off: z.array(dateSpanSchema).optional().describe("days off, both ends included"),
  sleep: z
    .strictObject({ from: clockSchema.describe("goes to bed"), to: clockSchema.describe("gets up") })
    .optional()
    .describe("no stream then (default 00:00 to 07:00)"),
  limits: z
    .strictObject({
      perDay: durationSchema.optional().describe("hours on one local date (default: no limit)"),
      perWeek: durationSchema
        .optional()
        .describe("hours in a week; above half of it she tires (default: no limit)"),
      rest: durationSchema.optional().describe("between two shifts (default 11h)"),
      shiftSpan: durationSchema
        .optional()
        .describe("from the first start of a shift to its last end (default 12h)"),
      break: durationSchema.optional().describe("between two streams (default 30m)"),
      nightsPerWeek: z
        .int()
        .min(0)
        .max(7)
        .optional()
        .describe("streams a week with 30 minutes or more between 23:00 and 06:00 (default 1)"),
    })
    .optional()
    .describe("of her work"),
  nightPremium: percentSchema.optional().describe("added to pay from 23:00 to 06:00 (default 25%)"),
  pay: hourlyPaySchema.optional().describe("by the hour, such as 300 CNY/h (default: none)"),
});
export type Host = z.infer<typeof hostSchema>;
