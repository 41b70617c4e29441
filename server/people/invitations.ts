import { createHash, randomBytes } from "node:crypto";
import type { InvitationLook, NewInvitation, TakeInvitation } from "#src/api/directory.ts";
import type { Audit } from "#server/upkeep/audit.ts";
import { newId } from "#server/new-ids.ts";
import type { DirectoryStore } from "#server/store/directory-store.ts";
import type { InvitationStore } from "#server/store/invitation-store.ts";
import type { PeopleStore } from "#server/store/people-store.ts";
import type { Accounts } from "./accounts.ts";

/** A link that nobody followed leads nowhere after so long. */
const DAYS = 7;
const DAY_MS = 24 * 60 * 60 * 1000;
const TOKEN_BYTES = 24;

/** What invitations need. */
export type InvitationParts = {
  accounts: Accounts;
  people: PeopleStore;
  directory: DirectoryStore;
  invitations: InvitationStore;
  audit: Pick<Audit, "record">;
  now: () => number;
};

/** Why a link did not do what it is for. */
export type LinkRefusal = { error: string; status: 403 | 404 };

/** Links with which people make their accounts, or get back into them. */
export type Invitations = ReturnType<typeof createInvitations>;

/** Makes links, tells what they are for, and takes them. */
export function createInvitations(parts: InvitationParts) {
  const { accounts, people, directory, invitations, audit, now } = parts;
  return {
    /** Makes a link for somebody who has no account; answers its token, or null where they have one. */
    async invite(by: string, wish: NewInvitation): Promise<string | null> {
      const email = wish.email.toLowerCase();
      if (await directory.idOf(email)) return null;
      return make(by, { ...wish, email });
    },

    /** Makes a link with which somebody sets a new password; null where nobody has that id. */
    async wayBack(by: string, personId: string): Promise<string | null> {
      const person = await people.find(personId);
      if (!person) return null;
      const { name, email } = person;
      return make(by, { name, email, isAdministrator: false, teamId: null, role: null }, personId);
    },

    /** What a link is for; null where it leads nowhere. */
    async look(token: string): Promise<InvitationLook | null> {
      const found = await invitations.find(hashOf(token), now());
      const organisation = await people.organisation();
      if (!found || !organisation) return null;
      const { name, email } = found;
      const isKnown = (await directory.idOf(email)) !== null;
      return { name, email, organisation: organisation.name, isKnown };
    },

    /** Makes the account, or sets the password; answers a response that signs in. */
    async take(wish: TakeInvitation, headers: Headers): Promise<Response | LinkRefusal> {
      const found = await invitations.find(hashOf(wish.token), now());
      if (!found) return { error: LEADS_NOWHERE, status: 404 };
      const { id, email } = found;
      const known = await directory.idOf(email);
      const isDisabled = known !== null && (await people.find(known))?.isDisabled;
      if (isDisabled) return { error: LEADS_NOWHERE, status: 404 };
      if (known !== null && wish.password === null) return { error: NEEDS_PASSWORD, status: 403 };
      const problem =
        wish.password === null ? null : await accounts.problemWith(wish.password, wish.name, email);
      if (problem) return { error: problem, status: 403 };
      // Two at once would otherwise make two accounts of one link.
      if (!(await invitations.use(id, now()))) return { error: LEADS_NOWHERE, status: 404 };
      // Nobody learns this one; it goes as soon as it has signed in.
      const password = wish.password ?? randomBytes(TOKEN_BYTES).toString("base64url");
      let person = known;
      try {
        if (person === null) {
          person = await accounts.create(wish.name, email, password);
          await invitations.grant(id, person);
        } else await accounts.startAnew(person, password);
      } catch (error) {
        await invitations.putBack(id);
        throw error;
      }
      const action = known === null ? "person-joined" : "password-changed";
      await audit.record({ actor: { kind: "person", id: person }, action, about: id });
      const answer = await accounts.signIn(email, password, headers);
      if (wish.password === null) await accounts.dropPassword(person);
      return answer;
    },

    /** Takes a link back; false where there is none. */
    async revoke(by: string, id: string): Promise<boolean> {
      if (!(await invitations.revoke(id, now()))) return false;
      await audit.record({
        actor: { kind: "person", id: by },
        action: "invitation-revoked",
        about: id,
      });
      return true;
    },
  };

  async function make(by: string, wish: NewInvitation, about?: string): Promise<string> {
    const token = randomBytes(TOKEN_BYTES).toString("base64url");
    const id = newId();
    await invitations.add({
      ...wish,
      id,
      tokenHash: hashOf(token),
      createdBy: by,
      createdAt: now(),
      expiresAt: now() + DAYS * DAY_MS,
    });
    const actor = { kind: "person", id: by } as const;
    await audit.record({ actor, action: "person-invited", about: about ?? id });
    return token;
  }
}

/** What is kept of a token, so that a copy of the database opens no door. */
function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** What somebody reads whose link does nothing any more. */
export const LEADS_NOWHERE =
  "This link leads nowhere any more: it was used, taken back or is older than a week. Ask for a new one.";
const NEEDS_PASSWORD = "Please set a password.";
