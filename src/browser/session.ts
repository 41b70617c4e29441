import * as z from "zod/mini";
import { PasswordAnswer } from "#src/api/account.ts";
import { ask } from "./api-client.ts";

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
