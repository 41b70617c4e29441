import type { Person, Principal } from "#src/access.ts";
import type { Accounts } from "#server/people/accounts.ts";
import { type GuestDoor, guestTokenIn } from "#server/people/guest-door.ts";
import type { Guests } from "#server/people/guests.ts";
import type { KnownPerson, PeopleStore } from "#server/store/people-store.ts";

/** Who sends a request; null where nobody is signed in. */
export type Who = (headers: Headers) => Promise<Principal | null>;

/** Nobody signs in at a machine that only its owner can reach. */
export const OWNER_ALONE: Who = async () => ({ kind: "owner" });

/**
 * Finds out who sends a request by what it brings. Where a guest's token is, it counts and no session
 * beside it: a device that was handed over never shows more than the guest may see.
 */
export function createWho(accounts: Accounts, people: PeopleStore, door: GuestDoor): Who {
  return async (headers) => {
    const token = guestTokenIn(headers, door.isSecure());
    if (token !== null) return door.guests.find(token);
    const found = await accounts.sessionOf(headers);
    const person = found && (await people.find(found.person));
    return person && personIn(found.session, person);
  };
}

/**
 * Those who were let in before, as they are now, in the same order; null where a session is over or
 * somebody may not come in any more.
 */
export type WhoStill = (before: readonly Principal[]) => Promise<(Principal | null)[]>;

/** Asks the database once for all of them. */
export function createWhoStill(people: PeopleStore, guests: Pick<Guests, "still">): WhoStill {
  return async (before) => {
    const ids = new Set(before.flatMap((it) => (it.kind === "person" ? [it.id] : [])));
    const tokens = new Set(before.flatMap((it) => (it.kind === "guest" ? [it.session] : [])));
    const [persons, visitors] = await Promise.all([
      people.findMany([...ids]),
      guests.still([...tokens]),
    ]);
    const known = new Map(persons.map((it) => [it.id, it]));
    return before.map((it) => {
      if (it.kind === "owner") return it;
      if (it.kind === "guest") return visitors.get(it.session) ?? null;
      const person = known.get(it.id);
      return person ? personIn(it.session, person) : null;
    });
  };
}

function personIn(session: string, { id, name, isDisabled, isAdministrator, roles }: KnownPerson) {
  if (isDisabled) return null;
  return { kind: "person", id, session, name, isAdministrator, roles } satisfies Person;
}
