import type { Principal } from "#src/access.ts";
import type { Accounts } from "#server/people/accounts.ts";
import { type GuestDoor, guestTokenIn } from "#server/people/guest-door.ts";
import type { PeopleStore } from "#server/store/people-store.ts";

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
    const id = await accounts.personOf(headers);
    const person = id === null ? null : await people.find(id);
    if (!person || person.isDisabled) return null;
    const { name, isAdministrator, roles } = person;
    return { kind: "person", id: person.id, name, isAdministrator, roles };
  };
}
