import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Config, type ReportsConfig, StartError } from "./config.ts";

/** The file in the data folder with this installation's secret. */
const SECRET_FILE = "auth.secret";

/** A shorter one could be guessed. */
const LEAST_CHARACTERS = 32;

/**
 * What sessions are signed and second factors are sealed with: from AUTH_SECRET or the file that
 * AUTH_SECRET_FILE names, else from a file in the data folder that is made at the first start. Several
 * servers on one PostgreSQL must have the same, so there it has to be given. Throws a `StartError`.
 */
export async function readSecret({
  authSecret,
  authSecretFile,
  databaseUrl,
  dataDir,
}: Pick<Config, "authSecret" | "authSecretFile" | "databaseUrl" | "dataDir">): Promise<string> {
  if (authSecret !== null) return checked(authSecret, "AUTH_SECRET");
  if (authSecretFile !== null) {
    const given = await readFile(authSecretFile, "utf8").catch(() => "");
    return checked(given.trim(), "The file that AUTH_SECRET_FILE names");
  }
  if (databaseUrl !== null)
    throw new StartError(
      "AUTH_SECRET or AUTH_SECRET_FILE is missing: servers on one PostgreSQL database share a secret of 32 or more characters.",
    );
  const file = join(dataDir, SECRET_FILE);
  // Nobody else may read it; one that is there already stays.
  const made = `${randomBytes(32).toString("base64url")}\n`;
  await writeFile(file, made, { flag: "wx", mode: 0o600, flush: true }).catch(() => {});
  return checked((await readFile(file, "utf8").catch(() => "")).trim(), `The file ${file}`);
}

/** What posted reports are signed with; null where none are posted. Throws a `StartError`. */
export async function readWebhookSecret({
  webhook,
  webhookSecret,
  webhookSecretFile,
}: ReportsConfig): Promise<string | null> {
  if (webhook === null) return null;
  if (webhookSecret !== null) return checked(webhookSecret, "REPORTS_WEBHOOK_SECRET");
  const given = await readFile(webhookSecretFile ?? "", "utf8").catch(() => "");
  return checked(given.trim(), "The file that REPORTS_WEBHOOK_SECRET_FILE names");
}

function checked(secret: string, from: string): string {
  if (secret.length >= LEAST_CHARACTERS) return secret;
  throw new StartError(`${from} must hold a secret of ${LEAST_CHARACTERS} or more characters.`);
}
