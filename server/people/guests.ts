import { createHash, randomBytes } from "node:crypto";
import type { Guest } from "#src/access.ts";
import {
  GuestKind,
  type GuestSeen,
  LINK_MINUTES,
  LONGEST_DAYS,
  type NewGuest,
  type NewLink,
  Scope,
} from "#src/api/guests.ts";
import type { AuditActor } from "#src/api/audit.ts";
import type { Audit } from "#server/upkeep/audit.ts";
import { newId } from "#server/new-ids.ts";
import type { GuestStore, GuestWithConsent } from "#server/store/guest-store.ts";

/** What guests are made of. */
export type GuestParts = {
  store: GuestStore;
  audit: Pick<Audit, "record">;
  /** The clock, in milliseconds. */
  now: () => number;
};

/** People without an account, each in one plan, for as long as the resident agrees. */
export type Guests = ReturnType<typeof createGuests>;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** That a guest was there is kept no more often than this. */
const USE_MS = 5 * MINUTE_MS;

/** Lets guests in and out. Tokens leave here once, and only their hashes are kept. */
export function createGuests({ store, audit, now }: GuestParts) {
  return {
    /** Lets somebody in; null where the moment when it ends is past or too far away. */
    async add(plan: string, wish: NewGuest, by: AuditActor): Promise<NewLink | null> {
      const at = now();
      if (wish.until <= at || wish.until > at + LONGEST_DAYS * DAY_MS) return null;
      const [id, consentId] = [newId(), newId()];
      const link = newLink(id, at);
      const { name, kind, relation, scope, until, consent } = wish;
      await store.add(
        {
          id,
          planId: plan,
          name,
          kind,
          relation,
          scope,
          consentId,
          linkHash: hashOf(link.token),
          linkUntil: link.until,
          tokenHash: null,
          createdBy: by.id,
          createdAt: at,
          expiresAt: until,
          revokedAt: null,
          firstUsedAt: null,
          lastUsedAt: null,
        },
        {
          id: consentId,
          planId: plan,
          name,
          ...consent,
          until,
          recordedBy: by.id,
          recordedAt: at,
          withdrawnAt: null,
        },
      );
      await audit.record({ actor: by, action: "consent-given", plan, about: consentId });
      await audit.record({ actor: by, action: "shared", plan, about: id });
      return link;
    },

    /** A new link for a guest whose old one was not used, or who has another device. */
    async link(plan: string, id: string, by: AuditActor): Promise<NewLink | null> {
      const link = newLink(id, now());
      const known = (await store.ofPlan(plan)).find(({ guest }) => guest.id === id);
      if (!known || overOf(known, now())) return null;
      if (!(await store.link(plan, id, hashOf(link.token), link.until))) return null;
      await audit.record({ actor: by, action: "shared", plan, about: id });
      return link;
    },

    /** Everybody who was let into a plan, the newest first. */
    async list(plan: string): Promise<GuestSeen[]> {
      const found = await store.ofPlan(plan);
      const names = await store.names(plan, [...new Set(found.map((it) => it.consent.recordedBy))]);
      return found.map((it) => seen(it, names, now()));
    },

    /** Ends a guest's access; false where there is none to end. */
    async end(plan: string, id: string, by: AuditActor): Promise<boolean> {
      const isEnded = await store.end(plan, id, now());
      if (isEnded) await audit.record({ actor: by, action: "guest-revoked", plan, about: id });
      return isEnded;
    },

    /** Takes a consent back, and with it the access of everybody who came on it. */
    async withdraw(plan: string, consent: string, by: AuditActor): Promise<boolean> {
      const isBack = await store.withdraw(plan, consent, now());
      if (isBack)
        await audit.record({ actor: by, action: "consent-withdrawn", plan, about: consent });
      return isBack;
    },

    /** Takes a link; answers the plan and what the device has to bring from now on, or null. */
    async join(linkToken: string) {
      const at = now();
      const token = newToken();
      const found = await store.join(hashOf(linkToken), hashOf(token), at);
      if (!found || overOf(found, at)) return null;
      const { id, planId: plan, expiresAt: until } = found.guest;
      await audit.record({ actor: { kind: "guest", id }, action: "guest-joined", plan, about: id });
      return { plan, token, until };
    },

    /** The guest whose device brings this token; null where the access is over or never was. */
    async find(token: string): Promise<Guest | null> {
      const session = hashOf(token);
      const found = await store.byToken(session);
      const at = now();
      if (!found || overOf(found, at)) return null;
      const { id, lastUsedAt } = found.guest;
      if (at - (lastUsedAt ?? 0) > USE_MS) await store.noteUse(id, at);
      return guestIn(session, found);
    },

    /** The guests whose access these sessions are and who may still come, by session. */
    async still(sessions: readonly string[]): Promise<Map<string, Guest>> {
      const at = now();
      const found = new Map<string, Guest>();
      for (const it of await store.byTokens(sessions)) {
        const { tokenHash: session } = it.guest;
        if (session !== null && !overOf(it, at)) found.set(session, guestIn(session, it));
      }
      return found;
    },
  };
}

function guestIn(session: string, { guest, consent }: GuestWithConsent): Guest {
  const { id, name, planId: plan } = guest;
  const until = Math.min(guest.expiresAt, consent.until);
  const [as, scope] = [GuestKind.parse(guest.kind), Scope.parse(guest.scope)];
  return { kind: "guest", id, session, name, as, scope, plan, until };
}

function seen(it: GuestWithConsent, names: Map<string, string>, at: number): GuestSeen {
  const { guest, consent } = it;
  const { id, name, relation } = guest;
  return {
    id,
    name,
    kind: GuestKind.parse(guest.kind),
    relation,
    scope: Scope.parse(guest.scope),
    until: guest.expiresAt,
    over: overOf(it, at),
    joinedAt: guest.firstUsedAt,
    lastUsedAt: guest.lastUsedAt,
    consent: {
      id: consent.id,
      what: consent.what,
      how: consent.how,
      recordedBy: names.get(consent.recordedBy) ?? "",
      recordedAt: consent.recordedAt,
      withdrawnAt: consent.withdrawnAt,
    },
  };
}

/** Why a guest has no access at a moment; empty while they have. */
function overOf({ guest, consent }: GuestWithConsent, at: number): GuestSeen["over"] {
  if (guest.revokedAt !== null) return "ended";
  if (consent.withdrawnAt !== null) return "withdrawn";
  return Math.min(guest.expiresAt, consent.until) <= at ? "past" : "";
}

function newLink(guest: string, at: number): NewLink {
  return { guest, token: newToken(), until: at + LINK_MINUTES * MINUTE_MS };
}

/** 256 bits that nobody can guess. */
function newToken(): string {
  return randomBytes(32).toString("base64url");
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
