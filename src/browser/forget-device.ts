import type { LocalStore } from "./local-store.ts";

const CHANNEL = "ownwords-forget";
const OURS = "ownwords";

/**
 * Forgets every plan, key and name that this device keeps, sent or not, and shows the list of plans
 * in all tabs. Rejects where the storage can't be emptied.
 */
export async function forgetDevice(store: LocalStore | null): Promise<void> {
  await store?.forgetEverything();
  for (const key of Object.keys(localStorage))
    if (key.startsWith(OURS)) localStorage.removeItem(key);
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(null);
  channel.close();
  location.replace("/");
}

/** Leaves what this tab shows when another one has forgotten everything. */
export function leaveWhenForgotten(): void {
  // A browser without it has no other tab to hear from.
  if (!globalThis.BroadcastChannel) return;
  new BroadcastChannel(CHANNEL).onmessage = () => location.replace("/");
}
