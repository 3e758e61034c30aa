import { groupBy } from "./cliques.ts";
import type { Column } from "./columns.ts";

/**
 * Of each market's starts the columns of so many hosts: one half those worth most there, who would soon have no hours
 * left, one half others at every start.
 */
export function bestHosts(
  columns: readonly Column[],
  most: number,
  pins: ReadonlySet<Column> = new Set(),
): Column[] {
  const count = 1 + columns.reduce((top, { host }) => Math.max(top, host), 0);
  const turned = ({ host, start, market }: Column): number => (host + 7 * market + start / 15) % count;
  const dearest = Math.ceil(most / 2);
  return byStart(columns).flatMap((here) => {
    const sorted = here.sort((a, b) => b.value - a.value || turned(a) - turned(b));
    const others = sorted.slice(dearest).sort((a, b) => turned(a) - turned(b));
    return [
      ...sorted.slice(0, dearest),
      ...others.filter((column, i) => i < most - dearest || pins.has(column)),
    ];
  });
}

/** A week's programme of more columns than this, or one for each of very many weeks, is work without end. */
const mostInWeek = 45_000;
const mostInAll = 400_000;
/** So many are left of each week that is too large, and of all: what they prove is not of the whole, so fewer will do. */
const leftInWeek = 12_000;
const leftInAll = 200_000;

/** The columns, or of too many as many as programmes can carry. */
export function thinned(columns: readonly Column[], pins: ReadonlySet<Column>): readonly Column[] {
  const weeks = [...groupBy(columns, ({ marketWeek }) => marketWeek).values()];
  const fullest = weeks.reduce((a, b) => (b.length > a.length ? b : a), []);
  if (fullest.length <= mostInWeek && columns.length <= mostInAll) return columns;
  const most = Math.min(leftInWeek, leftInAll / weeks.length);
  return bestHosts(columns, Math.max(1, Math.floor(most / byStart(fullest).length)), pins);
}

/** Columns of the same market and start, which come one after another. */
function byStart(columns: readonly Column[]): Column[][] {
  const groups: Column[][] = [];
  for (const column of columns) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (first?.market === column.market && first.start === column.start) group!.push(column);
    else groups.push([column]);
  }
  return groups;
}
