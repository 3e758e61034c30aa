import { type Certainty, type Provenance, type Source, type Text, weakest } from "../model/fact.ts";
import type { SourceRef } from "../model/result.ts";

/** Where a figure comes from and how sure it is, as a line shows it. */
export interface Origin {
  readonly source?: SourceRef;
  readonly certainty: Certainty;
}

type Sources = Readonly<Record<string, Source>>;

/** The provenance of a fact; what it does not say itself is its table's. A fact without a source is unverified. */
export function originOf(sources: Sources, fact: Provenance, table: Provenance = {}): Origin {
  const own = [fact.source ?? table.source ?? []].flat();
  const found = own.map((id) => sources[id]).filter((s): s is Source => s !== undefined);
  const certainty =
    fact.certainty ??
    table.certainty ??
    (found.length > 0 ? weakest(found.map((s) => s.certainty)) : "unverified");
  const first = found[0];
  if (first === undefined) return { certainty };
  const from = firstDay(fact.from ?? table.from);
  const until = fact.until ?? table.until;
  return {
    certainty,
    source: {
      title: first.title,
      ...(first.url === undefined ? {} : { url: first.url }),
      ...(first.law === undefined ? {} : { law: first.law }),
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
      checked: fact.checked ?? table.checked ?? first.read,
    },
  };
}

const firstDay = (from: string | undefined): string | undefined =>
  from !== undefined && /^\d/.test(from) ? from : undefined;

/** English text of a note; rules' texts are bilingual, customs notes are shown as written. */
export const plain = (text: Text | undefined): string | undefined =>
  text === undefined ? undefined : typeof text === "string" ? text : text.en;
