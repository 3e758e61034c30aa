import type { Subject } from "./facts.ts";

/** The value at a path of the product or host, else of the market's settings. */
export function declaredValue({ product, host, market }: Subject, path: string): unknown {
  const inside = (at: unknown, key: string): unknown =>
    (at as Readonly<Record<string, unknown>> | undefined)?.[key];
  const at = (root: unknown): unknown => path.split(".").reduce<unknown>(inside, root);
  return at(product?.product ?? host) ?? at(market.settings);
}
