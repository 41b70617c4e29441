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

/** What goes over the channel: a change, and whether it is on the disk. */
type Message =
  | { from: string; number: number; update: Uint8Array }
  | { to: string; number: number; isKept: boolean };

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

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ("from" in data) {
      if (isWriter) void answer(data.from, data.number, data.update);
    } else if (data.to === me) {
      isSilent = false;
      waiting.get(data.number)?.(data.isKept);
    }
  };
  const tell = (message: Message) => channel.postMessage(message);
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

  async function answer(to: string, number: number, update: Uint8Array) {
    const isKept = await events.take(update);
    if (!hasLeft) tell({ to, number, isKept });
  }

  async function hand(update: Uint8Array): Promise<boolean> {
    if (isWriter || hasLeft) return false;
    const asked = ++number;
    tell({ from: me, number: asked, update });
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
