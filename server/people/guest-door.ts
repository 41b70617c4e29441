import { parse } from "hono/utils/cookie";
import type { Audit } from "#server/upkeep/audit.ts";
import type { Database } from "#server/store/database.ts";
import { createGuestStore, type GuestStore } from "#server/store/guest-store.ts";
import { createGuests, type Guests } from "./guests.ts";

/** Where guests come in. */
export type GuestDoor = {
  guests: Guests;
  store: GuestStore;
  audit: Audit;
  /** Whether people reach this server over TLS. */
  isSecure: () => boolean;
};

/** Makes it over a database. */
export function openGuestDoor(
  database: Database,
  audit: Audit,
  publicAddress: () => string,
): GuestDoor {
  const store = createGuestStore(database);
  const guests = createGuests({ store, audit, now: Date.now });
  return { guests, store, audit, isSecure: () => publicAddress().startsWith("https:") };
}

/** The cookie that a guest's device brings; where there is TLS, no other host can set it. */
export function guestCookie(isSecure: boolean): string {
  return isSecure ? "__Host-ownwords.guest" : "ownwords.guest";
}

/** The token in a request's cookies; null where there is none. */
export function guestTokenIn(headers: Headers, isSecure: boolean): string | null {
  const name = guestCookie(isSecure);
  return parse(headers.get("cookie") ?? "", name)[name] || null;
}
