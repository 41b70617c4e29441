import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { putInAgain } from "#src/document/put-in-again.ts";
import { readIdentity } from "./identity.ts";
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

/** The server's document with all that was written here, as far as the server takes it. */
export function beginAnew(theirs: Y.Doc, mine: Y.Doc, isTheirOwn: boolean, times: number): Anew {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(theirs));
  const suggested = putInAgain(ydoc, mine, isTheirOwn, {
    by: readIdentity().name,
    now: () => new Date().toISOString(),
    newId: () => newId().slice(0, 16),
  });
  const bytes = Y.encodeStateAsUpdate(ydoc);
  ydoc.destroy();
  return { bytes, said: suggested ? SUGGESTED : PUT_IN, times };
}

const SUGGESTED =
  "Some of what was written on this device would have changed words that the resident wrote themselves. It is a suggestion now, and all the rest was put in.";
const PUT_IN =
  "The server could not take what was written on this device as it was, so it was put into the plan once more. Please see whether it stands where it should.";
