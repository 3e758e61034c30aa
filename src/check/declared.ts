import type { Subject } from "./facts.ts";

/** The value at a path of the product, else of the host, else of the market's settings. */
export function declaredValue({ product, host, market }: Subject, path: string): unknown {
  const root = product?.product ?? host ?? market.settings;
  const inside = (at: unknown, key: string): unknown =>
    (at as Readonly<Record<string, unknown>> | undefined)?.[key];
  return path.split(".").reduce<unknown>(inside, root);
}
