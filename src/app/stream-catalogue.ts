import { statSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { NotStreamable, type Portion } from "../load/rows.ts";
import { idHash, type SeenIds, seenIds } from "../load/seen-ids.ts";
import type { Step } from "../model/step.ts";
import { portionsOf, type ReadPortion } from "./stream-portions.ts";
import { countRows, rowsReader } from "./stream-rows.ts";

type Shard = { readonly index: number; readonly of: number } | undefined;

export interface Catalogue<Told> {
  readonly files: readonly string[];
  readonly shard: Shard;
  readonly spool: string;
  readonly step: Step;
  /** Threads that do the same work; none of a shard. */
  readonly others: Others<Told> | undefined;
}

/** What is done with the rows of a catalogue, and what it came to since the last time. */
export interface Work<Row, Told> {
  readonly read: ReadPortion<Row>;
  take(row: Row, file: string): void;
  told(): Told;
}

/** What another thread made of a portion: it is put together in the order of the file, whoever did it. */
export interface Done<Told> {
  readonly told: Told;
  /** Hashes of the ids. */
  readonly ids: Float64Array;
}

export interface Others<Told> {
  /** Undefined where all are busy; what it promises is undefined where they could not do it. */
  offer(portion: Portion): Promise<Done<Told> | undefined> | undefined;
  /** How many portions may wait for one that is late. */
  readonly most: number;
}

/** Works on a portion, and passes the hash of each id; gives bytes read every now and then. */
export function* workOn<Row extends { readonly sku: string }, Told>(
  portion: Portion,
  { read, take, told }: Work<Row, Told>,
  meet: (hash: number) => void,
  wanted: () => boolean = () => true,
): Generator<number, Told> {
  yield* read(portion, (row) => {
    meet(idHash(row.sku));
    if (wanted()) take(row, portion.file);
  });
  return told();
}

/**
 * Works on every product of a shard and tells what it came to, in order; refuses an id that is met twice in the whole.
 * Signals get their turn now and then: a run of minutes can be stopped.
 */
export async function passCatalogue<Row extends { readonly sku: string }, Told>(
  { files, shard, spool, step, others }: Catalogue<Told>,
  work: Work<Row, Told>,
  tell: (told: Told) => void,
): Promise<void> {
  const wanted = inShard(files, shard);
  const seen = seenIds(spool);
  const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
  let read = 0;
  const count = (bytes: number): void => {
    read += bytes;
    if (read < size) step(read, size);
  };
  const here = async (portion: Portion): Promise<Told> => {
    const turns = workOn(portion, work, seen.meet, wanted);
    for (let turn = turns.next(); ; turn = turns.next()) {
      if (turn.done) return turn.value;
      count(turn.value);
      await setImmediate();
    }
  };
  const waiting: Waiting<Told>[] = [];
  const tellFirst = async (): Promise<void> => {
    const { portion, mine, helped } = waiting.shift()!;
    if (mine !== undefined) return tell(mine.told);
    const done = await helped;
    for (const id of done?.ids ?? []) seen.meet(id);
    tell(done === undefined ? await here(portion) : done.told);
  };
  try {
    step(0, size);
    for (const portion of portionsOf(files)) {
      const helped = others?.offer(portion);
      if (helped === undefined) waiting.push({ portion, mine: { told: await here(portion) }, ready: true });
      else waiting.push(watched(portion, helped, count));
      while (waiting[0]?.ready || waiting.length > (others?.most ?? 0)) await tellFirst();
    }
    while (waiting.length > 0) await tellFirst();
    refuseTwice(files, seen);
  } finally {
    seen.close();
  }
}

/** A portion whose turn to be told has not come: done here, or in another's hands. */
interface Waiting<Told> {
  readonly portion: Portion;
  readonly mine?: { readonly told: Told };
  readonly helped?: Promise<Done<Told> | undefined>;
  ready: boolean;
}

function watched<Told>(
  portion: Portion,
  helped: Promise<Done<Told> | undefined>,
  count: (bytes: number) => void,
): Waiting<Told> {
  const waiting: Waiting<Told> = { portion, helped, ready: false };
  void helped.then((done) => {
    waiting.ready = true;
    if (done !== undefined) count(Buffer.byteLength(portion.text));
  });
  return waiting;
}

/** Whether the next row, counted from the first, is one of the shard's. */
function inShard(files: readonly string[], shard: Shard): () => boolean {
  if (shard === undefined) return () => true;
  const total = countRows(files);
  const cut = (k: number): number => Math.floor((k * total) / shard.of);
  const [from, to] = [cut(shard.index - 1), cut(shard.index)];
  let at = 0;
  return () => {
    at += 1;
    return at > from && at <= to;
  };
}

/** Reads once more for the few ids whose hash was met twice. */
function refuseTwice(files: readonly string[], seen: SeenIds): void {
  const hashes = seen.twice();
  if (hashes.size === 0) return;
  const met = new Set<string>();
  const read = rowsReader();
  for (const portion of portionsOf(files)) {
    const turns = read(portion, ({ sku }) => {
      if (!hashes.has(idHash(sku))) return;
      if (met.has(sku)) throw new NotStreamable("an id met twice");
      met.add(sku);
    });
    for (const _ of turns);
  }
}
