import { csvPortions, linePortions, NotStreamable, type Portion } from "../load/rows.ts";

export const isCsv = (file: string): boolean => file.toLowerCase().endsWith(".csv");

/** The files of a catalogue in portions, each readable by itself. */
export function* portionsOf(files: readonly string[]): Generator<Portion> {
  for (const file of files) {
    let empty = isCsv(file);
    for (const portion of isCsv(file) ? csvPortions(file) : linePortions(file)) {
      empty = false;
      yield portion;
    }
    if (empty) throw new NotStreamable("empty");
  }
}

/**
 * Passes the products of a portion in order; what is passed may be the same object every time. Throws `NotStreamable`
 * for what only a whole reading can refuse. Gives bytes read every now and then.
 */
export type ReadPortion<Row> = (portion: Portion, take: (row: Row) => void) => Generator<number>;

/** A reader that is made anew for each file. */
export function eachFile<Row>(make: (portion: Portion) => ReadPortion<Row>): ReadPortion<Row> {
  let file: string | undefined;
  let read: ReadPortion<Row>;
  return (portion, take) => {
    if (portion.file !== file) read = make(portion);
    file = portion.file;
    return read(portion, take);
  };
}
