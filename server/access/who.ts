import type { Principal } from "#src/access.ts";
import type { Accounts } from "#server/people/accounts.ts";
import type { PeopleStore } from "#server/store/people-store.ts";

/** Who sends a request; null where nobody is signed in. */
export type Who = (headers: Headers) => Promise<Principal | null>;

/** Nobody signs in at a machine that only its owner can reach. */
export const OWNER_ALONE: Who = async () => ({ kind: "owner" });

/** Finds out who sends a request by the session that it brings. */
export function createWho(accounts: Accounts, people: PeopleStore): Who {
  return async (headers) => {
    const id = await accounts.personOf(headers);
    const person = id === null ? null : await people.find(id);
    if (!person || person.isDisabled) return null;
    const { name, isAdministrator, roles } = person;
    return { kind: "person", id: person.id, name, isAdministrator, roles };
  };
}
