import { ApiProblem } from "./api-client.ts";
import { wipeCopy } from "./copies-here.ts";
import { countUnsent, leaveAllTabs } from "./forget-device.ts";
import { forgetIdentity } from "./identity.ts";
import type { LocalStore } from "./local-store.ts";
import type { Outside } from "./open-plan.ts";
import { signOut } from "./session.ts";

/** Says that somebody has left this device while the server could not be told. */
const LEFT = "ownwords.left";

/** So long are words sent before somebody leaves. */
const SEND_MS = 20_000;

/**
 * Sends what only this device has, wipes this person's copy, ends the session and shows the sign-in
 * page in all tabs. Where something can't be sent it does nothing of that and answers how many plans
 * have such words, unless `isLosing`. The server hears of it as soon as it can be reached.
 */
export async function leaveDevice(outside: Outside, isLosing: boolean): Promise<number> {
  const { store } = outside;
  if (store && !isLosing) {
    const left = await sendAll(outside, store);
    if (left > 0) return left;
  }
  localStorage.setItem(LEFT, "1");
  if (store) {
    await store.forgetEverything();
    await wipeCopy(store.name);
  }
  forgetIdentity();
  await endSessionIfLeft();
  leaveAllTabs();
  return 0;
}

/** Ends a session that somebody left without the server; true while it can't be told still. */
export async function endSessionIfLeft(): Promise<boolean> {
  if (localStorage.getItem(LEFT) === null) return false;
  try {
    await signOut();
  } catch (problem) {
    const status = problem instanceof ApiProblem ? problem.status : 0;
    // Whoever is told that they may not has no session to end.
    if (![400, 401, 403].includes(status)) return true;
  }
  localStorage.removeItem(LEFT);
  return false;
}

async function sendAll({ outbox }: Outside, store: LocalStore): Promise<number> {
  if (!(await countUnsent(store)) || !outbox) return countUnsent(store);
  const late = new Promise((resolve) => setTimeout(resolve, SEND_MS));
  await Promise.race([(await outbox()).send(), late]);
  return countUnsent(store);
}
