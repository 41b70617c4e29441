import type { UpdateStore } from "#server/store/update-store.ts";
import { Room } from "./room.ts";

/** How long an empty room stays in memory, and how long a plan is quiet before its summary is made. */
const IDLE_MS = 30_000;
const QUIET_MS = 2_000;

/** An empty room with this many changes since its last snapshot makes a new one before it goes. */
const CHANGES_BEFORE_LEAVING = 50;

type Entry = {
  room: Promise<Room | null>;
  people: number;
  idle: NodeJS.Timeout | undefined;
  quiet: NodeJS.Timeout | undefined;
};

/** What a server does about its rooms. */
export type RoomEvents = {
  /** A change to a plan is on disk. */
  onChanged: (planId: string) => void;
  /** A plan has changed and has then been left alone for a while. */
  onQuiet: (planId: string) => void;
  onFailed: (planId: string, error: unknown) => void;
};

/** All rooms that are in memory. */
export type Rooms = ReturnType<typeof createRooms>;

/** Opens rooms when somebody comes, and lets them go when nobody has been there for a while. */
export function createRooms(updates: UpdateStore, { onChanged, onQuiet, onFailed }: RoomEvents) {
  const entries = new Map<string, Entry>();

  return { enter, endAll };

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
    const entry: Entry = { room: load(), people: 0, idle: undefined, quiet: undefined };
    entries.set(planId, entry);
    return entry;

    async function load() {
      const stored = await updates.load(planId);
      return stored && new Room(planId, stored, { updates, onFailed: failed, onChanged: changed });
    }

    function failed(error: unknown) {
      forget(planId, entry);
      onFailed(planId, error);
    }

    function changed() {
      onChanged(planId);
      clearTimeout(entry.quiet);
      entry.quiet = setTimeout(() => onQuiet(planId), QUIET_MS).unref();
    }
  }

  function forget(planId: string, entry: Entry) {
    clearTimeout(entry.idle);
    clearTimeout(entry.quiet);
    if (entries.get(planId) === entry) entries.delete(planId);
  }

  async function unload(planId: string, entry: Entry): Promise<void> {
    const room = await entry.room;
    await room?.settled();
    if (entry.people > 0) return;
    forget(planId, entry);
    await room?.compact(CHANGES_BEFORE_LEAVING);
    room?.destroy();
  }

  /** Lets all that was taken in reach the disk, then ends every connection. */
  async function endAll(): Promise<void> {
    await Promise.all(
      [...entries].map(async ([planId, entry]) => {
        const room = await entry.room.catch(() => null);
        await room?.settled();
        room?.endAll();
        forget(planId, entry);
      }),
    );
  }
}
