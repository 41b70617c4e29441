import * as z from "zod/mini";

/** The tabs of this browser that have one plan open, of which one writes the device's copy. */
export type CopyTabs = {
  /** Whether this tab is the one that writes. */
  readonly isWriter: boolean;
  /** Resolves when it is known whether another tab writes. */
  readonly decided: Promise<void>;
  /** Hands a change to the tab that writes; false when this tab has to write it itself. */
  hand(update: Uint8Array): Promise<boolean>;
  /** Lets another tab write from now on. */
  leave(): void;
};

/** What a tab is told of the others. */
export type CopyTabsEvents = {
  /** Another tab hands over a change; answers whether it is on the disk. */
  take: (update: Uint8Array) => Promise<boolean>;
  /** The tab that wrote is gone, and this one is to write from now on. */
  onTakeOver: () => void;
};

/** How long the tab that writes is waited for; it may be asleep. */
const ANSWER_MS = 2000;

const Handed = z.object({ from: z.string(), number: z.int(), update: z.instanceof(Uint8Array) });
const Answer = z.object({ to: z.string(), number: z.int(), isKept: z.boolean() });

/** Joins the tabs that share a copy called `name`; where tabs can't be joined, each writes. */
export function joinCopyTabs(name: string, events: CopyTabsEvents): CopyTabs {
  // Where the address is not secure there are no locks.
  const locks: LockManager | undefined = navigator.locks;
  if (!locks || !globalThis.BroadcastChannel) return ALONE;
  const channel = new BroadcastChannel(name);
  const me = Array.from(crypto.getRandomValues(new Uint32Array(4)), String).join("-");
  const waiting = new Map<number, (isKept: boolean) => void>();
  let number = 0;
  let isWriter = false;
  /** Whether the tab that writes did not answer when it was last asked. */
  let isSilent = false;
  let hasLeft = false;
  let release = () => {};

  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const handed = Handed.safeParse(data);
    if (handed.success && isWriter) return void answer(handed.data);
    const told = Answer.safeParse(data);
    if (!told.success || told.data.to !== me) return;
    isSilent = false;
    waiting.get(told.data.number)?.(told.data.isKept);
  };
  let resolveDecided = () => {};
  const decided = new Promise<void>((resolve) => (resolveDecided = resolve));
  const ask = async (options: LockOptions, isLater: boolean) => {
    await locks.request(name, options, (lock) => {
      if (lock) return write(isLater);
      resolveDecided();
      // Whoever waits in the queue takes over.
      return void ask({}, true).catch(() => {});
    });
  };
  ask({ ifAvailable: true }, false).catch(resolveDecided);

  return {
    get isWriter() {
      return isWriter;
    },
    decided,
    hand,
    leave() {
      hasLeft = true;
      isWriter = false;
      release();
      channel.close();
    },
  };

  /** Writes for all tabs until this one leaves. */
  function write(isLater: boolean): Promise<void> | undefined {
    resolveDecided();
    if (hasLeft) return undefined;
    isWriter = true;
    for (const settle of waiting.values()) settle(false);
    if (isLater) events.onTakeOver();
    return new Promise((resolve) => (release = resolve));
  }

  async function answer({ from, number, update }: z.infer<typeof Handed>) {
    const isKept = await events.take(update);
    if (!hasLeft) channel.postMessage({ to: from, number, isKept });
  }

  async function hand(update: Uint8Array): Promise<boolean> {
    if (isWriter || hasLeft) return false;
    const asked = ++number;
    channel.postMessage({ from: me, number: asked, update });
    // Whoever did not answer is told all the same, and counts again once it does.
    if (isSilent) return false;
    return new Promise((resolve) => {
      const late = setTimeout(() => {
        isSilent = true;
        settle(false);
      }, ANSWER_MS);
      const settle = (isKept: boolean) => {
        clearTimeout(late);
        waiting.delete(asked);
        resolve(isKept);
      };
      waiting.set(asked, settle);
    });
  }
}

/** A tab that writes its own changes and hears of no other. */
const ALONE: CopyTabs = {
  isWriter: true,
  decided: Promise.resolve(),
  hand: async () => false,
  leave: () => {},
};
