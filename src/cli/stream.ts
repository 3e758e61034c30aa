import { closeSync, lstatSync, openSync, readSync } from "node:fs";
import { extname } from "node:path";
import { insideFolder } from "../load/folder.ts";
import type { LoadedLaunch } from "../load/launch.ts";
import { NotStreamable } from "../load/rows.ts";
import { InputError } from "../model/diagnostic.ts";
import type { Target } from "./emit.ts";
import type { Common } from "./options.ts";
import { type GrowingFile, growFile, temporaryFolder } from "./write.ts";

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
  const files = (named as string[]).map((name, index) =>
    insideFolder(root, name, source, single ? ["products"] : ["products", index]),
  );
  return files.every(isRegular) ? files : undefined;
}

/** A link, a device, a pipe that nobody writes to, a file that is not there: reading it whole refuses it. */
function isRegular(file: string): boolean {
  try {
    return lstatSync(file).isFile();
  } catch {
    return false;
  }
}

/**
 * Runs `work` with a folder for what waits. Undefined where the input turns out to need reading as a whole, to be
 * refused rightly.
 */
export async function inSpool<T>(work: (spool: string) => T | Promise<T>): Promise<T | undefined> {
  const spool = temporaryFolder();
  try {
    return await work(spool.folder);
  } catch (error) {
    if (error instanceof NotStreamable || error instanceof InputError) return undefined;
    throw error;
  } finally {
    spool.drop();
  }
}

/** Runs `work` with files that are put in their places when it is done, all or none. */
export async function withFiles<T>(
  files: readonly string[],
  work: (outputs: readonly GrowingFile[]) => T | Promise<T>,
): Promise<T> {
  const outputs: GrowingFile[] = [];
  try {
    for (const file of files) outputs.push(growFile(file));
    const result = await work(outputs);
    for (const output of outputs) output.keep();
    return result;
  } catch (error) {
    for (const output of outputs) output.drop();
    throw error;
  }
}

const pieceBytes = 1 << 17;

/** The bytes of a file in pieces; each is good until the next one is asked for. */
export function* piecesOf(file: string): Generator<Uint8Array> {
  const buffer = Buffer.allocUnsafe(pieceBytes);
  const handle = openSync(file, "r");
  try {
    for (let size = readSync(handle, buffer); size > 0; size = readSync(handle, buffer)) {
      yield buffer.subarray(0, size);
    }
  } finally {
    closeSync(handle);
  }
}
