import * as decoding from "lib0/decoding";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { DURABLE, OWN_MESSAGE } from "#src/api/sync.ts";
import { textOf } from "#src/document/roots.ts";
import { AWARENESS, STEP_1, SYNC } from "#server/sync/frames.ts";
import type { Connection, Room } from "#server/sync/room.ts";
import { until } from "#test/server/support.ts";

/** Somebody in a room, without a socket between. */
export type Member = {
  ydoc: Y.Doc;
  awareness: Awareness;
  connection: Connection;
  /** What they read in one field. */
  words: () => string;
  write: (at: number, words: string) => void;
  /** Resolves when all that was written so far is on disk. */
  durable: () => Promise<void>;
  /** Whether whoever had a line to the server would have to come back. */
  refusal: () => string | null;
  leave: () => void;
};

/** Joins a room with a document; `onLeft` hears of it when they have left, or had to. */
export function join(room: Room, ydoc = new Y.Doc(), onLeft = () => {}): Member {
  const awareness = new Awareness(ydoc);
  let acknowledged = 0;
  let marks = 0;
  let refusal: string | null = null;
  let isHere = true;
  const connection: Connection = {
    isOpen: () => isHere,
    name: () => null,
    reach: () => "all",
    pen: () => null,
    joined() {},
    send: (frame) => void setImmediate(() => isHere && take(frame)),
    refuse(code) {
      refusal = code;
      leave();
    },
    end: leave,
    prove() {},
  };
  const ask = () => setImmediate(() => room.answerStep1(connection, Y.encodeStateVector(ydoc)));
  const edited = (update: Uint8Array, origin: unknown) => {
    if (origin !== connection) room.receive(connection, update, false);
  };
  ydoc.on("update", edited);
  awareness.on("update", ({ added, updated }: { added: number[]; updated: number[] }) => {
    if ([...added, ...updated].includes(ydoc.clientID)) show();
  });
  room.join(connection);
  ask();
  show();
  return {
    ydoc,
    awareness,
    connection,
    words: () => textOf(ydoc, "plan", "about").toString(),
    write: (at, words) => textOf(ydoc, "plan", "about").insert(at, words),
    async durable() {
      const mark = ++marks;
      room.mark(connection, mark);
      await until(() => acknowledged >= mark || !isHere, "the words are on disk");
      if (acknowledged < mark) throw new Error("The line broke before.");
    },
    refusal: () => refusal,
    leave,
  };

  function show() {
    if (awareness.getLocalState())
      room.presence.receive(connection, encodeAwarenessUpdate(awareness, [ydoc.clientID]));
  }

  function leave() {
    if (!isHere) return;
    isHere = false;
    ydoc.off("update", edited);
    awareness.destroy();
    room.leave(connection);
    onLeft();
  }

  function take(frame: Uint8Array) {
    const decoder = decoding.createDecoder(frame);
    const kind = decoding.readVarUint(decoder);
    if (kind === AWARENESS)
      applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), connection);
    if (kind === OWN_MESSAGE && decoding.readVarUint(decoder) === DURABLE)
      acknowledged = decoding.readVarUint(decoder);
    if (kind === SYNC) takeSync(decoder);
  }

  function takeSync(decoder: decoding.Decoder) {
    const isQuestion = decoding.readVarUint(decoder) === STEP_1;
    const bytes = decoding.readVarUint8Array(decoder);
    if (isQuestion) room.receive(connection, Y.encodeStateAsUpdate(ydoc, bytes), true);
    else Y.applyUpdate(ydoc, bytes, connection);
  }
}
