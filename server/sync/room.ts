import type { RefusalCode } from "#src/api/sync.ts";
import { reasonOf } from "#server/store/storage-error.ts";
import type { UpdateStore } from "#server/store/update-store.ts";
import { durableFrame, STEP_1, STEP_2, syncFrame, UPDATE } from "./frames.ts";
import { createPresence } from "./presence.ts";
import { createShadow, type Shadow, type ShadowRefusal } from "./shadow.ts";

/** One person's line to a room. */
export type Connection = {
  isOpen: () => boolean;
  send: (frame: Uint8Array) => void;
  /** Says why something can't be kept, and ends the connection. */
  refuse: (code: RefusalCode, sentence: string) => void;
  /** Ends the connection because the server goes away. */
  end: () => void;
  /** Ends the connection unless somebody at the other end answers soon. */
  prove: () => void;
};

/** What a room needs from around it. */
export type RoomSurroundings = {
  updates: UpdateStore;
  /** Told when the room can't go on: whoever comes next gets a new one. */
  onFailed: (error: unknown) => void;
  /** Told when something was kept. */
  onChanged: () => void;
};

/** Changes to keep, and what to do once they and all before them are on disk, or when they are lost. */
type Step = { updates: readonly Uint8Array[]; onKept: () => void; onLost: () => void };

/** What a line owes: it was asked for all it has, and its mark is answered when that has come. */
type Debt = { mark: number | null };

/** A room that has kept this many changes since its last snapshot makes a new one. */
const CHANGES_PER_SNAPSHOT = 500;

/**
 * The people in one document now. A change is looked at in the shadow, put on disk, and only then
 * sent to the others and acknowledged: nobody ever sees what could still be lost.
 */
export class Room {
  readonly planId: string;
  #surroundings: RoomSurroundings;
  #shadow: Shadow;
  #connections = new Set<Connection>();
  #debts = new Map<Connection, Debt>();
  #steps: Step[] = [];
  #committing = false;
  #seq: number;
  #tail: number;
  /** Why nothing more is kept; null while all is well. */
  #failure: string | null = null;
  /** Runs what came while the shadow is being made anew; null while it is sound. */
  #held: (() => void)[] | null = null;

  readonly presence = createPresence<Connection>(
    (frame, except) => this.#sendAll(frame, except),
    (connection) => connection.prove(),
  );

  constructor(
    planId: string,
    stored: { updates: Uint8Array[]; seq: number; tail: number },
    surroundings: RoomSurroundings,
  ) {
    this.planId = planId;
    this.#surroundings = surroundings;
    this.#shadow = createShadow(stored.updates);
    this.#seq = stored.seq;
    this.#tail = stored.tail;
  }

  /** The form of the document in this room. */
  get schema() {
    return this.#shadow.schema();
  }

  /** Lets somebody in. The server's state goes out before anything else on the line. */
  join(connection: Connection): void {
    if (this.#held) this.#held.push(() => this.join(connection));
    else if (this.#failure) connection.refuse("storage", this.#failure);
    else if (connection.isOpen()) this.#greet(connection);
  }

  #greet(connection: Connection) {
    this.#connections.add(connection);
    connection.send(syncFrame(STEP_1, this.#shadow.stateVector()));
    connection.send(this.presence.everybody());
  }

  /** Somebody has gone. */
  leave(connection: Connection): void {
    this.#connections.delete(connection);
    this.#debts.delete(connection);
    this.presence.leave(connection);
  }

  /** Somebody asks for what they lack. */
  answerStep1(connection: Connection, stateVector: Uint8Array): void {
    this.#whenSound(() => {
      if (!this.#connections.has(connection)) return;
      let missing: Uint8Array;
      try {
        missing = this.#shadow.missingFor(stateVector);
      } catch {
        connection.refuse("malformed", "What arrived from this device could not be read.");
        return;
      }
      const frame = syncFrame(STEP_2, missing);
      this.#step([], () => connection.send(frame));
    });
  }

  /** Somebody sends a change, or all that we lack (`isAnswer`). */
  receive(connection: Connection, update: Uint8Array, isAnswer: boolean): void {
    this.#whenSound(() => {
      if (!this.#connections.has(connection)) return;
      const applied = this.#shadow.apply(update);
      if (applied.refused) {
        connection.refuse(applied.refused, SENTENCES[applied.refused]);
        if (applied.spoiled) void this.#renew();
        return;
      }
      if (applied.updates.length)
        this.#step(applied.updates, () => this.#share(applied.updates, connection));
      if (applied.gap) this.#askForAll(connection, isAnswer);
      else if (isAnswer) this.#settle(connection);
    });
  }

  /** Somebody wants to know when all that they sent before is on disk. */
  mark(connection: Connection, mark: number): void {
    this.#whenSound(() => {
      const debt = this.#debts.get(connection);
      if (debt) debt.mark = mark;
      else this.#step([], () => connection.send(durableFrame(mark)));
    });
  }

  /** Resolves when all that was taken in is on disk, or the room has failed. */
  settled(): Promise<void> {
    return new Promise((resolve) => this.#step([], resolve, resolve));
  }

  /** Makes a snapshot when at least so many changes came since the last one. */
  async compact(changes: number): Promise<void> {
    const isOnDisk = !this.#committing && !this.#steps.length && !this.#held && !this.#failure;
    if (!isOnDisk || this.#tail < changes) return;
    this.#tail = 0;
    // Failing costs nothing but space: all the changes are still there.
    await this.#surroundings.updates
      .compact(this.planId, this.#seq, this.#shadow.whole())
      .catch(() => {});
  }

  /** Ends every connection because the server goes away. */
  endAll(): void {
    for (const connection of this.#connections) connection.end();
  }

  destroy(): void {
    this.#shadow.destroy();
  }

  #share(updates: readonly Uint8Array[], from: Connection) {
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
    connection.send(syncFrame(STEP_1, this.#shadow.stateVector()));
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
    if (this.#committing) return;
    this.#committing = true;
    while (this.#steps.length) {
      const steps = this.#steps.splice(0);
      const updates = steps.flatMap((it) => it.updates);
      const isKept = !this.#failure && (!updates.length || (await this.#keep(updates)));
      for (const { onKept, onLost } of steps) (isKept ? onKept : onLost)();
    }
    this.#committing = false;
    // A sound shadow is now exactly what is on disk up to #seq.
    await this.compact(CHANGES_PER_SNAPSHOT);
  }

  async #keep(updates: readonly Uint8Array[]): Promise<boolean> {
    try {
      this.#seq = (await this.#surroundings.updates.append(this.planId, updates)).last;
      this.#tail += updates.length;
      this.#surroundings.onChanged();
      return true;
    } catch (error) {
      this.#fail(error);
      return false;
    }
  }

  /** Makes the shadow anew from what was kept, after a change that should not be in it. */
  async #renew() {
    const held: (() => void)[] = [];
    this.#held = held;
    try {
      // Every change that was accepted has to be on disk first.
      await this.settled();
      const stored = await this.#surroundings.updates.load(this.planId);
      if (!stored) throw new Error("The plan is gone.");
      this.#shadow.destroy();
      this.#shadow = createShadow(stored.updates);
    } catch (error) {
      this.#fail(error);
    }
    this.#held = null;
    // One of these may spoil the shadow again; those after it are then held again.
    for (const deed of held) this.#afterHeld(deed);
  }

  #whenSound(deed: () => void) {
    if (this.#held) this.#held.push(deed);
    else if (!this.#failure) deed();
  }

  #afterHeld(deed: () => void) {
    if (this.#held) this.#held.push(deed);
    else deed();
  }

  /** The disk did not take something, so the shadow is ahead of it: the room ends. */
  #fail(error: unknown) {
    if (this.#failure) return;
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
};
