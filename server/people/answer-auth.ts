import * as z from "zod/mini";
import type { AuditAction } from "#src/api/audit.ts";
import type { Audit } from "#server/upkeep/audit.ts";
import type { DirectoryStore } from "#server/store/directory-store.ts";
import type { Accounts } from "./accounts.ts";
import type { Tries } from "./tries.ts";

/** What answers about signing in need. */
export type AuthAnswerParts = {
  accounts: Accounts;
  tries: Tries;
  directory: Pick<DirectoryStore, "idOf">;
  audit: Pick<Audit, "record">;
  /** Whether people sign in with passwords and passkeys of ours. */
  hasPasswords: boolean;
};

/** All that browsers may ask of better-auth, and what the log says when it was done. */
const OPEN: Readonly<Record<string, AuditAction | null>> = {
  "POST sign-in/email": "signed-in",
  "POST sign-in/social": null,
  "GET callback/oidc": "signed-in",
  "POST sign-out": "signed-out",
  "POST two-factor/enable": null,
  "POST two-factor/disable": "second-factor-changed",
  "POST two-factor/verify-totp": "signed-in",
  "POST two-factor/verify-backup-code": "signed-in",
  "POST two-factor/generate-backup-codes": "second-factor-changed",
  "GET passkey/generate-register-options": null,
  "POST passkey/verify-registration": "passkey-changed",
  "GET passkey/generate-authenticate-options": null,
  "POST passkey/verify-authentication": "signed-in",
  "POST passkey/delete-passkey": "passkey-changed",
  "POST passkey/update-passkey": null,
};

/** How people sign in with accounts of ours. */
const OURS = new Set([
  "sign-in/email",
  "passkey/generate-authenticate-options",
  "passkey/verify-authentication",
]);

const SignIn = z.object({
  email: z.string().check(z.maxLength(200)),
  password: z.string().check(z.maxLength(200)),
});
const Problem = z.object({ code: z.optional(z.string()) });
const SecondStep = z.object({ twoFactorRedirect: z.literal(true) });

/** Lets browsers at better-auth: what is not open is not there, who is wrong too often waits, all is on the log. */
export function createAuthAnswers(parts: AuthAnswerParts) {
  const { accounts, tries, directory, audit, hasPasswords } = parts;

  return async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname.replace(/^\/api\/auth\//, "");
    const action = OPEN[`${request.method} ${path}`];
    if (action === undefined) return problem("There is nothing at this address.", 404);
    if (!hasPasswords && OURS.has(path)) return problem(ELSEWHERE, 403);
    if (path === "sign-in/email") return withPassword(request);
    const before = await accounts.sessionOf(request.headers);
    const { response, attempt } = await accounts.handle(request);
    if (response.status >= 400) {
      if (action === "signed-in" && !before && response.status !== 429) await log("sign-in-failed");
      return explain(response, path);
    }
    if (action === "signed-in" && before) {
      // The first code from an app, which ends the setting up.
      if (attempt.signedIn) await log("second-factor-changed", before.person);
    } else if (action === "signed-in") {
      if (attempt.signedIn) await log(action, attempt.signedIn);
      else if (response.status === 302) await log("sign-in-failed");
    } else if (action && before) await log(action, before.person);
    return response;
  };

  async function withPassword(request: Request): Promise<Response> {
    const wish = SignIn.safeParse(
      await request
        .clone()
        .json()
        .catch(() => null),
    );
    if (!wish.success) return problem(WRONG, 401);
    const { email } = wish.data;
    const seconds = await tries.wait(email);
    if (seconds) return problem(TOO_OFTEN, 429, { "retry-after": String(seconds) });
    const { response, attempt } = await accounts.handle(request);
    if (response.status >= 400) {
      if (response.status === 429) return explain(response, "");
      await tries.count(email);
      await log("sign-in-failed", undefined, (await directory.idOf(email)) ?? undefined);
      return problem(WRONG, 401);
    }
    await tries.forget(email);
    const isHalfWay = SecondStep.safeParse(
      await response
        .clone()
        .json()
        .catch(() => null),
    ).success;
    if (!isHalfWay && attempt.signedIn) await log("signed-in", attempt.signedIn);
    return response;
  }

  async function log(action: AuditAction, person?: string, about?: string): Promise<void> {
    const actor = person ? { kind: "person" as const, id: person } : SERVER;
    await audit.record({ actor, action, ...(about !== undefined && { about }) });
  }
}

const SERVER = { kind: "system", id: "server" } as const;

/** Says in plain words what better-auth says in codes. */
async function explain(response: Response, path: string): Promise<Response> {
  if (response.status === 429) return problem(TOO_OFTEN, 429);
  const { code = "" } = Problem.safeParse(await response.json().catch(() => null)).data ?? {};
  if (code === "PROVIDER_SILENT") return problem(SILENT, 503);
  const known = WORDS[code];
  if (known) return problem(known, 403);
  // A wrong code is no reason to take somebody for signed out.
  if (response.status === 401 && path.startsWith("passkey/")) return problem(NO_PASSKEY, 403);
  return problem("That did not work. Please try again.", response.status);
}

function problem(error: string, status: number, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers });
}

const ELSEWHERE = "People sign in here with their organisation's account.";
const SILENT =
  "Your organisation's sign-in does not answer just now. Try again in a moment, or sign in another way.";
const WRONG = "The e-mail address or the password is not right. Check both and try again.";
const TOO_OFTEN = "That was tried too often. Wait a minute, then try again.";
const NO_PASSKEY = "This passkey is not known here. Sign in another way, or ask an administrator.";
const KEPT_OUT =
  "You can't sign in here just now. Ask whoever looks after Ownwords where you work.";
const START_AGAIN = "That took too long or was tried too often. Start again with your password.";

const WORDS: Readonly<Record<string, string>> = {
  INVALID_PASSWORD: "This is not your password.",
  INVALID_CODE:
    "The code is not right. Codes change every half minute: take the one that is shown now.",
  INVALID_BACKUP_CODE: "This recovery code is not right, or it was used before.",
  INVALID_TWO_FACTOR_COOKIE: START_AGAIN,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: START_AGAIN,
  ACCOUNT_TEMPORARILY_LOCKED:
    "That was wrong too often. Wait a quarter of an hour, then try again.",
  SESSION_NOT_FRESH:
    "It is a while since you signed in. For this, please sign out and in again first.",
  PREVIOUSLY_REGISTERED: "This device has a passkey for you already.",
  AUTHENTICATION_FAILED: NO_PASSKEY,
  UNABLE_TO_CREATE_SESSION: KEPT_OUT,
  FAILED_TO_CREATE_SESSION: KEPT_OUT,
  PASSKEY_NOT_FOUND: NO_PASSKEY,
};
