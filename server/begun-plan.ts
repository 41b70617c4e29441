import * as Y from "yjs";
import { Reference } from "#src/api/plans.ts";
import { writeMeta } from "#src/document/create-document.ts";
import { type Meta, metaOf, readMeta, SCHEMA } from "#src/document/roots.ts";
import { createShadow } from "./sync/shadow.ts";

/** Why a plan that began on a device can't be taken. */
export type BegunRefusal = "unreadable" | "newer" | "no-template";

/** A plan that began on a device: what it says it is, and its document. */
export type BegunPlan = { meta: Meta; bytes: Uint8Array };

/** Reads the document of a plan that began on a device as `id`; trusts nothing in it. */
export function readBegunPlan(
  id: string,
  bytes: Uint8Array,
  hasTemplate: (name: string) => boolean,
): BegunPlan | BegunRefusal {
  const found = readBirth(bytes);
  if (!found) return "unreadable";
  const { meta, client } = found;
  if (meta.schema > SCHEMA) return "newer";
  if (meta.plan !== id || meta.schema !== SCHEMA || !isOurs(meta)) return "unreadable";
  if (!hasTemplate(meta.template)) return "no-template";

  // What the document is nobody may write but the server, so that is written again here, as the
  // device must have written it; all the rest goes through the shadow like any other change.
  const shadow = createShadow([metaUpdate(meta, client)]);
  const applied = shadow.apply(bytes);
  const whole = applied.refused || applied.gap ? null : shadow.whole();
  shadow.destroy();
  return whole ? { meta, bytes: whole } : "unreadable";
}

/**
 * Reads the whole document of a plan that a device has and this server has lost, with all that anybody
 * wrote in it, and with the pens and answers that a server had noted. Those can't be proved any more;
 * who brought it is on the log.
 */
export function readPlanBroughtBack(
  id: string,
  bytes: Uint8Array,
  hasTemplate: (name: string) => boolean,
): BegunPlan | BegunRefusal {
  const shadow = createShadow([]);
  const applied = shadow.applyWhole(bytes);
  const whole = applied.refused || applied.gap ? null : shadow.whole();
  shadow.destroy();
  if (applied.refused === "newer-plan") return "newer";
  if (!whole) return "unreadable";
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, whole);
  const meta = readMeta(ydoc);
  ydoc.destroy();
  if (meta.schema > SCHEMA) return "newer";
  if (meta.plan !== id || meta.schema !== SCHEMA || !isOurs(meta)) return "unreadable";
  return hasTemplate(meta.template) ? { meta, bytes: whole } : "no-template";
}

/** The same document under another reference. */
export function underReference({ meta, bytes }: BegunPlan, reference: string): BegunPlan {
  const ydoc = new Y.Doc();
  Y.applyUpdate(ydoc, bytes);
  metaOf(ydoc).set("reference", reference);
  const changed = Y.encodeStateAsUpdate(ydoc);
  ydoc.destroy();
  return { meta: { ...meta, reference }, bytes: changed };
}

/** Whether a document has all that another one began with. */
export function hasBirth(stored: readonly Uint8Array[], { bytes }: BegunPlan): boolean {
  const ydoc = new Y.Doc();
  for (const update of stored) Y.applyUpdate(ydoc, update);
  const has = Y.decodeStateVector(Y.encodeStateVector(ydoc));
  ydoc.destroy();
  const wanted = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(bytes));
  return [...wanted].every(([client, clock]) => (has.get(client) ?? 0) >= clock);
}

/** What a document says it is, and the one client that wrote it; null for anything else. */
function readBirth(bytes: Uint8Array): { meta: Meta; client: number } | null {
  const ydoc = new Y.Doc();
  try {
    Y.applyUpdate(ydoc, bytes);
    const [client, ...others] = ydoc.store.clients.keys();
    const isWhole = ydoc.store.pendingStructs === null && ydoc.store.pendingDs === null;
    if (client === undefined || others.length || !isWhole) return null;
    return { meta: readMeta(ydoc), client };
  } catch {
    return null;
  } finally {
    ydoc.destroy();
  }
}

function isOurs({ reference, templateVersion, locale }: Meta): boolean {
  const isVersion = Number.isSafeInteger(templateVersion) && templateVersion > 0;
  return isVersion && Reference.safeParse(reference).success && /^[A-Za-z-]{2,35}$/.test(locale);
}

function metaUpdate(meta: Meta, client: number): Uint8Array {
  const ydoc = new Y.Doc();
  ydoc.clientID = client;
  const { template: name, templateVersion: version } = meta;
  writeMeta(ydoc, { ...meta, id: meta.plan }, { name, version });
  const update = Y.encodeStateAsUpdate(ydoc);
  ydoc.destroy();
  return update;
}
