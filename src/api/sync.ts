import * as z from "zod/mini";

/**
 * The live connection is y-websocket's, at `/sync/PLAN`; a plain `y-websocket` client works. What is
 * ours goes over one message type which that client ignores.
 *
 * The browser sends `OWN_MESSAGE, MARK, n` after its sync messages. Once everything that it sent
 * before on this socket is on disk, the server answers `OWN_MESSAGE, DURABLE, n`. When something
 * can't be kept, the server says `OWN_MESSAGE, REFUSED, code, sentence` and closes or resyncs.
 * All numbers are lib0 var-uints, sentences and codes lib0 var-strings.
 */
export const OWN_MESSAGE = 100;

/** Browser to server: "tell me when all before this is durable", with a number that grows. */
export const MARK = 0;

/** Server to browser: all before the mark with this number is on disk. */
export const DURABLE = 1;

/** Server to browser: a code for programs and a sentence for people. */
export const REFUSED = 2;

/** Server to browser: all that whoever is on this line may do now, as words with commas between. */
export const MAY = 3;

/**
 * Server to browser: which life of its data this is, as an id that changes when a backup is put back,
 * and, to those who work with the plan, how it stands, as JSON of `Stands`. Where there is no such plan it
 * comes before the line is closed, and says nothing but the life.
 */
export const LIFE = 4;

/** Whose plan it is: a team's, and of that only the people in `named` where that is no null. */
export const Stands = z.object({
  team: z.nullable(z.string()),
  named: z.nullable(z.array(z.string())),
});
export type Stands = z.infer<typeof Stands>;

/** A name as it is shown to others in a plan and written beside what somebody did. */
export const shownName = (name: string): string => name.trim().slice(0, 80).toWellFormed();

/** Why the server refused: `storage` may pass by itself, the others will not. */
export type RefusalCode =
  | "storage"
  | "malformed"
  | "too-large"
  | "not-a-plan"
  | "newer-plan"
  | "signed-out"
  | "not-allowed"
  /** It overwrites words that the resident wrote with a pen of their own, or passes for them. */
  | "own-words";

/** Close codes of the socket, from the range that is free for applications. */
export const CLOSE_UNKNOWN_PLAN = 4404;
export const CLOSE_REFUSED = 4400;
export const CLOSE_SIGNED_OUT = 4401;
export const CLOSE_NOT_ALLOWED = 4403;
export const CLOSE_TOO_LARGE = 4413;
export const CLOSE_STORAGE = 4503;

/** The largest sync message that the server takes, in bytes. */
export const MAX_UPDATE_BYTES = 4 * 1024 * 1024;
