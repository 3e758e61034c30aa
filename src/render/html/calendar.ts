import type { PlannedStream } from "../../model/plan-result.ts";
import type { AudienceGrid } from "../../model/report.ts";
import { dayNumber, minutesPerDay } from "../../model/zone.ts";
import { lookUp } from "../context.ts";
import { weekdayOf } from "../layout/number.ts";
import type { Letters } from "../plan/week-picture.ts";
import { type Days, isOutside, midnights } from "./days.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { scrolling } from "./table.ts";
import { say, type View } from "./view.ts";

/** Pixels of a day's height, of its width at the most, and what stands around the days. */
const tall = 216;
const left = 22;
const top = 26;
const perMinute = tall / minutesPerDay;

const columnWidth = ({ dates }: Days): number =>
  Math.min(40, Math.max(20, Math.floor(900 / Math.max(1, dates.length))));
const px = (value: number): string => String(Math.round(value * 100) / 100);

/** What a market's calendar shows; `index` keeps the ids of several apart. */
interface MarketCalendar {
  readonly id: string;
  readonly index: number;
  readonly streams: readonly PlannedStream[];
  readonly days: Days;
  readonly letters: Letters;
}

/**
 * A market's days side by side, its audience as heat, its streams as blocks. The time since the first
 * midnight is one long strip, and each day is a window on it: another zone moves the windows alone.
 */
export function calendar(view: View, shown: MarketCalendar): Markup {
  const { id, index, streams, days, letters } = shown;
  const place = lookUp(view.launch.markets, id);
  const zone = place?.zone ?? "Etc/UTC";
  const starts = midnights(zone, days);
  const origin = starts[0] ?? 0;
  const width = columnWidth(days);
  const strip = `s-${index}`;
  const blocks = streams.map((stream) => block(stream, origin, width, letters));
  const columns = days.dates.map((date, i) =>
    dayColumn(date, i, {
      width,
      strip,
      from: (starts[i]! - origin) * perMinute,
      outside: isOutside(days, i),
      months: monthsAt(days, width),
    }),
  );
  const box = `0 0 ${left + days.dates.length * width} ${top + tall + 4}`;
  const data = html`data-zone="${zone}" data-origin="${origin}" data-scale="${perMinute}"`;
  const defs = html`<defs><g id="${strip}">${heat(place?.audience, days, starts, width)}${blocks}</g></defs>`;
  return scrolling(
    `m-${index}`,
    html`<svg class="calendar" role="img" aria-labelledby="m-${index}" viewBox="${box}" ${data}>${defs}${hours()}${columns}</svg>`,
  );
}

/** Runs of equal weight as one rectangle each. */
function heat(
  audience: AudienceGrid | undefined,
  days: Days,
  starts: readonly number[],
  width: number,
): Markup {
  if (audience === undefined) return nothing;
  const offset = days.dates[0] === undefined ? 0 : dayNumber(days.dates[0]) - dayNumber(audience.from);
  const peak = Math.max(1e-9, ...audience.days.flat());
  return html`${starts.map((start, day) =>
    runs(audience.days[day + offset] ?? []).map(({ slot, length, weight }) => {
      const y = (start - starts[0]! + slot * 30) * perMinute;
      return html`<rect class="c-heat" width="${width}" y="${px(y)}" height="${px(length * 30 * perMinute)}" fill-opacity="${px((weight / peak) * 0.85)}"/>`;
    }),
  )}`;
}

function runs(weights: readonly number[]): { slot: number; length: number; weight: number }[] {
  const found: { slot: number; length: number; weight: number }[] = [];
  weights.forEach((weight, slot) => {
    const last = found.at(-1);
    if (last && last.weight === weight && last.slot + last.length === slot) last.length++;
    else if (weight > 0) found.push({ slot, length: 1, weight });
  });
  return found;
}

function block(stream: PlannedStream, origin: number, width: number, letters: Letters): Markup {
  const y = (Date.parse(stream.start) / 60_000 - origin) * perMinute;
  const high = ((Date.parse(stream.end) - Date.parse(stream.start)) / 60_000) * perMinute;
  const letter = letters.get(stream.host) ?? "";
  const title = html`<title>${stream.start} ${stream.host}: ${stream.products.join(" ")}</title>`;
  const box = html`<rect class="c-stream" x="2" y="${px(y + 0.5)}" width="${width - 4}" height="${px(Math.max(3, high - 1))}" rx="2"/>`;
  return html`<g>${title}${box}<text class="c-letter" x="${width / 2}" y="${px(y + high / 2 + 3)}">${letter}</text></g>`;
}

function hours(): Markup {
  const marks = [0, 6, 12, 18, 24].map((hour) => {
    const y = top + hour * 60 * perMinute;
    const text = String(hour).padStart(2, "0");
    const rule = html`<line class="rule" x1="${left}" x2="100%" y1="${px(y)}" y2="${px(y)}"/>`;
    return html`<text class="hour" x="${left - 5}" y="${px(y + 3)}">${text}</text>${rule}`;
  });
  return html`${marks}`;
}

interface Column {
  readonly width: number;
  readonly strip: string;
  /** Where the day begins on the strip. */
  readonly from: number;
  readonly outside: boolean;
  /** Days above which their month stands. */
  readonly months: ReadonlySet<number>;
}

/** The first of each month, and the first day if that leaves room; none where it would be cut off. */
function monthsAt({ dates }: Days, width: number): Set<number> {
  const room = Math.ceil(monthWidth / width);
  const firsts = [...dates.keys()].filter((i) => dates[i]!.endsWith("-01") && i + room <= dates.length);
  return new Set(firsts.some((i) => i - 1 < room) ? firsts : [1, ...firsts]);
}

const monthWidth = 46;

function dayColumn(date: string, index: number, { width, strip, from, outside, months }: Column): Markup {
  const x = left + index * width;
  const kind = outside ? " outside" : weekdayOf(date) >= 5 ? " weekend" : "";
  const month = months.has(index) ? html`<text x="${x}" y="9">${date.slice(0, 7)}</text>` : nothing;
  const number = html`<text class="date${kind}" x="${x + width / 2}" y="20">${Number(date.slice(8))}</text>`;
  const box = html`x="${x}" y="${top}" width="${width}" height="${tall}"`;
  const view = html`<svg class="window" ${box} viewBox="0 ${px(from)} ${width} ${tall}"><use href="#${strip}"/></svg>`;
  return html`${month}${number}<rect class="day${kind}" ${box}/>${view}`;
}

/** Who the letters stand for. */
export function legend(names: readonly (readonly [letter: string, name: Markup])[]): Markup {
  const heatEntry = html`<span class="entry"><span class="key heatkey"></span> ${say("page.heat")}</span> `;
  const hosts = names.map(
    ([letter, name]) => html`<span class="entry"><span class="key host">${letter}</span> ${name}</span> `,
  );
  return html`<p class="legend">${heatEntry}${hosts}</p>`;
}
