import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { PresenceEntry } from "./frames.ts";

/** Somebody in a room, as nodes tell each other: `since` is when their line took the client, in ms. */
export type SharedEntry = PresenceEntry & { since: number };

/** What one node tells the others about a plan. */
export type Note =
  /** These changes are on disk, numbered from `first`. */
  | { kind: "changes"; planId: string; first: number; updates: readonly Uint8Array[] }
  /** Changes up to this number are on disk, too many to be told. */
  | { kind: "grown"; planId: string; last: number }
  /** Where people of this node are; `isAll` when the node has no others in this room. */
  | { kind: "people"; planId: string; entries: readonly SharedEntry[]; isAll: boolean }
  /** Who is in this room? */
  | { kind: "ask"; planId: string }
  /** Is this person, who is another node's, still there? Somebody here says to be them. */
  | { kind: "doubt"; planId: string; client: number };

/** What a node says at once; messages of a node are numbered without gaps. */
export type Message = { node: string; number: number; isLast: boolean; notes: Note[] };

/** Grows when older nodes can't read what is said. */
const VERSION = 1;

/** Changes above this are read from the database by those who need them. */
const MOST_CARRIED_BYTES = 64 * 1024;

/** A message is ended when it has grown beyond this. */
const FULL_BYTES = 64 * 1024;

const KINDS = ["changes", "grown", "people", "ask", "doubt"] as const;

/** The messages that say all of this; one at least. The first has this number. */
export function messagesOf(
  node: string,
  first: number,
  notes: readonly Note[],
  isLast: boolean,
): Uint8Array[] {
  const messages: Uint8Array[] = [];
  let encoder = begin(node, first, isLast);
  for (const note of notes) {
    if (encoding.length(encoder) > FULL_BYTES) {
      messages.push(encoding.toUint8Array(encoder));
      encoder = begin(node, first + messages.length, isLast);
    }
    writeNote(encoder, carried(note));
  }
  messages.push(encoding.toUint8Array(encoder));
  return messages;
}

function begin(node: string, number: number, isLast: boolean): encoding.Encoder {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, VERSION);
  encoding.writeVarString(encoder, node);
  encoding.writeVarUint(encoder, number);
  encoding.writeUint8(encoder, isLast ? 1 : 0);
  return encoder;
}

function carried(note: Note): Note {
  if (note.kind !== "changes") return note;
  let bytes = 0;
  for (const update of note.updates) bytes += update.byteLength;
  if (bytes <= MOST_CARRIED_BYTES) return note;
  return { kind: "grown", planId: note.planId, last: note.first + note.updates.length - 1 };
}

function writeNote(encoder: encoding.Encoder, note: Note) {
  encoding.writeUint8(encoder, KINDS.indexOf(note.kind));
  encoding.writeVarString(encoder, note.planId);
  switch (note.kind) {
    case "changes":
      encoding.writeVarUint(encoder, note.first);
      encoding.writeVarUint(encoder, note.updates.length);
      for (const update of note.updates) encoding.writeVarUint8Array(encoder, update);
      break;
    case "grown":
      encoding.writeVarUint(encoder, note.last);
      break;
    case "people":
      encoding.writeUint8(encoder, note.isAll ? 1 : 0);
      encoding.writeVarUint(encoder, note.entries.length);
      for (const { client, clock, state, since } of note.entries) {
        encoding.writeVarUint(encoder, client);
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarString(encoder, state);
        encoding.writeVarUint(encoder, since);
      }
      break;
    case "doubt":
      encoding.writeVarUint(encoder, note.client);
      break;
    case "ask":
  }
}

/**
 * Reads a message; null for one that can't be read. Of what `self` has said, only the number is
 * read, since the node knows the rest.
 */
export function readMessage(bytes: Uint8Array, self: string): Message | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== VERSION) return null;
    const node = decoding.readVarString(decoder);
    const number = decoding.readVarUint(decoder);
    const isLast = decoding.readUint8(decoder) === 1;
    const notes: Note[] = [];
    while (node !== self && decoding.hasContent(decoder)) notes.push(readNote(decoder));
    return { node, number, isLast, notes };
  } catch {
    return null;
  }
}

function readNote(decoder: decoding.Decoder): Note {
  const kind = KINDS[decoding.readUint8(decoder)];
  const planId = decoding.readVarString(decoder);
  switch (kind) {
    case "changes": {
      const first = decoding.readVarUint(decoder);
      return { kind, planId, first, updates: readList(decoder, decoding.readVarUint8Array) };
    }
    case "grown":
      return { kind, planId, last: decoding.readVarUint(decoder) };
    case "people": {
      const isAll = decoding.readUint8(decoder) === 1;
      return { kind, planId, isAll, entries: readList(decoder, readEntry) };
    }
    case "ask":
      return { kind, planId };
    case "doubt":
      return { kind, planId, client: decoding.readVarUint(decoder) };
    case undefined:
    default:
      throw new Error("A note of an unknown kind.");
  }
}

function readList<T>(decoder: decoding.Decoder, read: (decoder: decoding.Decoder) => T): T[] {
  const items: T[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left--) items.push(read(decoder));
  return items;
}

function readEntry(decoder: decoding.Decoder): SharedEntry {
  return {
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: decoding.readVarString(decoder),
    since: decoding.readVarUint(decoder),
  };
}
