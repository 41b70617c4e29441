import { randomUUID } from "node:crypto";
import { type FileHandle, link, open, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CommandError, codeOf } from "./command-error.ts";

/** Throws a `CommandError` where a file could not be written anyway, before any work is done. */
export async function refuseToWrite(file: string, force: boolean): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (!found) return;
  if (found.isDirectory()) throw new CommandError(`${file} is a folder, and should be a file.`);
  if (!found.isFile()) throw new CommandError(`${file} is not an ordinary file.`);
  if (!force) throw alreadyThere(file);
}

/** Writes a file whole or not at all, and leaves nothing beside it; `mode` says who may read it. */
export async function writeWhole(
  file: string,
  bytes: Uint8Array,
  force: boolean,
  mode = 0o666,
): Promise<void> {
  const draft = await openDraft(file, force, mode);
  await draft.write(bytes);
  await draft.keep();
}

/**
 * A file that is being written: there is nothing to see of it until it is kept. A failure to write
 * takes the draft away.
 */
export type Draft = {
  write: (content: string | Uint8Array) => Promise<void>;
  /** Gives it its name. */
  keep: () => Promise<void>;
  /** Takes it away; does nothing where it was kept. */
  drop: () => Promise<void>;
};

/** Begins to write a file whole or not at all; `mode` says who may read it. */
export async function openDraft(file: string, force: boolean, mode = 0o666): Promise<Draft> {
  // What a link points to is written, and the link stays.
  const target = await realpath(file).catch(() => file);
  const path = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}.part`);
  let handle: FileHandle | null = null;
  // Somebody who interrupts ends the work; the draft goes before the program does, also one that is
  // just being made.
  const leave = (signal: NodeJS.Signals) => {
    const gone = opened.then(drop, () => {});
    void gone.finally(() => process.kill(process.pid, signal));
  };
  for (const signal of SIGNALS) process.once(signal, leave);
  const opened = open(path, "wx", mode).then((it) => {
    handle = it;
  });
  await opened.catch((error: unknown) => {
    forget();
    throw asCommandError(file, error);
  });
  return { write: (content) => orDrop(() => handle?.writeFile(content)), keep, drop };

  async function keep(): Promise<void> {
    await orDrop(async () => {
      await handle?.sync();
      await handle?.close();
      handle = null;
      if (force) await rename(path, target);
      else await moveToFree(path, target);
    });
    forget();
  }

  async function drop(): Promise<void> {
    forget();
    if (!handle) return;
    const closing = handle.close();
    handle = null;
    await closing.catch(() => {});
    await unlink(path).catch(() => {});
  }

  async function orDrop(act: () => Promise<void> | undefined): Promise<void> {
    try {
      await act();
    } catch (error) {
      await drop();
      await unlink(path).catch(() => {});
      throw asCommandError(file, error);
    }
  }

  function forget(): void {
    for (const signal of SIGNALS) process.off(signal, leave);
  }
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Gives the draft its name, unless somebody else took that name in the meantime. */
async function moveToFree(draft: string, target: string): Promise<void> {
  try {
    await link(draft, target);
    await unlink(draft);
  } catch (error) {
    // Some disks have no links; there nothing better is to be had than to look first.
    if (!WITHOUT_LINKS.has(codeOf(error))) throw error;
    await refuseToWrite(target, false);
    await rename(draft, target);
  }
}

const WITHOUT_LINKS = new Set(["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EMLINK", "EISDIR"]);

function alreadyThere(file: string): CommandError {
  return new CommandError(`${file} is there already. Add --force to write over it.`);
}

function asCommandError(file: string, error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  const code = codeOf(error);
  if (code === "EEXIST") return alreadyThere(file);
  if (code === "ENOENT" || code === "ENOTDIR")
    return new CommandError(`There is no folder ${dirname(file)} to write in.`);
  if (code === "ENOSPC" || code === "EDQUOT")
    return new CommandError(`${file} can't be written: the disk is full.`);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    return new CommandError(`${file} may not be written by this person.`);
  return new CommandError(`${file} can't be written (${code || "no reason given"}).`);
}
