type Plain = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Lays `top` over `base`: maps merge key by key, lists and scalars replace; what `top` leaves out stays. */
export function overlay<T>(base: T, top: unknown): T {
  if (top === undefined) return base;
  if (!isMap(base) || !isMap(top)) return top as T;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(top)) {
    if (value !== undefined) merged[key] = Object.hasOwn(base, key) ? overlay(base[key], value) : value;
  }
  return merged as T;
}
