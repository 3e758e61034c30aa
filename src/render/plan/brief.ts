import type { Brief } from "../../model/brief.ts";
import { dateOfDay, isoWithOffset } from "../../model/zone.ts";
import { type Lang, type MessageId, message } from "../../text/message.ts";
import { textIn } from "../context.ts";
import { markdownTable, plain } from "../layout/markdown.ts";
import { clockOf, moneyIn, shortDayIn } from "../layout/number.ts";

/** Minutes before the stream, and what is to be done then. */
const countdown: readonly (readonly [number, MessageId])[] = [
  [7 * 1440, "brief.days-7"],
  [3 * 1440, "brief.days-3"],
  [1440, "brief.days-1"],
  [120, "brief.hours-2"],
  [15, "brief.minutes-15"],
];

/** A run sheet in Markdown: when, what in which order, what to say, how viewers like it, and a countdown. */
export function renderBrief(brief: Brief, lang: Lang): string {
  const { stream, market } = brief;
  const say = (id: MessageId, args = {}): string => message(lang, id, args);
  const blocks = [
    `# ${plain(`${textIn(lang, market.name)} · ${shortDayIn(lang, stream.start)} ${clockOf(stream.start)}–${clockOf(stream.end)}`)}`,
    times(brief, lang),
    `## ${say("brief.products")}`,
    products(brief, lang),
    `## ${say("brief.rules")}`,
    rules(brief, lang),
    ...culture(brief, lang),
    `## ${say("brief.countdown")}`,
    checklist(brief, lang),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function times({ stream, market, host }: Brief, lang: Lang): string {
  const place = (iso: string, zone: string): string => `${shortDayIn(lang, iso)} ${clockOf(iso)} (${zone})`;
  const lines: [MessageId, string][] = [
    ["brief.market-time", place(stream.start, market.zone)],
    ["brief.host-time", place(stream.hostStart, host.zone)],
    ["render.col.utc", place(stream.utc, "UTC")],
    ["render.col.host", host.name],
    ["render.col.language", stream.language],
    ...(stream.studio === undefined
      ? []
      : ([["brief.studio", stream.studio]] satisfies [MessageId, string][])),
  ];
  return lines.map(([id, text]) => `- ${message(lang, id)}: ${plain(text)}`).join("\n");
}

function products({ products: list }: Brief, lang: Lang): string {
  const head = ["#", "product", "price", "brief-stock"].map((id) =>
    id === "#" ? id : message(lang, id === "brief-stock" ? "brief.stock" : (`render.col.${id}` as MessageId)),
  );
  const rows = list.map(({ sku, name, price, quantity, was, stock }, index) => {
    const called = typeof name === "string" ? name : (name[lang] ?? name.en ?? Object.values(name)[0] ?? sku);
    const pieces = quantity === 1 ? "" : ` / ${quantity}`;
    const before = was === undefined ? "" : ` (${message(lang, "brief.was", { price: was })})`;
    return [
      String(index + 1),
      plain(`${called} (${sku})`),
      plain(`${moneyIn(price)}${pieces}${before}`),
      stock === undefined ? "?" : String(stock),
    ];
  });
  return markdownTable(head, rows, [0, 3]);
}

function rules({ rules: list }: Brief, lang: Lang): string {
  if (list.length === 0) return message(lang, "brief.no-rules");
  return list
    .map(({ title, fix, open, skus }) => {
      const about = skus.length === 0 ? "" : ` (${skus.join(", ")})`;
      const todo = open && fix !== undefined ? ` → ${fix}` : "";
      return `- [${open ? " " : "x"}] ${plain(`${title}${about}${todo}`)}`;
    })
    .join("\n");
}

function culture({ culture: own }: Brief, lang: Lang): string[] {
  if (own === undefined) return [];
  const list = (id: MessageId, text: string): string => `- ${message(lang, id)}: ${plain(text)}`;
  return [
    `## ${message(lang, "brief.style")}`,
    plain(textIn(lang, own.style)),
    own.avoid.map((text) => `- ${message(lang, "brief.avoid")}: ${plain(textIn(lang, text))}`).join("\n"),
    [
      list("brief.channels", own.channels.join(", ")),
      list("brief.payment", own.payment.join(", ")),
      list("brief.returns", textIn(lang, own.returns)),
    ].join("\n"),
  ].filter((block) => block !== "");
}

function checklist({ stream, host }: Brief, lang: Lang): string {
  const start = Date.parse(stream.utc) / 60_000;
  const lines = countdown.map(([before, id]) => {
    const at = isoWithOffset(host.zone, start - before);
    const when = before >= 1440 ? shortDayIn(lang, at) : `${shortDayIn(lang, at)} ${clockOf(at)}`;
    return `- [ ] ${plain(`${when}: ${message(lang, id)}`)}`;
  });
  const next = dateOfDay(
    Math.floor(Date.parse(`${stream.hostStart.slice(0, 10)}T00:00:00Z`) / 86_400_000) + 1,
  );
  return [...lines, `- [ ] ${plain(`${shortDayIn(lang, next)}: ${message(lang, "brief.day-after")}`)}`].join(
    "\n",
  );
}
