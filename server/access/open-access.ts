import type { Database } from "#server/store/database.ts";
import { createAccessStore } from "#server/store/access-store.ts";
import type { PeopleStore } from "#server/store/people-store.ts";
import type { Guests } from "#server/people/guests.ts";
import { createGate } from "./gate.ts";
import { createWatch } from "./watch.ts";
import { createWhoStill } from "./who.ts";

/** What routes ask, and what looks after those who have a plan open; `onFailed` hears of a look that failed. */
export function openAccess(
  database: Pick<Database, "db">,
  people: PeopleStore,
  guests: Pick<Guests, "still">,
  onFailed: (error: unknown) => void,
) {
  const access = createAccessStore(database);
  const watch = createWatch({
    number: access.number,
    ofPlans: access.ofPlans,
    whoStill: createWhoStill(people, guests),
    holding: (sessions) => people.holding(sessions, new Date()),
    now: Date.now,
    onFailed,
  });
  return { gate: createGate(access, Date.now, watch.look), watch };
}
