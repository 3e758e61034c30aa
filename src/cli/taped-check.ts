import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { playTape, type TapePart } from "../app/play-tape.ts";
import type { CheckLines, CheckPart } from "../app/stream-check.ts";
import type { CheckResult } from "../model/check-result.ts";
import { piecesOf } from "./stream.ts";
import { growFile } from "./write.ts";

/** The findings of a catalogue on their way: kept small in files, told in each format when all is known. */
export interface TapedCheck {
  add(part: CheckPart): void;
  end(): void;
  told(format: number, result: CheckResult): Generator<Uint8Array>;
}

export function tapedCheck(spool: string, formats: readonly CheckLines[], markets: number): TapedCheck {
  const names = Array.from({ length: markets }, (_, index) => join(spool, `market-${index}`));
  const files = names.map((name) => growFile(name, false));
  const verdicted = join(spool, "verdicts");
  const verdictFile = growFile(verdicted, false);
  const encoder = new TextEncoder();
  return {
    add({ tapes, thread, verdicts }) {
      for (const [index, bytes] of tapes.entries()) {
        if (bytes.length === 0) continue;
        files[index]!.bytes(new Uint8Array(new Uint32Array([thread, bytes.length]).buffer));
        files[index]!.bytes(bytes);
      }
      verdictFile.write(verdicts);
    },
    end() {
      for (const file of files) file.keep();
      verdictFile.keep();
    },
    *told(format, result) {
      const { head, foot } = formats[format]!;
      yield encoder.encode(head);
      for (const name of names) yield* playTape(partsOf(name), format);
      if (foot === undefined) return;
      const [before, after] = foot(result);
      yield encoder.encode(before);
      let first = true;
      for (const piece of piecesOf(verdicted)) {
        yield first ? piece.subarray(1) : piece;
        first = false;
      }
      yield encoder.encode(after);
    },
  };
}

/** The parts of a tape, each after its thread and length, and good until the next one is asked for. */
function* partsOf(file: string): Generator<TapePart> {
  const handle = openSync(file, "r");
  const head = new Uint32Array(2);
  let room = new Uint32Array(0);
  try {
    while (readSync(handle, head) > 0) {
      const [thread, bytes] = head as unknown as readonly [number, number];
      const count = bytes / 4;
      if (count > room.length) room = new Uint32Array(2 * count);
      const words = room.subarray(0, count);
      readSync(handle, words);
      yield { thread, words };
    }
  } finally {
    closeSync(handle);
  }
}
