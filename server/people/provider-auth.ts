import { setTimeout as pause } from "node:timers/promises";
import { type AccountParts, makeAuth } from "./make-auth.ts";
import type { Oidc } from "./oidc.ts";

/** So long may the provider take for what somebody waits for. */
const LIMIT_MS = 10_000;

/** The requests for which another provider has to be asked. */
export const OF_PROVIDER = /\/api\/auth\/(sign-in\/social|callback\/oidc)$/;

/**
 * Signs people in through another provider, apart from all other ways in: better-auth asks the provider
 * what it is before it does anything, so whoever signs in would wait as long as the provider likes. The
 * answer is null where that takes longer than the limit, or the provider can't be reached.
 */
export function createProviderAuth(parts: AccountParts & { oidc: Oidc }) {
  let ready: ReturnType<typeof makeAuth> | null = null;

  return (request: Request): Promise<Response | null> => {
    const limit = AbortSignal.timeout(LIMIT_MS);
    return Promise.race([answerTo(request, limit), pause(LIMIT_MS, null, { ref: false })]);
  };

  async function answerTo(request: Request, limit: AbortSignal): Promise<Response | null> {
    if (!ready) {
      if (!(await isThere(limit))) return null;
      const auth = makeAuth(parts);
      await auth.$context;
      ready = auth;
    }
    return ready.handler(request);
  }

  /** Whether the provider says within the limit what it is. */
  async function isThere(limit: AbortSignal): Promise<boolean> {
    try {
      const { issuer } = parts.oidc;
      const answer = await fetch(`${issuer}/.well-known/openid-configuration`, { signal: limit });
      await answer.arrayBuffer();
      return answer.ok;
    } catch {
      return false;
    }
  }
}
