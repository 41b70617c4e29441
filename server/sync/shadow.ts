import * as Y from "yjs";
import type { RefusalCode } from "#src/api/sync.ts";
import { parseRoot, type Pen, type Root } from "#src/document/roots.ts";
import { objectionToItem } from "./item-of-plan.ts";
import { isOdd } from "./odd-change.ts";
import { isForged, isOverwriting, notePens } from "./own-words.ts";
import { isKnown, isWithin, type Reach } from "./reach.ts";
import { countUnseen, type Deletions } from "./unseen-text.ts";

/**
 * What became of a change: what it brought that was new, how many of these updates the server itself
 * put before it, which its sender lacks too, and whether it builds on changes that are missing here; or why it was refused, and whether the shadow is now to be thrown away.
 */
export type Applied =
  | { refused: null; updates: Uint8Array[]; noted: number; gap: boolean }
  | { refused: ShadowRefusal; spoiled: boolean };

/** Why the shadow refuses a change. */
export type ShadowRefusal = Exclude<RefusalCode, "storage" | "signed-out">;

/** The most that a document may hold. */
export type ShadowLimits = { bytes: number; roots: number; text: number };

/**
 * Far above all that people write, and low enough that one document can't stop the others:
 * - A plan of a hundred outcomes with years of changes takes under 2 MB. At 20 MB encoding the whole,
 *   as for everybody who comes, takes a tenth of a second.
 * - The same plan has some 3,500 roots. Yjs looks through all roots for each first item in one, so
 *   encoding 10,000 roots takes 0.4 s, and 40,000 would take 6.
 * - A million characters are a shelf of books, in one field.
 */
export const SHADOW_LIMITS: ShadowLimits = {
  bytes: 20 * 1024 * 1024,
  roots: 10_000,
  text: 1_000_000,
};

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
  limits: ShadowLimits = SHADOW_LIMITS,
) {
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    for (const update of updates) Y.applyUpdate(ydoc, update);
  });

  /** What the document takes as bytes, or more: what was kept is added up. */
  let size = sizeOf(updates);
  /** Whether encoding it could still show that it takes less. */
  let isSizeRough = true;
  const names = new Map<unknown, string>();
  let objection: ShadowRefusal | null = null;
  let emitted: Uint8Array[] = [];
  let deletions: Deletions | null = null;
  let unseen = 0;
  let reach: Reach = "all";
  /** Whose change it is: the resident's, somebody else's, or what this or another server kept. */
  let by: "resident" | "others" | "server" = "server";
  /** Whether what comes is a document from its birth on, with what it says that it is. */
  let isWhole = false;
  ydoc.on("afterTransaction", (transaction) => {
    objection ??= objectionTo(transaction, rootOf, limits.text, isWhole);
    if (typeof reach === "object" && !objection && !isWithin(transaction, reach, rootOf))
      objection = "not-allowed";
    if (by !== "server" && !objection && isOverwriting(transaction, rootOf, by === "resident"))
      objection = "own-words";
    if (!objection && deletions) unseen += countUnseen(transaction, deletions);
  });
  ydoc.on("update", (update: Uint8Array) => emitted.push(update));

  return {
    apply,
    applyWhole,
    learn,
    edit,
    stateVector: () => Y.encodeStateVector(ydoc),
    /** All that somebody with this state vector lacks; throws for bytes that are none. */
    missingFor: (stateVector: Uint8Array) => Y.encodeStateAsUpdate(ydoc, stateVector),
    whole: () => Y.encodeStateAsUpdate(ydoc),
    /** The form that the document says it has; not a number when it says nothing. */
    schema: () => Number(valueOf(ydoc.share.get("meta"), "schema")),
    destroy: () => ydoc.destroy(),
  };

  /** Takes a change, as far as whoever made it may go; `pen` is the resident's who made it. */
  function apply(update: Uint8Array, within: Reach = "all", pen: Pen | null = null): Applied {
    begin();
    const decoded = decode(update);
    if (typeof decoded === "string") return { refused: decoded, spoiled: false };
    if (within === "nothing")
      return isKnown(ydoc, decoded)
        ? { refused: null, updates: [], noted: 0, gap: false }
        : { refused: "not-allowed", spoiled: false };
    if (pen) notePens(ydoc, decoded, pen);
    else if (isForged(ydoc, decoded)) return { refused: "own-words", spoiled: false };
    reach = within;
    by = pen ? "resident" : "others";
    return take(update, decoded);
  }

  /** Takes a document from its birth on into an empty shadow, with what only a server writes in it. */
  function applyWhole(update: Uint8Array): Applied {
    begin();
    const decoded = decode(update);
    if (typeof decoded === "string") return { refused: decoded, spoiled: false };
    isWhole = true;
    return take(update, decoded);
  }

  /** Reads a change, and looks at what shows before the shadow is touched. */
  function decode(update: Uint8Array): Decoded | ShadowRefusal {
    let decoded: Decoded;
    try {
      // Most damage shows here.
      decoded = Y.decodeUpdate(update);
    } catch {
      return "malformed";
    }
    if (isOdd(decoded)) return "malformed";
    return objectionToStructs(decoded) ?? (isTooLarge(update, decoded) ? "too-large" : decoded);
  }

  function take(update: Uint8Array, { ds }: Decoded): Applied {
    const noted = emitted.length;
    deletions = ds;
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
    size += sizeOf(emitted);
    if (emitted.length) isSizeRough = true;
    return { refused: null, updates: emitted, noted, gap };
  }

  /** Takes in what another node looked at and kept; false when something that it builds on is missing. */
  function learn(updates: readonly Uint8Array[]): boolean {
    begin();
    ydoc.transact(() => {
      for (const update of updates) Y.applyUpdate(ydoc, update);
    });
    size += sizeOf(updates);
    isSizeRough = true;
    return ydoc.store.pendingStructs === null && ydoc.store.pendingDs === null;
  }

  /** Changes the document as the server itself; answers what is to be kept of that. */
  function edit<T>(deed: (ydoc: Y.Doc) => T): { updates: Uint8Array[]; result: T } {
    begin();
    const result = ydoc.transact(() => deed(ydoc));
    size += sizeOf(emitted);
    if (emitted.length) isSizeRough = true;
    return { updates: emitted, result };
  }

  function begin() {
    reach = "all";
    by = "server";
    isWhole = false;
    deletions = null;
    objection = null;
    emitted = [];
    unseen = 0;
  }

  /** What shows of a change before it is applied: it costs what the change costs, not the document. */
  function objectionToStructs({ structs }: Decoded): ShadowRefusal | null {
    const added = new Set<string>();
    for (const struct of structs) {
      // Yjs makes these of types inside others, and drops without a word whatever hangs on them.
      if (struct instanceof Y.GC) return "not-a-plan";
      if (!(struct instanceof Y.Item)) continue;
      const name: unknown = struct.parent;
      if (typeof name !== "string" || ydoc.share.has(name) || added.has(name)) continue;
      if (!parseRoot(name)) return "not-a-plan";
      added.add(name);
    }
    return ydoc.share.size + added.size > limits.roots && added.size ? "too-large" : null;
  }

  /** Encodes the document only where it seems to be full; whatever only deletes is always let in. */
  function isTooLarge(update: Uint8Array, { structs }: Decoded): boolean {
    if (size + update.byteLength <= limits.bytes || !structs.length) return false;
    const news = Y.diffUpdate(update, Y.encodeStateVector(ydoc)).byteLength;
    if (size + news > limits.bytes && isSizeRough) {
      size = Y.encodeStateAsUpdate(ydoc).byteLength;
      isSizeRough = false;
    }
    return size + news > limits.bytes;
  }

  function rootOf(type: unknown): Root | null {
    if (!names.has(type)) for (const [name, it] of ydoc.share) names.set(it, name);
    const name = names.get(type);
    return name === undefined ? null : parseRoot(name);
  }
}

/** A change as Yjs reads it before it is applied. */
export type Decoded = ReturnType<typeof Y.decodeUpdate>;

function sizeOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, it) => sum + it.byteLength, 0);
}

/** Looks only at what a transaction brought, so that it costs what the change costs. */
function objectionTo(
  transaction: Y.Transaction,
  rootOf: (type: unknown) => Root | null,
  longestText: number,
  isWhole: boolean,
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
      const objection = root ? objectionToItem(root, struct, isWhole) : "not-a-plan";
      if (objection) return objection;
      if (struct.parent instanceof Y.AbstractType && lengthOf(struct.parent) > longestText)
        return "too-large";
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

/** How many characters are in a text, whatever class Yjs has given it. */
function lengthOf(type: Y.AbstractType<unknown>): number {
  return type._length;
}

type YRoot = NonNullable<ReturnType<Y.Doc["share"]["get"]>>;

/** The value under a key of a root whatever class Yjs has given it; undefined when it is gone. */
function valueOf(type: YRoot | undefined, key: string): unknown {
  const item = type?._map.get(key);
  if (!item || item.deleted) return undefined;
  const values: unknown[] = item.content.getContent();
  return values.at(-1);
}
