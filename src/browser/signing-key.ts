import { SigningKey } from "#src/api/follow-me.ts";
import { ask } from "./api-client.ts";

/** What this server signs plans with; null where it has no key or can't be asked now. */
export async function fetchSigningKey(): Promise<string | null> {
  const answer = await ask(SigningKey, "GET", "/api/follow-me").catch(() => null);
  return answer?.publicKey ?? null;
}
