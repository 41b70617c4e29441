import * as Y from "yjs";
import { factsOf, PLAN, readMeta, string } from "#src/document/roots.ts";
import { RESIDENT } from "#src/plan/plan.ts";
import type { Anew } from "./come-back.ts";
import type { LocalStore } from "./local-store.ts";
import type { KnownLife } from "./local-store-lives.ts";

/**
 * Has a plan wait to be given back to a server that had it and does not know it any more, and answers
 * how its page goes on with all that is here.
 */
export async function goBack(
  ydoc: Y.Doc,
  { stands }: KnownLife,
  store: LocalStore,
  times: number,
): Promise<Anew> {
  const { plan: id, reference } = readMeta(ydoc);
  const bytes = Y.encodeStateAsUpdate(ydoc);
  // What was not written to the device before goes back as well.
  await store.append(id, bytes, true);
  await store.waitToGoBack({
    id,
    reference,
    title: string(factsOf(ydoc, PLAN).get("title")),
    resident: string(factsOf(ydoc, RESIDENT).get("name")),
    begunAt: new Date().toISOString(),
    ...(stands.team !== null && { team: stands.team }),
    document: "",
    refused: "",
    stood: stands,
  });
  return { bytes, said: SAID, times };
}

/** All that this device has of a plan, in one update. */
export async function wholeOf(plan: string, store: LocalStore): Promise<Uint8Array<ArrayBuffer>> {
  const ydoc = new Y.Doc();
  for (const update of (await store.load(plan)).updates) Y.applyUpdate(ydoc, update);
  // What builds on something that is not here can't be placed anywhere.
  ydoc.store.pendingStructs = null;
  ydoc.store.pendingDs = null;
  const bytes = new Uint8Array(Y.encodeStateAsUpdate(ydoc));
  ydoc.destroy();
  return bytes;
}

const SAID =
  "An earlier day of the server was put back, which did not have this plan. It was kept on this device, and goes back to the server from here.";
