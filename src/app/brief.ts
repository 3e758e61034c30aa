import type { LoadedLaunch } from "../load/launch.ts";
import type { Brief } from "../model/brief.ts";
import type { CheckItem } from "../model/check-result.ts";
import type { PlannedStream } from "../model/plan-result.ts";
import { type Lang, langs } from "../text/message.ts";
import type { Answers } from "./answers.ts";

/** Topics of rules about what is said and shown in a stream. */
const spoken = new Set(["live-stream", "advertising", "claims", "price-display", "language", "platform"]);

/** The run sheet of one stream, from the three answers in one language. */
export function briefOf(loaded: LoadedLaunch, answers: Required<Answers>, stream: PlannedStream): Brief {
  const { profile } = loaded.markets.find(({ id }) => id === stream.market)!;
  const host = loaded.hosts.find(({ value }) => value.id === stream.host)!.value;
  const name = host.name ?? host.id;
  const { culture } = profile;
  return {
    stream,
    market: { name: profile.name ?? stream.market, zone: profile.timezone ?? "UTC" },
    host: { name: typeof name === "string" ? name : (Object.values(name)[0] ?? host.id), zone: host.zone },
    products: stream.products.map((sku) => productOf(loaded, answers, stream, sku)),
    rules: rulesOf(answers.check.items, stream),
    ...(culture === undefined ? {} : { culture }),
  };
}

function productOf(
  loaded: LoadedLaunch,
  { cost }: Answers,
  { market }: PlannedStream,
  sku: string,
): Brief["products"][number] {
  const product = loaded.products.find(({ value }) => value.sku === sku)!.value;
  const { names } = loaded.markets.find(({ id }) => id === market)!;
  const estimate = cost.estimates.find((e) => e.sku === sku && e.market === market);
  const was = names.map((id) => product.wasPrice?.[id]).find((text) => text !== undefined);
  return {
    sku,
    name: product.name,
    quantity: estimate?.quantity ?? 1,
    ...(estimate?.price === undefined ? {} : { price: estimate.price }),
    ...(was === undefined ? {} : { was }),
    ...(product.stock === undefined ? {} : { stock: product.stock }),
  };
}

/** Rules on speech and picture for this market, host and these products: each once, those still open first. */
function rulesOf(items: readonly CheckItem[], { market, host, products }: PlannedStream): Brief["rules"] {
  const own = items.filter(
    (item) =>
      item.market === market &&
      spoken.has(item.topic) &&
      item.status !== "not-applicable" &&
      (item.host === undefined || item.host === host) &&
      (item.sku === undefined || products.includes(item.sku)),
  );
  const rules = [...new Set(own.map(({ rule }) => rule))].map((rule) => {
    const all = own.filter((item) => item.rule === rule);
    const worst = all.find(({ status }) => status === "fail" || status === "unknown") ?? all[0]!;
    return {
      title: worst.message,
      ...(worst.fix === undefined ? {} : { fix: worst.fix }),
      open: worst.status === "fail" || worst.status === "unknown",
      skus: [...new Set(all.flatMap(({ sku }) => sku ?? []))],
    };
  });
  return [...rules.filter(({ open }) => open), ...rules.filter(({ open }) => !open)];
}

/** The languages of xb that a stream's host and market use; English where neither does. */
export function briefLanguages(loaded: LoadedLaunch, { host, market }: PlannedStream): Lang[] {
  const speaks = Object.entries(loaded.hosts.find(({ value }) => value.id === host)?.value.languages ?? {});
  const best = speaks.sort(([, a], [, b]) => levelOf(b) - levelOf(a))[0]?.[0];
  const streamed = loaded.markets.find(({ id }) => id === market)?.profile.languages?.stream ?? [];
  const wanted = [best, ...streamed].map((tag) => tag?.split("-")[0]);
  const found = langs.filter((lang) => wanted.includes(lang));
  return found.length === 0 ? ["en"] : found;
}

/** Proficiency as a number; CEFR levels sort as they are named. */
const levelOf = (level: number | string): number =>
  typeof level === "number" ? level : ["A1", "A2", "B1", "B2", "C1", "C2"].indexOf(level) / 5;
