import * as Y from "yjs";
import { type CopyTabs, joinCopyTabs } from "./copy-tabs.ts";
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
  /** What was lost of the copy before it could be read, for the person; empty when nothing was. */
  readonly loss: string;
  /** Reads the copy into the document; answers whether some of it may not be on the server. */
  load(): Promise<boolean>;
  /** Keeps a change that the document has just taken. */
  add(update: Uint8Array, isUnsent: boolean): void;
  /** Says that the server has all that was added so far. */
  markSent(): void;
  /** The server's copy has come: tries again to read in what builds on something missing here. */
  fillGaps(): void;
  /** Resolves when all that was added is on the disk, or can't be put there. */
  close(): Promise<void>;
};

/** The origin of what comes from this device's copy. */
export const FROM_DEVICE = "device";

/** The origin of what another tab hands over, or has left behind. */
const FROM_TAB = "tab";

/**
 * Keeps a copy of `ydoc` in `store`, one write at a time; `onChange` hears when that goes otherwise.
 * Where several tabs have the plan open, one of them writes and the others hand their changes over.
 */
export function createDeviceCopy(
  plan: string,
  ydoc: Y.Doc,
  store: LocalStore | null,
  onChange: () => void,
  storeProblem = "This device can't keep a copy.",
): DeviceCopy {
  let problem = store ? null : storeProblem;
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
  let loss = "";
  let isLoaded = false;
  /** Whether something came from the server that is left to the tab that writes. */
  let hasLeftOut = false;
  const tabs: CopyTabs | null =
    store &&
    joinCopyTabs(`${store.name}/${plan}`, {
      take,
      onTakeOver: () => void takeOver(),
    });

  return {
    get problem() {
      return problem;
    },
    get isWriting() {
      return writing !== null;
    },
    get loss() {
      return loss;
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
      // What the tab before wrote last is on the disk once it has let go.
      await tabs?.decided;
      const stored = await store.load(plan);
      through = stored.through;
      hasUnsent = saysUnsent = stored.isUnsent;
      const damaged = read(stored.updates, FROM_DEVICE);
      if (stored.unreadable + damaged) loss = hasUnsent ? LOST_WORDS : LOST_COPY;
      return hasUnsent;
    } catch (error) {
      failed(error);
      return false;
    } finally {
      // Whoever listens to the document begins right after this.
      setTimeout(() => (isLoaded = true));
    }
  }

  /** Answers how many pieces are damaged. */
  function read(updates: Uint8Array[], origin: string): number {
    let damaged = 0;
    ydoc.transact(() => {
      for (const update of updates) {
        try {
          Y.applyUpdate(ydoc, update, origin);
        } catch {
          // It stays in the store as it is; the server may have the same words.
          damaged += 1;
        }
      }
    }, origin);
    // The server refuses what it can't place, so that is held back until the gap is filled.
    withGaps = ydoc.store.pendingStructs ? updates : [];
    ydoc.store.pendingStructs = null;
    ydoc.store.pendingDs = null;
    return damaged;
  }

  function fillGaps() {
    if (loss === LOST_COPY) loss = "";
    if (withGaps.length) read(withGaps, FROM_DEVICE);
  }

  function add(update: Uint8Array, isUnsent: boolean) {
    hasUnsent ||= isUnsent;
    if (isUnsent || tabs?.isWriter) {
      // While writing fails nothing is queued: the next try writes all there is.
      if (!retry) queue.push(update);
    } else hasLeftOut = true;
    start();
  }

  /** Takes what another tab has written, and answers whether it is on the disk. */
  async function take(update: Uint8Array): Promise<boolean> {
    if (!isLoaded) return false;
    try {
      Y.applyUpdate(ydoc, update, FROM_TAB);
    } catch {
      return false;
    }
    // What can't be placed here is not written here.
    if (ydoc.store.pendingStructs || ydoc.store.pendingDs) return false;
    start();
    while (writing) await writing;
    return !problem && !owesAll && !queue.length;
  }

  /** Goes on where the tab that wrote has ended: with all that is not known to be on the disk. */
  async function takeOver() {
    if (!store || !isLoaded) return;
    owesAll ||= hasLeftOut;
    try {
      const stored = await store.load(plan);
      through = Math.max(through, stored.through);
      saysUnsent ||= stored.isUnsent;
      if (!ydoc.store.pendingStructs) read(stored.updates, FROM_TAB);
    } catch (error) {
      return failed(error);
    }
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
    if (!(await tabs?.hand(bytes))) {
      const all = hasLeftOut ? Y.encodeStateAsUpdate(ydoc) : bytes;
      hasLeftOut = false;
      saysUnsent ||= hasUnsent;
      through = await store.append(plan, all, hasUnsent);
    }
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
    tabs?.leave();
  }
}

const LOST_WORDS =
  "Some words that were written on this device before they reached the server can't be read any more.";
const LOST_COPY =
  "A part of what this device kept of this plan can't be read. It comes back with the server's copy.";
