import { copiesHere, wipeCopy } from "./copies-here.ts";
import { type LocalStore, openLocalStore } from "./local-store.ts";

const CHANNEL = "ownwords-forget";
const OURS = "ownwords";

/**
 * Forgets every plan, key and name that this device keeps, sent or not and whosever it is, and shows
 * the first page in all tabs. Rejects where the storage can't be emptied.
 */
export async function forgetDevice(store: LocalStore | null): Promise<void> {
  await store?.forgetEverything();
  for (const it of copiesHere()) await wipeCopy(it);
  for (const key of Object.keys(localStorage))
    if (key.startsWith(OURS)) localStorage.removeItem(key);
  leaveAllTabs();
}

/** How many plans on this device have words that are nowhere else, in whosever copy. */
export async function countUnsentHere(store: LocalStore | null): Promise<number> {
  let count = store ? await countUnsent(store) : 0;
  for (const name of copiesHere().filter((it) => it !== store?.name)) {
    const other = await openLocalStore(name).catch(() => null);
    if (other) count += await countUnsent(other).catch(() => 0);
    other?.close();
  }
  return count;
}

/** How many plans have words that are in this copy alone. */
export async function countUnsent(store: LocalStore): Promise<number> {
  const [unsent, waiting] = await Promise.all([store.unsentPlans(), store.waitingPlans()]);
  return new Set([...unsent, ...waiting.map((it) => it.id)]).size;
}

/** Shows the first page in this tab and in all others, to whoever is here now. */
export function leaveAllTabs(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
  location.replace("/");
}

/** Leaves what this tab shows when another one has forgotten everything, or somebody signed out there. */
export function leaveWhenForgotten(): void {
  // A browser without it has no other tab to hear from.
  if (!globalThis.BroadcastChannel) return;
  new BroadcastChannel(CHANNEL).onmessage = () => location.replace("/");
}
