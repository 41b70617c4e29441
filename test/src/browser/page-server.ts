import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { CLOSE_UNKNOWN_PLAN, DURABLE, LIFE, MAY, OWN_MESSAGE, REFUSED } from "#src/api/sync.ts";

/** Whether a change is refused that leaves this document. */
type Refuses = (after: Y.Doc) => boolean;

const SYNC = 0;
const [STEP_1, STEP_2, UPDATE] = [0, 1, 2];

/**
 * A server inside the page, in place of the network: it speaks our protocol for one plan, and a
 * test can cut its lines, hold its disk, kill it and let it refuse.
 */
export function startPageServer(first: (ydoc: Y.Doc) => void) {
  const real = globalThis.WebSocket;
  let onDisk = Y.encodeStateAsUpdate(filled(first));
  let inMemory = filledWith(onDisk);
  const lines = new Set<PageSocket>();
  let held: (() => void)[] | null = null;
  let answers: "all" | "nobody" | "unknown" = "all";
  let life = "first";
  let refusal: { code: string; sentence: string; close: number; when: Refuses } | null = null;

  class PageSocket {
    static readonly OPEN = 1;
    readonly OPEN = 1;
    readyState = 0;
    binaryType = "";
    onopen: (() => void) | null = null;
    onclose: ((event: { code: number; reason: string }) => void) | null = null;
    onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
    onerror: (() => void) | null = null;

    constructor() {
      setTimeout(() => {
        if (this.readyState !== 0) return;
        if (answers === "nobody") return this.drop(1006);
        this.readyState = 1;
        if (answers === "unknown") {
          this.onopen?.();
          this.tell([OWN_MESSAGE, LIFE], life, "null");
          setTimeout(() => this.drop(CLOSE_UNKNOWN_PLAN));
          return;
        }
        lines.add(this);
        this.tell([OWN_MESSAGE, LIFE], life, JSON.stringify({ team: "oak", named: ["sam"] }));
        this.tell([SYNC, STEP_1], Y.encodeStateVector(inMemory));
        this.onopen?.();
      });
    }

    send(message: Uint8Array) {
      if (lines.has(this)) receive(this, decoding.createDecoder(message));
    }

    close() {
      this.drop(1000);
    }

    drop(code: number) {
      this.readyState = 3;
      lines.delete(this);
      this.onclose?.({ code, reason: "" });
    }

    tell(numbers: number[], ...contents: (Uint8Array | string)[]) {
      const encoder = encoding.createEncoder();
      for (const it of numbers) encoding.writeVarUint(encoder, it);
      for (const it of contents)
        if (typeof it === "string") encoding.writeVarString(encoder, it);
        else encoding.writeVarUint8Array(encoder, it);
      const data = encoding.toUint8Array(encoder).slice().buffer;
      setTimeout(() => this.readyState === 1 && this.onmessage?.({ data }));
    }
  }

  globalThis.WebSocket = PageSocket as unknown as typeof WebSocket;

  return {
    /** What would be there after a power cut. */
    stored: () => filledWith(onDisk),
    /** What is written is kept in memory alone until `releaseDisk`. */
    holdDisk() {
      held = [];
    },
    releaseDisk() {
      const deeds = held ?? [];
      held = null;
      for (const deed of deeds) deed();
    },
    /** Dies with all that is not on disk; `come` starts it again. */
    kill() {
      answers = "nobody";
      held = null;
      inMemory = filledWith(onDisk);
      for (const line of lines) line.drop(1006);
    },
    come() {
      answers = "all";
      refusal = null;
    },
    /** Lets nobody in any more; who is in stays. */
    shutDoor() {
      answers = "nobody";
    },
    /** Lets people in again, and goes on refusing what it refused. */
    open() {
      answers = "all";
    },
    forgetPlan() {
      answers = "unknown";
      for (const line of lines) line.drop(1006);
    },
    /** Is put back to an earlier day, which did not have the plan. */
    putBack(to: string) {
      life = to;
      answers = "unknown";
      for (const line of lines) line.drop(1006);
    },
    /** Refuses until `come` every change, or those that would leave a document such as `when` says. */
    refuse(code: string, sentence: string, close: number, when: Refuses = () => true) {
      refusal = { code, sentence, close, when };
    },
    /** Tells everybody what they may do now. */
    allow(actions: string) {
      for (const line of lines) line.tell([OWN_MESSAGE, MAY], actions);
    },
    /** Something that another person writes. */
    edit(deed: (ydoc: Y.Doc) => void) {
      const before = Y.encodeStateVector(inMemory);
      deed(inMemory);
      const update = Y.encodeStateAsUpdate(inMemory, before);
      onDisk = Y.mergeUpdates([onDisk, update]);
      for (const line of lines) line.tell([SYNC, UPDATE], update);
    },
    end() {
      globalThis.WebSocket = real;
    },
  };

  function receive(line: PageSocket, decoder: decoding.Decoder) {
    const kind = decoding.readVarUint(decoder);
    if (kind === SYNC) {
      const step = decoding.readVarUint(decoder);
      const bytes = decoding.readVarUint8Array(decoder);
      if (step === STEP_1) line.tell([SYNC, STEP_2], Y.encodeStateAsUpdate(inMemory, bytes));
      else take(line, bytes);
    } else if (kind === OWN_MESSAGE) {
      decoding.readVarUint(decoder);
      const mark = decoding.readVarUint(decoder);
      whenOnDisk(() => line.tell([OWN_MESSAGE, DURABLE, mark]));
    }
  }

  function take(line: PageSocket, update: Uint8Array) {
    const before = Y.encodeStateAsUpdate(inMemory);
    Y.applyUpdate(inMemory, update);
    const isNew = Y.encodeStateAsUpdate(inMemory).length !== before.length;
    if (isNew && refusal?.when(inMemory)) {
      const { code, sentence, close } = refusal;
      inMemory = filledWith(before);
      line.tell([OWN_MESSAGE, REFUSED], code, sentence);
      setTimeout(() => line.drop(close), 5);
      return;
    }
    whenOnDisk(() => {
      onDisk = Y.mergeUpdates([onDisk, update]);
      for (const it of lines) if (it !== line) it.tell([SYNC, UPDATE], update);
    });
  }

  function whenOnDisk(deed: () => void) {
    if (held) held.push(deed);
    else deed();
  }
}

/** Resolves when `holds`, and rejects with `what` was waited for after six seconds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string) {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function filled(first: (ydoc: Y.Doc) => void): Y.Doc {
  const ydoc = new Y.Doc();
  first(ydoc);
  return ydoc;
}

function filledWith(update: Uint8Array): Y.Doc {
  return filled((ydoc) => Y.applyUpdate(ydoc, update));
}
