import type { PlannedStream } from "../../model/plan-result.ts";
import { message } from "../../text/message.ts";
import { lookUp, type RenderContext } from "../context.ts";
import type { Palette } from "../layout/paint.ts";
import { padEnd, widest } from "../layout/width.ts";
import { slotsPerDay, weekGrid } from "./week-grid.ts";

const shades = [" ", "·", "░", "▒", "▓"] as const;
const several = "*";

/** Letters for hosts, in the plan's order: A, B, C ... */
export type Letters = ReadonlyMap<string, string>;

export function hostLetters(streams: readonly PlannedStream[]): Letters {
  const hosts = [...new Set(streams.map((stream) => stream.host))].sort();
  return new Map(hosts.map((host, i) => [host, String.fromCharCode(65 + (i % 26))]));
}

/** Seven lines of 48 half hours: shades for the audience, letters for the hosts who stream then. */
export function weekPicture(
  market: string,
  streams: readonly PlannedStream[],
  letters: Letters,
  context: RenderContext,
  paint: Palette,
): string {
  const grid = weekGrid(streams, lookUp(context.launch?.markets, market)?.audience);
  const peak = Math.max(0, ...grid.heat.flat());
  const days = message(context.lang, "render.weekdays").split(" ");
  const label = widest(days) + 1;
  const lines = days.map((day, i) => {
    const cells = grid.heat[i]!.map((weight, slot) =>
      cell(grid.hosts[i]![slot]!, shade(weight, peak), letters),
    );
    return `${padEnd(day, label)}│${painted(cells.join(""), paint)}│`;
  });
  return [paint.dim(scale(label)), ...lines].join("\n");
}

const cell = (hosts: readonly string[], background: string, letters: Letters): string =>
  hosts.length === 0 ? background : hosts.length > 1 ? several : (letters.get(hosts[0]!) ?? several);

/** Neighbours that look alike share one escape sequence. */
const painted = (line: string, paint: Palette): string =>
  line.replace(/[A-Z*]+|[·░▒▓]+/g, (run) =>
    /[A-Z*]/.test(run) ? paint.bold(paint.accent(run)) : paint.dim(run),
  );

function shade(weight: number, peak: number): string {
  if (weight <= 0 || peak <= 0) return shades[0];
  return shades[Math.min(shades.length - 1, Math.ceil((weight / peak) * (shades.length - 1)))]!;
}

/** The hours above the columns, every third one. */
function scale(label: number): string {
  const hours = Array.from({ length: slotsPerDay / 6 }, (_, i) =>
    String(i * 3)
      .padStart(2, "0")
      .padEnd(6),
  );
  return `${" ".repeat(label + 1)}${hours.join("")}`.trimEnd();
}
