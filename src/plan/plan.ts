import * as z from "zod/mini";
import { noWriting } from "./no-record.ts";
import { actionRecord, outcomeRecord, record } from "./record.ts";
import { Day, Writing, WritingKey } from "./writing.ts";

export { noWriting } from "./no-record.ts";
export { calledName, nameOf, personOf, RESIDENT } from "./people.ts";
export { Bullet, Day, Mark, Moment, Speaker, SpeakerKind, Writing } from "./writing.ts";

/** How a plan speaks: as the resident, about the resident, or through an advocate who spoke. */
export const Voice = z.enum(["first", "third", "advocate"]);
export type Voice = z.infer<typeof Voice>;

/** Whether somebody is paid for what they do for the resident; empty means nobody has said. */
export const Paid = z.enum(["", "unpaid", "paid"]);
export type Paid = z.infer<typeof Paid>;

/** Someone the plan names. The resident is one too, with the id `resident`. */
export const Person = z.object({
  id: z.string().check(z.minLength(1)),
  name: z._default(z.string(), ""),
  /** What they are to the resident, in plain words: "sister", "keyworker", "advocate". */
  relation: z._default(z.string(), ""),
  paid: z._default(Paid, ""),
  organisation: z._default(z.string(), ""),
  /** For example "she/her". */
  pronouns: z._default(z.string(), ""),
});
export type Person = z.infer<typeof Person>;

/** `dates`: `from` and `to`. `open`: no end, so `reviewOn` says when it is looked at. Empty: not said. */
export const Timeframe = z.object({
  kind: z._default(z.enum(["", "dates", "open"]), ""),
  from: z._default(z.nullable(Day), null),
  to: z._default(z.nullable(Day), null),
  reviewOn: z._default(z.nullable(Day), null),
  /** Anything about time that a date cannot say. */
  note: z._default(Writing, noWriting("worker")),
});
export type Timeframe = z.infer<typeof Timeframe>;

/** A sign in daily life that an outcome comes nearer. */
export const ProgressMarker = z.object({
  id: z.string().check(z.minLength(1)),
  wording: Writing,
  /** The day it was seen; null while it is not. */
  reachedOn: z._default(z.nullable(Day), null),
});
export type ProgressMarker = z.infer<typeof ProgressMarker>;

/** What the resident says of one action; `words` are theirs and are never changed for them. */
export const Agreement = z.object({
  answer: z._default(z.enum(["", "agrees", "disagrees"]), ""),
  words: z._default(Writing, noWriting()),
});
export type Agreement = z.infer<typeof Agreement>;

/** Who does what by when. */
export const Action = z.object({
  id: z.string().check(z.minLength(1)),
  wording: Writing,
  /** The id of the one person who will do it; null when nobody has said. */
  owner: z._default(z.nullable(z.string()), null),
  dueOn: z._default(z.nullable(Day), null),
  status: z._default(z.enum(["open", "done", "not-done"]), "open"),
  ...actionRecord,
  agreement: z._default(Agreement, {
    answer: "",
    words: noWriting(),
  }),
});
export type Action = z.infer<typeof Action>;

/**
 * A change the resident wants. `writing` holds its pieces by the key of the template's section;
 * the well-known keys are `voice` (the outcome itself), `individual`, `community`, `family`
 * (strengths) and `note`.
 */
export const Outcome = z.object({
  id: z.string().check(z.minLength(1)),
  writing: z._default(z.record(WritingKey, Writing), {}),
  timeframe: z._default(Timeframe, {
    kind: "",
    from: null,
    to: null,
    reviewOn: null,
    note: noWriting("worker"),
  }),
  markers: z._default(z.array(ProgressMarker), []),
  actions: z._default(z.array(Action), []),
  ...outcomeRecord,
});
export type Outcome = z.infer<typeof Outcome>;

/** The newest form of plan JSON that this version reads and writes. */
export const PLAN_VERSION = 1;

/** What a document says, as data: the one input of checks, copies, lists and the command line. */
export const Plan = z.object({
  format: z.literal("ownwords-plan"),
  /** The form of this JSON; a reader refuses a form newer than it knows. */
  version: z.literal(PLAN_VERSION),
  id: z.string().check(z.minLength(1)),
  /** A short name for people, on every page of a copy. No letters or digits that look alike. */
  reference: z._default(z.string(), ""),
  template: z.object({ name: z.string(), version: z.int() }),
  title: z._default(z.string(), ""),
  locale: z._default(z.string(), "en-GB"),
  voice: z._default(Voice, "first"),
  /** The person who spoke, where `voice` is `advocate`. */
  spokenBy: z._default(z.nullable(z.string()), null),
  resident: Person,
  /** Everybody else the plan names, in order. */
  people: z._default(z.array(Person), []),
  /** Writing about the plan as a whole, by the key of the template's section. */
  writing: z._default(z.record(WritingKey, Writing), {}),
  outcomes: z._default(z.array(Outcome), []),
  /** Hours of support a week for all outcomes together; null when not said. */
  totalHours: z._default(z.nullable(z.number()), null),
  /** When the whole plan is next looked at together. */
  reviewOn: z._default(z.nullable(Day), null),
  ...record,
});
export type Plan = z.infer<typeof Plan>;
