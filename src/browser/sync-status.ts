import type { DeviceCopy } from "./device-copy.ts";
import type { ServerLine } from "./server-line.ts";

/** Where a person's words are now. Each is said only when it is so. */
export type SyncStatus =
  | { kind: "opening" }
  /** Something has not yet reached the server's disk or, while not connected, this device's. */
  | { kind: "saving" }
  /** All that this device knows is on the server's disk, and was at this moment. */
  | { kind: "saved"; at: string }
  /** Not connected; what the server may not have is on this device's disk and will be sent. */
  | { kind: "on-device" }
  /** Not connected, and nothing is waiting to be sent. */
  | { kind: "offline" }
  /** `why` is one or more plain sentences. */
  | { kind: "cannot-save"; why: string };

/** What the status follows from. */
export type SyncFacts = {
  line: Pick<ServerLine, "isDurable" | "isSynced"> | null;
  copy: Pick<DeviceCopy, "isWriting" | "problem">;
  /** Why the server takes nothing more; null while it does. */
  refusal: { why: string } | null;
  /** Whether a first attempt to reach the server has ended, one way or the other. */
  hasTried: boolean;
  /** Whether the server may lack something that is here. */
  isWaiting: boolean;
  savedAt: string;
};

/** The status as it follows from all that is known; `last` is the one before. */
export function syncStatus(facts: SyncFacts, last: SyncStatus): SyncStatus {
  const { line, copy, refusal, hasTried, isWaiting, savedAt } = facts;
  if (refusal) return { kind: "cannot-save", why: refusal.why.trim() };
  if (line?.isDurable) return { kind: "saved", at: savedAt };
  // Until the server has answered, nothing that was known has become untrue.
  if (line?.isSynced) return isWaiting ? { kind: "saving" } : last;
  if (!hasTried) return { kind: "opening" };
  if (!isWaiting) return { kind: "offline" };
  if (copy.isWriting) return { kind: "saving" };
  if (!copy.problem) return { kind: "on-device" };
  const rest = "The server can't be reached either. Keep this page open until it can.";
  return { kind: "cannot-save", why: `${copy.problem} ${rest}` };
}
