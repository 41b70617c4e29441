import { deleteDB } from "idb";
import * as z from "zod/mini";
import { copySeed } from "#src/api/device-copies.ts";
import type { Session } from "#src/api/people.ts";

/**
 * A copy that this device keeps for one person: what may be known of it without its key. It stays
 * readable here for as long as it is used, the server has not said that the session is over, and for
 * a guest until they are one no more.
 */
const CopyHere = z.object({
  /** The database; after the person's id, and not the id itself. */
  name: z.string(),
  usedAt: z.number(),
  /** It is wiped when it was not used for so many days; null where nobody signs in. */
  days: z.nullable(z.number()),
  /** It is wiped at this moment in any case, in ms; null for somebody with an account. */
  until: z.nullable(z.number()),
  /** Whether it may be opened without asking the server. */
  isOpen: z.boolean(),
});
type CopyHere = z.infer<typeof CopyHere>;

const KEY = "ownwords.copies";
const DAY_MS = 24 * 60 * 60 * 1000;

/** The name of a copy where nobody signs in, and of all before people had accounts. */
export const SHARED_COPY = "ownwords";

/** What the copy of whoever is at this device is called; null for nobody. */
export async function copyNameOf(session: Session): Promise<string | null> {
  if (session.state === "owner") return SHARED_COPY;
  if (session.state !== "person" && session.state !== "guest") return null;
  // Where the page did not come over https there is no such thing, and nothing is sealed either.
  const subtle: SubtleCrypto | undefined = crypto.subtle;
  if (subtle === undefined) return SHARED_COPY;
  const bytes = new TextEncoder().encode(copySeed(session.state, session.id));
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  const print = Array.from(digest.subarray(0, 12), (it) => it.toString(16).padStart(2, "0"));
  return `${SHARED_COPY}-${print.join("")}`;
}

/** The copy that opens without a server: of whoever was here last; null when there is none. */
export function openCopyHere(): string | null {
  return readCopies().find((it) => it.isOpen)?.name ?? null;
}

/** Remembers that a copy is used by whoever the server says is here. */
export function noteUse(name: string, session: Session, now: number): void {
  const days = session.state === "person" ? session.deviceDays : null;
  const until = session.state === "guest" ? session.until : null;
  const others = readCopies().filter((it) => it.name !== name);
  const used = { name, usedAt: now, days, until, isOpen: true };
  writeCopies([...others.map((it) => ({ ...it, isOpen: false })), used]);
}

/** Closes all copies until the server says who is here: their words stay, for those whose they are. */
export function lockCopies(): void {
  writeCopies(readCopies().map((it) => ({ ...it, isOpen: false })));
}

/** Wipes one copy: its key, its words, and what is known of it. */
export async function wipeCopy(name: string): Promise<void> {
  await deleteDB(name);
  writeCopies(readCopies().filter((it) => it.name !== name));
}

/** Wipes the copies that nobody used for too long, and those of guests whose time is over. */
export async function wipeOldCopies(now: number): Promise<void> {
  for (const { name, usedAt, days, until } of readCopies()) {
    const isOld = days !== null && now - usedAt > days * DAY_MS;
    if (isOld || (until !== null && now >= until)) await wipeCopy(name).catch(() => {});
  }
}

/** Wipes the copies of guests: the server says that none is here any more. */
export async function wipeGuestCopies(): Promise<void> {
  for (const { name, until } of readCopies())
    if (until !== null) await wipeCopy(name).catch(() => {});
}

/** The names of all copies on this device. */
export function copiesHere(): string[] {
  return readCopies().map((it) => it.name);
}

function readCopies(): CopyHere[] {
  try {
    return z.array(CopyHere).safeParse(JSON.parse(localStorage.getItem(KEY) ?? "[]")).data ?? [];
  } catch {
    // Some browsers refuse to be asked, and then keep no copy.
    return [];
  }
}

function writeCopies(copies: readonly CopyHere[]) {
  try {
    if (copies.length) localStorage.setItem(KEY, JSON.stringify(copies));
    else localStorage.removeItem(KEY);
  } catch {
    // See `readCopies`.
  }
}
