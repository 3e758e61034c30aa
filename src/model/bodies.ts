import * as z from "zod";
import { dateSchema, provenance, textSchema } from "./fact.ts";

/**
 * Certifiers that an authority recognises, each with its dates. `authority` are the words that a
 * certificate's `recognizedBy` may use for it. Unless the list is `complete`, an issuer that is not on it
 * is not known.
 */
const bodyListSchema = z.strictObject({
  authority: z.array(z.string().min(1)).min(1),
  complete: z.boolean().optional(),
  members: z.array(
    z.strictObject({
      id: z.string().min(1),
      name: textSchema,
      aliases: z.array(z.string().min(1)).optional(),
      country: z.string().optional(),
      from: z.union([dateSchema, z.enum(["before-2024", "unknown"])]).optional(),
      until: dateSchema.optional(),
      note: textSchema.optional(),
    }),
  ),
  source: provenance.source,
  checked: provenance.checked,
  certainty: provenance.certainty,
  note: provenance.note,
  settle: provenance.settle,
});
export type BodyList = z.infer<typeof bodyListSchema>;

export const bodiesSchema = z.record(z.string(), bodyListSchema);
