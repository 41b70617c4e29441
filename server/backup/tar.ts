/** One file of a tar archive: its name, how many bytes it has, and those bytes. */
export type TarFile = { name: string; size: number; content: AsyncIterable<Uint8Array> };

/** What stands in an archive where nothing should, or what is missing from it. */
export class TarError extends Error {
  override name = "TarError";
}

const BLOCK = 512;

/** What fits into the eleven octal digits of a size; larger ones are written in base 256. */
const MOST_OCTAL = 0o77777777777;

/** Files as one tar archive that every tar can read, part by part. */
export async function* writeTar(files: Iterable<TarFile>): AsyncGenerator<Uint8Array> {
  for (const { name, size, content } of files) {
    yield headerOf(name, size);
    let written = 0;
    for await (const part of content) {
      written += part.byteLength;
      yield part;
    }
    if (written !== size) throw new TarError(`${name} changed while it was read.`);
    yield new Uint8Array(paddingOf(size));
  }
  yield new Uint8Array(2 * BLOCK);
}

/** The files of an archive, in order; the content of each has to be read before the next is asked for. */
export async function* readTar(parts: AsyncIterable<Uint8Array>): AsyncGenerator<TarFile> {
  const bytes = new ByteReader(parts);
  for (;;) {
    const header = await bytes.take(BLOCK);
    // Two empty blocks end an archive.
    if (header.every((it) => it === 0)) return bytes.end();
    const { name, size } = readHeader(header);
    yield { name, size, content: bytes.upTo(size) };
    await bytes.take(paddingOf(size));
  }
}

function paddingOf(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

function headerOf(name: string, size: number): Uint8Array {
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, 100, "utf8");
  header.write("0000600\0", 100);
  header.write("0000000\0", 108);
  header.write("0000000\0", 116);
  if (size <= MOST_OCTAL) header.write(`${size.toString(8).padStart(11, "0")}\0`, 124);
  else {
    header[124] = 0x80;
    header.writeUIntBE(size, 130, 6);
  }
  header.write("00000000000\0", 136);
  header.write("        ", 148);
  header.write("0", 156);
  header.write("ustar\x0000", 257, "latin1");
  header.write(`${sumOf(header).toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

function readHeader(header: Uint8Array): { name: string; size: number } {
  const bytes = Buffer.from(header);
  const sum = Number.parseInt(textAt(bytes, 148, 8), 8);
  bytes.fill(" ", 148, 156);
  if (sumOf(bytes) !== sum) throw new TarError("A header is damaged.");
  const size = bytes[124] === 0x80 ? bytes.readUIntBE(130, 6) : octalAt(bytes);
  return { name: textAt(bytes, 0, 100), size };
}

function octalAt(bytes: Buffer): number {
  const size = Number.parseInt(textAt(bytes, 124, 12), 8);
  if (Number.isSafeInteger(size) && size >= 0) return size;
  throw new TarError("A header is damaged.");
}

function textAt(bytes: Buffer, from: number, length: number): string {
  return bytes.toString("utf8", from, from + length).replace(/\0.*$/s, "");
}

function sumOf(bytes: Uint8Array): number {
  return bytes.reduce((sum, it) => sum + it, 0);
}

/** Parts of any length, read in lengths that are asked for. */
class ByteReader {
  #parts: AsyncIterator<Uint8Array>;
  #left: Uint8Array = new Uint8Array();

  constructor(parts: AsyncIterable<Uint8Array>) {
    this.#parts = parts[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Uint8Array> {
    const taken: Uint8Array[] = [];
    for await (const part of this.upTo(length)) taken.push(part);
    return Buffer.concat(taken);
  }

  async *upTo(length: number): AsyncGenerator<Uint8Array> {
    let wanted = length;
    while (wanted > 0) {
      if (!this.#left.byteLength) {
        const { value, done } = await this.#parts.next();
        if (done) throw new TarError("The end is missing.");
        this.#left = value;
      }
      const part = this.#left.subarray(0, wanted);
      this.#left = this.#left.subarray(part.byteLength);
      wanted -= part.byteLength;
      yield part;
    }
  }

  /** Reads on to the very end, where what is packed around the archive checks itself. */
  async end(): Promise<void> {
    while (!(await this.#parts.next()).done);
  }
}
