/** A JSON:API document: resources that refer to each other by type and id. */
export interface JsonApi {
  readonly data: Resource;
  readonly included?: readonly Resource[];
}

interface Resource {
  readonly id: string;
  readonly type: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly relationships?: Readonly<Record<string, { readonly data?: Ref | readonly Ref[] | null }>>;
}

interface Ref {
  readonly id: string;
  readonly type: string;
}

const deepest = 4;

/** The document's main resource with what it refers to put in place, a few levels deep. */
export function inPlace(document: JsonApi): unknown {
  const byRef = new Map((document.included ?? []).map((r) => [`${r.type}/${r.id}`, r]));
  const place = (resource: Resource, depth: number): unknown => ({
    id: resource.id,
    ...resource.attributes,
    ...(depth >= deepest ? {} : related(resource, depth)),
  });
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
    return found === undefined ? { id: ref.id } : place(found, depth + 1);
  };
  return place(document.data, 0);
}
