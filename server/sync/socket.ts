import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { type WebSocket, WebSocketServer } from "ws";
import {
  CLOSE_NOT_ALLOWED,
  CLOSE_REFUSED,
  CLOSE_SIGNED_OUT,
  CLOSE_STORAGE,
  CLOSE_TOO_LARGE,
  CLOSE_UNKNOWN_PLAN,
  DURABLE,
  MAX_UPDATE_BYTES,
  OWN_MESSAGE,
  type RefusalCode,
} from "#src/api/sync.ts";
import { SCHEMA } from "#src/document/roots.ts";
import type { Gate } from "#server/access/gate.ts";
import type { Who } from "#server/access/who.ts";
import { reasonOf } from "#server/store/storage-error.ts";
import { presenceFrame, refusedFrame } from "./frames.ts";
import { createIntake } from "./intake.ts";
import { kindOf, type MessageKind, type MessageRefusal, receive } from "./receive.ts";
import type { Connection, Room } from "./room.ts";
import type { Rooms } from "./rooms.ts";
import { SOCKET_LIMITS, type SocketLimits } from "./socket-limits.ts";
import { bytesOf, headersOf, planOf } from "./upgrade.ts";
import { createWriter } from "./write-together.ts";

/** Above this a frame is not even read; up to it the sender is told why it was refused. */
const MAX_FRAME_BYTES = 4 * MAX_UPDATE_BYTES;

/** What lines tell of themselves; none of it says what people wrote. */
export type SocketEvents = {
  onRefused: (planId: string, code: SocketRefusal, error?: unknown) => void;
  /** How many lines and plans with lines there are now. */
  onCount: (lines: number, plans: number) => void;
  onReceived: (kind: MessageKind, bytes: number) => void;
  onSent: (bytes: number) => void;
  /** So many milliseconds passed until a mark was answered. */
  onAcknowledged: (ms: number) => void;
  /** A line was stopped because it brought too much at once. */
  onPaused: () => void;
  onPresenceDropped: () => void;
  /** A line was closed because nobody took what it was sent, or nobody was there. */
  onDead: (why: "slow" | "silent") => void;
};

/** Why a line was refused: as it is told, or that there is no plan or no room for it. */
export type SocketRefusal = RefusalCode | "unknown-plan" | "busy";

/** Lines of a server that goes away are closed over so long, in ms each and in all. */
const CLOSE_MS_EACH = 2;
const CLOSE_MS = 1000;

/** The server is going away; clients come back to the next one. */
const CLOSE_GOING_AWAY = 1001;

/** Live documents at `/sync/PLAN`. */
export type SyncSockets = ReturnType<typeof createSyncSockets>;

/** Takes over connections that want to be web sockets. */
export function createSyncSockets(
  rooms: Rooms,
  { who, gate }: { who: Who; gate: Gate },
  events: SocketEvents,
  limits: SocketLimits = SOCKET_LIMITS,
) {
  const { onRefused } = events;
  const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  const beat = setInterval(() => server.clients.forEach(keepAlive), limits.aliveMs).unref();
  const heard = new WeakSet<WebSocket>();
  const doubted = new WeakSet<WebSocket>();
  /** Lines that are not read from for a while, and so can't show that they are alive. */
  const paused = new WeakSet<WebSocket>();
  const linesOf = new Map<string, number>();
  const writer = createWriter(events.onSent);

  return { upgrade, close, drop };

  /** Answers a request for a web socket whose origin was checked before. */
  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const planId = planOf(request.url ?? "");
    server.handleUpgrade(request, socket, head, (line) => {
      // Nothing is read until the room is there, so nothing is held in memory meanwhile.
      line.pause();
      writer.open(line, socket);
      line.on("error", () => line.terminate());
      heard.add(line);
      line.on("pong", () => heard.add(line));
      if (planId !== null) count(line, planId);
      void attend(line, planId, headersOf(request));
    });
  }

  function count(line: WebSocket, planId: string) {
    linesOf.set(planId, (linesOf.get(planId) ?? 0) + 1);
    events.onCount(server.clients.size, linesOf.size);
    line.once("close", () => {
      const left = (linesOf.get(planId) ?? 1) - 1;
      if (left > 0) linesOf.set(planId, left);
      else linesOf.delete(planId);
      events.onCount(server.clients.size, linesOf.size);
    });
  }

  /** Why there is no room for one more; null when there is. */
  function crowd(planId: string | null): string | null {
    if (planId !== null && (linesOf.get(planId) ?? 0) > limits.linesPerPlan)
      return "Too many people have this plan open at the moment. It will be tried again.";
    if (server.clients.size > limits.lines)
      return "Too many people are using the server at the moment. It will be tried again.";
    return null;
  }

  async function attend(line: WebSocket, planId: string | null, headers: Headers): Promise<void> {
    const crowded = crowd(planId);
    if (crowded !== null) {
      onRefused(planId ?? "", "busy");
      refuse(line, "storage", crowded);
      line.resume();
      return;
    }
    try {
      const person = await who(headers);
      if (!person) {
        onRefused(planId ?? "", "signed-out");
        refuse(line, "signed-out", "Please sign in again.");
        line.resume();
        return;
      }
      const mayRead = planId !== null && (await gate.decide(person, "read", planId)) === "yes";
      const entered = mayRead ? await rooms.enter(planId) : null;
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
    const clock = () => performance.now();
    /** When the oldest mark came that was not answered yet; null when all were. */
    let markedAt: number | null = null;
    const connection: Connection = {
      isOpen: () => line.readyState === line.OPEN,
      send(frame) {
        if (markedAt !== null && frame[0] === OWN_MESSAGE && frame[1] === DURABLE) {
          events.onAcknowledged(clock() - markedAt);
          markedAt = null;
        }
        send(line, frame);
      },
      end() {
        writer.flush();
        line.close(CLOSE_GOING_AWAY, "The server is going away.");
      },
      prove: () => prove(line),
      refuse: (code, sentence) => {
        onRefused(room.planId, code);
        room.leave(connection);
        refuse(line, code, sentence);
      },
    };
    const intake = createIntake(
      limits.intake,
      {
        pause() {
          paused.add(line);
          line.pause();
          events.onPaused();
        },
        resume() {
          paused.delete(line);
          heard.add(line);
          line.resume();
        },
        take(message, kind) {
          if (!connection.isOpen()) return;
          if (kind === "mark") markedAt ??= clock();
          const refusal = receive(room, connection, message);
          if (refusal) connection.refuse(refusal, SENTENCES[refusal]);
        },
        onDropped: events.onPresenceDropped,
      },
      clock,
    );
    line.on("message", (data, isBinary) => {
      if (!connection.isOpen()) return;
      if (!isBinary) return connection.refuse("malformed", SENTENCES.malformed);
      const message = bytesOf(data);
      const kind = kindOf(message);
      events.onReceived(kind, message.byteLength);
      intake.bring(message, kind);
    });
    const left = () => {
      intake.end();
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
    if (!heard.delete(line) && !paused.has(line)) {
      events.onDead("silent");
      return line.terminate();
    }
    line.ping();
    send(line, presenceFrame([]));
  }

  function prove(line: WebSocket) {
    if (doubted.has(line) || paused.has(line)) return;
    doubted.add(line);
    const late = setTimeout(() => line.terminate(), limits.proofMs).unref();
    line.once("pong", () => {
      clearTimeout(late);
      doubted.delete(line);
    });
    line.ping();
  }

  function refuse(line: WebSocket, code: RefusalCode, sentence: string) {
    send(line, refusedFrame(code, sentence));
    writer.flush();
    line.close(CLOSE_CODES[code] ?? CLOSE_REFUSED, code);
  }

  function send(line: WebSocket, frame: Uint8Array) {
    if (line.readyState !== line.OPEN) return;
    if (line.bufferedAmount > limits.unsentBytes) {
      events.onDead("slow");
      line.terminate();
    } else writer.write(line, frame);
  }

  /**
   * Ends all connections one after the other, so that they do not all come back in one moment, and
   * resolves when what had arrived is on disk.
   */
  async function close(): Promise<void> {
    clearInterval(beat);
    const lines = [...server.clients];
    const each = Math.min(CLOSE_MS_EACH, CLOSE_MS / lines.length);
    await Promise.all(lines.map((line, at) => sayGoodbye(line, at * each)));
    await rooms.endAll();
    server.close();
    // Whoever came meanwhile was not told.
    drop();
  }

  /** Ends all connections at once. What had arrived and was not acknowledged is sent again later. */
  function drop(): void {
    clearInterval(beat);
    server.clients.forEach((it) => it.terminate());
  }
}

async function sayGoodbye(line: WebSocket, wait: number): Promise<void> {
  if (wait >= 1) await pause(wait);
  if (line.readyState === line.CLOSED) return;
  const closed = new Promise((resolve) => line.once("close", resolve));
  // The goodbye of the other end can't be read while a line is stopped.
  line.resume();
  line.close(CLOSE_GOING_AWAY, "The server is going away.");
  // Whoever does not answer the goodbye is not waited for.
  const late = setTimeout(() => line.terminate(), 1000);
  await closed;
  clearTimeout(late);
}

const SENTENCES: Record<MessageRefusal, string> = {
  malformed: "What arrived from this device could not be read, so it was not kept.",
  "too-large": "This change is too large to be kept: the most is 4 MB at once.",
};

const CLOSE_CODES: Partial<Record<RefusalCode, number>> = {
  storage: CLOSE_STORAGE,
  "too-large": CLOSE_TOO_LARGE,
  "signed-out": CLOSE_SIGNED_OUT,
  "not-allowed": CLOSE_NOT_ALLOWED,
};
