import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import * as z from "zod/mini";
import { readTar, TarError, type TarFile, writeTar } from "./tar.ts";

/** Grows when an older program could not read what is written. */
const FORMAT = 1;

/** The name of the first file in every archive. */
const MANIFEST = "manifest.json";

/** No file of ours has another kind of name, so none can lead out of the folder it is put in. */
const FileName = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,90}$/));

/** What an archive says of itself. */
const Manifest = z.object({
  format: z.literal(FORMAT),
  /** The version of the program that made it. */
  program: z.string(),
  madeAt: z.string(),
  deployment: z.string(),
  plans: z.number(),
  /** How far the audit log went, as `writeHead` writes it. */
  auditHead: z.string(),
  files: z.array(z.object({ name: FileName, bytes: z.number(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;

/** Why an archive can't be used, as one sentence for the person who wants it back. */
export class ArchiveError extends Error {
  override name = "ArchiveError";
}

/** An archive of files of a folder, part by part: a manifest with their hashes, then the files. */
export async function* packArchive(
  folder: string,
  names: readonly string[],
  about: Omit<Manifest, "format" | "files">,
): AsyncGenerator<Uint8Array> {
  const files = await Promise.all(names.map((name) => describe(folder, name)));
  const manifest: Manifest = { format: FORMAT, ...about, files };
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const tar: TarFile[] = [
    { name: MANIFEST, size: text.byteLength, content: Readable.from([text]) },
    ...files.map(({ name, bytes }) => ({
      name,
      size: bytes,
      content: createReadStream(join(folder, name)),
    })),
  ];
  const source = Readable.from(writeTar(tar));
  const packed = source.pipe(createGzip());
  source.on("error", (error) => packed.destroy(error));
  yield* packed;
}

/**
 * Puts all files of an archive into an empty folder and looks at each of them. Throws an
 * `ArchiveError` for one that is damaged, is not ours, or was made by a newer program.
 */
export async function unpackArchive(archive: string, folder: string): Promise<Manifest> {
  const source = createReadStream(archive);
  const parts = source.pipe(createGunzip());
  // A stream that fails does not end those after it.
  source.on("error", (error) => parts.destroy(error));
  let manifest: Manifest | null = null;
  const found = new Set<string>();
  try {
    for await (const file of readTar(parts)) {
      if (!manifest) manifest = readManifest(file.name, await wholeOf(file));
      else {
        await take(file, folder, manifest);
        found.add(file.name);
      }
    }
  } catch (error) {
    throw sentenceFor(error, archive);
  } finally {
    source.destroy();
  }
  const missing = manifest?.files.find((it) => !found.has(it.name));
  if (manifest && !missing) return manifest;
  throw damaged(archive, missing ? `${missing.name} is missing` : "it is empty");
}

async function describe(folder: string, name: string): Promise<Manifest["files"][number]> {
  const path = join(folder, FileName.parse(name));
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return { name, bytes: (await stat(path)).size, sha256: hash.digest("hex") };
}

/** A manifest is small; what is larger is none. */
const MOST_MANIFEST_BYTES = 16 * 1024 * 1024;

async function wholeOf({ size, content }: TarFile): Promise<string> {
  if (size > MOST_MANIFEST_BYTES) throw new TarError("the manifest is too large");
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}

function readManifest(name: string, text: string): Manifest {
  if (name !== MANIFEST) throw new TarError("it has no manifest");
  const parsed: unknown = JSON.parse(text);
  const { data: format } = z.object({ format: z.number() }).safeParse(parsed);
  if (format && format.format > FORMAT)
    throw new ArchiveError("This backup was made by a newer Ownwords. Restore it with that one.");
  const manifest = Manifest.safeParse(parsed);
  if (manifest.success) return manifest.data;
  throw new TarError("its manifest can't be read");
}

async function take(file: TarFile, folder: string, { files }: Manifest): Promise<void> {
  const expected = files.find((it) => it.name === file.name);
  if (!expected) throw new TarError("it has a file that its manifest does not name");
  const hash = createHash("sha256");
  const hashed = async function* () {
    for await (const part of file.content) {
      hash.update(part);
      yield part;
    }
  };
  const target = createWriteStream(join(folder, file.name), { flags: "wx", mode: 0o600 });
  await pipeline(hashed, target);
  if (hash.digest("hex") !== expected.sha256)
    throw new TarError(`${file.name} is not as it was when the backup was made`);
}

function sentenceFor(error: unknown, archive: string): unknown {
  if (error instanceof ArchiveError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT") return new ArchiveError(`There is no file ${archive}.`);
  if (code === "EACCES" || code === "EISDIR")
    return new ArchiveError(`${archive} can't be read as a file.`);
  if (code === "ENOSPC") return new ArchiveError("The disk is full. Nothing was restored.");
  if (error instanceof TarError) return damaged(archive, lowered(error.message));
  if (code.startsWith("Z_") || error instanceof SyntaxError)
    return damaged(archive, "it can't be unpacked");
  return error;
}

function damaged(archive: string, why: string): ArchiveError {
  return new ArchiveError(
    `${archive} is damaged, or is no backup of Ownwords: ${why}. Nothing was restored.`,
  );
}

function lowered(sentence: string): string {
  return (sentence.charAt(0).toLowerCase() + sentence.slice(1)).replace(/\.$/, "");
}
