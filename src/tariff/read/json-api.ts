import * as z from "zod";
import { usageError } from "../../model/diagnostic.ts";

const refSchema = z.object({ id: z.string(), type: z.string() });
type Ref = z.infer<typeof refSchema>;

const resourceSchema = refSchema.extend({
  attributes: z.record(z.string(), z.unknown()).nullish(),
  relationships: z
    .record(z.string(), z.object({ data: z.union([refSchema, z.array(refSchema)]).nullish() }))
    .nullish(),
});
type Resource = z.infer<typeof resourceSchema>;

/** A JSON:API document: resources that refer to each other by type and id. */
export const jsonApiSchema = z.object({ data: resourceSchema, included: z.array(resourceSchema).nullish() });
export type JsonApi = z.infer<typeof jsonApiSchema>;

const deepest = 4;
/** A document whose resources name each other again and again would come to more than fits into memory. */
const mostPlaced = 1_000_000;

/** The document's main resource with what it refers to put in place, a few levels deep. */
export function inPlace(document: JsonApi): unknown {
  const byRef = new Map((document.included ?? []).map((r) => [`${r.type}/${r.id}`, r]));
  let placed = 0;
  const place = (resource: Resource, depth: number): unknown => {
    if (++placed > mostPlaced) throw usageError("tariff.too-tangled", { limit: mostPlaced });
    return {
      id: resource.id,
      ...resource.attributes,
      ...(depth >= deepest ? {} : related(resource, depth)),
    };
  };
  const related = (resource: Resource, depth: number): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(resource.relationships ?? {}).flatMap(([name, { data }]) =>
        data === undefined || data === null ? [] : [[name, follow(data, depth)]],
      ),
    );
  const follow = (data: Ref | readonly Ref[], depth: number): unknown =>
    Array.isArray(data) ? data.map((ref) => one(ref, depth)) : one(data as Ref, depth);
  const one = (ref: Ref, depth: number): unknown => {
    const found = byRef.get(`${ref.type}/${ref.id}`);
    return place(found ?? { id: ref.id, type: ref.type }, depth + 1);
  };
  return place(document.data, 0);
}
