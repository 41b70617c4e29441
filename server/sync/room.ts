/* oxlint-disable max-lines -- one class is one room: who is in it, and what becomes of a change */
import type * as Y from "yjs";
import type { RefusalCode } from "#src/api/sync.ts";
import type { Pen } from "#src/document/roots.ts";
import { reasonOf } from "#server/store/storage-error.ts";
import type { StoredDocument, UpdateStore } from "#server/store/update-store.ts";
import type { Beat } from "./beat.ts";
import { durableFrame, STEP_1, STEP_2, syncFrame, UPDATE } from "./frames.ts";
import type { Note } from "./notes.ts";
import { createOrder, type Order } from "./order.ts";
import { createPresence, type Presence } from "./presence.ts";
import type { Reach } from "./reach.ts";
import { createShadow, type Shadow, type ShadowRefusal } from "./shadow.ts";

/** One person's line to a room. */
export type Connection = {
  isOpen: () => boolean;
  /** The name that others are shown; null where nobody signs in, and people say it themselves. */
  name: () => string | null;
  /** How far changes may go that come now. */
  reach: () => Reach;
  /** The resident's pen, where it is theirs; nobody else may overwrite what it wrote. */
  pen: () => Pen | null;
  /** Told when the server's state has gone out. */
  joined: () => void;
  send: (frame: Uint8Array) => void;
  /** Says why something can't be kept, and ends the connection. */
  refuse: (code: RefusalCode, sentence: string) => void;
  /** Ends the connection because the server goes away. */
  end: () => void;
  /** Ends the connection unless somebody at the other end answers soon. */
  prove: () => void;
  /** Told when something that came over it is on disk. */
  kept?: () => void;
};

/** What a room needs from around it. */
export type RoomSurroundings = {
  /** The name of this node, and whether others may write to the database too. */
  node: string;
  isShared: boolean;
  updates: Pick<UpdateStore, "append" | "since" | "compact">;
  /** Reads the document once it is its turn; null when the plan is gone. */
  load: () => Promise<StoredDocument | null>;
  /** Says when what has come goes to disk. */
  beat: Beat;
  /** What has to be done before something is kept; null for nothing. Never rejects. */
  beforeChange: () => Promise<void> | null;
  /** Tells the other nodes, now or within moments. */
  tell: (note: Note) => void;
  tellSoon: (note: Note) => void;
  /** Told when the room can't go on: whoever comes next gets a new one. */
  onFailed: (error: unknown) => void;
  /** Told when something was kept. */
  onChanged: () => void;
  /** Told when so many characters went that nobody deleted. */
  onUnseen: (count: number) => void;
  /** Told when the database was asked for what other nodes had kept. */
  onCaughtUp: () => void;
  /** Told when a snapshot was made. */
  onCompacted: () => void;
  /** Told when the shadow is looked at. */
  onUsed: () => void;
};

/** Changes to keep, and what to do once they and all before them are on disk, or when they are lost. */
type Step = { updates: readonly Uint8Array[]; onKept: () => void; onLost: () => void };

/** What a line owes: it was asked for all it has, and its mark is answered when that has come. */
type Debt = { mark: number | null };

/** A room that has kept this many changes since its last snapshot makes a new one. */
const CHANGES_PER_SNAPSHOT = 500;

/** A room that nothing was asked of for a while makes one of fewer, and lets go of its shadow. */
const CHANGES_BEFORE_REST = 50;

/** In a room with more people, changes go to disk and to everybody at least so far apart. */
const CROWD = 16;
const CROWD_APART_MS = 18;

/** What another node kept is usually on its way; after so long the database is asked for it. */
const HOLE_MS = 100;

/** When the database can't be asked, it is asked again after so long. */
const AGAIN_MS = 1000;

/**
 * The people in one document now. A change is looked at in the shadow, put on disk, and only then
 * sent to the others and acknowledged: nobody ever sees what could still be lost. What other nodes
 * kept was looked at there; it is taken in the order of its numbers, so that it never builds on
 * anything that is missing here.
 */
export class Room {
  readonly planId: string;
  readonly presence: Presence<Connection>;
  #surroundings: RoomSurroundings;
  /** Null while nothing is asked of it. */
  #shadow: Shadow | null;
  #schema: number;
  #connections = new Set<Connection>();
  #debts = new Map<Connection, Debt>();
  #steps: Step[] = [];
  #isCommitting = false;
  /** When changes last went to disk, in milliseconds of a clock that never goes back. */
  #keptAt = -Infinity;
  /** Which changes were shared with everybody here; the shadow has them, and may have more. */
  #order: Order;
  #hole: NodeJS.Timeout | undefined;
  #tail: number;
  /** Why nothing more is kept; null while all is well. */
  #failure: string | null = null;
  /** What came while the shadow is being made or completed; null while it is sound. */
  #held: (() => void)[] | null = null;

  constructor(planId: string, stored: StoredDocument, surroundings: RoomSurroundings) {
    this.planId = planId;
    this.#surroundings = surroundings;
    this.#shadow = this.#makeShadow(stored);
    this.#schema = this.#shadow.schema();
    this.#order = createOrder(stored.seq);
    this.#tail = stored.tail;
    this.presence = createPresence<Connection>({
      node: surroundings.node,
      name: (connection) => connection.name(),
      send: (frame, except) => this.#sendAll(frame, except),
      doubt: (connection) => connection.prove(),
      tell: (entries) => surroundings.tellSoon({ kind: "people", planId, entries, isAll: false }),
      ask: (client) => surroundings.tell({ kind: "doubt", planId, client }),
      now: Date.now,
    });
  }

  /** The form of the document in this room. */
  get schema() {
    return this.#schema;
  }

  /** Lets somebody in. The server's state goes out before anything else on the line. */
  join(connection: Connection): void {
    if (this.#failure) connection.refuse("storage", this.#failure);
    else
      this.#whenLoaded(
        (shadow) => {
          if (!connection.isOpen()) return;
          this.#connections.add(connection);
          connection.send(syncFrame(STEP_1, shadow.stateVector()));
          connection.send(this.presence.everybody());
          connection.joined();
        },
        (sentence) => connection.refuse("storage", sentence),
      );
  }

  /** Somebody has gone. */
  leave(connection: Connection): void {
    this.#connections.delete(connection);
    this.#debts.delete(connection);
    this.presence.leave(connection);
  }

  /** Somebody asks for what they lack. */
  answerStep1(connection: Connection, stateVector: Uint8Array): void {
    this.#whenLoaded((shadow) => {
      if (!this.#connections.has(connection)) return;
      let missing: Uint8Array;
      try {
        missing = shadow.missingFor(stateVector);
      } catch {
        connection.refuse("malformed", SENTENCES.malformed);
        return;
      }
      const frame = syncFrame(STEP_2, missing);
      this.#step([], () => connection.send(frame));
    });
  }

  /** Somebody sends a change, or all that we lack (`isAnswer`). */
  receive(connection: Connection, update: Uint8Array, isAnswer: boolean): void {
    this.#whenLoaded((shadow) => this.#look(shadow, connection, update, isAnswer, false));
  }

  #look(
    shadow: Shadow,
    connection: Connection,
    update: Uint8Array,
    isAnswer: boolean,
    isCaughtUp: boolean,
  ) {
    if (!this.#connections.has(connection)) return;
    const applied = shadow.apply(update, connection.reach(), connection.pen());
    if (applied.refused) {
      // What is not known here may be another node's, and so nothing that this person did.
      const isByRight = applied.refused === "not-allowed" || applied.refused === "own-words";
      if (isByRight && this.#surroundings.isShared && !isCaughtUp) {
        void this.#pause(() => (applied.spoiled ? this.#renew() : this.#catchUp()));
        this.#whenLoaded((next) => this.#look(next, connection, update, isAnswer, true));
        return;
      }
      connection.refuse(applied.refused, SENTENCES[applied.refused]);
      if (applied.spoiled) void this.#pause(() => this.#renew());
      return;
    }
    if (applied.updates.length)
      this.#step(applied.updates, () => {
        connection.kept?.();
        this.#share(applied.updates, connection);
        for (const it of applied.updates.slice(0, applied.noted))
          connection.send(syncFrame(UPDATE, it));
      });
    if (!applied.gap) {
      if (isAnswer) this.#settle(connection);
    } else if (isCaughtUp || !this.#surroundings.isShared) this.#askForAll(connection, isAnswer);
    else if (isAnswer || !this.#debts.has(connection)) {
      // What it builds on may be another node's, and on its way to this one.
      void this.#pause(() => this.#catchUp());
      this.#whenLoaded((next) => this.#look(next, connection, update, isAnswer, true));
    }
  }

  /** Changes the document as the server itself; resolves when that is on disk and everybody has it. */
  edit<T>(deed: (ydoc: Y.Doc) => T): Promise<T> {
    if (this.#surroundings.isShared) this.#whenFree(() => void this.#pause(() => this.#catchUp()));
    return new Promise((resolve, reject) => {
      const lost = (sentence: string) => reject(new Error(sentence));
      this.#whenLoaded((shadow) => {
        const { updates, result } = shadow.edit(deed);
        const kept = () => {
          this.#share(updates, null);
          resolve(result);
        };
        this.#step(updates, kept, () => lost(this.#failure ?? "The plan could not be changed."));
      }, lost);
    });
  }

  /** Somebody wants to know when all that they sent before is on disk. */
  mark(connection: Connection, mark: number): void {
    this.#whenFree(() => {
      const debt = this.#debts.get(connection);
      if (debt) debt.mark = mark;
      else this.#step([], () => connection.send(durableFrame(mark)));
    });
  }

  /** Another node has kept these changes, numbered from `first`. */
  hear(first: number, updates: readonly Uint8Array[]): void {
    this.#learn(this.#order.take(first, first + updates.length - 1, updates));
    this.#mindHole();
  }

  /** There are changes up to this number; those that don't arrive soon are asked for. */
  hearOf(last: number): void {
    this.#order.hearOf(last);
    this.#mindHole();
  }

  /** Resolves when all that was taken in is on disk, or the room has failed. */
  settled(): Promise<void> {
    return new Promise((resolve) => this.#step([], resolve, resolve));
  }

  /** Makes a snapshot when at least so many changes came since the last one. */
  async compact(changes: number): Promise<void> {
    if (!this.#shadow || !this.#isOnDisk() || this.#tail < changes) return;
    this.#tail = 0;
    try {
      // Without a hole the shadow is all that is on disk up to this number. What another node keeps
      // or compacts meanwhile has a higher number, or is less.
      await this.#surroundings.updates.compact(
        this.planId,
        this.#order.seq(),
        this.#shadow.whole(),
      );
      this.#surroundings.onCompacted();
    } catch {
      // Failing costs nothing but space: all the changes are still there.
    }
  }

  /**
   * Lets go of the shadow, unless something is under way, and answers whether it did. A room in
   * which people only read then takes little memory; changes of other nodes are passed on without it.
   */
  async rest(): Promise<boolean> {
    await this.compact(CHANGES_BEFORE_REST);
    if (this.#failure === null && !this.#isOnDisk()) return false;
    this.#shadow?.destroy();
    this.#shadow = null;
    return true;
  }

  /** Ends every connection because the server goes away. */
  endAll(): void {
    for (const connection of this.#connections) connection.end();
  }

  destroy(): void {
    clearTimeout(this.#hole);
    this.#shadow?.destroy();
    this.#shadow = null;
  }

  #isOnDisk(): boolean {
    const isWaiting = this.#isCommitting || this.#steps.length > 0 || this.#held !== null;
    return !isWaiting && !this.#order.hasHole() && this.#failure === null;
  }

  #share(updates: readonly Uint8Array[], from: Connection | null) {
    for (const update of updates) this.#sendAll(syncFrame(UPDATE, update), from);
  }

  #sendAll(frame: Uint8Array, except: Connection | null) {
    for (const connection of this.#connections) if (connection !== except) connection.send(frame);
  }

  /** A change that builds on others which are missing here: the sender has them, so all is asked for. */
  #askForAll(connection: Connection, wasAnswer: boolean) {
    if (wasAnswer) {
      connection.refuse(
        "malformed",
        "What arrived from this device lacks changes that it builds on.",
      );
      return;
    }
    if (this.#debts.has(connection)) return;
    this.#debts.set(connection, { mark: null });
    this.#whenLoaded((shadow) => connection.send(syncFrame(STEP_1, shadow.stateVector())));
  }

  #settle(connection: Connection) {
    const debt = this.#debts.get(connection);
    this.#debts.delete(connection);
    if (debt && debt.mark !== null) this.mark(connection, debt.mark);
  }

  #step(updates: readonly Uint8Array[], onKept: () => void, onLost = () => {}) {
    this.#steps.push({ updates, onKept, onLost });
    void this.#flush();
  }

  async #flush(): Promise<void> {
    if (this.#isCommitting) return;
    this.#isCommitting = true;
    while (this.#steps.length) {
      // Those that come meanwhile go with it.
      if (this.#steps.some((it) => it.updates.length)) await this.#turn();
      const steps = this.#steps.splice(0);
      const updates = steps.flatMap((it) => it.updates);
      const isKept = !this.#failure && (!updates.length || (await this.#keep(updates)));
      for (const { onKept, onLost } of steps) (isKept ? onKept : onLost)();
    }
    this.#isCommitting = false;
    await this.compact(CHANGES_PER_SNAPSHOT);
  }

  /** Resolves when what has come may go to disk; in a crowd less often, since all of it goes to all. */
  async #turn(): Promise<void> {
    const { beat } = this.#surroundings;
    const next = this.#connections.size > CROWD ? this.#keptAt + CROWD_APART_MS : -Infinity;
    do await new Promise<void>(beat);
    while (performance.now() < next);
    this.#keptAt = performance.now();
  }

  async #keep(updates: readonly Uint8Array[]): Promise<boolean> {
    const { planId } = this;
    const { updates: store, beforeChange, tell, onChanged } = this.#surroundings;
    try {
      const before = beforeChange();
      if (before) await before;
      const { first, last } = await store.append(planId, updates);
      tell({ kind: "changes", planId, first, updates });
      this.#tail += updates.length;
      this.#learn(this.#order.take(first, last, null));
      this.#mindHole();
      onChanged();
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  /** Takes in what other nodes have kept, and passes it on as it is. */
  #learn(updates: readonly Uint8Array[]) {
    if (!updates.length) return;
    this.#whenFree(() => {
      if (!this.#learnNow(updates)) void this.#pause(() => this.#renew());
    });
  }

  /** False when the shadow lacks something, and has to be made anew. */
  #learnNow(updates: readonly Uint8Array[]): boolean {
    this.#tail += updates.length;
    this.#share(updates, null);
    return this.#shadow?.learn(updates) ?? true;
  }

  #mindHole() {
    if (this.#hole || this.#failure !== null || !this.#order.hasHole()) return;
    this.#hole = setTimeout(() => void this.#fillHole(), HOLE_MS).unref();
  }

  async #fillHole(): Promise<void> {
    if (this.#order.hasHole() && this.#failure === null)
      try {
        this.#learn(await this.#missing());
      } catch {
        this.#hole = setTimeout(() => void this.#fillHole(), AGAIN_MS).unref();
        return;
      }
    this.#hole = undefined;
    this.#mindHole();
  }

  /** What the database has beyond what is known here, in order. */
  async #missing(): Promise<readonly Uint8Array[]> {
    const found = await this.#surroundings.updates.since(this.planId, this.#order.seq());
    if (!found) throw new Error("The plan is gone.");
    this.#surroundings.onCaughtUp();
    return [...found.updates, ...this.#order.jump(found.seq)];
  }

  async #catchUp(): Promise<void> {
    if (!this.#learnNow(await this.#missing())) await this.#renew();
  }

  #makeShadow(stored: StoredDocument): Shadow {
    return createShadow(stored.updates, { onUnseen: this.#surroundings.onUnseen });
  }

  /** Makes the shadow anew from what was kept, after a change that should not be in it. */
  async #renew(): Promise<void> {
    // Every change that was accepted has to be on disk first.
    await this.settled();
    const stored = await this.#surroundings.load();
    if (!stored) throw new Error("The plan is gone.");
    this.#shadow?.destroy();
    this.#shadow = this.#makeShadow(stored);
    this.#tail = stored.tail;
    // What the shadow now has of other nodes, everybody here has to get as well.
    if (stored.seq > this.#order.seq()) this.#learnNow(await this.#missing());
  }

  /** Holds what comes until some work on the shadow is done. */
  async #pause(work: () => Promise<void>): Promise<void> {
    const held: (() => void)[] = [];
    this.#held = held;
    try {
      await work();
    } catch (error) {
      this.#fail(error);
    }
    this.#held = null;
    // One of these may cause another pause; those after it are then held again.
    for (const deed of held) deed();
  }

  #whenFree(deed: () => void) {
    if (this.#held) this.#held.push(() => this.#whenFree(deed));
    else deed();
  }

  #whenLoaded(deed: (shadow: Shadow) => void, onFailed: (sentence: string) => void = () => {}) {
    if (this.#failure !== null) return onFailed(this.#failure);
    if (!this.#held && !this.#shadow) void this.#pause(() => this.#renew());
    if (this.#held || !this.#shadow) return this.#whenFree(() => this.#whenLoaded(deed, onFailed));
    this.#surroundings.onUsed();
    deed(this.#shadow);
  }

  /** The disk did not take something, so the shadow is ahead of it: the room ends. */
  #fail(error: unknown) {
    if (this.#failure !== null) return;
    const sentence = `Can't save: ${reasonOf(error)}.`;
    this.#failure = sentence;
    this.#surroundings.onFailed(error);
    for (const connection of this.#connections) connection.refuse("storage", sentence);
  }
}

const SENTENCES: Record<ShadowRefusal, string> = {
  malformed: "What arrived from this device could not be read, so it was not kept.",
  "too-large":
    "This plan is as large as a plan can be, so what arrived from this device was not kept.",
  "not-a-plan": "What arrived from this device is not part of a plan, so it was not kept.",
  "newer-plan": "This plan was written by a newer version of Ownwords. Reload the page to go on.",
  "not-allowed": "You can read this plan, but not change this part of it.",
  "own-words":
    "This would change words that the resident wrote themselves, so it was not kept. They can be asked.",
};
