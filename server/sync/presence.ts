import * as decoding from "lib0/decoding";
import * as z from "zod/mini";
import { presenceFrame, type PresenceEntry } from "./frames.ts";

/** The most that one person's presence may take as JSON. */
const MOST_STATE = 4096;

/** What was wrong with a presence message; null when it was taken. */
export type PresenceObjection = "malformed" | "too-large" | null;

const State = z.nullable(z.record(z.string(), z.unknown()));

/**
 * Where everybody in one room is, from the time when nobody is. `C` stands for a connection; `send`
 * is given a message for everybody but one connection, and `doubt` a connection that may be dead.
 */
export function createPresence<C>(
  send: (frame: Uint8Array, except: C | null) => void,
  doubt: (connection: C) => void,
) {
  const clientOf = new Map<C, number>();
  const ownerOf = new Map<number, C>();
  /** Who speaks for a client that is another connection's, and what was said last. */
  const claims = new Map<number, { connection: C; entry: PresenceEntry }>();
  const entries = new Map<number, PresenceEntry>();

  return { receive, leave, everybody: () => presenceFrame([...entries.values()]) };

  /**
   * Takes what a connection says of its own client; what it passes on about others is left out. A
   * client belongs to the first connection that used it, and a connection has one client.
   */
  function receive(connection: C, update: Uint8Array): PresenceObjection {
    const found = read(update);
    if (!found) return "malformed";
    for (const entry of found) {
      if (entry.state.length > MOST_STATE) return "too-large";
      take(connection, entry);
    }
    return null;
  }

  function take(connection: C, entry: PresenceEntry) {
    if (!owns(connection, entry)) return;
    const known = entries.get(entry.client);
    if (known && known.clock >= entry.clock && entry.state !== "null") return;
    if (entry.state === "null") entries.delete(entry.client);
    else entries.set(entry.client, entry);
    send(presenceFrame([entry]), connection);
  }

  function owns(connection: C, entry: PresenceEntry): boolean {
    const { client, state } = entry;
    const own = clientOf.get(connection);
    if (own !== undefined) return own === client;
    if (state === "null") return false;
    const owner = ownerOf.get(client);
    if (owner !== undefined) {
      // Somebody whose line broke may be back before we have noticed that the old one is dead.
      claims.set(client, { connection, entry });
      doubt(owner);
      return false;
    }
    clientOf.set(connection, client);
    ownerOf.set(client, connection);
    return true;
  }

  /** Tells the others that whoever was on this connection has left. */
  function leave(connection: C): void {
    for (const [client, claim] of claims)
      if (claim.connection === connection) claims.delete(client);
    const client = clientOf.get(connection);
    clientOf.delete(connection);
    if (client === undefined) return;
    ownerOf.delete(client);
    const entry = entries.get(client);
    entries.delete(client);
    // The same clock: a client that comes back goes on counting from it.
    if (entry) send(presenceFrame([{ ...entry, state: "null" }]), connection);
    const claim = claims.get(client);
    claims.delete(client);
    if (claim) take(claim.connection, claim.entry);
  }
}

/** The entries of an awareness update; null for bytes that are none. */
function read(update: Uint8Array): PresenceEntry[] | null {
  try {
    const decoder = decoding.createDecoder(update);
    const found: PresenceEntry[] = [];
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const state = decoding.readVarString(decoder);
      if (!State.safeParse(JSON.parse(state)).success) return null;
      found.push({ client, clock, state });
    }
    return found;
  } catch {
    return null;
  }
}
