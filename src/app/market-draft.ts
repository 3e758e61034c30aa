import type { MessageId } from "../text/message.ts";

/** The file that editors find through the draft's first line. */
export const schemaFile = "market.schema.json";

/**
 * A profile of which only the id is known. Each question stands as a comment over the lines that answer it, with
 * values that show the form and claim nothing; the file passes `xb markets verify` before and after the marks go.
 */
export function draftMarket(id: string, today: string, say: (id: MessageId) => string): string {
  const ask = (question: MessageId): string => `# ? ${say(question)}`;
  const prefix = id.toLowerCase();
  return `# yaml-language-server: $schema=${schemaFile}
${note(say("new.head"))}
id: ${id}
${ask("new.names")}
# name: { en: "...", zh: "..." }
# currency: EUR
# timezone: Etc/UTC
${ask("new.bloc")}
# extends: _gcc
${ask("new.languages")}
# languages: { stream: [en], label: [en], source: example }
${ask("new.weekend")}
# weekend: [sat, sun]
# priceIncludesTax: true
${ask("new.audience")}
# audience:
#   - { days: [mon, tue, wed, thu, fri, sat, sun], from: "19:00", weights: [0.5, 1, 1, 0.5], source: example }
${ask("new.holidays")}
# holidays:
#   - { date: 2027-01-01, name: { en: "...", zh: "..." }, effect: closed, kind: public-holiday, public: true, source: example }
${ask("new.observances")}
# observances:
#   - { date: 2027-01-02, to: 2027-01-03, hours: { from: "12:00", to: "14:00" }, name: { en: "...", zh: "..." }, effect: closed, kind: religious, source: example }
${ask("new.culture")}
# culture:
#   style: { en: "...", zh: "..." }
#   avoid: [ { en: "...", zh: "..." } ]
#   giftSeasons: [ { name: { en: "...", zh: "..." }, from: 2027-01-01, to: 2027-01-10, packaging: { en: "...", zh: "..." } } ]
#   channels: ["..."]
#   payment: ["..."]
#   returns: { en: "...", zh: "..." }
#   source: example
${ask("new.valuation")}
# customs:
#   valuation:
#     basis: CIF
#     freightIn: { threshold: true, duty: true, tax: true }
#     insuranceIn: { threshold: true, duty: true, tax: true }
#     source: example
#     from: before-2024
${ask("new.regimes")}
#   regimes:
#     ${prefix}.low-value: { when: { consignment: "<= 1 EUR", buyer: consumer }, duty: none, tax: none, source: example, from: before-2024 }
${ask("new.duty")}
#   duty: { all: { rates: { "*": unknown }, source: example, from: before-2024 } }
${ask("new.tax")}
#   tax: { vat: { label: { en: VAT, zh: 增值税 }, rates: { standard: { rate: unknown } }, source: example, from: before-2024 } }
${ask("new.fees")}
#   fees: { clearance: { payee: carrier, ifDue: true, entries: { all: { unknown: true, source: example, from: before-2024 } } } }
${ask("new.rounding")}
#   rounding: { tax: { result: { mode: half-up, to: "0.01" }, source: example, from: before-2024 } }
${ask("new.rules")}
# rules:
#   ${prefix}.food.label:
#     title: { en: "...", zh: "..." }
#     fix: { en: "...", zh: "..." }
#     topic: language
#     severity: fix
#     who: supplier
#     law: "..."
#     source: example
#     from: before-2024
#     when: { category: food }
#     needs: [ { label: { languages: [en] } } ]
#     cases:
#       fires: [ { category: food.tea, labels: { languages: [zh] } } ]
#       passes: [ { category: food.tea, labels: { languages: [en] } } ]
${ask("new.open")}
# open:
#   - { about: customs, question: { en: "...", zh: "..." }, settle: { en: "...", zh: "..." } }
${ask("new.sources")}
# sources:
#   example: { title: "...", publisher: "...", url: "https://...", read: ${today}, certainty: unverified }
`;
}

const note = (text: string): string =>
  text
    .split("\n")
    .map((line) => `# ${line}`)
    .join("\n");
