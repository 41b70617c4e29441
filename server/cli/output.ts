import { CommandError, codeOf } from "./command-error.ts";

// Both are told of failures where they write; without a listener Node would end the process.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

/** Writes to standard output. Nobody reading on (`| head`) is no failure. */
export function write(content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(content, (error) => {
      if (!error) return resolve();
      if (NOBODY_READS.has(codeOf(error))) {
        isRead = false;
        return resolve();
      }
      const why = codeOf(error) === "ENOSPC" ? "the disk is full" : codeOf(error) || error.name;
      reject(new CommandError(`Standard output can't be written: ${why}.`));
    });
  });
}

let isRead = true;

/** Whether anybody still reads what is written to standard output; long work may end when not. */
export function isOutputRead(): boolean {
  return isRead;
}

/** Says one sentence on standard error. */
export function complain(sentence: string): void {
  process.stderr.write(`ownwords: ${plain(sentence)}\n`);
}

/**
 * A text from a file as one line that is safe to show: without the characters that steer a terminal
 * or turn the direction of what follows.
 */
export function plain(text: string): string {
  return text.replaceAll(/[\n\t]+/g, " ").replaceAll(STEERING, "");
}

const NOBODY_READS = new Set(["EPIPE", "EOF", "ERR_STREAM_DESTROYED"]);

const STEERING = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
