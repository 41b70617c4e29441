import * as decoding from "lib0/decoding";
import * as z from "zod/mini";
import { presenceFrame, type PresenceEntry } from "./frames.ts";
import type { SharedEntry } from "./notes.ts";

/** What happens within so long is told at once, the latest of each person. */
export const PRESENCE_MS = 25;

/** The most that one person's presence may take as JSON. */
const MOST_STATE = 4096;

/** The most that a presence message may take, in bytes: clients pass on what all others said. */
const MOST_MESSAGE = 2 * 1024 * 1024;

/** What was wrong with a presence message; null when it was taken. */
export type PresenceObjection = "malformed" | "too-large" | null;

const State = z.nullable(z.record(z.string(), z.unknown()));

/** Whose a client is: a connection of this node, or one of another node, which is known by its name. */
type Owner<C> = { since: number } & (
  { connection: C; node: null } | { connection: null; node: string }
);

/** What presence needs from around it. `C` stands for a connection. */
export type PresenceSurroundings<C> = {
  /** The name of this node. */
  node: string;
  /** The name of whoever is on a connection; null where people say it themselves. */
  name: (connection: C) => string | null;
  /** Sends to everybody here but one connection. */
  send: (frame: Uint8Array, except: C | null) => void;
  /** Told of a connection that may be dead. */
  doubt: (connection: C) => void;
  /** Tells the other nodes where people of this one are. */
  tell: (entries: readonly SharedEntry[]) => void;
  /** Asks another node whether somebody is still there. */
  ask: (client: number) => void;
  /** The clock, in milliseconds since 1970. */
  now: () => number;
};

/** Where everybody in one room is, on all nodes, from the time when nobody is. */
export type Presence<C> = ReturnType<typeof createPresence<C>>;

/** Begins with an empty room. */
export function createPresence<C>(surroundings: PresenceSurroundings<C>) {
  const { node: self, doubt, ask, now } = surroundings;
  const clientOf = new Map<C, number>();
  const ownerOf = new Map<number, Owner<C>>();
  /** Who speaks for a client that is another connection's, and what was said last. */
  const claims = new Map<number, { connection: C; entry: PresenceEntry }>();
  const entries = new Map<number, PresenceEntry>();
  const newsOf = gather(surroundings);

  return {
    receive,
    leave,
    hear,
    loseNode,
    doubtClient,
    everybody: () => presenceFrame([...entries.values()]),
    here,
  };

  /**
   * Takes what a connection says of its own client; what it passes on about others is left out. A
   * client belongs to the first connection that used it, on whichever node, and a connection has
   * one client.
   */
  function receive(connection: C, update: Uint8Array): PresenceObjection {
    if (update.byteLength > MOST_MESSAGE) return "too-large";
    const name = surroundings.name(connection);
    try {
      for (const entry of entriesIn(update)) {
        if (entry.state.length > MOST_STATE) return "too-large";
        // What is said of others is not even looked at: it costs more than it is worth.
        if ((clientOf.get(connection) ?? entry.client) !== entry.client) continue;
        const state = stateIn(entry.state, name);
        if (state === null) return "malformed";
        take(connection, { ...entry, state });
      }
    } catch {
      return "malformed";
    }
    return null;
  }

  function take(connection: C, entry: PresenceEntry) {
    const owner = owns(connection, entry);
    if (owner) keepEntry(entry, connection, owner.since);
  }

  function owns(connection: C, entry: PresenceEntry): Owner<C> | null {
    const { client, state } = entry;
    const own = clientOf.get(connection);
    if (own !== undefined && own !== client) return null;
    const owner = ownerOf.get(client);
    if (owner && owner.connection === connection) return owner;
    if (state === "null") return null;
    if (owner) {
      // Somebody whose line broke may be back before anybody has noticed that the old one is dead.
      claims.set(client, { connection, entry });
      if (owner.connection === null) ask(client);
      else doubt(owner.connection);
      return null;
    }
    const taken = { connection, node: null, since: now() };
    clientOf.set(connection, client);
    ownerOf.set(client, taken);
    return taken;
  }

  /** Other nodes are told with `since`; what they said themselves has none. */
  function keepEntry(entry: PresenceEntry, from: C | null, since: number | null) {
    const known = entries.get(entry.client);
    if (known && known.clock >= entry.clock && entry.state !== "null") return;
    if (entry.state === "null") entries.delete(entry.client);
    else entries.set(entry.client, entry);
    newsOf(entry, from, since);
  }

  /** Tells the others that whoever was on this connection has left. */
  function leave(connection: C): void {
    for (const [client, claim] of claims)
      if (claim.connection === connection) claims.delete(client);
    const client = clientOf.get(connection);
    clientOf.delete(connection);
    if (client === undefined) return;
    free(client, connection);
  }

  /** Whoever had this client is gone; somebody else may have said to be them. */
  function free(client: number, from: C | null) {
    const since = from && (ownerOf.get(client)?.since ?? 0);
    ownerOf.delete(client);
    const entry = entries.get(client);
    // The same clock: a client that comes back goes on counting from it.
    if (entry) keepEntry({ ...entry, state: "null" }, from, since);
    const claim = claims.get(client);
    claims.delete(client);
    if (claim) take(claim.connection, claim.entry);
  }

  /** Another node says where people of it are; with `isAll`, it has no others here. */
  function hear(node: string, said: readonly SharedEntry[], isAll: boolean): void {
    for (const entry of said) hearOf(node, entry);
    if (!isAll) return;
    const named = new Set(said.map((it) => it.client));
    for (const client of clientsOf(node)) if (!named.has(client)) free(client, null);
  }

  function hearOf(node: string, { since, ...entry }: SharedEntry) {
    const { client, state } = entry;
    const owner = ownerOf.get(client);
    if (state === "null") {
      if (owner?.node !== node) return;
      entries.set(client, entry);
      free(client, null);
      return;
    }
    if (owner && owner.node !== node && !yields(client, owner, node, since)) return;
    ownerOf.set(client, { connection: null, node, since });
    keepEntry(entry, null, null);
  }

  /** Two have one client: on all nodes, the one who had it first keeps it, if they still live. */
  function yields(client: number, owner: Owner<C>, node: string, since: number): boolean {
    const { connection } = owner;
    const isFirst = owner.since < since || (owner.since === since && (owner.node ?? self) < node);
    if (connection === null) return !isFirst;
    if (isFirst) {
      doubt(connection);
      return false;
    }
    const entry = entries.get(client);
    clientOf.delete(connection);
    entries.delete(client);
    if (entry) claims.set(client, { connection, entry });
    ask(client);
    return true;
  }

  /** A node is gone, and its people with it. */
  function loseNode(node: string): void {
    for (const client of clientsOf(node)) free(client, null);
  }

  function clientsOf(node: string): number[] {
    return [...ownerOf].filter(([, it]) => it.node === node).map(([client]) => client);
  }

  /** Another node doubts that somebody of this one is still there. */
  function doubtClient(client: number): void {
    const connection = ownerOf.get(client)?.connection;
    if (connection) doubt(connection);
  }

  /** Everybody on this node, as the others are told. */
  function here(): SharedEntry[] {
    return [...ownerOf].flatMap(([client, { node, since }]) => {
      const entry = entries.get(client);
      return node === null && entry ? [{ ...entry, since }] : [];
    });
  }
}

/** Tells news at once after a quiet time, and then what has gathered each 25 ms. */
function gather<C>({ send, tell }: PresenceSurroundings<C>) {
  type News = { entry: PresenceEntry; from: C | null; since: number | null };
  const gathered = new Map<number, News>();
  let resting: NodeJS.Timeout | undefined;

  return (entry: PresenceEntry, from: C | null, since: number | null): void => {
    gathered.set(entry.client, { entry, from, since });
    if (!resting) tellGathered();
  };

  function tellGathered() {
    resting = undefined;
    if (!gathered.size) return;
    resting = setTimeout(tellGathered, PRESENCE_MS).unref();
    const news = [...gathered.values()];
    gathered.clear();
    // One frame for all: whoever is in it among others takes no notice of themselves.
    const from = news.length === 1 ? (news[0]?.from ?? null) : null;
    send(presenceFrame(news.map((it) => it.entry)), from);
    const own = news.flatMap(({ entry, since }) => (since === null ? [] : [{ ...entry, since }]));
    if (own.length) tell(own);
  }
}

/** The entries of an awareness update; throws where bytes are none. */
function* entriesIn(update: Uint8Array): Generator<PresenceEntry> {
  const decoder = decoding.createDecoder(update);
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    yield { client, clock, state: decoding.readVarString(decoder) };
  }
}

/** A state as the others get it, with the sender's true name; null for what is none. */
function stateIn(state: string, name: string | null): string | null {
  const parsed = State.safeParse(JSON.parse(state));
  if (!parsed.success) return null;
  return name === null ? state : named(parsed.data, name);
}

/** What somebody says of themselves, under the name that they have here. */
function named(state: z.infer<typeof State>, name: string): string {
  const user = Named.safeParse(state?.["user"]);
  return JSON.stringify(user.success ? { ...state, user: { ...user.data, name } } : state);
}

const Named = z.record(z.string(), z.unknown());
