import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import {
  CLOSE_NOT_ALLOWED,
  CLOSE_REFUSED,
  CLOSE_SIGNED_OUT,
  CLOSE_STORAGE,
  CLOSE_TOO_LARGE,
  CLOSE_UNKNOWN_PLAN,
  DURABLE,
  LIFE,
  MARK,
  MAY,
  OWN_MESSAGE,
  REFUSED,
  Stands,
} from "#src/api/sync.ts";
import { SIGNED_OUT } from "./signed-out.ts";

/** What a line tells whoever opened it. */
export type LineEvents = {
  /** The server and this tab have exchanged what they had. */
  onSynced: () => void;
  /** Everything that was here is on the server's disk. */
  onDurable: () => void;
  /**
   * Something can't be kept. Where that does not pass by itself, the line is closed for good; `code`
   * is the server's, or empty where it gave none.
   */
  onRefused: (sentence: string, passes: boolean, code: string) => void;
  /** What the person may do with the plan now, as `src/access.ts` names it. */
  onMay: (actions: readonly string[]) => void;
  /** Which life of the server's data it is, and how the plan stands where that is told. */
  onLife: (life: string, stands: Stands | null) => void;
  /** The server has no such plan; the line is closed for good. */
  onUnknownPlan: () => void;
  /** The line is down; `attempts` in a row have kept nothing, and `isStorage` says whose fault it was. */
  onDown: (attempts: number, isStorage: boolean) => void;
  onChange: () => void;
};

/** The line between a document, the server and the other tabs of this browser. */
export type ServerLine = ReturnType<typeof openServerLine>;

/** The kind of y-websocket's messages that carry the document, and the kinds in them. */
const SYNC = 0;
const STEP_1 = 0;
const UPDATE = 2;

/** Changes within this time share one mark. */
const MARK_MS = 40;
/** The first and the longest pause between attempts to connect. */
const FIRST_PAUSE_MS = 300;
const LAST_PAUSE_MS = 10_000;
/** A document that misses something for so long asks for it. */
const GAP_MS = 2000;

/**
 * Opens a line to `url/plan` and keeps it open. Only the tabs of whoever is called `as` hear each other
 * without the server: what somebody else writes in this browser goes to it in their own name.
 */
export function openServerLine(
  url: string,
  plan: string,
  ydoc: Y.Doc,
  awareness: Awareness,
  events: LineEvents,
  as = "",
) {
  const provider = new WebsocketProvider(url, plan, ydoc, {
    awareness,
    connect: false,
    // We choose the moment ourselves, in `closed`.
    shouldReconnect: () => false,
  });
  if (as) provider.bcChannel += `#${as}`;
  /** Whether the message being read comes from another tab. */
  let isFromTab = false;
  let isEnded = false;
  let attempts = 0;
  /** The last mark sent; whether something has changed since; the last mark that came back. */
  let mark = 0;
  let isMarkOld = true;
  let durable = 0;
  let markTimer: Timer;
  let connectTimer: Timer;
  let gapTimer: Timer;

  const readSync = provider.messageHandlers[SYNC];
  provider.messageHandlers[SYNC] = (encoder, decoder, provider, isServer, kind) => {
    const asksForAll = isServer && decoding.peekVarUint(decoder) === STEP_1;
    isFromTab = !isServer;
    readSync?.(encoder, decoder, provider, isServer, kind);
    isFromTab = false;
    // Our answer goes out after this, and the mark has to follow it.
    if (asksForAll) markSoon();
  };
  provider.messageHandlers[OWN_MESSAGE] = (_encoder, decoder, _provider, isServer) => {
    if (isServer) receiveOwn(decoder);
  };
  provider.on("sync", (isSynced) => {
    if (!isSynced) return;
    markSoon();
    events.onSynced();
  });
  provider.on("connection-close", () => {
    durable = 0;
    isMarkOld = true;
  });
  provider.on("status", ({ status }) => {
    if (status === "connected") showPresence();
    events.onChange();
  });
  provider.on("closed", ({ code }) => closed(code));
  ydoc.on("update", updated);
  globalThis.addEventListener?.("online", renew);
  globalThis.addEventListener?.("offline", renew);
  provider.connect();

  return {
    get isSynced() {
      return provider.synced;
    },
    /** Whether all that is here is known to be on the server's disk. */
    get isDurable() {
      return provider.synced && durable === mark && !isMarkOld;
    },
    /** Whether an update of this origin was brought by the server; that of another tab was not. */
    isFromServer: (origin: unknown) => origin === provider && !isFromTab,
    end,
  };

  function updated(update: Uint8Array, origin: unknown) {
    watchGap(GAP_MS);
    if (origin === provider && !isFromTab) return;
    // The other tab may close before it has sent this, so this one sends it too.
    if (isFromTab) send(SYNC, UPDATE, update);
    markSoon();
  }

  /**
   * Says anew where this person is. The others were told that they had left; they believe only
   * what has been said since.
   */
  function showPresence() {
    const state = awareness.getLocalState();
    if (state) awareness.setLocalState(state);
  }

  /** Asks, in a moment, to be told when all that was sent is durable. */
  function markSoon() {
    isMarkOld = true;
    markTimer ??= setTimeout(() => {
      markTimer = undefined;
      if (provider.synced && send(OWN_MESSAGE, MARK, mark + 1)) {
        mark += 1;
        isMarkOld = false;
      }
    }, MARK_MS);
    events.onChange();
  }

  function receiveOwn(decoder: decoding.Decoder) {
    const kind = decoding.readVarUint(decoder);
    if (kind === DURABLE) {
      durable = decoding.readVarUint(decoder);
      if (durable !== mark || isMarkOld) return;
      attempts = 0;
      events.onDurable();
    } else if (kind === MAY) {
      events.onMay(decoding.readVarString(decoder).split(","));
    } else if (kind === LIFE) {
      const life = decoding.readVarString(decoder);
      const stands = Stands.safeParse(parseJson(decoding.readVarString(decoder)));
      events.onLife(life, stands.data ?? null);
    } else if (kind === REFUSED) {
      const code = decoding.readVarString(decoder);
      // The close code that follows says so, too, and what is here can be sent after signing in.
      if (code === "signed-out") return;
      const passes = code === "storage";
      const sentence = decoding.readVarString(decoder);
      // What was refused would be refused again, and so would all that comes with it.
      if (!passes) end();
      events.onRefused(sentence, passes, code);
    }
  }

  function closed(code: number) {
    attempts += 1;
    if (code === CLOSE_UNKNOWN_PLAN) {
      end();
      events.onUnknownPlan();
    } else if (code === CLOSE_SIGNED_OUT) {
      end();
      globalThis.dispatchEvent?.(new Event(SIGNED_OUT));
    } else if ([CLOSE_REFUSED, CLOSE_TOO_LARGE, CLOSE_NOT_ALLOWED].includes(code)) {
      end();
      events.onRefused("The server can't take these changes.", false, "");
    } else {
      events.onDown(attempts, code === CLOSE_STORAGE);
      const pause = Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LAST_PAUSE_MS);
      // Chance keeps all devices from coming back in the same moment.
      connectTimer = setTimeout(() => provider.connect(), pause * (0.5 + Math.random() / 2));
    }
  }

  /** The network has come or gone: a line that looks open may be dead. */
  function renew() {
    clearTimeout(connectTimer);
    provider.disconnect();
    provider.connect();
    events.onChange();
  }

  /** Asks for what is missing, less and less often while it does not come. */
  function watchGap(wait: number) {
    if (gapTimer || !ydoc.store.pendingStructs) return;
    gapTimer = setTimeout(() => {
      gapTimer = undefined;
      if (!ydoc.store.pendingStructs) return;
      send(SYNC, STEP_1, Y.encodeStateVector(ydoc));
      watchGap(wait * 2);
    }, wait);
  }

  /** Puts a message on the line to the server; false while there is none. */
  function send(kind: number, part: number, content: Uint8Array | number): boolean {
    const socket = provider.ws;
    if (!provider.wsconnected || socket?.readyState !== WebSocket.OPEN) return false;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, kind);
    encoding.writeVarUint(encoder, part);
    if (typeof content === "number") encoding.writeVarUint(encoder, content);
    else encoding.writeVarUint8Array(encoder, content);
    socket.send(encoding.toUint8Array(encoder));
    return true;
  }

  /** Closes the line for good. */
  function end() {
    if (isEnded) return;
    isEnded = true;
    for (const timer of [markTimer, connectTimer, gapTimer]) clearTimeout(timer);
    globalThis.removeEventListener?.("online", renew);
    globalThis.removeEventListener?.("offline", renew);
    ydoc.off("update", updated);
    provider.destroy();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined;
