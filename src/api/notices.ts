import * as z from "zod/mini";
import { Moment } from "#src/plan/plan.ts";

const Id = z.string().check(z.regex(/^[A-Za-z0-9]{1,40}$/));

/**
 * What somebody is told of, by its kind: ids, codes and numbers, and never a word of a plan. A kind,
 * once written, keeps its meaning for good; whoever does not know it passes it over.
 */
export const NoticeFacts = z.discriminatedUnion("kind", [
  /** Somebody looked at a plan that is not theirs, and said why; `until` is in milliseconds. */
  z.object({ kind: z.literal("glass-broken"), by: Id, glass: Id, until: z.int() }),
  /** Somebody was named in a plan that only named people know of. */
  z.object({ kind: z.literal("named"), by: Id }),
  /** A comment was made for somebody. */
  z.object({ kind: z.literal("mentioned"), by: Id }),
  /** Somebody set a rule otherwise for the organisation, or put it back; `rule` is its name. */
  z.object({
    kind: z.literal("rule-tuned"),
    by: Id,
    rule: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,60}$/)),
    number: z.int(),
  }),
  /** What became of a review: changes were asked for or answered, it was looked at, or signed off. */
  z.object({ kind: z.literal("review-asked"), by: Id, review: Id }),
  z.object({ kind: z.literal("review-answered"), by: Id, review: Id }),
  z.object({ kind: z.literal("reviewed"), by: Id, review: Id }),
  z.object({ kind: z.literal("signed-off"), by: Id, review: Id }),
  /** A plan came to a team that somebody leads. */
  z.object({ kind: z.literal("moved"), by: Id }),
]);
export type NoticeFacts = z.infer<typeof NoticeFacts>;

/** One notice as its person reads it. */
export const Notice = z.object({
  id: Id,
  at: Moment,
  isSeen: z.boolean(),
  /** The plan that it is about; null where it is about none. */
  plan: z.nullable(z.object({ id: Id, reference: z.string(), resident: z.string() })),
  /** What whoever did it is called; empty where nobody is known by that id. */
  by: z.string(),
  /** The reason that somebody gave; empty where none was asked for. */
  why: z.string(),
  facts: NoticeFacts,
});
export type Notice = z.infer<typeof Notice>;

/** `GET /api/notices`: the newest first; those about plans that somebody may not see are not among them. */
export const NoticeList = z.object({ notices: z.array(z.unknown()) });

/** The most notices that one answer has. */
export const MOST_NOTICES = 50;

/** `POST /api/notices/seen`: which of them were looked at. Answers 204. */
export const SeenNotices = z.object({ ids: z.array(Id).check(z.maxLength(MOST_NOTICES)) });
