import * as z from "zod/mini";
import { PasswordAnswer } from "#src/api/account.ts";
import { Session } from "#src/api/people.ts";
import { ApiProblem, ask } from "./api-client.ts";
import { createAskAgain } from "./ask-again.ts";
import type { LocalStore } from "./local-store.ts";

/** So long is the server waited for where the device knows what it said last. */
const SHORT_PATIENCE_MS = 4000;

/**
 * Who somebody is here, as the server says; without the server, as it said last on this device. Where
 * neither is known the server is asked again and again, and `tell` is told why there is nothing yet.
 */
export function readSession(
  store: LocalStore | null,
  tell: (problem: string) => void,
): Promise<Session> {
  return new Promise((resolve) => {
    const read = () => readOnce(store).then(resolve, failed);
    const again = createAskAgain(() => void read());
    const failed = (problem: unknown) => {
      tell(problem instanceof Error ? problem.message : "Please load the page again.");
      if (problem instanceof ApiProblem && mayPass(problem)) again.later();
    };
    void read();
  });
}

async function readOnce(store: LocalStore | null): Promise<Session> {
  const kept = Session.safeParse(await store?.kept("session").catch(() => null));
  try {
    // Whoever has just signed in is not to be asked to do so again because the server is slow.
    const wasIn = kept.success && (kept.data.state === "person" || kept.data.state === "owner");
    const patience = wasIn ? SHORT_PATIENCE_MS : undefined;
    const session = await ask(Session, "GET", "/api/session", undefined, patience);
    await store?.keep("session", session).catch(() => {});
    return session;
  } catch (problem) {
    if (kept.success && problem instanceof ApiProblem && problem.isUnreachable) return kept.data;
    throw problem;
  }
}

const mayPass = ({ isUnreachable, status }: ApiProblem) => isUnreachable || status >= 500;

/** Signs in with a password; `second-factor` where a code is asked for then. Rejects with an `ApiProblem`. */
export async function signIn(email: string, password: string): Promise<"in" | "second-factor"> {
  const answer = await ask(PasswordAnswer, "POST", "/api/auth/sign-in/email", { email, password });
  return answer.twoFactorRedirect ? "second-factor" : "in";
}

/** The address at the other provider where somebody signs in; they come back to this page. */
export async function signInElsewhere(): Promise<string> {
  const here = location.pathname;
  const wish = { provider: "oidc", callbackURL: here, errorCallbackURL: here };
  return (await ask(z.object({ url: z.string() }), "POST", "/api/auth/sign-in/social", wish)).url;
}

/** Ends signing in, or setting up, with a code from an app, or with a recovery code. */
export async function giveCode(code: string, kind: "app" | "recovery" = "app"): Promise<void> {
  const path = kind === "app" ? "verify-totp" : "verify-backup-code";
  await ask(z.unknown(), "POST", `/api/auth/two-factor/${path}`, { code });
}

/** Ends the session on this browser. */
export async function signOut(): Promise<void> {
  await ask(z.unknown(), "POST", "/api/auth/sign-out", {});
}
