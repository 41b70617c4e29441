import * as decoding from "lib0/decoding";
import { WebSocket } from "ws";
import { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { MAY, OWN_MESSAGE, REFUSED } from "#src/api/sync.ts";
import { openServerLine } from "#src/browser/server-line.ts";
import { addAction, addOutcome, LOCAL, type Who } from "#src/document/commands.ts";
import { indexOf, PLAN, textOf } from "#src/document/roots.ts";
import { markFrame } from "#test/server/sync/client.ts";
import type { Random } from "#test/src/document/schedules/random.ts";
import { type Ledger, tokensIn } from "./ledger.ts";
import type { Way } from "./world.ts";

/** Somebody who writes into one plan for as long as they are there. */
export type Writer = {
  plan: string;
  /** Whether they and the server have exchanged what they had since the line last came up. */
  isSynced: () => boolean;
  /** What the server refused, in its words. */
  refusals: string[];
  /** They are gone with their device and all that is only there. */
  drop: () => void;
};

/** The line of one writer: `onSaved` hears that all before is on disk. */
type Line = { isSynced: () => boolean; changed: () => void; end: () => void };
type LineEvents = {
  /** How many tokens have been written so far. */
  written: () => number;
  /** The first so many are on disk. */
  onSaved: (tokens: number) => void;
  onRefused: (sentence: string) => void;
};

/** How writers are connected: as the product does it, or as any y-websocket client that can mark. */
export const lines = { product: productLine, plain: plainLine };

/** Changes between two pauses of a writer, and how long those are at most, in milliseconds. */
const MOST_IN_A_ROW = 8;
const LONGEST_PAUSE = 160;

let lastWriter = 0;

/** Lets somebody write tokens into a plan, whenever they are in step with the server. */
export function startWriter(
  kind: keyof typeof lines,
  { url, close }: Way,
  plan: string,
  ledger: Ledger,
  random: Random,
): Writer {
  const name = `w${++lastWriter}`;
  const ydoc = new Y.Doc();
  const refusals: string[] = [];
  /** Tokens of this writer, in the order in which they were written, and how many are saved. */
  const own: string[] = [];
  let saved = 0;
  let ids = 0;
  const who: Who = {
    by: name,
    now: () => "2030-05-01T09:00:00.000Z",
    newId: () => `${name}x${ids++}x${random.below(1e9).toString(36)}`,
  };
  const line = lines[kind](url, plan, ydoc, {
    written: () => own.length,
    onSaved(tokens) {
      ledger.acknowledge(plan, own.slice(saved, tokens));
      saved = Math.max(saved, tokens);
    },
    onRefused: (sentence) => refusals.push(sentence),
  });
  let timer = setTimeout(write, random.below(LONGEST_PAUSE));
  return {
    plan,
    isSynced: line.isSynced,
    refusals,
    drop() {
      clearTimeout(timer);
      line.end();
      close();
      const mine = new Set(own);
      ledger.see(
        plan,
        [...tokensIn(ydoc)].filter((it) => !mine.has(it)),
      );
      ydoc.destroy();
    },
  };

  function write() {
    const pause = random.chance(0.5) ? LONGEST_PAUSE : LONGEST_PAUSE / 8;
    timer = setTimeout(write, 1 + random.below(pause));
    // Before the first exchange nothing is known of the plan, and offline only a little is written.
    if (!indexOf(ydoc).size || (!line.isSynced() && own.length - saved > 20)) return;
    for (let left = 1 + random.below(MOST_IN_A_ROW); left > 0; left--) writeOne();
    line.changed();
  }

  function writeOne() {
    const token = `${name}n${own.length + 1}`;
    own.push(token);
    ledger.write();
    const outcomes = thingsOf("outcome");
    if (random.chance(0.02) && outcomes.length < 30)
      addOutcome(ydoc, [], { kind: "resident", person: null }, who);
    if (random.chance(0.02) && outcomes.length) addAction(ydoc, random.pick(outcomes), null, who);
    const places: [string, string][] = [
      [PLAN, "about"],
      ...outcomes.map((it): [string, string] => [it, "voice"]),
      ...thingsOf("action").map((it): [string, string] => [it, "text"]),
    ];
    const ytext = textOf(ydoc, ...random.pick(places));
    const text = ytext.toString();
    // Between two tokens, never inside one.
    const gap = text.indexOf(" ", random.below(text.length + 1));
    ydoc.transact(() => ytext.insert(gap < 0 ? text.length : gap + 1, `${token} `), LOCAL);
  }

  function thingsOf(kind: string): string[] {
    return [...indexOf(ydoc).entries()].flatMap(([id, birth]) =>
      (birth as { kind: string }).kind === kind ? [id] : [],
    );
  }
}

/** The app's own line: a token is saved when the app would say "Saved". */
function productLine(url: string, plan: string, ydoc: Y.Doc, events: LineEvents): Line {
  const awareness = new Awareness(ydoc);
  const line = openServerLine(url, plan, ydoc, awareness, {
    onSynced() {},
    onDurable: () => events.onSaved(events.written()),
    onRefused: events.onRefused,
    onUnknownPlan: () => events.onRefused("There is no such plan."),
    onMay() {},
    onLife() {},
    onDown() {},
    onChange() {},
  });
  return {
    isSynced: () => line.isSynced,
    changed() {},
    end() {
      line.end();
      awareness.destroy();
    },
  };
}

/** A plain y-websocket client that sends a mark after every row of changes. */
function plainLine(url: string, plan: string, ydoc: Y.Doc, events: LineEvents): Line {
  let mark = 0;
  let marks = new Map<number, number>();
  const provider = new WebsocketProvider(url, plan, ydoc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 100,
  });
  provider.messageHandlers[OWN_MESSAGE] = (_encoder: unknown, decoder: decoding.Decoder) => {
    const kind = decoding.readVarUint(decoder);
    if (kind === MAY) return;
    if (kind === REFUSED) {
      decoding.readVarString(decoder);
      events.onRefused(decoding.readVarString(decoder));
      return;
    }
    const saved = marks.get(decoding.readVarUint(decoder));
    if (saved !== undefined) events.onSaved(saved);
  };
  provider.on("connection-close", () => (marks = new Map()));
  provider.on("sync", (isSynced) => isSynced && changed());
  return { isSynced: () => provider.synced, changed, end: () => provider.destroy() };

  function changed() {
    if (!provider.synced || provider.ws?.readyState !== WebSocket.OPEN) return;
    mark += 1;
    marks.set(mark, events.written());
    provider.ws.send(new Uint8Array(markFrame(mark)));
  }
}
