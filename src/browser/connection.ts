/* oxlint-disable max-lines -- one connection: where the words of an open plan are, whatever happens */
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { PlanAction } from "#src/access.ts";
import type { Stands } from "#src/api/sync.ts";
import { factsOf, PLAN, readMeta, SCHEMA, string } from "#src/document/roots.ts";
import { RESIDENT } from "#src/plan/plan.ts";
import type { Anew } from "./come-back.ts";
import { wordsSince } from "#src/document/words-since.ts";
import { createDeviceCopy, FROM_DEVICE } from "./device-copy.ts";
import { idle } from "./idle.ts";
import { loadPart } from "./load-part.ts";
import type { LocalStore } from "./local-store.ts";
import type { KnownLife } from "./local-store-lives.ts";
import { NothingHere, PlanNotFound } from "./nothing-here.ts";
import type { LineEvents, ServerLine } from "./server-line.ts";
import { watchUnsaved } from "./unsaved.ts";

/** Where a person's words are now. Each is said only when it is so. */
export type SyncStatus =
  | { kind: "opening" }
  /** Something has not yet reached the server's disk or, while not connected, this device's. */
  | { kind: "saving" }
  /** All that this device knows is on the server's disk, and was at this moment. */
  | { kind: "saved"; at: string }
  /** Not connected; what the server may not have is on this device's disk and will be sent. */
  | { kind: "on-device" }
  /** Not connected, and nothing is waiting to be sent. */
  | { kind: "offline" }
  /** `why` is one or more plain sentences. */
  | { kind: "cannot-save"; why: string };

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

/** Attempts to connect, and the longest time, before a plan that is not here is given up. */
const ATTEMPTS = 3;
const PATIENCE_MS = 8000;

/** So often a document begins anew on one page; another tab may bring back what was refused. */
const MOST_TIMES = 3;

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
  const ydoc = new Y.Doc();
  const awareness = new Awareness(ydoc);
  const copy = createDeviceCopy(options.plan, ydoc, options.store, tell, options.storeProblem);
  const listeners = new Set<(status: SyncStatus) => void>();

  let line: ServerLine | null = null;
  let closing: Promise<void> | null = null;
  let isClosed = false;
  let isGone = false;
  let isReady = false;
  /** Whether a first attempt to reach the server has ended, one way or the other. */
  let hasTried = false;
  /** Whether the server may lack something that is here. */
  let isWaiting = false;
  let isNewer = false;
  /** Whether the device's copy is another document's by now. */
  let isReplaced = false;
  let actions: readonly string[] | null = null;
  let openedAt = "";
  let savedAt = "";
  /** Up to where the server has what was written on this page. */
  let sentClock = 0;
  /** In which life of the server's data this plan was last known there, and what the server says now. */
  let known: KnownLife | null = null;
  let told: { life: string; stands: Stands | null } | null = null;
  let refusal: { why: string; passes: boolean } | null = null;
  let status: SyncStatus = { kind: "opening" };

  let resolveReady = () => {};
  let rejectReady: (why: Error) => void = () => {};
  const ready = new Promise<void>((resolve, reject) => {
    resolveReady = resolve;
    rejectReady = reject;
  });
  ready.catch(() => {}); // Whoever does not wait for it hears of a refusal through the status.
  const patience = setTimeout(giveUp, PATIENCE_MS);

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
      return copy.loss || (options.anew?.said ?? "");
    },
    unsentWords: () => wordsSince(ydoc, ydoc.clientID, sentClock),
    onStatus(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ready,
    close: () => (closing ??= close()),
  };

  async function start() {
    // What is needed to write comes first; the line can follow.
    isWaiting = await copy.load();
    if (isClosed) return;
    // From now on: while somebody listens, Yjs writes out once more all that the device had.
    ydoc.on("update", updated);
    if (options.anew) Y.applyUpdate(ydoc, options.anew.bytes, WITHHELD);
    if (readMeta(ydoc).schema > 0) {
      settleReady();
      // A new line writes out the whole document for the other tabs. The words are drawn before that.
      await idle();
      if (isClosed) return;
    }
    known = (await options.store?.lifeOf(options.plan).catch(() => null)) ?? null;
    if (!(await isAdmitted()) || isClosed) return;
    const module = await loadPart(
      () => import("./server-line.ts"),
      giveUp,
      () => isClosed,
    );
    if (isClosed || !module) return;
    const events: LineEvents = {
      onSynced,
      onDurable,
      onRefused,
      onLife,
      onUnknownPlan: onNotThere,
      onMay,
      onDown,
      onChange: tell,
    };
    const { url, plan, as } = options;
    line = module.openServerLine(url, plan, ydoc, awareness, events, as);
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
    settleReady();
    noteLife();
    tell();
    // Words that were withheld while the plan was closed to the person go to the server at last.
    const apply = (it: Uint8Array) => !isClosed && Y.applyUpdate(ydoc, it, WITHHELD);
    options.store?.takeBack(options.plan).then(
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
    const times = options.anew?.times ?? 0;
    if (code === "own-words" && options.onAnew && times < MOST_TIMES) {
      line = null;
      void beginAnew(options.onAnew, times + 1);
      return tell();
    }
    refusal = { why: passes ? sentence : `${sentence} ${whereWordsAre()}`, passes };
    if (!passes) rejectReady(new NothingHere(sentence));
    tell();
  }

  /** Takes the server's document in the place of this one, and puts in what was written here. */
  async function beginAnew(onAnew: (anew: Anew) => void, times: number) {
    const isOver = () => isClosed;
    const part = await loadPart(() => import("./come-back.ts"), tell, isOver);
    if (!part) return;
    const fetch = () => part.fetchDocument(options.url, options.plan);
    const theirs = await loadPart(fetch, tell, isOver);
    if (!theirs || isClosed) return;
    ydoc.off("update", updated);
    await copy.close();
    isReplaced = true;
    const { plan, store, isTheirOwn = false } = options;
    const parts = { plan, store, theirs, mine: ydoc, isTheirOwn, times, isOver, onAnew };
    await part.beginAnew(parts);
  }

  function onLife(life: string, stands: Stands | null) {
    told = { life, stands };
    noteLife();
  }

  /** Remembers that this life of the server has the plan. */
  function noteLife() {
    if (!line?.isSynced || !told?.stands) return;
    const now = { life: told.life, stands: told.stands };
    if (JSON.stringify(now) === JSON.stringify(known)) return;
    known = now;
    options.store?.noteLife(options.plan, now).catch(() => {});
  }

  /** A server that was put back to an earlier day gets what was begun since; else it is not there. */
  function onNotThere() {
    const { store, plan, onAnew, anew } = options;
    const times = (anew?.times ?? 0) + 1;
    if (
      !known ||
      !told ||
      told.life === known.life ||
      !store ||
      !onAnew ||
      times > MOST_TIMES ||
      readMeta(ydoc).plan !== plan
    )
      return onUnknownPlan();
    line = null;
    hasTried = true;
    tell();
    void goBack(known, store, onAnew, times);
  }

  async function goBack(
    known: KnownLife,
    store: LocalStore,
    onAnew: (anew: Anew) => void,
    times: number,
  ) {
    const part = await loadPart(
      () => import("./go-back.ts"),
      tell,
      () => isClosed,
    );
    const anew = await part?.goBack(ydoc, known, store, times).catch(() => null);
    if (isClosed) return;
    if (anew) onAnew(anew);
    else onRefused("The server has lost this plan, and it can't be sent to it just now.", false);
  }

  /** It is not there, or not for this person: then they read no further, here or without a network. */
  function onUnknownPlan() {
    isGone = true;
    const sentence = "The server doesn't have this plan, or it isn't open to you.";
    rejectReady(new PlanNotFound(sentence));
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
    rejectReady(new NothingHere(refusal?.why ?? why));
    tell();
  }

  function settleReady() {
    if (isReady) return;
    isReady = true;
    openedAt = new Date().toISOString();
    resolveReady();
    void note();
  }

  /** Remembers what the plan is called, for the list of plans without a server. */
  async function note() {
    const { reference } = readMeta(ydoc);
    const title = string(factsOf(ydoc, PLAN).get("title"));
    const resident = string(factsOf(ydoc, RESIDENT).get("name"));
    const opened = { id: options.plan, reference, title, resident, openedAt };
    // Where the device keeps nothing, the status says so as soon as it matters.
    await options.store?.noteOpened(opened).catch(() => {});
  }

  function whereWordsAre() {
    if (!isReady) return "";
    return copy.problem
      ? `${copy.problem} Copy what matters from this page before you close it.`
      : "Your words are kept on this device.";
  }

  function tell() {
    if (isClosed) return;
    const next = statusNow();
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    for (const listener of listeners) listener(status);
  }

  function statusNow(): SyncStatus {
    if (refusal) return { kind: "cannot-save", why: refusal.why.trim() };
    if (line?.isDurable) return { kind: "saved", at: savedAt };
    // Until the server has answered, nothing that was known has become untrue.
    if (line?.isSynced) return isWaiting ? { kind: "saving" } : status;
    if (!hasTried) return { kind: "opening" };
    if (!isWaiting) return { kind: "offline" };
    if (copy.isWriting) return { kind: "saving" };
    if (!copy.problem) return { kind: "on-device" };
    const rest = "The server can't be reached either. Keep this page open until it can.";
    return { kind: "cannot-save", why: `${copy.problem} ${rest}` };
  }

  /** Whether words are nowhere but in this page. */
  function isAtRisk() {
    return isWaiting && !line?.isDurable && (copy.isWriting || copy.problem !== null);
  }

  async function close() {
    isClosed = true;
    clearTimeout(patience);
    line?.end();
    if (!isReplaced) await copy.close();
    stopWatching();
    if (isGone) await options.store?.withdraw(options.plan, Date.now()).catch(() => {});
    else if (isReady) await note();
    ydoc.destroy();
  }
}
