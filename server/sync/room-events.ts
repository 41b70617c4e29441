/** What a server does about its rooms. */
export type RoomEvents = {
  /** A change to a plan is on disk. */
  onChanged?: (planId: string) => void;
  /** A plan has changed and has then been left alone for a while. */
  onQuiet: (planId: string) => void;
  onFailed: (planId: string, error: unknown) => void;
  /** So many characters went from a plan that nobody deleted. */
  onUnseen?: (planId: string, count: number) => void;
  /** What has to be done before something of a plan is kept; null for nothing. Never rejects. */
  beforeChange?: (planId: string) => Promise<void> | null;
  /** The database was asked for changes that other nodes had kept and that had not arrived. */
  onCaughtUp?: (planId: string) => void;
  /** A snapshot of a plan was made. */
  onCompacted?: (planId: string) => void;
};
