import * as z from "zod/mini";

/**
 * `POST /api/device-copies`: which of a device's copies belong to people who have no account here any
 * more. Open to everybody, for nobody is signed in then; a copy's name tells nobody whose it is.
 */
export const CopyNames = z.object({
  names: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(50)),
});

/** The answer: what is to be wiped. */
export const EndedCopies = z.object({ ended: z.array(z.string()) });
export type EndedCopies = z.infer<typeof EndedCopies>;

/** What a copy's name is the print of, in hexadecimal: the first 12 bytes of its SHA-256. */
export const copySeed = (kind: "person" | "guest", id: string): string => `${kind} ${id}`;
