import * as z from "zod/mini";
import { Moment } from "#src/plan/plan.ts";

const Id = z.string().check(z.regex(/^[A-Za-z0-9]{1,40}$/));
/** Words that any database can hold: PostgreSQL has no place for the character NUL. */
const words = (most: number) => z.string().check(z.maxLength(most), z.regex(/^[^\0]*$/), z.trim());

/** The most letters that a passage and its note have. */
export const MOST_EXAMPLE_WORDS = 1500;
export const MOST_EXAMPLE_NOTE = 400;
const Passage = words(MOST_EXAMPLE_WORDS).check(z.minLength(1));
const Note = z._default(words(MOST_EXAMPLE_NOTE), "");

/**
 * A passage without names that shows a team what a rule means. Nothing in it leads to the plan that it
 * was made from.
 */
export const TeamExample = z.object({
  id: Id,
  /** The id of the team; empty where nobody signs in. */
  team: z.string(),
  rule: z.string(),
  isGood: z.boolean(),
  words: z.string(),
  note: z.string(),
  by: z.string(),
  at: Moment,
  /** Who last read it and said that nobody could be recognised. */
  approvedBy: z.string(),
  approvedAt: Moment,
});
export type TeamExample = z.infer<typeof TeamExample>;

/** `GET /api/examples`: those of the teams that somebody is in, by rule, the newest first. */
export const ExampleList = z.object({ examples: z.array(TeamExample) });

const said = {
  isGood: z.boolean(),
  words: Passage,
  /** Why it does well, or does not. */
  note: Note,
  /** That a person has read it, and that nobody could be recognised; without it nothing is kept. */
  isRead: z._default(z.boolean(), false),
};

/** `PUT /api/examples/:example`. Answers a `TeamExample`. `DELETE` withdraws it, with its words. */
export const MendedExample = z.object(said);
export type MendedExample = z.infer<typeof MendedExample>;

/**
 * `POST /api/plans/:id/examples`: keeps an example for the plan's team. Answers 201, a `TeamExample`;
 * 409 where names of the plan are in it, and where the team has enough for the rule.
 */
export const NewExample = z.object({
  ...said,
  rule: z.string().check(z.minLength(1), z.maxLength(80)),
  /** Names of the plan that are ordinary words here, as whoever made it says. */
  ordinary: z._default(z.array(words(60)).check(z.maxLength(40)), []),
});
export type NewExample = z.infer<typeof NewExample>;
