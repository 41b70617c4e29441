import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import * as decoding from "lib0/decoding";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { PlanId } from "#src/api/plans.ts";
import {
  CLOSE_REFUSED,
  CLOSE_STORAGE,
  CLOSE_TOO_LARGE,
  CLOSE_UNKNOWN_PLAN,
  MARK,
  MAX_UPDATE_BYTES,
  OWN_MESSAGE,
  type RefusalCode,
} from "#src/api/sync.ts";
import { SCHEMA } from "#src/document/roots.ts";
import { reasonOf } from "#server/store/storage-error.ts";
import {
  AWARENESS,
  presenceFrame,
  QUERY_AWARENESS,
  refusedFrame,
  STEP_1,
  STEP_2,
  SYNC,
  UPDATE,
} from "./frames.ts";
import type { Connection, Room } from "./room.ts";
import type { Rooms } from "./rooms.ts";

/** y-websocket clients give a connection up when they hear nothing for 30 seconds. */
const ALIVE_MS = 20_000;

/** A line that seems to have been replaced by another has so long to show that it is alive. */
const PROOF_MS = 2000;

/** Above this a frame is not even read; up to it the sender is told why it was refused. */
const MAX_FRAME_BYTES = 4 * MAX_UPDATE_BYTES;

/** A line that takes so much less than it is sent is closed; it gets what it missed when it comes back. */
const MOST_UNSENT_BYTES = 32 * 1024 * 1024;

/** The server is going away; clients come back to the next one. */
const CLOSE_GOING_AWAY = 1001;

/** Live documents at `/sync/PLAN`. */
export type SyncSockets = ReturnType<typeof createSyncSockets>;

/** Takes over connections that want to be web sockets; `onRefused` hears of every refusal. */
export function createSyncSockets(
  rooms: Rooms,
  onRefused: (planId: string, code: RefusalCode | "unknown-plan", error?: unknown) => void,
) {
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  const beat = setInterval(() => server.clients.forEach(keepAlive), ALIVE_MS).unref();
  const heard = new WeakSet<WebSocket>();
  const doubted = new WeakSet<WebSocket>();

  return { upgrade, close };

  /** Answers a request for a web socket whose origin was checked before. */
  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const planId = planOf(request.url ?? "");
    server.handleUpgrade(request, socket, head, (line) => {
      // Nothing is read until the room is there, so nothing is held in memory meanwhile.
      line.pause();
      line.on("error", () => line.terminate());
      heard.add(line);
      line.on("pong", () => heard.add(line));
      void attend(line, planId);
    });
  }

  async function attend(line: WebSocket, planId: string | null): Promise<void> {
    try {
      const entered = planId === null ? null : await rooms.enter(planId);
      if (entered) listen(line, entered.room, entered.leave);
      else {
        onRefused(planId ?? "", "unknown-plan");
        line.close(CLOSE_UNKNOWN_PLAN, "There is no such plan.");
      }
    } catch (error) {
      onRefused(planId ?? "", "storage", error);
      refuse(line, "storage", `Can't open the plan: ${reasonOf(error)}.`);
    }
    line.resume();
  }

  function listen(line: WebSocket, room: Room, leave: () => void) {
    const connection: Connection = {
      isOpen: () => line.readyState === line.OPEN,
      send: (frame) => send(line, frame),
      end: () => line.close(CLOSE_GOING_AWAY, "The server is going away."),
      prove: () => prove(line),
      refuse: (code, sentence) => {
        onRefused(room.planId, code);
        room.leave(connection);
        refuse(line, code, sentence);
      },
    };
    line.on("message", (message, isBinary) => {
      if (!connection.isOpen()) return;
      const refusal = isBinary ? receive(room, connection, bytesOf(message)) : "malformed";
      if (refusal) connection.refuse(refusal, SENTENCES[refusal]);
    });
    const left = () => {
      room.leave(connection);
      leave();
    };
    if (line.readyState === line.CLOSED) return left();
    line.on("close", left);
    if (room.schema > SCHEMA)
      connection.refuse("newer-plan", "This plan was written by a newer version of Ownwords.");
    else room.join(connection);
  }

  function keepAlive(line: WebSocket) {
    if (!heard.delete(line)) return line.terminate();
    line.ping();
    send(line, presenceFrame([]));
  }

  function prove(line: WebSocket) {
    if (doubted.has(line)) return;
    doubted.add(line);
    const late = setTimeout(() => line.terminate(), PROOF_MS).unref();
    line.once("pong", () => {
      clearTimeout(late);
      doubted.delete(line);
    });
    line.ping();
  }

  /** Waits until what has arrived is on disk, then ends all connections. */
  async function close(): Promise<void> {
    clearInterval(beat);
    await rooms.endAll();
    for (const line of server.clients) line.close(CLOSE_GOING_AWAY, "The server is going away.");
    server.close();
    const closed = [...server.clients].map(
      (it) => new Promise((resolve) => it.once("close", resolve)),
    );
    // Whoever does not answer the goodbye is not waited for.
    const late = setTimeout(() => server.clients.forEach((it) => it.terminate()), 1000);
    await Promise.all(closed);
    clearTimeout(late);
  }
}

/** Takes one message; answers why it is refused, or null. */
function receive(room: Room, connection: Connection, message: Uint8Array): Refused | null {
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

function receiveSync(
  room: Room,
  connection: Connection,
  decoder: decoding.Decoder,
  size: number,
): Refused | null {
  if (size > MAX_UPDATE_BYTES) return "too-large";
  const kind = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (kind === STEP_1) room.answerStep1(connection, bytes);
  else if (kind === STEP_2 || kind === UPDATE) room.receive(connection, bytes, kind === STEP_2);
  else return "malformed";
  return null;
}

type Refused = "malformed" | "too-large";

const SENTENCES: Record<Refused, string> = {
  malformed: "What arrived from this device could not be read, so it was not kept.",
  "too-large": "This change is too large to be kept: the most is 4 MB at once.",
};

const CLOSE_CODES: Partial<Record<RefusalCode, number>> = {
  storage: CLOSE_STORAGE,
  "too-large": CLOSE_TOO_LARGE,
};

function refuse(line: WebSocket, code: RefusalCode, sentence: string) {
  send(line, refusedFrame(code, sentence));
  line.close(CLOSE_CODES[code] ?? CLOSE_REFUSED, code);
}

function send(line: WebSocket, frame: Uint8Array) {
  if (line.readyState !== line.OPEN) return;
  if (line.bufferedAmount > MOST_UNSENT_BYTES) line.terminate();
  else line.send(frame);
}

/** The plan that an address like `/sync/PLAN?…` names; null for any other address. */
function planOf(address: string): string | null {
  const id = PlanId.safeParse(/^\/sync\/([^/?#]+)(?:[?#]|$)/.exec(address)?.[1]);
  return id.success ? id.data : null;
}

function bytesOf(message: RawData): Uint8Array {
  if (Array.isArray(message)) return Buffer.concat(message);
  return message instanceof ArrayBuffer ? new Uint8Array(message) : message;
}
