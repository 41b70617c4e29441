import { PRESENCE_MS } from "./presence.ts";
import { messagesOf, type Note, readMessage } from "./notes.ts";

/** Each node is heard at least this often, and one that was silent for so long is taken for dead. */
const BEAT_MS = 1000;
const GONE_MS = 4000;

/** When nothing can be heard at all, others are shown as present for so long; browsers do the same. */
const DEAF_MS = 30_000;

/** Carries bytes to every node, this one too, all in one order; some may be lost. */
export type Wire = {
  send: (message: Uint8Array) => void;
  close: () => Promise<void>;
};

/** What a wire tells. */
export type WireEvents = {
  onMessage: (message: Uint8Array) => void;
  /** It works, now or again: what was said meanwhile may be lost. */
  onUp: () => void;
  onDown: (error: unknown) => void;
};

/** What a node does about the others. */
export type BusEvents = {
  onNote: (node: string, note: Note) => void;
  /** Others may have said something that did not arrive. */
  onMissed: () => void;
  /** A node has left or died. */
  onGone: (node: string) => void;
  /** The others can be reached, now or again. */
  onUp: () => void;
};

/** What this node and the others on the same database tell each other; nothing depends on it but speed. */
export type Bus = {
  /** The name of this node among the others. */
  node: string;
  /** Whether others may write to the database at all. */
  isShared: boolean;
  isUp: () => boolean;
  /** How long the last message took to come back to this node, in milliseconds; null while none did. */
  lag: () => number | null;
  /** Tells the others at the end of this turn, all that was told in it in one message. */
  tell: (note: Note) => void;
  /** Tells the others within 25 ms. */
  tellSoon: (note: Note) => void;
  listen: (events: BusEvents) => void;
  /** Says what is still to be said, and goodbye. */
  close: () => Promise<void>;
};

/** The bus of a node that is alone with its database. */
export const ALONE: Bus = {
  ...withoutWire(),
  isShared: false,
};

/** The bus of a node that can't hear the others: they are seen by asking the database. */
export const DEAF: Bus = withoutWire();

function withoutWire(): Bus {
  return {
    node: "",
    isShared: true,
    isUp: () => false,
    lag: () => null,
    tell() {},
    tellSoon() {},
    listen() {},
    close: async () => {},
  };
}

/** What is known of another node. */
type Other = { last: number; heardAt: number };

/** A bus over a wire; `node` names this node, and `now` is a clock in milliseconds. */
export function createBus(
  node: string,
  openWire: (events: WireEvents) => Wire,
  onState: (isUp: boolean, error?: unknown) => void,
  now: () => number = () => performance.now(),
): Bus {
  const others = new Map<string, Other>();
  let events: BusEvents = { onNote() {}, onMissed() {}, onGone() {}, onUp() {} };
  const outbox: Note[] = [];
  let turn: NodeJS.Immediate | undefined;
  let later: NodeJS.Timeout | undefined;
  let number = 0;
  let isUp = false;
  let wasDownSaid = false;
  let changedAt = now();
  let sent: { number: number; at: number } | null = null;
  let heardSelfAt = 0;
  let lag: number | null = null;

  const wire = openWire({ onMessage, onUp, onDown });
  const beat = setInterval(look, BEAT_MS).unref();

  return {
    node,
    isShared: true,
    isUp: () => isUp,
    lag: () => lag,
    tell,
    tellSoon,
    listen: (it) => (events = it),
    close,
  };

  function tell(note: Note): void {
    outbox.push(note);
    turn ??= setImmediate(flush);
  }

  function tellSoon(note: Note): void {
    outbox.push(note);
    later ??= setTimeout(flush, PRESENCE_MS).unref();
  }

  function flush() {
    clearImmediate(turn);
    clearTimeout(later);
    turn = undefined;
    later = undefined;
    say(outbox.splice(0), false);
  }

  function say(notes: readonly Note[], isLast: boolean) {
    for (const message of messagesOf(node, number + 1, notes, isLast)) {
      number += 1;
      sent ??= { number, at: now() };
      wire.send(message);
    }
  }

  function onMessage(bytes: Uint8Array) {
    const message = readMessage(bytes, node);
    // What a later version says can't be read, but what it kept can.
    if (message === null) return events.onMissed();
    if (message.node === node) return hearSelf(message.number);
    const known = others.get(message.node);
    if (known && message.number <= known.last) return;
    others.set(message.node, { last: message.number, heardAt: now() });
    if (message.number !== (known?.last ?? 0) + 1) events.onMissed();
    for (const note of message.notes) events.onNote(message.node, note);
    if (message.isLast) forget(message.node);
  }

  function hearSelf(heard: number) {
    heardSelfAt = now();
    if (!sent || heard < sent.number) return;
    lag = heardSelfAt - sent.at;
    sent = null;
  }

  function onUp() {
    isUp = true;
    wasDownSaid = false;
    changedAt = now();
    for (const other of others.values()) other.heardAt = changedAt;
    sent = null;
    onState(true);
    events.onUp();
    events.onMissed();
  }

  function onDown(error: unknown) {
    if (isUp) changedAt = now();
    isUp = false;
    lag = null;
    if (!wasDownSaid) onState(false, error);
    wasDownSaid = true;
  }

  function look() {
    say([], false);
    const at = now();
    // Only who hears itself can tell that another is silent.
    const hears = isUp && at - heardSelfAt < 2 * BEAT_MS;
    const isDeaf = !isUp && at - changedAt > DEAF_MS;
    for (const [name, { heardAt }] of others)
      if (isDeaf || (hears && at - heardAt > GONE_MS)) forget(name);
  }

  function forget(name: string) {
    others.delete(name);
    events.onGone(name);
  }

  async function close(): Promise<void> {
    clearInterval(beat);
    flush();
    say([], true);
    await wire.close();
  }
}
