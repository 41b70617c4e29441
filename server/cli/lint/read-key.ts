import { createHash, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { CommandError } from "../command-error.ts";
import { whyUnread } from "../read-plan-file.ts";

/** The environment variable that holds an organisation's secret. */
const VARIABLE = "OWNWORDS_LINT_KEY";

const KEY_BYTES = 16;

/**
 * The key that plans are compared under: made of the secret in a file or in the environment, else at
 * random for this run alone.
 */
export async function readKey(file: string | undefined): Promise<Uint8Array> {
  const inEnvironment = process.env[VARIABLE];
  if (file === undefined && !inEnvironment) return new Uint8Array(randomBytes(KEY_BYTES));
  const secret = file === undefined ? Buffer.from(inEnvironment ?? "") : await bytesOf(file);
  if (secret.length < KEY_BYTES)
    throw new CommandError(
      `The key in ${file ?? VARIABLE} is too short: it needs ${KEY_BYTES} bytes or more.`,
    );
  return new Uint8Array(createHash("sha256").update(secret).digest().subarray(0, KEY_BYTES));
}

async function bytesOf(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    throw new CommandError(whyUnread(file, error));
  });
}
