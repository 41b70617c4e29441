import type { UpdateStore } from "#server/store/update-store.ts";
import { createBeat } from "./beat.ts";
import { ALONE, type Bus } from "./bus.ts";
import type { Note } from "./notes.ts";
import type { RoomEvents } from "./room-events.ts";
import { Room } from "./room.ts";
import { takeTurns } from "./take-turns.ts";

/** How long an empty room stays in memory. */
const IDLE_MS = 30_000;

/**
 * How long a plan is quiet before its summary is made, which costs as much as a hundred edits: not
 * in every pause for thought. The list makes those of the newest changes itself.
 */
const QUIET_MS = 10_000;

/** An empty room with this many changes since its last snapshot makes a new one before it goes. */
const CHANGES_BEFORE_LEAVING = 50;

/** A room of which nothing was asked for so long lets go of its document; it is looked at this often. */
const REST_MS = 60_000;
const REST_LOOK_MS = 10_000;

/**
 * Documents in memory take some ten times what they take on disk. Above this, counted as on disk,
 * those that were not used for the longest time are let go of early, but none that is in use.
 */
const MOST_AWAKE_BYTES = 16 * 1024 * 1024;
const IN_USE_MS = 2_000;

/** Each message uses a room, which is noted no more often than this. */
const USED_MS = 500;

/** So many plans are read at once; when everybody comes back at once, the others wait their turn. */
const PLANS_AT_ONCE = 8;

/** While other nodes can't be heard, the database is asked this often what they have kept. */
const COMPARE_MS = 500;

/** While they can, only each so many times: one may die between keeping a change and telling it. */
const COMPARES_LEFT_OUT = 10;

/**
 * Changes go to disk at least so far apart, in milliseconds, unless it was quiet before. Nobody
 * feels it, and a commit and an acknowledgement cost as much for ten changes as for one.
 */
const COMMITS_APART_MS = 10;

type Entry = {
  room: Promise<Room | null>;
  /** The same once it is there. */
  open: Room | null;
  people: number;
  idle: NodeJS.Timeout | undefined;
  quiet: NodeJS.Timeout | undefined;
};

/** All rooms that are in memory. */
export type Rooms = ReturnType<typeof createRooms>;

/**
 * Opens rooms when somebody comes, and lets them go when nobody has been there for a while. On the
 * bus, rooms of one plan on several nodes hear of each other.
 */
export function createRooms(updates: UpdateStore, events: RoomEvents, bus: Bus = ALONE) {
  const { onChanged, onQuiet, onFailed, onUnseen, onCaughtUp, onCompacted } = events;
  const { beforeChange = () => null } = events;
  const entries = new Map<string, Entry>();
  const inTurn = takeTurns(PLANS_AT_ONCE);
  const beat = createBeat(COMMITS_APART_MS);
  /** Rooms with a document in memory, the one that was used last at the end. */
  const awake = new Map<Room, { usedAt: number; bytes: number }>();
  let awakeBytes = 0;
  let isComparing = false;
  let isCompareDue = false;
  let leftOut = 0;

  bus.listen({
    onNote: (node, note) => toRoom(note.planId, (room) => hear(room, node, note)),
    onGone: (node) => eachOpen((room) => room.presence.loseNode(node)),
    onUp: () => eachOpen(sayWhoIsHere),
    onMissed() {
      for (const planId of entries.keys()) bus.tellSoon({ kind: "ask", planId });
      void compare();
    },
  });
  const resting = setInterval(() => restUnused(REST_MS), REST_LOOK_MS).unref();
  const looking = bus.isShared ? setInterval(look, COMPARE_MS).unref() : undefined;

  return { enter, end, endAll, count: () => entries.size };

  /**
   * The room of a plan, held for one person until `leave` is called; null for a plan that is not
   * there. Rejects when the plan can't be read.
   */
  async function enter(planId: string): Promise<{ room: Room; leave: () => void } | null> {
    const entry = entries.get(planId) ?? open(planId);
    entry.people += 1;
    clearTimeout(entry.idle);
    const leave = () => {
      entry.people -= 1;
      if (entry.people === 0)
        entry.idle = setTimeout(() => void unload(planId, entry), IDLE_MS).unref();
    };
    try {
      const room = await entry.room;
      if (room) return { room, leave };
    } catch (error) {
      forget(planId, entry);
      throw error;
    }
    forget(planId, entry);
    return null;
  }

  function open(planId: string): Entry {
    const entry: Entry = {
      room: inTurn(load),
      open: null,
      people: 0,
      idle: undefined,
      quiet: undefined,
    };
    entries.set(planId, entry);
    bus.tell({ kind: "ask", planId });
    return entry;

    async function load() {
      let bytes = 0;
      const read = async () => {
        const stored = await updates.load(planId);
        bytes = stored?.updates.reduce((sum, it) => sum + it.byteLength, 0) ?? 0;
        return stored;
      };
      const stored = await read();
      if (!stored) return null;
      const room = new Room(planId, stored, {
        node: bus.node,
        isShared: bus.isShared,
        updates,
        load: () => inTurn(read),
        onUsed: () => noteUsed(room, bytes),
        beat,
        beforeChange: () => beforeChange(planId),
        tell: bus.tell,
        tellSoon: bus.tellSoon,
        onFailed: failed,
        onChanged: changed,
        onUnseen: (count) => onUnseen?.(planId, count),
        onCaughtUp: () => onCaughtUp?.(planId),
        onCompacted: () => onCompacted?.(planId),
      });
      entry.open = room;
      noteUsed(room, bytes);
      return room;
    }

    function failed(error: unknown) {
      if (entry.open) noteResting(entry.open);
      forget(planId, entry);
      onFailed(planId, error);
    }

    function changed() {
      onChanged?.(planId);
      if (entry.quiet) entry.quiet.refresh();
      else entry.quiet = setTimeout(quiet, QUIET_MS).unref();
    }

    function quiet() {
      entry.quiet = undefined;
      onQuiet(planId);
    }
  }

  function forget(planId: string, entry: Entry) {
    clearTimeout(entry.idle);
    clearTimeout(entry.quiet);
    entry.quiet = undefined;
    if (entries.get(planId) === entry) entries.delete(planId);
  }

  async function unload(planId: string, entry: Entry): Promise<void> {
    const room = await entry.room;
    await room?.settled();
    if (entry.people > 0) return;
    forget(planId, entry);
    await room?.compact(CHANGES_BEFORE_LEAVING);
    if (!room) return;
    noteResting(room);
    room.destroy();
  }

  function noteUsed(room: Room, bytes: number) {
    const now = performance.now();
    if (now - (awake.get(room)?.usedAt ?? -Infinity) < USED_MS) return;
    noteResting(room);
    awake.set(room, { usedAt: now, bytes });
    awakeBytes += bytes;
    if (awakeBytes > MOST_AWAKE_BYTES) restUnused(IN_USE_MS);
  }

  function noteResting(room: Room) {
    awakeBytes -= awake.get(room)?.bytes ?? 0;
    awake.delete(room);
  }

  /** Lets rooms rest that were not used for so long; when too much is in memory, no more than need be. */
  function restUnused(unusedMs: number) {
    const before = performance.now() - unusedMs;
    for (const [room, { usedAt, bytes }] of awake) {
      const isEnough = unusedMs < REST_MS && awakeBytes <= MOST_AWAKE_BYTES;
      if (usedAt > before || isEnough) return;
      noteResting(room);
      void room.rest().then((rests) => rests || awake.has(room) || noteUsed(room, bytes));
    }
  }

  /** Ends the lines to a plan that is gone and forgets it; who comes back is told that it is. */
  function end(planId: string) {
    const entry = entries.get(planId);
    if (!entry) return;
    forget(planId, entry);
    void entry.room.then(
      (room) => {
        if (!room) return;
        room.endAll();
        noteResting(room);
        room.destroy();
      },
      () => {},
    );
  }

  /** Lets all that was taken in reach the disk, then ends every connection. */
  async function endAll(): Promise<void> {
    clearInterval(resting);
    clearInterval(looking);
    await Promise.all(
      [...entries].map(async ([planId, entry]) => {
        const room = await entry.room.catch(() => null);
        await room?.settled();
        room?.endAll();
        forget(planId, entry);
      }),
    );
  }

  /** A room that is being read hears what is said meanwhile as soon as it is there. */
  function toRoom(planId: string, deed: (room: Room) => void) {
    const entry = entries.get(planId);
    if (entry?.open) deed(entry.open);
    else entry?.room.then((room) => room && deed(room)).catch(() => {});
  }

  function eachOpen(deed: (room: Room) => void) {
    for (const { open: room } of entries.values()) if (room) deed(room);
  }

  function hear(room: Room, node: string, note: Note) {
    if (note.kind === "changes") room.hear(note.first, note.updates);
    else if (note.kind === "grown") room.hearOf(note.last);
    else if (note.kind === "people") room.presence.hear(node, note.entries, note.isAll);
    else if (note.kind === "doubt") room.presence.doubtClient(note.client);
    else sayWhoIsHere(room);
  }

  function sayWhoIsHere(room: Room) {
    const said = room.presence.here();
    if (!said.length) return;
    bus.tellSoon({ kind: "people", planId: room.planId, entries: said, isAll: true });
  }

  function look() {
    leftOut += 1;
    if (bus.isUp() && leftOut < COMPARES_LEFT_OUT) return;
    leftOut = 0;
    void compare();
  }

  /** Asks the database how far the plans of all open rooms have come. */
  async function compare(): Promise<void> {
    isCompareDue = true;
    if (isComparing) return;
    isComparing = true;
    while (isCompareDue) {
      isCompareDue = false;
      const planIds: string[] = [];
      eachOpen((room) => planIds.push(room.planId));
      try {
        const seqs = planIds.length ? await updates.seqs(planIds) : new Map<string, number>();
        for (const [planId, seq] of seqs) entries.get(planId)?.open?.hearOf(seq);
      } catch {
        // It is asked again soon, and nothing was acknowledged meanwhile.
      }
    }
    isComparing = false;
  }
}
