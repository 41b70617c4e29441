import { createReadStream } from "node:fs";
import { parsePlan } from "#src/plan/parse-plan.ts";
import type { Plan } from "#src/plan/plan.ts";
import { CommandError, codeOf } from "./command-error.ts";

/** What stands for standard input in place of a file's name, and for standard output after `--out`. */
export const STANDARD = "-";

/** The largest plan that is read. */
export const MAX_MB = 50;

/** Reads the plan in a file; throws a `CommandError` that names the file and says what is wrong. */
export async function readPlanFile(file: string): Promise<Plan> {
  const text = decode(await readBytes(file), nameOfFile(file));
  const { plan, problem } = parsePlan(text);
  if (plan) return plan;
  throw new CommandError(`${nameOfFile(file)} ${problem}.`);
}

/** What a file is called in a sentence. */
export function nameOfFile(file: string): string {
  return file === STANDARD ? "Standard input" : file;
}

/** All of a file, or of standard input; throws a `CommandError` where it is too large or can't be read. */
export async function readBytes(file: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    // Read as a stream, for a pipe has no size to ask for beforehand.
    const stream = file === STANDARD ? process.stdin : createReadStream(file);
    for await (const part of stream) {
      const bytes = Buffer.from(part);
      size += bytes.length;
      if (size > MAX_MB * 1024 * 1024)
        throw new CommandError(`${nameOfFile(file)} is larger than ${MAX_MB} MB.`);
      parts.push(bytes);
    }
  } catch (error) {
    throw error instanceof CommandError ? error : new CommandError(whyUnread(file, error));
  }
  return Buffer.concat(parts);
}

/** Why a file can't be read, in a sentence. */
export function whyUnread(file: string, error: unknown): string {
  const code = codeOf(error);
  const name = nameOfFile(file);
  if (code === "ENOENT" || code === "ENOTDIR") return `There is no file ${name}.`;
  if (code === "EISDIR") return `${name} is a folder, and should be a file.`;
  if (code === "EACCES" || code === "EPERM") return `${name} may not be read by this person.`;
  return `${name} can't be read (${code || "no reason given"}).`;
}

/** The text in some bytes; throws a `CommandError` about what they are called where they are none. */
export function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new CommandError(`${name} is not UTF-8 text. Save it as UTF-8.`);
  }
}
