import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { PlanAction } from "#src/access.ts";
import { readMeta, SCHEMA } from "#src/document/roots.ts";
import { wordsSince } from "#src/document/words-since.ts";
import type { Anew } from "./come-back.ts";
import { createComingBack } from "./coming-back.ts";
import { createDeviceCopy, FROM_DEVICE } from "./device-copy.ts";
import { idle } from "./idle.ts";
import { loadPart } from "./load-part.ts";
import type { LocalStore } from "./local-store.ts";
import { NothingHere, PlanNotFound } from "./nothing-here.ts";
import { createPlanReady } from "./plan-ready.ts";
import type { LineEvents, ServerLine } from "./server-line.ts";
import { type SyncStatus, syncStatus } from "./sync-status.ts";
import { watchUnsaved } from "./unsaved.ts";

/** A document that is open: on this device, with the server, and with the other tabs. */
export type Connection = {
  readonly ydoc: Y.Doc;
  readonly awareness: Awareness;
  readonly status: SyncStatus;
  /** Whether a later version has changed the plan, so that it can only be read here. */
  readonly isNewer: boolean;
  /** Whether the server lets the person do that; what it has not said yet counts as yes. */
  may(action: PlanAction): boolean;
  /** What the person has to know of this device's copy, in one sentence; empty when it is whole. */
  readonly loss: string;
  /** Answers how to stop listening. */
  onStatus(listener: (status: SyncStatus) => void): () => void;
  /** What was written on this page and may not have reached the server, place by place. */
  unsentWords(): string[];
  /** Resolves when there is something to show; rejects with `PlanNotFound` or `NothingHere`. */
  readonly ready: Promise<void>;
  /** Resolves when this device's copy has everything. What the server lacks is sent next time. */
  close(): Promise<void>;
};

const WITHHELD = "withheld";

/** Attempts to connect before a plan that is not here is given up. */
const ATTEMPTS = 3;

/** Opens a plan: first from this device, then with the server at `url`, `"wss://host/sync"`. */
export function openConnection(options: {
  plan: string;
  /** Null where this device can't keep a copy; `storeProblem` then says why. */
  store: LocalStore | null;
  storeProblem?: string;
  url: string;
  /** Who is here, told from others in this browser; empty where nobody signs in. */
  as?: string;
  /** Resolves with null when the server knows the plan, else with how its waiting ends: why, or empty. */
  admission?: () => Promise<{ ended: Promise<string> } | null>;
  /** Told when the server has no such plan for whoever is signed in; it then closes. */
  onGone?: (why: Error) => void;
  /** The document as it begins anew here, where the server refused what it was before. */
  anew?: Anew | undefined;
  /** Told how it begins anew, when the server has refused it; the connection is then to be closed. */
  onAnew?: (anew: Anew) => void;
  /** Whether the resident writes here, who may change their own words. */
  isTheirOwn?: boolean;
}): Connection {
  const { plan, store, url, anew } = options;
  const ydoc = new Y.Doc();
  const awareness = new Awareness(ydoc);
  const copy = createDeviceCopy(plan, ydoc, store, tell, options.storeProblem);
  const listeners = new Set<(status: SyncStatus) => void>();

  let line: ServerLine | null = null;
  let closing: Promise<void> | null = null;
  let isClosed = false;
  let isGone = false;
  /** Whether a first attempt to reach the server has ended, one way or the other. */
  let hasTried = false;
  /** Whether the server may lack something that is here. */
  let isWaiting = false;
  let isNewer = false;
  /** Whether the device's copy is another document's by now. */
  let isReplaced = false;
  let actions: readonly string[] | null = null;
  let savedAt = "";
  /** Up to where the server has what was written on this page. */
  let sentClock = 0;
  let refusal: { why: string; passes: boolean } | null = null;
  let status: SyncStatus = { kind: "opening" };

  const isOver = () => isClosed;
  const readiness = createPlanReady(plan, ydoc, store, giveUp);
  const comingBack = createComingBack({
    plan,
    ydoc,
    store,
    url,
    isTheirOwn: options.isTheirOwn ?? false,
    times: anew?.times ?? 0,
    onAnew: options.onAnew,
    isSynced: () => line?.isSynced ?? false,
    isOver,
    onFailed: tell,
    onLost: () =>
      onRefused("The server has lost this plan, and it can't be sent to it just now.", false),
    async letGo() {
      ydoc.off("update", updated);
      await copy.close();
      isReplaced = true;
    },
  });

  const stopWatching = watchUnsaved({
    get isAtRisk() {
      return isAtRisk();
    },
    get isStuck() {
      return isAtRisk() && !copy.isWriting;
    },
  });

  void start();

  return {
    ydoc,
    awareness,
    get status() {
      return status;
    },
    get isNewer() {
      return isNewer || readMeta(ydoc).schema > SCHEMA;
    },
    may: (action) => actions?.includes(action) ?? true,
    get loss() {
      return copy.loss || (anew?.said ?? "");
    },
    unsentWords: () => wordsSince(ydoc, ydoc.clientID, sentClock),
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ready: readiness.ready,
    close: () => (closing ??= close()),
  };

  async function start() {
    // What is needed to write comes first; the line can follow.
    isWaiting = await copy.load();
    if (isClosed) return;
    // From now on: while somebody listens, Yjs writes out once more all that the device had.
    ydoc.on("update", updated);
    if (anew) Y.applyUpdate(ydoc, anew.bytes, WITHHELD);
    if (readMeta(ydoc).schema > 0) {
      readiness.settle();
      // A new line writes out the whole document for the other tabs. The words are drawn before that.
      await idle();
      if (isClosed) return;
    }
    await comingBack.load();
    if (!(await isAdmitted()) || isClosed) return;
    const module = await loadPart(() => import("./server-line.ts"), giveUp, isOver);
    if (isClosed || !module) return;
    const events: LineEvents = {
      onSynced,
      onDurable,
      onRefused,
      onLife: comingBack.onLife,
      onUnknownPlan: onNotThere,
      onMay,
      onDown,
      onChange: tell,
    };
    line = module.openServerLine(url, plan, ydoc, awareness, events, options.as);
    tell();
  }

  /** Waits until the server knows the plan; false when it never will. */
  async function isAdmitted(): Promise<boolean> {
    const admission = await options.admission?.().catch(() => null);
    if (!admission || isClosed) return true;
    hasTried = true;
    tell();
    const refused = await admission.ended;
    if (refused) onRefused(refused, false);
    return !refused;
  }

  function updated(update: Uint8Array, origin: unknown) {
    const isNews = line?.isFromServer(origin) ?? false;
    const isKept = origin === FROM_DEVICE;
    if (!isKept) copy.add(update, !isNews);
    isWaiting ||= !isKept && !isNews;
    tell();
  }

  function onSynced() {
    hasTried = true;
    copy.fillGaps();
    readiness.settle();
    comingBack.noteLife();
    tell();
    // Words that were withheld while the plan was closed to the person go to the server at last.
    const apply = (it: Uint8Array) => !isClosed && Y.applyUpdate(ydoc, it, WITHHELD);
    store?.takeBack(plan).then(
      (all) => all.forEach(apply),
      () => {},
    );
  }

  function onDurable() {
    savedAt = new Date().toISOString();
    sentClock = Y.getState(ydoc.store, ydoc.clientID);
    isWaiting = false;
    refusal = null;
    copy.markSent();
    tell();
  }

  function onRefused(sentence: string, passes: boolean, code = "") {
    hasTried = true;
    isNewer ||= code === "newer-plan";
    if (code === "own-words" && comingBack.takeTheirs()) {
      line = null;
      return tell();
    }
    refusal = { why: passes ? sentence : `${sentence} ${whereWordsAre()}`, passes };
    if (!passes) readiness.refuse(new NothingHere(sentence));
    tell();
  }

  /** A server that was put back to an earlier day gets what was begun since; else it is not there. */
  function onNotThere() {
    if (!comingBack.giveBack()) return onUnknownPlan();
    line = null;
    hasTried = true;
    tell();
  }

  /** It is not there, or not for this person: then they read no further, here or without a network. */
  function onUnknownPlan() {
    isGone = true;
    const sentence = "The server doesn't have this plan, or it isn't open to you.";
    readiness.refuse(new PlanNotFound(sentence));
    onRefused(sentence, false);
    options.onGone?.(new PlanNotFound(sentence));
    void (closing ??= close());
  }

  function onMay(all: readonly string[]) {
    if (!all.includes("read")) return onUnknownPlan();
    actions = all;
    for (const listener of listeners) listener(status);
  }

  function onDown(attempts: number, isStorage: boolean) {
    hasTried = true;
    if (attempts >= ATTEMPTS) giveUp();
    if (refusal?.passes && !isStorage) refusal = null;
    tell();
  }

  function giveUp() {
    hasTried = true;
    const why = copy.loss
      ? "The server can't be reached, and what this device kept of this plan can't be read."
      : "The server can't be reached, and this device has no copy of this plan.";
    readiness.refuse(new NothingHere(refusal?.why ?? why));
    tell();
  }

  function whereWordsAre() {
    if (!readiness.isReady) return "";
    return copy.problem
      ? `${copy.problem} Copy what matters from this page before you close it.`
      : "Your words are kept on this device.";
  }

  function tell() {
    if (isClosed) return;
    const next = syncStatus({ line, copy, refusal, hasTried, isWaiting, savedAt }, status);
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    for (const listener of listeners) listener(status);
  }

  /** Whether words are nowhere but in this page. */
  function isAtRisk() {
    return isWaiting && !line?.isDurable && (copy.isWriting || copy.problem !== null);
  }

  async function close() {
    isClosed = true;
    readiness.end();
    line?.end();
    if (!isReplaced) await copy.close();
    stopWatching();
    if (isGone) await store?.withdraw(plan, Date.now()).catch(() => {});
    else if (readiness.isReady) await readiness.note();
    ydoc.destroy();
  }
}
