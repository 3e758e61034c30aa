import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { usageError } from "../model/diagnostic.ts";

/** Temporary files and folders that a signal must not leave behind. */
const pending = new Set<string>();

/** A folder for what waits to be written; `drop` takes it away. */
export function temporaryFolder(): { readonly folder: string; drop(): void } {
  finishBeforeSignals();
  const folder = mkdtempSync(join(tmpdir(), "xb-"));
  pending.add(folder);
  return {
    folder,
    drop() {
      rmSync(folder, { recursive: true, force: true });
      pending.delete(folder);
    },
  };
}

export interface OutputFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Writes all files or none: each to a temporary file beside its target, synced, then renamed.
 * A device or pipe (`/dev/stdout`) is written directly.
 */
export function writeFiles(files: readonly OutputFile[]): void {
  finishBeforeSignals();
  const staged = files.map(({ file, text }) => ({ file, ...stage(file, text) }));
  for (const { file, temporary } of staged) {
    if (temporary === undefined) continue;
    try {
      renameSync(temporary, file);
    } catch (error) {
      throw failed(file, error);
    } finally {
      rmSync(temporary, { force: true });
      pending.delete(temporary);
    }
  }
}

/** A folder for outputs, with those above it that are missing; one by one, since Node's own way never ends in `/proc`. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw failed(folder, error);
  }
}

/** An output that grows: nothing stands under its name until it is whole. */
export interface GrowingFile {
  write(text: string): void;
  /** Bytes that may be used again as soon as they are written. */
  bytes(bytes: Uint8Array): void;
  /** Puts it in its place. */
  keep(): void;
  drop(): void;
}

const pieceLength = 1 << 16;

/** Grows beside its target, or in the folder for temporary files where there is none; a device is written directly. */
export function growFile(file: string, lasting = true): GrowingFile {
  finishBeforeSignals();
  const direct = isDevice(file);
  const target = direct ? file : join(dirname(file), `.${basename(file)}.${process.pid}.${serial++}.tmp`);
  const attempt = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      drop();
      throw failed(file, error);
    }
  };
  let handle: number | undefined;
  handle = attempt(() => openSync(target, direct ? "w" : "wx", 0o644));
  if (!direct) pending.add(target);
  let open = true;
  let piece = "";
  const buffer = Buffer.allocUnsafe(pieceLength * 6);
  const close = (): void => {
    if (open) closeSync(handle);
    open = false;
  };
  const flush = (): void => {
    // One buffer for all pieces: thousands of them would wait outside the heap to be collected.
    const fits = piece.length * 3 <= buffer.length;
    const bytes = fits ? buffer : Buffer.from(piece, "utf8");
    const size = fits ? buffer.write(piece, "utf8") : bytes.length;
    piece = "";
    put(bytes, size);
  };
  const put = (bytes: Uint8Array, size: number): void => {
    for (let done = 0; done < size; ) done += writeSync(handle, bytes, done, size - done);
  };
  function drop(): void {
    if (handle === undefined) return;
    close();
    if (direct) return;
    rmSync(target, { force: true });
    pending.delete(target);
  }
  return {
    write(text) {
      piece += text;
      if (piece.length > pieceLength) attempt(flush);
    },
    bytes: (bytes) =>
      attempt(() => {
        if (piece !== "") flush();
        put(bytes, bytes.length);
      }),
    keep: () =>
      attempt(() => {
        flush();
        if (!direct && lasting) fsyncSync(handle);
        close();
        if (direct) return;
        renameSync(target, file);
        pending.delete(target);
      }),
    drop,
  };
}

let guarded = false;

/** Writing is synchronous, so a signal that comes meanwhile waits until every file is whole, then ends the run. */
function finishBeforeSignals(): void {
  if (guarded) return;
  guarded = true;
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const) {
    process.once(signal, () => {
      dropPending();
      process.exit(code);
    });
  }
}

function dropPending(): void {
  for (const file of pending) rmSync(file, { recursive: true, force: true });
  pending.clear();
}

function stage(file: string, text: string): { temporary?: string } {
  const direct = isDevice(file);
  const target = direct ? file : join(dirname(file), `.${basename(file)}.${process.pid}.${serial++}.tmp`);
  try {
    if (!direct) pending.add(target);
    writeWhole(target, text, direct);
  } catch (error) {
    dropPending();
    throw failed(file, error);
  }
  return direct ? {} : { temporary: target };
}

let serial = 0;

function writeWhole(target: string, text: string, direct: boolean): void {
  const handle = openSync(target, direct ? "w" : "wx", 0o644);
  try {
    const bytes = Buffer.from(text, "utf8");
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    if (!direct) fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function isDevice(file: string): boolean {
  try {
    const stat = lstatSync(file);
    if (stat.isDirectory()) throw Object.assign(new Error("EISDIR"), { code: "EISDIR" });
    return stat.isCharacterDevice() || stat.isFIFO();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw failed(file, error);
  }
}

function failed(file: string, error: unknown): Error {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  if (reason === "ENOENT") return usageError("write.no-folder", { file, folder: dirname(file) });
  return usageError("write.failed", { file, reason });
}
