import { type Lang, type MessageId, message } from "../text/message.ts";

/** What the wizard or the flags told; everything else gets a default that can be changed in the file. */
export interface InitAnswers {
  readonly name: string;
  readonly origin: string;
  readonly currency: string;
  readonly markets: readonly string[];
  readonly window: { readonly from: string; readonly to: string };
  readonly product: ProductAnswers;
  readonly host: HostAnswers;
}

export interface ProductAnswers {
  readonly sku: string;
  readonly name: string;
  readonly category?: string;
  readonly hs?: string;
  readonly cost?: string;
  readonly price?: string;
  readonly weight?: string;
  readonly origin?: string;
}

export interface HostAnswers {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly languages: Readonly<Record<string, number>>;
}

export interface DraftFile {
  readonly name: string;
  readonly text: string;
}

const q = (text: string): string => JSON.stringify(text);

/** A text as comment lines. */
const heading = (lang: Lang, id: MessageId): string =>
  message(lang, id)
    .split("\n")
    .map((line) => `# ${line}\n`)
    .join("");

/**
 * The files of a new launch: they load and run as they are, and say in comments what to change. Where `schemas` is
 * the folder of the JSON Schemas as seen from the launch, editors complete keys by it.
 */
export function draftLaunch(answers: InitAnswers, lang: Lang, schemas?: string): DraftFile[] {
  const file = (name: string, text: string): DraftFile => ({
    name: `${name}.yaml`,
    text: schemas === undefined ? text : `# yaml-language-server: $schema=${schemas}/${name}.json\n${text}`,
  });
  return [
    file("launch", launchText(answers, lang)),
    file("products", heading(lang, "draft.products") + productEntry(answers.product, lang)),
    file("hosts", heading(lang, "draft.hosts") + hostEntry(answers.host, lang)),
  ];
}

function launchText(a: InitAnswers, lang: Lang): string {
  const note = (id: MessageId): string => `# ${message(lang, id)}`;
  // What one market's comments say holds for all.
  const markets = a.markets.map((id, index) => {
    const told = (text: string): string => (index === 0 ? text : "");
    return `  - id: ${id}
${told(`    ${note("draft.streams")}\n`)}    streams: { min: 1, target: 2, max: 4, per: week, duration: 90m, minGap: 20h, productsPerStream: 4 }
    channel: marketplace${told(`            ${note("draft.channel")}`)}
${told(`    # platform: tiktok-shop         ${note("draft.platform")}\n    ${note("draft.terms")}\n`)}    shipping: { model: parcel, by: courier, terms: DDP }
`;
  });
  return `${heading(lang, "draft.launch")}xb: 1
name: ${q(a.name)}
currency: ${a.currency}                       ${note("draft.currency")}
origin: ${a.origin}                          ${note("draft.origin")}
window: { from: ${a.window.from}, to: ${a.window.to} }

products: products.yaml
hosts: hosts.yaml

markets:                            ${note("draft.markets")}
${markets.join("\n")}`;
}

/** One product as YAML; open questions stand as comments where their answers belong. */
export function productEntry(p: ProductAnswers, lang: Lang): string {
  const note = (text: string, id: MessageId): string => `${text.padEnd(28)} # ${message(lang, id)}`;
  const known = (key: string, value: string | undefined, open: string): string =>
    value === undefined ? `  # ${open}` : `  ${key}: ${value}`;
  const quoted = (value: string | undefined): string | undefined =>
    value === undefined ? undefined : q(value);
  return `- sku: ${q(p.sku)}
  name: ${q(p.name)}
${known("category", p.category, note("category: food.tea", "draft.category"))}
${known("hs", quoted(p.hs), note('hs: "0902.10"', "draft.hs"))}
${known("origin", p.origin, note("origin: CN", "draft.made-in"))}
${known("cost", quoted(p.cost), note('cost: "18.00 CNY"', "draft.cost"))}
${known("price", p.price === undefined ? undefined : `{ default: ${q(p.price)} }`, 'price: { default: "19.90 USD" }')}
${known("weight", p.weight, note("weight: 150g", "draft.weight"))}
  # ${note("contains: []", "draft.contains")}
  # ${note("claims: []", "draft.claims")}
  # ${note("imagery: []", "draft.imagery")}
  # labels: { languages: [en], elements: [ingredients, origin] }
  # ${note("evidence: []", "draft.evidence")}
`;
}

export function hostEntry(h: HostAnswers, lang: Lang): string {
  const languages = Object.entries(h.languages).map(([tag, level]) => `${tag}: ${level}`);
  return `- id: ${q(h.id)}
  name: ${q(h.name)}
  zone: ${h.zone}
  languages: { ${languages.join(", ")} }    # ${message(lang, "draft.levels")}
  # ${message(lang, "draft.available")}
  available: [ { days: [mon, tue, wed, thu, fri, sat], from: "09:00", to: "24:00" } ]
  sleep: { from: "00:30", to: "08:00" }
  # ${message(lang, "draft.limits")}
  limits: { perDay: 4h, perWeek: 20h, rest: 11h, nightsPerWeek: 2 }
  # pay: "300 CNY/h"
`;
}

/** An id from a name: its Latin letters and digits; without letters a fallback, since `350` names no mug. */
export function slug(name: string, fallback: string): string {
  const ascii = name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return /[A-Za-z]/.test(ascii) ? ascii.slice(0, 24).replace(/-$/, "") : fallback;
}
