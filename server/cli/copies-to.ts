import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { Zip, ZipPassThrough } from "fflate";
import { CommandError, codeOf } from "./command-error.ts";
import { openDraft, refuseToWrite, writeWhole } from "./write-whole.ts";

/** Where many copies go, one at a time. */
export type Copies = {
  /** Throws a `CommandError` where a copy of this name can't be kept. */
  expect: (name: string) => Promise<void>;
  add: (name: string, bytes: Uint8Array) => Promise<void>;
  /** Keeps all of it. */
  end: () => Promise<void>;
  /** Leaves nothing half written. */
  drop: () => Promise<void>;
};

/** Copies as files in a folder, which is made where it isn't there; each is written whole or not at all. */
export async function copiesToFolder(folder: string, force: boolean): Promise<Copies> {
  try {
    await mkdir(folder, { recursive: true });
    if (!(await stat(folder)).isDirectory()) throw notAFolder(folder);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    if (codeOf(error) === "EEXIST" || codeOf(error) === "ENOTDIR") throw notAFolder(folder);
    throw new CommandError(`The folder ${folder} can't be made (${codeOf(error)}).`);
  }
  return {
    expect: (name) => refuseToWrite(join(folder, name), force),
    add: (name, bytes) => writeWhole(join(folder, name), bytes, force),
    end: async () => {},
    drop: async () => {},
  };
}

function notAFolder(path: string): CommandError {
  return new CommandError(`${path} is a file, and should be a folder or end in .zip.`);
}

/** The format of a zip has no room for more. */
const MOST_FILES = 65_535;

/** Copies in one zip, which is written as they come and is there whole or not at all. */
export async function copiesToZip(file: string, force: boolean): Promise<Copies> {
  await refuseToWrite(file, force);
  const draft = await openDraft(file, force);
  let waiting: Uint8Array[] = [];
  let count = 0;
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    waiting.push(bytes);
  });
  const flush = async () => {
    const bytes = waiting;
    waiting = [];
    for (const it of bytes) await draft.write(it);
  };
  return {
    async expect() {
      if (count >= MOST_FILES)
        throw new CommandError(`A zip holds ${MOST_FILES} files at most. Export to a folder.`);
    },
    async add(name, bytes) {
      count += 1;
      // A .docx is a zip already, and gets no smaller.
      const entry = new ZipPassThrough(name);
      // Zip times are local: the same clock face everywhere, whatever the time zone.
      entry.mtime = new Date(1980, 0, 1, 12);
      entry.os = 3;
      entry.attrs = 0o644 << 16;
      zip.add(entry);
      entry.push(bytes, true);
      await flush();
    },
    async end() {
      zip.end();
      await flush();
      await draft.keep();
    },
    drop: () => draft.drop(),
  };
}
