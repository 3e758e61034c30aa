import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { newTape } from "../app/check-tape.ts";
import { playTape } from "../app/play-tape.ts";
import type { CheckLines, CheckOutputs } from "../app/stream-check.ts";
import type { CheckResult } from "../model/check-result.ts";
import { safeJson } from "../render/json.ts";
import { piecesOf } from "./stream.ts";
import { growFile } from "./write.ts";

/** The findings of a catalogue on their way: kept small in files, told in each format when all is known. */
export interface TapedCheck {
  readonly outputs: CheckOutputs;
  /** Puts aside what has gathered. */
  flush(): void;
  end(): void;
  told(format: number, result: CheckResult): Generator<Uint8Array>;
}

const enough = 1 << 16;

export function tapedCheck(spool: string, formats: readonly CheckLines[], markets: number): TapedCheck {
  const names = Array.from({ length: markets }, (_, index) => join(spool, `market-${index}`));
  const files = names.map((name) => growFile(name, false));
  const tapes = names.map(newTape);
  const verdicts = join(spool, "verdicts");
  const asked = formats.some((format) => format.foot !== undefined);
  const verdictFile = asked ? growFile(verdicts, false) : undefined;
  const flush = (least: number): void => {
    for (const [index, tape] of tapes.entries()) {
      const bytes = tape.take(least);
      if (bytes === undefined) continue;
      files[index]!.bytes(new Uint8Array(new Uint32Array([bytes.length]).buffer));
      files[index]!.bytes(bytes);
    }
  };
  const encoder = new TextEncoder();
  return {
    outputs: {
      formats,
      tapes,
      verdict: (sku, market, verdict) => verdictFile?.write(`,${safeJson({ sku, market, verdict })}`),
    },
    flush: () => flush(enough),
    end() {
      flush(1);
      for (const file of files) file.keep();
      verdictFile?.keep();
    },
    *told(format, result) {
      const { head, foot } = formats[format]!;
      yield encoder.encode(head);
      for (const name of names) yield* playTape(partsOf(name), format);
      if (foot === undefined) return;
      const [before, after] = foot(result);
      yield encoder.encode(before);
      let first = true;
      for (const piece of piecesOf(verdicts)) {
        yield first ? piece.subarray(1) : piece;
        first = false;
      }
      yield encoder.encode(after);
    },
  };
}

/** The parts of a tape, each after its length, and good until the next one is asked for. */
function* partsOf(file: string): Generator<Uint32Array> {
  const handle = openSync(file, "r");
  const size = new Uint32Array(1);
  let room = new Uint32Array(0);
  try {
    while (readSync(handle, size) > 0) {
      const count = size[0]! / 4;
      if (count > room.length) room = new Uint32Array(2 * count);
      const words = room.subarray(0, count);
      readSync(handle, words);
      yield words;
    }
  } finally {
    closeSync(handle);
  }
}
