import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { putInAgain } from "#src/document/put-in-again.ts";
import { handHere } from "./identity.ts";
import type { LocalStore } from "./local-store.ts";
import type { KeptAnew } from "./local-store-anew.ts";
import { newId } from "./new-id.ts";

/** A document that begins anew on this device, after the server did not take what was here. */
export type Anew = {
  bytes: Uint8Array;
  /** What the person has to know of it, in one or two sentences. */
  said: string;
  /** How often this happened since the page was opened. */
  times: number;
};

/** Takes a plan from the server alone, past the other tabs, which may have what it refuses. */
export function fetchDocument(url: string, plan: string): Promise<Y.Doc> {
  const ydoc = new Y.Doc();
  const provider = new WebsocketProvider(url, plan, ydoc, {
    disableBc: true,
    shouldReconnect: () => false,
  });
  return new Promise<Y.Doc>((resolve, reject) => {
    provider.on("sync", (isSynced) => isSynced && resolve(ydoc));
    provider.on("closed", () => reject(new Error("The server can't be reached.")));
  }).finally(() => provider.destroy());
}

/**
 * The server's document with all that was written here, as far as the server takes it; kept in the
 * place of what this device had. Tells `onAnew` unless `isOver`. Of several tabs the first one puts the
 * words in.
 */
export async function beginAnew(parts: {
  plan: string;
  store: LocalStore | null;
  theirs: Y.Doc;
  mine: Y.Doc;
  isTheirOwn: boolean;
  times: number;
  isOver: () => boolean;
  onAnew: (anew: Anew) => void;
}): Promise<void> {
  const { plan, store, theirs, mine, isTheirOwn, times, isOver, onAnew } = parts;
  return inTurn(`${store?.name}/${plan}/anew`, async () => {
    let version = 0;
    mine.on("update", () => (version += 1));
    while (!isOver()) {
      const last = await store?.lastAnew(plan).catch(() => null);
      const before = version;
      const refused = Y.encodeStateAsUpdate(mine);
      const { ydoc, suggested } = remake(theirs, mine, last ?? null, isTheirOwn);
      const bytes = Y.encodeStateAsUpdate(ydoc);
      ydoc.destroy();
      // Where the device keeps nothing, it is the page that has the words.
      await store?.beginAnew(plan, { bytes, refused }).catch(() => {});
      // What was written meanwhile has to be in it.
      if (version === before && !isOver())
        return onAnew({ bytes, said: suggested ? SUGGESTED : PUT_IN, times });
    }
  });
}

function remake(theirs: Y.Doc, mine: Y.Doc, last: KeptAnew | null, isTheirOwn: boolean) {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(theirs));
  if (last && isCovered(theirs, mine, last)) {
    Y.applyUpdate(ydoc, last.bytes);
    return { ydoc, suggested: 0 };
  }
  const suggested = putInAgain(ydoc, mine, isTheirOwn, {
    ...handHere(),
    now: () => new Date().toISOString(),
    newId: () => newId().slice(0, 16),
  });
  return { ydoc, suggested };
}

/** Whether all that is here was put in already, by another tab. */
function isCovered(theirs: Y.Doc, mine: Y.Doc, { bytes, refused }: KeptAnew): boolean {
  const known = new Y.Doc();
  Y.applyUpdate(known, Y.encodeStateAsUpdate(theirs));
  Y.applyUpdate(known, bytes);
  Y.applyUpdate(known, refused);
  let isNew = false;
  known.on("update", () => (isNew = true));
  Y.applyUpdate(known, Y.encodeStateAsUpdate(mine));
  known.destroy();
  return !isNew;
}

/** One tab after the other. */
async function inTurn<T>(name: string, deed: () => Promise<T>): Promise<T> {
  // Where the address is not secure there are none.
  const locks: LockManager | undefined = navigator.locks;
  return locks ? locks.request(name, deed) : deed();
}

const SUGGESTED =
  "Some of what was written on this device would have changed words that the resident wrote themselves. It is a suggestion now, and all the rest was put in.";
const PUT_IN =
  "The server could not take what was written on this device as it was, so it was put into the plan once more. Please see whether it stands where it should.";
