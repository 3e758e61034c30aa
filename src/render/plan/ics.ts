import type { PlannedStream, PlanResult } from "../../model/plan-result.ts";
import { message } from "../../text/message.ts";
import { hostName, marketName, productName, type RenderContext, type StreamFilter } from "../context.ts";
import { clockOf, shortDayIn } from "../layout/number.ts";
import { visible } from "../layout/visible.ts";
import { feastIn } from "./summary.ts";

/** A calendar that clients may subscribe to; UTC alone, which every client reads alike (RFC 5545). */
export function render(result: PlanResult, context: RenderContext): string {
  const streams = result.streams.filter((stream) => isWanted(stream, context.streams));
  const dropped = (result.dropped ?? []).filter((stream) => isWanted(stream, context.streams));
  const name = visible(message(context.lang, "render.ics.name", { campaign: result.campaign }));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//xb//xb ${result.generator.version}//EN`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `NAME:${text(name)}`,
    `X-WR-CALNAME:${text(name)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    "X-PUBLISHED-TTL:PT6H",
    ...streams.flatMap((stream) => event(stream, "CONFIRMED", result, context)),
    ...dropped.flatMap((stream) => event(stream, "CANCELLED", result, context)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function isWanted(stream: PlannedStream, filter: StreamFilter = {}): boolean {
  const takes = (list: readonly string[] | undefined, value: string | undefined): boolean =>
    list === undefined || (value !== undefined && list.includes(value));
  return (
    takes(filter.markets, stream.market) &&
    takes(filter.hosts, stream.host) &&
    takes(filter.studios, stream.studio)
  );
}

type Status = "CONFIRMED" | "CANCELLED";

/** The stamp is the plan's day, not the clock's, so that the same plan gives the same bytes. */
function event(stream: PlannedStream, status: Status, result: PlanResult, context: RenderContext): string[] {
  const { lang } = context;
  const summary = message(lang, "render.ics.summary", {
    market: marketName(context, stream.market),
    host: hostName(context, stream.host),
    language: stream.language,
  });
  return [
    "BEGIN:VEVENT",
    `UID:${text(stream.uid)}`,
    `SEQUENCE:${stream.sequence}`,
    `DTSTAMP:${result.on.replaceAll("-", "")}T000000Z`,
    `DTSTART:${utc(stream.start)}`,
    `DTEND:${utc(stream.end)}`,
    `STATUS:${status}`,
    `SUMMARY:${text(summary)}`,
    ...(stream.studio === undefined ? [] : [`LOCATION:${text(stream.studio)}`]),
    `DESCRIPTION:${description(stream, context).map(text).join("\\n")}`,
    `CATEGORIES:${text(stream.market)}`,
    `X-XB-LOCAL:${text(stream.start)}`,
    `X-XB-HOST-LOCAL:${text(stream.hostStart)}`,
    "END:VEVENT",
  ];
}

function description(stream: PlannedStream, context: RenderContext): string[] {
  const { lang } = context;
  const line = (label: "market-time" | "host-time" | "products", value: string): string =>
    `${message(lang, `render.col.${label}`)}: ${value}`;
  const when = (start: string): string => `${shortDayIn(lang, start)} ${clockOf(start)}`;
  return [
    line("market-time", `${when(stream.start)}–${clockOf(stream.end)} (${stream.start.slice(19)})`),
    line("host-time", `${when(stream.hostStart)} (${stream.hostStart.slice(19)})`),
    line(
      "products",
      stream.products.map((sku) => productName(context, sku)).join(message(lang, "render.comma")),
    ),
    ...(stream.near ?? []).map((feast) =>
      message(lang, feast.closes ? "render.ics.near-closes" : "render.ics.near", feastIn(lang, feast)),
    ),
  ];
}

/** `2027-01-05T20:00:00+03:00` as `20270105T170000Z`. */
const utc = (instant: string): string =>
  new Date(instant).toISOString().replace(/\.\d+/, "").replace(/[-:]/g, "");

const text = (value: string): string => visible(value).replace(/[\\;,]/g, (char) => `\\${char}`);

const mostOctets = 75;
const octets = (char: string): number => {
  const code = char.codePointAt(0)!;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** Lines of at most 75 octets; a character is never cut. */
function fold(line: string): string {
  let out = "";
  let size = 0;
  for (const char of line) {
    if (size + octets(char) > mostOctets) {
      out += "\r\n ";
      size = 1;
    }
    out += char;
    size += octets(char);
  }
  return out;
}
