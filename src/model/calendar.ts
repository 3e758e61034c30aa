import * as z from "zod";
import { dateSchema, provenance, textSchema } from "./fact.ts";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export const weekdaySchema = z.enum(weekdays);
export type Weekday = z.infer<typeof weekdaySchema>;

/** A local wall-clock time `HH:MM`; `to` may pass midnight up to `48:00`. */
export const clockSchema = z
  .string()
  .regex(/^([0-3]\d|4[0-7]):[0-5]\d$|^48:00$/, { error: "expect.clock" })
  .meta({ title: "time of day", examples: ["20:00"] });

/** Weights per half hour from `from`, on the local days named. */
export const audienceSchema = z.strictObject({
  ...provenance,
  days: z.array(weekdaySchema).min(1).describe("local days"),
  from: clockSchema.describe("when the first weight begins"),
  weights: z
    .array(z.number().min(0).max(10))
    .min(1)
    .max(48)
    .describe("one for each half hour; 1 is a usual evening"),
});
export type AudienceWindow = z.infer<typeof audienceSchema>;

/**
 * A dated day or span of days that closes a market to streams or raises its audience.
 * `hours` limits it to part of each day (`to` may pass midnight); `estimated` marks sighting-dependent dates.
 * A boost of factor 1 marks a day without effect. Source and certainty speak of the date; the factor is xb's own
 * estimate unless the note says who measured it. Bundled calendars never have two boosts at one time.
 */
export const dayEffectSchema = z.strictObject({
  name: textSchema.optional().describe("what the day is called"),
  date: dateSchema.describe("the day, or the first of several"),
  to: dateSchema.optional().describe("last day"),
  hours: z
    .strictObject({ from: clockSchema.describe("begin"), to: clockSchema.describe("end, past midnight too") })
    .optional()
    .describe("only this part of each day"),
  effect: z.enum(["closed", "boost"]).describe("no stream then, or the audience changes by `factor`"),
  factor: z.number().min(0).max(10).optional().describe("times the usual audience"),
  public: z.boolean().optional().describe("offices and carriers stand still"),
  estimated: z.boolean().optional().describe("the date rests on a sighting and may move by a day"),
  kind: z
    .enum(["public-holiday", "religious", "mourning", "shopping", "season", "sabbath", "national", "school"])
    .optional()
    .describe("what sort of day it is"),
  source: provenance.source,
  checked: provenance.checked,
  certainty: provenance.certainty,
  note: provenance.note,
  settle: provenance.settle,
});
export type DayEffect = z.infer<typeof dayEffectSchema>;

export const cultureSchema = z.strictObject({
  style: textSchema.describe("how viewers like to be spoken to; pace, humour, what they value"),
  avoid: z.array(textSchema).describe("what offends, what fails"),
  giftSeasons: z
    .array(
      z.strictObject({
        name: textSchema.describe("what is given for"),
        from: dateSchema.describe("first day of buying"),
        to: dateSchema.describe("last day on which gifts must be there"),
        packaging: textSchema.optional().describe("how gifts are packed"),
      }),
    )
    .describe("when presents are bought"),
  channels: z.array(z.string()).describe("contact channels buyers use"),
  payment: z.array(z.string()).describe("payment methods buyers expect"),
  returns: textSchema.describe("returns buyers expect by law and by habit"),
  ...provenance,
});
export type Culture = z.infer<typeof cultureSchema>;
