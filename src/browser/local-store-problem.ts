/** Why this device can't keep a copy; the message is one sentence for the person. */
export class LocalStoreProblem extends Error {
  override name = "LocalStoreProblem";
  readonly reason: LocalStoreReason;

  constructor(reason: LocalStoreReason, cause?: unknown) {
    super(SENTENCES[reason], { cause });
    this.reason = reason;
  }
}

/**
 * `newer`: another window runs a later version. `lost`: the copy went away while it was in use.
 * `insecure`: nothing can be sealed, because the page did not come over https. `forgotten`: somebody
 * told this device to forget everything.
 */
export type LocalStoreReason =
  "full" | "denied" | "insecure" | "newer" | "lost" | "forgotten" | "broken";

const SENTENCES: Record<LocalStoreReason, string> = {
  full: "This device can't keep a copy: its storage is full.",
  denied: "This device can't keep a copy: the browser doesn't allow it in this window.",
  insecure: "This device can't keep a copy: the address of this page doesn't begin with https.",
  newer: "This device can't keep a copy: a newer version is open in another window. Reload here.",
  lost: "This device can't keep a copy: its storage was emptied.",
  forgotten: "This device can't keep a copy: it was told to forget everything. Reload here.",
  broken: "This device can't keep a copy: its storage doesn't answer.",
};

/** The problem behind an error of the browser's storage. */
export function problemFrom(error: unknown): LocalStoreProblem {
  if (error instanceof LocalStoreProblem) return error;
  return new LocalStoreProblem(REASONS[nameOf(error)] ?? "broken", error);
}

/** The name of an error, which says what kind it is; empty for anything else. */
export function nameOf(error: unknown): string {
  return error instanceof Error || error instanceof DOMException ? error.name : "";
}

const REASONS: Record<string, LocalStoreReason> = {
  QuotaExceededError: "full",
  // Firefox and Safari refuse private windows and blocked sites so.
  SecurityError: "denied",
  InvalidStateError: "denied",
  NotAllowedError: "denied",
  // Some private windows keep records and no keys.
  DataCloneError: "denied",
  VersionError: "newer",
};
