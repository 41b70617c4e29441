import type * as Y from "yjs";
import type { Rooms } from "./sync/rooms.ts";

/**
 * Changes a plan as the server itself, whoever has it open. Resolves when that is on disk; with null for
 * a plan that is not there.
 */
export type EditPlan = <T>(planId: string, deed: (ydoc: Y.Doc) => T) => Promise<T | null>;

/** Edits plans in their rooms. */
export function createEditPlan(rooms: Pick<Rooms, "enter">): EditPlan {
  return async (planId, deed) => {
    const entered = await rooms.enter(planId);
    if (!entered) return null;
    try {
      return await entered.room.edit(deed);
    } finally {
      entered.leave();
    }
  };
}
