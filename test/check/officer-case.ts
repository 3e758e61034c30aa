import * as z from "zod";
import { productSchema } from "../../src/model/product.ts";
import { caseSchema } from "../../src/model/rule.ts";

/** One whole case; the head of `officer.yaml` says what its keys mean. */
const officerCaseSchema = z.strictObject({
  name: z.string(),
  market: z.string(),
  product: productSchema.partial(),
  for: caseSchema.shape.for,
  verdict: z.array(z.enum(["blocked", "fix", "unknown", "ready"])).optional(),
  fails: z.array(z.string()).optional(),
  quiet: z.array(z.string()).optional(),
  asks: z.array(z.string()).optional(),
});
export type OfficerCase = z.infer<typeof officerCaseSchema>;

export const casesSchema = z.array(officerCaseSchema);
