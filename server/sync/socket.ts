import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
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
import type { Ended, Pass, Watch } from "#server/access/watch.ts";
import type { Who } from "#server/access/who.ts";
import { reasonOf } from "#server/store/storage-error.ts";
import { lifeFrame, mayFrame, presenceFrame, refusedFrame } from "./frames.ts";
import { createIntake } from "./intake.ts";
import { nameOf, penOf, reachOf } from "./reach.ts";
import { kindOf, type MessageRefusal, receive } from "./receive.ts";
import type { Connection, Room } from "./room.ts";
import type { Rooms } from "./rooms.ts";
import type { SocketEvents } from "./socket-events.ts";
import { SOCKET_LIMITS, type SocketLimits } from "./socket-limits.ts";
import { CLOSE_GOING_AWAY, sayGoodbye } from "./say-goodbye.ts";
import { bytesOf, headersOf, planOf } from "./upgrade.ts";
import { createWriter } from "./write-together.ts";

/** Above this a frame is not even read; up to it the sender is told why it was refused. */
const MAX_FRAME_BYTES = 4 * MAX_UPDATE_BYTES;

/** Lines of a server that goes away are closed over so long, in ms each and in all. */
const CLOSE_MS_EACH = 2;
const CLOSE_MS = 1000;

/** Live documents at `/sync/PLAN`. */
export type SyncSockets = ReturnType<typeof createSyncSockets>;

/** Takes over connections that want to be web sockets. */
export function createSyncSockets(
  rooms: Rooms,
  { who, watch, life }: { who: Who; watch: Watch; life: string },
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
    if (planId !== null && (linesOf.get(planId) ?? 0) >= limits.linesPerPlan)
      return "Too many people have this plan open at the moment. It will be tried again.";
    if (server.clients.size > limits.lines)
      return "Too many people are using the server at the moment. It will be tried again.";
    return null;
  }

  async function attend(line: WebSocket, planId: string | null, headers: Headers): Promise<void> {
    try {
      const crowded = crowd(null) ?? (await letIn(line, planId, headers));
      if (crowded !== null) {
        onRefused(planId ?? "", "busy");
        refuse(line, "storage", crowded);
      }
    } catch (error) {
      onRefused(planId ?? "", "storage", error);
      refuse(line, "storage", `Can't open the plan: ${reasonOf(error)}.`);
    }
    line.resume();
  }

  /** Lets somebody in who may read the plan; answers why there is no room for one more, or null. */
  async function letIn(line: WebSocket, planId: string | null, headers: Headers) {
    const person = await who(headers);
    if (!person) {
      onRefused(planId ?? "", "signed-out");
      refuse(line, "signed-out", ENDED["signed-out"]);
      return null;
    }
    const pass = planId === null ? null : await watch.admit(person, planId);
    if (planId === null || !pass) return tellUnknown(line, planId);
    // It may have gone while it was asked who it is, and would then never be heard of again.
    if (line.readyState === line.CLOSED) return (pass.giveBack(), null);
    line.once("close", pass.giveBack);
    // Only those who may read it are told by this that there is a plan.
    const crowded = crowd(planId);
    if (crowded !== null) return crowded;
    count(line, planId);
    const entered = await rooms.enter(planId);
    if (!entered) return tellUnknown(line, planId);
    listen(line, entered.room, entered.leave, pass);
    return null;
  }

  function tellUnknown(line: WebSocket, planId: string | null) {
    onRefused(planId ?? "", "unknown-plan");
    send(line, lifeFrame(life, null));
    writer.flush();
    line.close(CLOSE_UNKNOWN_PLAN, "There is no such plan.");
    return null;
  }

  function listen(line: WebSocket, room: Room, leave: () => void, pass: Pass) {
    const clock = () => performance.now();
    /** When the oldest mark came that was not answered yet; null when all were. */
    let markedAt: number | null = null;
    const connection: Connection = {
      isOpen: () => line.readyState === line.OPEN,
      name: () => nameOf(pass.who()),
      reach: () => reachOf(pass.who(), pass.may),
      pen: () => penOf(pass.who()),
      joined() {
        connection.send(mayFrame(pass.all()));
        connection.send(lifeFrame(life, pass.stands()));
      },
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
      kept: () => events.onChanged(room.planId, pass.who()),
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
    pass.listen({
      onEnded(why) {
        // Whoever may do nothing any more shows nothing of the plan any more.
        if (why === "not-allowed") connection.send(mayFrame([]));
        connection.refuse(why, ENDED[why]);
      },
      onChanged: connection.joined,
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
    else {
      events.onOpened(room.planId, pass.who());
      room.join(connection);
    }
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
    watch.close();
    server.clients.forEach((it) => it.terminate());
  }
}

const ENDED: Record<Ended, string> = {
  "signed-out": "Please sign in again.",
  "not-allowed": "You can't see this plan any more. Ask whoever shared it with you.",
};

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
