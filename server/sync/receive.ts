import * as decoding from "lib0/decoding";
import { MARK, MAX_UPDATE_BYTES, OWN_MESSAGE } from "#src/api/sync.ts";
import { AWARENESS, QUERY_AWARENESS, STEP_1, STEP_2, SYNC, UPDATE } from "./frames.ts";
import type { Connection, Room } from "./room.ts";

/** Why a message is refused before anything is done with it. */
export type MessageRefusal = "malformed" | "too-large";

/** What a message brings, by its first bytes: what it costs depends on it. */
export type MessageKind = "change" | "question" | "presence" | "mark" | "other";

/** Takes one message from a connection; answers why it is refused, or null. */
export function receive(
  room: Room,
  connection: Connection,
  message: Uint8Array,
): MessageRefusal | null {
  try {
    const decoder = decoding.createDecoder(message);
    const kind = decoding.readVarUint(decoder);
    if (kind === SYNC) return receiveSync(room, connection, decoder, message.byteLength);
    if (kind === AWARENESS)
      return room.presence.receive(connection, decoding.readVarUint8Array(decoder));
    if (kind === QUERY_AWARENESS) connection.send(room.presence.everybody());
    if (kind === OWN_MESSAGE && decoding.readVarUint(decoder) === MARK)
      room.mark(connection, decoding.readVarUint(decoder));
    // Kinds of a later version are left alone, as y-websocket does.
    return null;
  } catch {
    return "malformed";
  }
}

/** Reads no more of a message than tells what it brings. */
export function kindOf([kind, part]: Uint8Array): MessageKind {
  if (kind === SYNC) return part === STEP_1 ? "question" : "change";
  if (kind === AWARENESS) return "presence";
  if (kind === QUERY_AWARENESS) return "question";
  return kind === OWN_MESSAGE ? "mark" : "other";
}

function receiveSync(
  room: Room,
  connection: Connection,
  decoder: decoding.Decoder,
  size: number,
): MessageRefusal | null {
  if (size > MAX_UPDATE_BYTES) return "too-large";
  const kind = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (kind === STEP_1) room.answerStep1(connection, bytes);
  else if (kind === STEP_2 || kind === UPDATE) room.receive(connection, bytes, kind === STEP_2);
  else return "malformed";
  return null;
}
