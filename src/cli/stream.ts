import { closeSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { insideFolder } from "../load/folder.ts";
import type { LoadedLaunch } from "../load/launch.ts";
import { NotStreamable } from "../load/rows.ts";
import { InputError } from "../model/diagnostic.ts";
import type { Target } from "./emit.ts";
import type { Common } from "./options.ts";
import type { Terminal } from "./terminal.ts";
import { type GrowingFile, growFile } from "./write.ts";

const streamed = [".csv", ".ndjson", ".jsonl"];
const formats = ["csv", "ndjson"];

/** The catalogue's files, where rows can be read, judged and written one after the other; undefined where they cannot. */
export function streamedFiles(
  { launch, source, root }: LoadedLaunch,
  list: readonly Target[],
  common: Common,
): string[] | undefined {
  const named = [launch.products].flat();
  const fits = named.every(
    (name) => typeof name === "string" && streamed.includes(extname(name).toLowerCase()),
  );
  if (!fits || launch.orders !== undefined || common.products.length > 0) return undefined;
  if (!list.every(({ format }) => formats.includes(format))) return undefined;
  const single = typeof launch.products === "string";
  return (named as string[]).map((name, index) =>
    insideFolder(root, name, source, single ? ["products"] : ["products", index]),
  );
}

/** Where the text of a stream goes while it is not known to be whole. */
export interface Outputs {
  write(target: number, text: string): void;
  /** A file for text whose place comes later. */
  aside(): GrowingFile & { readonly file: string };
}

/**
 * Runs `work` with an output for each target; they are put in their places when it is done, or dropped. Undefined
 * where the input turns out to need reading as a whole, to be refused rightly.
 */
export async function streamTo<T>(
  list: readonly Target[],
  terminal: Terminal,
  work: (outputs: Outputs) => T,
): Promise<T | undefined> {
  const spool = mkdtempSync(join(tmpdir(), "xb-"));
  const outputs: GrowingFile[] = [];
  const asides: GrowingFile[] = [];
  try {
    for (const { file } of list) {
      outputs.push(file === undefined ? growFile(join(spool, "out"), false) : growFile(file));
    }
    const result = work({
      write: (target, text) => outputs[target]!.write(text),
      aside() {
        const file = join(spool, `aside-${asides.length}`);
        const made = growFile(file, false);
        asides.push(made);
        return { ...made, file };
      },
    });
    for (const output of outputs) output.keep();
    await printFile(join(spool, "out"), terminal);
    return result;
  } catch (error) {
    for (const output of [...outputs, ...asides]) output.drop();
    if (error instanceof NotStreamable || error instanceof InputError) return undefined;
    throw error;
  } finally {
    rmSync(spool, { recursive: true, force: true });
  }
}

/** The text of a file in pieces. */
export function* piecesOf(file: string): Generator<string> {
  const decoder = new TextDecoder();
  const buffer = Buffer.allocUnsafe(1 << 16);
  const handle = openSync(file, "r");
  try {
    for (let size = readSync(handle, buffer); size > 0; size = readSync(handle, buffer)) {
      yield decoder.decode(buffer.subarray(0, size), { stream: true });
    }
  } finally {
    closeSync(handle);
  }
}

async function printFile(file: string, terminal: Terminal): Promise<void> {
  for (const piece of piecesOf(file)) await terminal.out(piece);
}
