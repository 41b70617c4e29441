import type { Principal } from "#src/access.ts";
import type { RefusalCode } from "#src/api/sync.ts";
import type { MessageKind } from "./receive.ts";

/** What lines tell of themselves; none of it says what people wrote. */
export type SocketEvents = {
  /** Somebody came to a plan; something that somebody wrote in it is on disk. */
  onOpened: (planId: string, who: Principal) => void;
  onChanged: (planId: string, who: Principal) => void;
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
