import { dateOfDay, dayNumber } from "../../model/zone.ts";
import { groupsBy } from "../layout/group.ts";
import { dateIn } from "../layout/number.ts";
import { messageOf } from "./finding.ts";
import { html, type Markup, nothing } from "./markup.ts";
import { dataTable, head, section } from "./table.ts";
import { market, say, tell, type View } from "./view.ts";

/** Something that begins or ends near the launch. */
interface Change {
  readonly date: string | undefined;
  readonly kind: "begins" | "ends" | "waiver-ends" | "figure-ends";
  /** What changes, to tell it once for all markets. */
  readonly key: string;
  readonly what: Markup;
  readonly market: string;
}

const ahead = 90;

/** Rules and figures that begin or end between the report's day and a season after the launch. */
export function soonSection(view: View): Markup {
  const groups = grouped(soon(view));
  if (groups.length === 0) return nothing;
  const heads = [say("page.date"), say("page.change"), say("page.what"), say("render.col.market")].map(
    (text) => head(text),
  );
  const rows = groups.map((group) => row(view, group));
  return section("soon", say("page.soon"), dataTable({ label: "h-soon", kind: "list", heads, rows }));
}

function row(view: View, group: readonly Change[]): Markup {
  const { date = "", kind, what } = group[0]!;
  const places = [...new Set(group.map(({ market: id }) => id))];
  const names = places.map((id, i) => html`${i > 0 ? " · " : ""}${market(view, id)}`);
  const day = html`<time datetime="${date}">${tell((lang) => dateIn(lang, date))}</time>`;
  return html`<tr><td>${day}</td><td>${say(`page.change.${kind}`)}</td><td>${what}</td><td>${names}</td></tr>`;
}

const grouped = (changes: readonly Change[]): Change[][] =>
  [...groupsBy(changes, ({ date, kind, key }) => `${date} ${kind} ${key}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);

function soon(view: View): Change[] {
  const { on } = view.result;
  const last = dateOfDay(dayNumber(view.launch.window?.to ?? on) + ahead);
  const isSoon = ({ date }: Change): boolean =>
    date !== undefined && /^\d{4}-/.test(date) && date > on && date <= last;
  return [...ruleChanges(view), ...figureChanges(view)].filter(isSoon);
}

const ruleChanges = (view: View): Change[] =>
  (view.result.check?.items ?? []).flatMap(({ rule, market: id, reference, waiver }, index): Change[] => {
    const what = html`${messageOf(view, index)} <code>${rule}</code>`;
    const change = { key: rule, what, market: id };
    return [
      { ...change, kind: "begins", date: reference.from },
      { ...change, kind: "ends", date: reference.until },
      { ...change, kind: "waiver-ends", date: waiver?.until },
    ];
  });

const figureChanges = ({ result }: View): Change[] =>
  (result.cost?.estimates ?? []).flatMap(({ market: id, lines }) =>
    lines.map(({ id: line, source }): Change => {
      const what = html`<code>${line}</code> ${source?.law ?? source?.title}`;
      return { kind: "figure-ends", date: source?.until, key: line, what, market: id };
    }),
  );
