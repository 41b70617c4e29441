import { createApiClient, syncUrl } from "./api-client.ts";
import { openCopyHere, SHARED_COPY, wipeCopy } from "./copies-here.ts";
import { countUnsent } from "./forget-device.ts";
import { openLocalStore } from "./local-store.ts";

/**
 * Sends what is left in the one copy that everybody at this device shared before people had accounts,
 * and then wipes it. What the server does not take from this person stays sealed for another.
 */
export async function sendSharedCopy(): Promise<void> {
  // Where the page did not come over https it is the only one, and in use.
  if (openCopyHere() === SHARED_COPY) return;
  const there = await indexedDB.databases().catch(() => []);
  if (!there.some((it) => it.name === SHARED_COPY)) return;
  const store = await openLocalStore(SHARED_COPY);
  try {
    if (await countUnsent(store)) {
      const { createOutbox } = await import("./outbox.ts");
      const api = createApiClient({ store });
      await createOutbox({ api, store, url: syncUrl(), isOpen: () => false }).send();
    }
    if (await countUnsent(store)) return;
    await wipeCopy(SHARED_COPY);
  } finally {
    store.close();
  }
}
