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

/**
 * The files of a new launch: they load and run as they are, and say in comments what to change. Where `schemas` is
 * the folder of the JSON Schemas as seen from the launch, editors complete keys by it.
 */
export function draftLaunch(answers: InitAnswers, schemas?: string): DraftFile[] {
  const file = (name: string, text: string): DraftFile => ({
    name: `${name}.yaml`,
    text: schemas === undefined ? text : `# yaml-language-server: $schema=${schemas}/${name}.json\n${text}`,
  });
  return [
    file("launch", launchText(answers)),
    file("products", productText(answers.product)),
    file("hosts", hostText(answers.host)),
  ];
}

function launchText(a: InitAnswers): string {
  const markets = a.markets.map(
    (id) => `  - id: ${id}
    streams: { min: 1, target: 2, max: 4, per: week, duration: 90m, minGap: 20h, productsPerStream: 4 }
    channel: marketplace            # or own-store: who collects which tax
    shipping: { model: parcel, by: courier, terms: DDP }
`,
  );
  return `# Next: \`xb check\` says what is missing, \`xb cost\` what it costs landed, \`xb plan\` when to stream.
# \`xb schema launch\` prints every key there is.
xb: 1
name: ${q(a.name)}
currency: ${a.currency}                       # the seller's own
origin: ${a.origin}                          # where the goods leave from
window: { from: ${a.window.from}, to: ${a.window.to} }

products: products.yaml
hosts: hosts.yaml

markets:
${markets.join("\n")}`;
}

function productText(p: ProductAnswers): string {
  return `# One entry a product. A list that is present is complete; a list left out is not known,
# and what depends on it comes out "unknown".
${productEntry(p)}`;
}

/** One product as YAML; open questions stand as comments where their answers belong. */
export function productEntry(p: ProductAnswers): string {
  const known = (key: string, value: string | undefined, hint: string): string =>
    value === undefined ? `  # ${key}: ${hint}` : `  ${key}: ${value}`;
  return `- sku: ${q(p.sku)}
  name: ${q(p.name)}
${known("category", p.category, "food.tea          # xb explain categories lists them")}
${known("hs", p.hs === undefined ? undefined : q(p.hs), '"0902.10"              # six digits or more, quoted')}
${known("origin", p.origin, "CN                 # where it was made")}
${known("cost", p.cost === undefined ? undefined : q(p.cost), '"18.00 CNY"          # ex works, per unit')}
${known("price", p.price === undefined ? undefined : `{ default: ${q(p.price)} }`, '{ default: "19.90 USD" }')}
${known("weight", p.weight, "150g               # gross")}
  # contains: []               # alcohol, pork, gelatin, meat, lithium-battery, radio ...; [] means none
  # claims: []                 # halal, organic, whitening ...; [] means none
  # labels: { languages: [en], elements: [ingredients, origin] }
  # evidence: []               # certificates, registrations, test reports
`;
}

function hostText(h: HostAnswers): string {
  return `# One entry a host: what she speaks, when she can stream, when she sleeps.
${hostEntry(h)}`;
}

export function hostEntry(h: HostAnswers): string {
  const languages = Object.entries(h.languages).map(([tag, level]) => `${tag}: ${level}`);
  return `- id: ${q(h.id)}
  name: ${q(h.name)}
  zone: ${h.zone}
  languages: { ${languages.join(", ")} }    # 0 to 1, or A1 to C2
  available: [ { days: [mon, tue, wed, thu, fri, sat], from: "09:00", to: "24:00" } ]
  sleep: { from: "00:30", to: "08:00" }
  limits: { perDay: 4h, perWeek: 20h, rest: 11h, nightsPerWeek: 2 }
  # pay: "300 CNY/h"
`;
}

/** An id from a name: its Latin letters and digits, else a fallback. */
export function slug(name: string, fallback: string): string {
  const ascii = name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return ascii === "" ? fallback : ascii.slice(0, 24);
}
