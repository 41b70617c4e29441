import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { DURABLE, MARK, OWN_MESSAGE, REFUSED } from "#src/api/sync.ts";
import { keyPressed, type Run, runsIn, type Writer } from "./sync-updates.ts";

/** How a server is spoken to: y-websocket's protocol, ours with marks on top, or Hocuspocus's own. */
export type Dialect = "y-websocket" | "ownwords" | "hocuspocus";

/** Which room a client goes to, and what it has when it comes. */
export type ClientParts = {
  url: string;
  room: string;
  dialect: Dialect;
  /** What it has of the document already; the whole of it goes to a server that has nothing. */
  has: { stateVector: Uint8Array; document: Uint8Array };
};

/** What a client hears. */
export type ClientEvents = {
  /** The server has answered what the client lacked. */
  onSynced?: () => void;
  /** A change as it came, the answer of the beginning included. */
  onMissing?: (update: Uint8Array) => void;
  /** A change of somebody else. */
  onRun?: (run: Run) => void;
  /** All keys before this clock are acknowledged. */
  onAcknowledged?: (clock: number) => void;
  onPresence?: () => void;
  /** Why the server would not take something. */
  onRefused?: (code: string) => void;
  onClosed?: (code: number) => void;
};

/** Somebody with a plan open, as cheap as can be: it knows the protocol and keeps no document. */
export type SyncClient = ReturnType<typeof openSyncClient>;

/** What a device has that has never seen a document. */
export const NOTHING = { stateVector: Uint8Array.of(0), document: Uint8Array.of(0, 0) };

const SYNC = 0;
const AWARENESS = 1;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
/** Hocuspocus's kinds of message. */
const AUTH = 2;
const SYNC_REPLY = 4;
const SYNC_STATUS = 8;

/** Connects. */
export function openSyncClient({ url, room, dialect, has }: ClientParts, events: ClientEvents) {
  const isHocuspocus = dialect === "hocuspocus";
  const line = new WebSocket(isHocuspocus ? url : `${url}/${room}`, { perMessageDeflate: false });
  /** Keys sent, by the number of the message that will be answered. */
  const unanswered: number[] = [];
  let clock = 0;
  let isSynced = false;

  line.on("open", () => {
    if (isHocuspocus) sendParts(AUTH, 0, "bench", "4.7.0");
    else sendParts(SYNC, STEP_1, has.stateVector);
  });
  line.on("message", (data: Buffer) => receive(data));
  line.on("error", () => {});
  line.on("close", (code) => events.onClosed?.(code));

  return { type, show, close, isSynced: () => isSynced, clock: () => clock };

  /** Presses a key, and asks to be told when it is kept where the server can tell. */
  function type(writer: Writer): void {
    const update = keyPressed(writer, clock);
    clock += 1;
    sendParts(SYNC, UPDATE, update);
    if (dialect === "ownwords") sendParts(OWN_MESSAGE, MARK, clock);
    else if (isHocuspocus) unanswered.push(clock);
  }

  /** Says where somebody is; `turn` grows with each time. */
  function show(client: number, turn: number, state: object): void {
    const entry = encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, turn);
      encoding.writeVarString(encoder, JSON.stringify(state));
    });
    sendParts(AWARENESS, entry);
  }

  function close(): void {
    line.terminate();
  }

  function receive(data: Uint8Array) {
    const decoder = decoding.createDecoder(data);
    if (isHocuspocus) decoding.readVarString(decoder);
    const kind = decoding.readVarUint(decoder);
    if (kind === SYNC || (isHocuspocus && kind === SYNC_REPLY)) receiveSync(decoder);
    else if (kind === AWARENESS) events.onPresence?.();
    else if (isHocuspocus && kind === AUTH) sendParts(SYNC, STEP_1, has.stateVector);
    else if (isHocuspocus && kind === SYNC_STATUS) answered(unanswered.shift() ?? 0);
    else if (kind === OWN_MESSAGE) receiveOwn(decoder);
  }

  function receiveSync(decoder: decoding.Decoder) {
    const kind = decoding.readVarUint(decoder);
    const bytes = decoding.readVarUint8Array(decoder);
    if (kind === STEP_1) {
      // What is sent as an answer is acknowledged too.
      if (isHocuspocus) unanswered.push(0);
      sendParts(SYNC, STEP_2, bytes.byteLength > 1 ? NOTHING.document : has.document);
    } else {
      events.onMissing?.(bytes);
      if (kind === STEP_2 && !isSynced) {
        isSynced = true;
        events.onSynced?.();
      }
      if (events.onRun) for (const run of runsIn(bytes)) events.onRun(run);
    }
  }

  function receiveOwn(decoder: decoding.Decoder) {
    const kind = decoding.readVarUint(decoder);
    if (kind === DURABLE) answered(decoding.readVarUint(decoder));
    else if (kind === REFUSED) events.onRefused?.(decoding.readVarString(decoder));
  }

  function answered(clock: number) {
    if (clock > 0) events.onAcknowledged?.(clock);
  }

  function sendParts(...parts: (number | string | Uint8Array)[]) {
    if (line.readyState !== WebSocket.OPEN) return;
    const frame = encoding.encode((encoder) => {
      if (isHocuspocus) encoding.writeVarString(encoder, room);
      for (const part of parts)
        if (typeof part === "number") encoding.writeVarUint(encoder, part);
        else if (typeof part === "string") encoding.writeVarString(encoder, part);
        else encoding.writeVarUint8Array(encoder, part);
    });
    line.send(frame);
  }
}
