import * as Y from "yjs";
import type { LocalStore } from "./local-store.ts";
import { LocalStoreProblem } from "./local-store-problem.ts";

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;

/** One document's copy on this device, kept up with as people write. */
export type DeviceCopy = {
  /** Why the copy is not whole; null while it is. */
  readonly problem: string | null;
  /** Whether something is on its way to the disk. */
  readonly isWriting: boolean;
  /** Reads the copy into the document; answers whether some of it may not be on the server. */
  load(): Promise<boolean>;
  /** Keeps a change that the document has just taken. */
  add(update: Uint8Array, isUnsent: boolean): void;
  /** Says that the server has all that was added so far. */
  markSent(): void;
  /** Tries again to read in what builds on something that was missing here. */
  fillGaps(): void;
  /** Resolves when all that was added is on the disk, or can't be put there. */
  close(): Promise<void>;
};

/** The origin of what comes from this device's copy. */
export const FROM_DEVICE = "device";

/** Keeps a copy of `ydoc` in `store`, one write at a time; `onChange` hears when that goes otherwise. */
export function createDeviceCopy(
  plan: string,
  ydoc: Y.Doc,
  store: LocalStore | null,
  onChange: () => void,
): DeviceCopy {
  let problem = store ? null : "This device can't keep a copy.";
  let queue: Uint8Array[] = [];
  /** Whether something before the queue was not kept, so that only all of it will do. */
  let owesAll = false;
  /** Whether the document has what may not be on the server, and whether the store says so. */
  let hasUnsent = false;
  let saysUnsent = false;
  let through = 0;
  let writing: Promise<void> | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  /** What the store holds, while part of it builds on what is not here. */
  let withGaps: Uint8Array[] = [];

  return {
    get problem() {
      return problem;
    },
    get isWriting() {
      return writing !== null;
    },
    load,
    add,
    markSent,
    fillGaps,
    close,
  };

  async function load(): Promise<boolean> {
    if (!store) return false;
    try {
      const stored = await store.load(plan);
      through = stored.through;
      hasUnsent = saysUnsent = stored.isUnsent;
      read(stored.updates);
      return hasUnsent;
    } catch (error) {
      failed(error);
      return false;
    }
  }

  function read(updates: Uint8Array[]) {
    ydoc.transact(() => {
      for (const update of updates) {
        try {
          Y.applyUpdate(ydoc, update, FROM_DEVICE);
        } catch {
          // A damaged piece stays in the store as it is; the server may have the same words.
        }
      }
    }, FROM_DEVICE);
    // The server refuses what it can't place, so that is held back until the gap is filled.
    withGaps = ydoc.store.pendingStructs ? updates : [];
    ydoc.store.pendingStructs = null;
    ydoc.store.pendingDs = null;
  }

  function fillGaps() {
    if (withGaps.length) read(withGaps);
  }

  function add(update: Uint8Array, isUnsent: boolean) {
    // While writing fails nothing is queued: the next try writes all there is.
    if (!retry) queue.push(update);
    hasUnsent ||= isUnsent;
    start();
  }

  function markSent() {
    hasUnsent = false;
    start();
  }

  function start() {
    if (store && !writing && !retry) writing = write(store);
  }

  /** While one transaction is on its way, what comes meanwhile gathers for the next. */
  async function write(store: LocalStore): Promise<void> {
    // Begins after the present task's microtask, so that what comes in one go is one write.
    await Promise.resolve();
    try {
      while (owesAll || queue.length || (saysUnsent && !hasUnsent)) {
        if (owesAll || queue.length) await append(store);
        else {
          await store.markSent(plan, through);
          saysUnsent = false;
        }
      }
    } catch (error) {
      failed(error);
    }
    writing = null;
    onChange();
  }

  async function append(store: LocalStore) {
    const bytes = owesAll ? Y.encodeStateAsUpdate(ydoc) : Y.mergeUpdates(queue);
    queue = [];
    owesAll = true;
    saysUnsent ||= hasUnsent;
    through = await store.append(plan, bytes, hasUnsent);
    owesAll = false;
    problem = null;
    retryMs = FIRST_RETRY_MS;
  }

  function failed(error: unknown) {
    problem = error instanceof LocalStoreProblem ? error.message : String(error);
    owesAll = true;
    queue = [];
    clearTimeout(retry);
    retry = setTimeout(() => {
      retry = undefined;
      start();
    }, retryMs);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  }

  async function close() {
    clearTimeout(retry);
    retry = undefined;
    start();
    await writing;
    clearTimeout(retry);
  }
}
