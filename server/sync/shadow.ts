import * as Y from "yjs";
import type { RefusalCode } from "#src/api/sync.ts";
import { isMapValue, parseRoot, type Root, SCHEMA } from "#src/document/roots.ts";
import { countUnseen, type Deletions } from "./unseen-text.ts";

/**
 * What became of a change: what it brought that was new, and whether it builds on changes that are
 * missing here; or why it was refused, and whether the shadow is now to be thrown away.
 */
export type Applied =
  | { refused: null; updates: Uint8Array[]; gap: boolean }
  | { refused: ShadowRefusal; spoiled: boolean };

/** Why the shadow refuses a change. */
export type ShadowRefusal = Exclude<RefusalCode, "storage" | "too-large">;

/** The server's own copy of a document, which looks at every change before anybody else gets it. */
export type Shadow = ReturnType<typeof createShadow>;

/** What somebody can be told of a shadow. */
export type ShadowEvents = {
  /** So many characters went although nobody who could see them deleted them: never happens. */
  onUnseen: (count: number) => void;
};

/** Makes a copy out of changes that were kept before, and so are trusted. */
export function createShadow(
  updates: readonly Uint8Array[],
  { onUnseen }: ShadowEvents = { onUnseen: () => {} },
) {
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    for (const update of updates) Y.applyUpdate(ydoc, update);
  });

  const names = new Map<unknown, string>();
  let objection: ShadowRefusal | null = null;
  let emitted: Uint8Array[] = [];
  let deletions: Deletions | null = null;
  let unseen = 0;
  ydoc.on("afterTransaction", (transaction) => {
    objection ??= objectionTo(transaction, rootOf);
    if (!objection && deletions) unseen += countUnseen(transaction, deletions);
  });
  ydoc.on("update", (update: Uint8Array) => emitted.push(update));

  return {
    apply,
    stateVector: () => Y.encodeStateVector(ydoc),
    /** All that somebody with this state vector lacks; throws for bytes that are none. */
    missingFor: (stateVector: Uint8Array) => Y.encodeStateAsUpdate(ydoc, stateVector),
    whole: () => Y.encodeStateAsUpdate(ydoc),
    /** The form that the document says it has; not a number when it says nothing. */
    schema: () => Number(valueOf(ydoc.share.get("meta"), "schema")),
    destroy: () => ydoc.destroy(),
  };

  function apply(update: Uint8Array): Applied {
    objection = null;
    emitted = [];
    unseen = 0;
    try {
      // Most damage shows here, before the shadow is touched.
      deletions = Y.decodeUpdate(update).ds;
    } catch {
      return { refused: "malformed", spoiled: false };
    }
    try {
      Y.applyUpdate(ydoc, update);
    } catch {
      return { refused: "malformed", spoiled: true };
    }
    if (objection) return { refused: objection, spoiled: true };
    if (unseen) onUnseen(unseen);
    const gap = ydoc.store.pendingStructs !== null || ydoc.store.pendingDs !== null;
    // What can't be looked at yet is not kept; whoever sent it is asked for all of it.
    ydoc.store.pendingStructs = null;
    ydoc.store.pendingDs = null;
    return { refused: null, updates: emitted, gap };
  }

  function rootOf(type: unknown): Root | null {
    if (!names.has(type)) for (const [name, it] of ydoc.share) names.set(it, name);
    const name = names.get(type);
    return name === undefined ? null : parseRoot(name);
  }
}

/** Looks only at what a transaction brought, so that it costs what the change costs. */
function objectionTo(
  transaction: Y.Transaction,
  rootOf: (type: unknown) => Root | null,
): ShadowRefusal | null {
  const { beforeState, afterState, doc } = transaction;
  for (const [client, clock] of afterState) {
    const before = beforeState.get(client) ?? 0;
    const structs = doc.store.clients.get(client);
    if (before === clock || !structs) continue;
    for (let at = Y.findIndexSS(structs, before); at < structs.length; at++) {
      const struct = structs[at];
      if (!(struct instanceof Y.Item)) continue;
      const root = rootOf(struct.parent);
      const objection = root ? objectionToItem(root, struct) : "not-a-plan";
      if (objection) return objection;
    }
  }
  for (const [type, keys] of transaction.changed) {
    const root = rootOf(type);
    if (root?.type !== "index" && root?.type !== "meta") continue;
    // What is in the index or says what the document is stays for good.
    for (const key of keys)
      if (key === null || valueOf(type, key) === undefined) return "not-a-plan";
  }
  return null;
}

function objectionToItem(root: Root, item: Y.Item): ShadowRefusal | null {
  const { content, parentSub: key } = item;
  if (root.type === "text") return key === null && isInText(content) ? null : "not-a-plan";
  if (key === null) return "not-a-plan";
  const values = content instanceof Y.ContentAny ? content.arr : [];
  if (root.type === "meta") {
    const isNewer = key === "schema" && typeof values[0] === "number" && values[0] > SCHEMA;
    return isNewer ? "newer-plan" : "not-a-plan";
  }
  if (root.type === "index" && item.left) return "not-a-plan";
  if (content instanceof Y.ContentDeleted) return null;
  return values.length === 1 && isMapValue(root, key, values[0]) ? null : "not-a-plan";
}

/** The most that one attribute or embedded object in a text may take as JSON. */
const MOST_ATTRIBUTE = 4000;

function isInText(content: Y.Item["content"]): boolean {
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return true;
  if (content instanceof Y.ContentFormat)
    return content.key.length <= 120 && isShort(content.value);
  return content instanceof Y.ContentEmbed && isShort(content.embed);
}

function isShort(value: unknown): boolean {
  return (JSON.stringify(value) ?? "").length <= MOST_ATTRIBUTE;
}

type YRoot = NonNullable<ReturnType<Y.Doc["share"]["get"]>>;

/** The value under a key of a root whatever class Yjs has given it; undefined when it is gone. */
function valueOf(type: YRoot | undefined, key: string): unknown {
  const item = type?._map.get(key);
  if (!item || item.deleted) return undefined;
  const values: unknown[] = item.content.getContent();
  return values.at(-1);
}
