import { once } from "node:events";
import { createConnection, createServer, type Socket } from "node:net";
import type { Random } from "#test/src/document/schedules/random.ts";
import type { Scope } from "./services.ts";

/** How a line treats what goes over it. Times are milliseconds. */
export type Weather = {
  /** How long each piece takes at least, and by how much that varies. */
  delay: number;
  jitter: number;
  /** The most bytes a second each way; null for as many as there are. */
  bytesPerSecond: number | null;
};

/** A network between two programs, which a test can break. */
export type Line = {
  /** Where it takes connections, on this machine. */
  port: number;
  /** Ends every connection at once and takes no new one. */
  cut: () => void;
  /** Lets nothing through and tells nobody, as a network does whose cable was pulled. */
  silence: () => void;
  /** Lets everything through again, what waited included. */
  heal: () => void;
  /** From now on; what is under way keeps its pace. */
  setWeather: (weather: Partial<Weather>) => void;
  /** From the next connection on, leads to another port. */
  leadTo: (port: number) => void;
  /** Ends it for good. */
  close: () => void;
};

const FAIR: Weather = { delay: 0, jitter: 0, bytesPerSecond: null };

/** More than this under way in one direction makes the sender wait. */
const MOST_UNDER_WAY = 256 * 1024;

/** A line to a port of this machine. Everything it does by chance comes from `random`. */
export async function openLine(t: Scope, target: number, random: Random): Promise<Line> {
  let state: "open" | "silent" | "cut" = "open";
  let weather = FAIR;
  let goal = target;
  const sockets = new Set<Socket>();
  const ways = new Set<Way>();

  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (state === "cut") return end(near);
    const far = createConnection({ port: goal, host: "127.0.0.1", allowHalfOpen: true });
    const drop = () => {
      for (const it of [near, far]) end(it);
    };
    const pair = [openWay(near, far), openWay(far, near)];
    for (const it of [near, far]) {
      it.setNoDelay(true);
      sockets.add(it);
      it.once("error", drop);
      it.once("close", (hadError) => {
        sockets.delete(it);
        for (const way of pair) ways.delete(way);
        if (hadError) drop();
      });
    }
    far.once("connect", () => pair[0]?.goOn());
    for (const way of pair) ways.add(way);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const close = () => {
    reset();
    server.close();
  };
  t.after(close);

  return {
    port: typeof address === "object" && address ? address.port : 0,
    cut() {
      state = "cut";
      reset();
    },
    silence: () => void (state = "silent"),
    heal() {
      state = "open";
      for (const it of ways) it.goOn();
    },
    setWeather: (next) => void (weather = { ...FAIR, ...next }),
    leadTo: (port) => void (goal = port),
    close,
  };

  function reset() {
    for (const it of sockets) end(it);
  }

  /** One direction of one connection: pieces arrive in order, each when its time has come. */
  function openWay(from: Socket, to: Socket): Way {
    const pieces: { bytes: Buffer | null; due: number }[] = [];
    let size = 0;
    let last = 0;
    let timer: NodeJS.Timeout | undefined;
    from.on("data", (bytes) => add(bytes));
    from.once("end", () => add(null));
    return { goOn };

    function add(bytes: Buffer | null) {
      const length = bytes?.length ?? 0;
      const rate = weather.bytesPerSecond;
      const takes = rate === null ? 0 : (1000 * length) / rate;
      const pause = weather.delay + (weather.jitter ? random.below(weather.jitter + 1) : 0);
      last = Math.max(last, Date.now() + pause) + takes;
      pieces.push({ bytes, due: last });
      size += length;
      if (size > MOST_UNDER_WAY) from.pause();
      goOn();
    }

    function goOn() {
      clearTimeout(timer);
      while (state === "open" && !to.connecting && pieces[0]) {
        const wait = pieces[0].due - Date.now();
        if (wait > 0) {
          timer = setTimeout(goOn, wait);
          return;
        }
        const { bytes } = pieces.shift()!;
        if (bytes) to.write(bytes);
        else to.end();
        size -= bytes?.length ?? 0;
        if (size <= MOST_UNDER_WAY) from.resume();
      }
    }
  }
}

/** Ends a connection with a reset; one that has said goodbye already can't be reset any more. */
function end(socket: Socket) {
  if (socket.writableEnded) socket.destroy();
  else socket.resetAndDestroy();
}

type Way = { goOn: () => void };
