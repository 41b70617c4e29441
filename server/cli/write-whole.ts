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

/** Writes a file whole or not at all, and leaves nothing beside it. */
export async function writeWhole(file: string, bytes: Uint8Array, force: boolean): Promise<void> {
  // What a link points to is written, and the link stays.
  const target = await realpath(file).catch(() => file);
  const draft = join(dirname(target), `.${basename(target).slice(0, 100)}.${randomUUID()}.part`);
  // Somebody who interrupts waits until the draft is a whole file or gone.
  const stay = () => {};
  for (const signal of SIGNALS) process.on(signal, stay);
  try {
    await writeDraft(draft, bytes);
    if (force) await rename(draft, target);
    else await moveToFree(draft, target);
  } catch (error) {
    await unlink(draft).catch(() => {});
    throw asCommandError(file, error);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stay);
  }
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

async function writeDraft(draft: string, bytes: Uint8Array): Promise<void> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(draft, "wx");
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle?.close();
  }
}

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
