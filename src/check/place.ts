import type { Location } from "../model/check-result.ts";
import type { Path } from "../model/diagnostic.ts";
import type { ScriptFacts, ScriptHit, Subject } from "./facts.ts";
import type { Finding } from "./finding.ts";

/** A part of the input; the caller knows which file, line and column it stands at. */
export type Place =
  | { readonly of: "product"; readonly sku: string; readonly path: Path }
  | { readonly of: "host"; readonly id: string; readonly path: Path }
  | { readonly of: "launch"; readonly path: Path }
  | { readonly of: "market"; readonly id: string; readonly path: Path };

export type Locate = (place: Place) => Location | undefined;

const marketKeys = /^(shipping|channel|platform|regions|languages)\b/;
const launchKeys = /^(window|scripts|confirmation)\b/;

/** Where the fact that decided stands, or should stand. A claim that was said stands in its script. */
export function locationOf(finding: Finding, subject: Subject, locate: Locate): Location | undefined {
  const key = finding.key ?? finding.asks[0]?.key ?? "";
  const hit = key === "claims" ? saidClaim(finding, subject) : undefined;
  if (hit) return locationInScript(hit.script, hit.offset, locate);
  if (subject.script) return locationInScript(subject.script, 0, locate);
  return locate(placeOf(key, subject));
}

function saidClaim({ reasons, asks }: Finding, { said, script, product }: Subject): ScriptHit | undefined {
  const words = [...reasons.map((r) => String(r.args.what)), ...asks.flatMap((a) => a.words)]
    .join(", ")
    .split(", ");
  for (const word of words) {
    if (product?.product.claims?.includes(word)) continue;
    const own = script?.claims.get(word);
    const hit = own ? { ...own, script: script! } : said?.get(word);
    if (hit) return hit;
  }
  return undefined;
}

function placeOf(key: string, { product, host, market }: Subject): Place {
  if (marketKeys.test(key)) return { of: "market", id: market.id, path: key.split(".") };
  if (launchKeys.test(key)) return { of: "launch", path: [] };
  const path = key.replace(/^host\./, "").split(".");
  if (product) return { of: "product", sku: product.product.sku, path: key === "" ? ["sku"] : path };
  if (host) return { of: "host", id: host.id, path: key === "" ? ["id"] : path };
  return { of: "market", id: market.id, path: ["id"] };
}

export function locationInScript(script: ScriptFacts, offset: number, locate: Locate): Location | undefined {
  if (script.settings.text !== undefined)
    return locate({ of: "launch", path: ["scripts", script.index, "text"] });
  const before = script.text.slice(0, offset).split("\n");
  return { file: script.file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
