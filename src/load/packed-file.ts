import { createHash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { decode, maxBytes, readBytes, refuse } from "./text-file.ts";

/** Largest text that a `.gz` may hold; more is taken for a bomb. */
const maxUnpacked = 256 << 20;

export interface PackedText {
  readonly text: string;
  /** Of the file as it is, packed or not. */
  readonly sha256: string;
}

/** The text of a file, unpacked where it is gzip, and the fingerprint of its bytes. */
export function readPacked(file: string): PackedText {
  const bytes = readBytes(file, maxBytes.csv);
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { text: decode(file, packed ? unpack(file, bytes) : bytes), sha256 };
}

function unpack(file: string, bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxUnpacked });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") {
      throw refuse(file, "file.too-large", { size: `> ${maxUnpacked}`, limit: maxUnpacked });
    }
    throw refuse(file, "file.bad-gzip");
  }
}
