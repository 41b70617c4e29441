import * as z from "zod/mini";
import { Moment } from "#src/plan/plan.ts";

const Id = z.string().check(z.regex(/^[A-Za-z0-9]{1,40}$/));
/** Words that any database can hold: PostgreSQL has no place for the character NUL. */
const words = (most: number) => z.string().check(z.maxLength(most), z.regex(/^[^\0]*$/));

/** The most people that one comment is made for. */
const MOST_MENTIONS = 20;
const Mentions = z.array(Id).check(z.maxLength(MOST_MENTIONS));

/** Somebody with whom a plan can be talked about. */
export const Colleague = z.object({ id: Id, name: z.string() });
export type Colleague = z.infer<typeof Colleague>;

/** What somebody said about a place in a plan to those who work there; guests never receive it. */
export const StaffComment = z.object({
  id: Id,
  /** The id of the comment that it answers; empty where it begins a thread. */
  thread: z.string(),
  /** What it is about, where its words are and what they were: as `Remark` has them. */
  about: z.string(),
  anchor: z.string(),
  quote: z.string(),
  words: z.string(),
  mentions: z.array(Id),
  by: z.string(),
  at: Moment,
  settledAt: z.nullable(Moment),
});
export type StaffComment = z.infer<typeof StaffComment>;

/** `GET /api/plans/:id/staff-comments`: the oldest first, and who can be mentioned. */
export const StaffComments = z.object({
  comments: z.array(StaffComment),
  colleagues: z.array(Colleague),
});
export type StaffComments = z.infer<typeof StaffComments>;

/** `POST /api/plans/:id/staff-comments`. Answers 201, a `StaffComment`. */
export const NewStaffComment = z.object({
  thread: z._default(z.union([z.literal(""), Id]), ""),
  about: z._default(words(200), ""),
  anchor: z._default(words(2000), ""),
  quote: z._default(words(400), ""),
  words: words(4000).check(z.trim(), z.minLength(1)),
  mentions: z._default(Mentions, []),
});
export type NewStaffComment = z.infer<typeof NewStaffComment>;

/** `PUT /api/plans/:id/staff-comments/:comment/settled`. Answers 204. */
export const Settled = z.object({ isSettled: z.boolean() });

/** `POST /api/plans/:id/mentions`: tells people that a comment for everybody is for them. Answers 204. */
export const NewMentions = z.object({ people: Mentions });
