import { Session } from "#src/api/people.ts";
import { ApiProblem, ask } from "./api-client.ts";
import type { LocalStore } from "./local-store.ts";

/**
 * Who somebody is here, as the server says; without the server, as it said last on this device.
 * Rejects with an `ApiProblem` where neither is known.
 */
export async function readSession(store: LocalStore | null): Promise<Session> {
  try {
    const session = await ask(Session, "GET", "/api/session");
    await store?.keep("session", session).catch(() => {});
    return session;
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || !problem.isUnreachable) throw problem;
    const kept = Session.safeParse(await store?.kept("session").catch(() => null));
    if (kept.success) return kept.data;
    throw problem;
  }
}

/** Signs in with a password; rejects with an `ApiProblem`. */
export async function signIn(email: string, password: string): Promise<void> {
  await askAccounts("sign-in/email", { email, password });
}

/** Ends the session on this browser. */
export async function signOut(): Promise<void> {
  await askAccounts("sign-out", {});
}

/** Asks better-auth, whose refusals have a message of their own. */
async function askAccounts(path: string, body: object): Promise<unknown> {
  const response = await fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new ApiProblem("The server can't be reached. Check the connection and try again.", true);
  });
  if (response.ok) return response.json();
  throw new ApiProblem(sentenceFor(response.status), false, response.status);
}

function sentenceFor(status: number): string {
  if (status === 429) return "That was tried too often. Wait a minute, then try again.";
  if (status === 401 || status === 400)
    return "The e-mail address or the password is not right. Check both and try again.";
  return "The server couldn't do that. Try again in a moment.";
}
