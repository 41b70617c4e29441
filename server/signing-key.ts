import { createHash, hkdfSync } from "node:crypto";
import { type Config, StartError } from "./config.ts";
import { readSecret } from "./secret.ts";

/** What writing is signed with is named, so that it tells nothing of what the secret is for elsewhere. */
const PURPOSE = "ownwords writing";

const KEY_BYTES = 16;

/**
 * The key that plans are compared under, made of the organisation's secret; null where nobody signs in
 * and there is none.
 */
export async function readSigningKey(
  config: Pick<Config, "authSecret" | "authSecretFile" | "databaseUrl" | "dataDir" | "signIn">,
): Promise<Uint8Array | null> {
  try {
    const secret = await readSecret(config);
    return new Uint8Array(hkdfSync("sha256", secret, "", PURPOSE, KEY_BYTES));
  } catch (error) {
    if (error instanceof StartError && !config.signIn) return null;
    throw error;
  }
}

/** Changes when the key does, and tells nobody what it is; empty for none. */
export function printOfKey(key: Uint8Array | null): string {
  return key ? createHash("sha256").update(key).digest("hex").slice(0, 16) : "";
}
