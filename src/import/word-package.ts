import { Inflate, strFromU8 } from "fflate";
import { damaged, ImportError, tooLarge } from "./import-error.ts";
import { otherKindOf } from "./other-kinds.ts";

/** The parts of a Word file, each unpacked when it is asked for. */
export type WordPackage = {
  names: readonly string[];
  /** A part as text; null when there is none of this name. */
  text: (name: string) => string | null;
  /** A part as it is; null when there is none of this name. */
  bytes: (name: string) => Uint8Array | null;
};

const MEGABYTE = 1024 * 1024;
/** Larger files and parts are refused before they are unpacked. */
const LIMITS = { file: 50 * MEGABYTE, part: 20 * MEGABYTE, all: 48 * MEGABYTE, names: 5000 };
/** A part over this size that packs better than this was made to be unpacked. */
const BOMB = { over: MEGABYTE, ratio: 200 };

type Entry = { at: number; method: number; packed: number; size: number; check: number };

/**
 * Opens a Word file. Nothing in it is trusted: sizes are bounded, sums checked, a part is unpacked
 * step by step and never beyond the size that it gave, and nothing outside the file is fetched.
 */
export function openPackage(bytes: Uint8Array): WordPackage {
  const other = otherKindOf(bytes);
  if (other !== null) throw new ImportError(other);
  if (bytes.length > LIMITS.file) throw tooLarge();
  const entries = entriesOf(bytes);
  let left = LIMITS.all;
  const bytesOf = (name: string) => {
    const entry = entries.get(name);
    if (entry === undefined) return null;
    const isBomb = entry.size > BOMB.over && entry.size > entry.packed * BOMB.ratio;
    left -= entry.size;
    if (entry.size > LIMITS.part || isBomb || left < 0) throw tooLarge();
    return unpack(bytes, entry);
  };
  const text = (name: string) => {
    const part = bytesOf(name);
    return part === null ? null : strFromU8(part).replace(/^\ufeff/, "");
  };
  return { names: [...entries.keys()], text, bytes: bytesOf };
}

function entriesOf(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > LIMITS.names) throw tooLarge();
  const entries = new Map<string, Entry>();
  for (let number = 0; number < count; number++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw damaged();
    const [name, extra, comment] = [28, 30, 32].map((it) => view.getUint16(at + it, true));
    if (name === undefined || extra === undefined || comment === undefined) throw damaged();
    const isLocked = (view.getUint16(at + 8, true) & 1) === 1;
    if (isLocked)
      throw new ImportError(
        "This file has a password. Open it in Word, take the password off, save it and try again.",
      );
    if (at + 46 + name > end) throw damaged();
    entries.set(strFromU8(bytes.subarray(at + 46, at + 46 + name)).replace(/^\//, ""), {
      method: view.getUint16(at + 10, true),
      check: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + name + extra + comment;
  }
  return entries;
}

/** Where the end of the zip's directory stands: in the last 64 KB, before a comment. */
function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--)
    if (view.getUint32(at, true) === 0x06054b50) return at;
  throw damaged();
}

function unpack(bytes: Uint8Array, { at, method, packed, size, check }: Entry): Uint8Array {
  const head = bytes.subarray(at, at + 30);
  if (head.length < 30) throw damaged();
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getUint32(0, true) !== 0x04034b50) throw damaged();
  const from = at + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  const data = bytes.subarray(from, from + packed);
  if (data.length !== packed || (method !== 0 && method !== 8)) throw damaged();
  const found = method === 0 ? data : inflated(data, size);
  if (found.length !== size || sumOf(found) !== check) throw damaged();
  return found;
}

/** How many packed bytes are unpacked at a time, which bounds what a lie about the size can cost. */
const STEP = 16 * 1024;

function inflated(data: Uint8Array, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let length = 0;
  try {
    const inflate = new Inflate((chunk) => {
      if (length + chunk.length > size) throw damaged();
      out.set(chunk, length);
      length += chunk.length;
    });
    for (let at = 0; at < data.length; at += STEP)
      inflate.push(data.subarray(at, at + STEP), at + STEP >= data.length);
  } catch {
    throw damaged();
  }
  return out.subarray(0, length);
}

const SUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});

/** The check sum of a zip: CRC-32. */
function sumOf(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (SUMS[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
