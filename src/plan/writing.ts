import * as z from "zod/mini";
import { WRITING_KEY } from "./writing-key.ts";

/** A calendar day, `"2030-05-01"`. */
export const Day = z.iso.date();

/** A moment, ISO 8601 in UTC. */
export const Moment = z.iso.datetime();

/** Whose words a piece of writing is. */
export const SpeakerKind = z.enum([
  "resident",
  "advocate",
  "family",
  "worker",
  "quoted",
  "document",
]);
export type SpeakerKind = z.infer<typeof SpeakerKind>;

/**
 * Who speaks in a piece of writing. `quoted` is the resident, written down by a worker; `document`
 * is an earlier record. `person` is the id of the one who spoke: an advocate or relative has one
 * once it is known.
 */
export const Speaker = z.object({
  kind: SpeakerKind,
  person: z._default(z.nullable(z.string()), null),
});
export type Speaker = z.infer<typeof Speaker>;

/** Something about a range of a text: UTF-16 offsets, end excluded. */
export const Mark = z.object({
  from: z.int(),
  to: z.int(),
  /** `own`: what the resident typed, dictated or calls their own words, whoever speaks around it. */
  kind: z.enum(["strong", "em", "link", "struck", "own"]),
  /** The address of a link: http, https, mailto or tel. */
  href: z.optional(z.string()),
});
export type Mark = z.infer<typeof Mark>;

/** A line that is an item of a list; `line` counts from 0, `depth` from 0 to 2. */
export const Bullet = z.object({
  line: z.int(),
  depth: z._default(z.int(), 0),
});

/** One piece of writing: its words, how some of them are marked, and who speaks. */
export const Writing = z.object({
  /** Plain words; lines end with `\n`, the last one without. */
  text: z._default(z.string(), ""),
  marks: z._default(z.array(Mark), []),
  bullets: z._default(z.array(Bullet), []),
  speaker: z._default(Speaker, { kind: "resident", person: null }),
});
export type Writing = z.infer<typeof Writing>;

/** What a piece of writing is kept under. A pattern, so that the public schema of plans has it too. */
export const WritingKey = z.string().check(z.regex(WRITING_KEY));
