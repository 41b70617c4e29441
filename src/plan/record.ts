/**
 * What is put on record beside the words of a plan: needs, reviews, safety, agreement, copies. All of
 * it may be missing; a rule that needs such a fact is silent without it.
 */
import * as z from "zod/mini";
import { noWriting } from "./no-record.ts";
import { Day, Moment, Writing } from "./writing.ts";

const Id = z.string().check(z.minLength(1));
const none = z._default(z.nullable(z.string()), null);
const noDay = z._default(z.nullable(Day), null);
const flag = z._default(z.boolean(), false);

/** Who first named a need; `shared`: somebody else did, and the resident has made it theirs. */
export const NeedOrigin = z.enum(["", "resident", "worker", "referrer", "family", "shared"]);
export type NeedOrigin = z.infer<typeof NeedOrigin>;

/** Something the resident may want support with, whoever named it. */
export const Need = z.object({
  id: Id,
  wording: z._default(Writing, noWriting("worker")),
  origin: z._default(NeedOrigin, ""),
  /** What the resident says about it. */
  says: z._default(Writing, noWriting()),
  /** The ids of the outcomes that answer it. */
  outcomes: z._default(z.array(z.string()), []),
  /** The day on which the resident chose to leave it for now. */
  notNowOn: noDay,
});
export type Need = z.infer<typeof Need>;

/** That an area of life was talked about without an outcome coming of it. */
export const Talk = z.object({
  id: Id,
  /** The name of an area of the policy pack. */
  area: z._default(z.string(), ""),
  on: noDay,
  words: z._default(Writing, noWriting()),
});
export type Talk = z.infer<typeof Talk>;

/** A day on which the plan was looked at, and what stood there then. */
export const Review = z.object({
  id: Id,
  on: noDay,
  kind: z._default(z.enum(["formal", "quick"]), "formal"),
  withResident: z._default(z.boolean(), true),
  /** What was said. */
  notes: z._default(Writing, noWriting("worker")),
  /** A fingerprint of each piece of writing on that day, by `ENTITY/KEY`. */
  prints: z._default(z.record(z.string(), z.string()), {}),
  /** Pieces of writing that were confirmed as still right on that day, by `ENTITY/KEY`. */
  stillRight: z._default(z.array(z.string()), []),
});
export type Review = z.infer<typeof Review>;

/** Something that could do harm, and what is done about it by whom. */
export const Risk = z.object({
  id: Id,
  wording: z._default(Writing, noWriting("worker")),
  /** Empty where the service keeps safety plans and no levels. */
  level: z._default(z.enum(["", "low", "medium", "high"]), ""),
  reviewedOn: noDay,
  withResident: z._default(z.boolean(), true),
  /** Why it was looked at without the resident, and the manager who agreed to that. */
  reason: z._default(z.string(), ""),
  approvedBy: z._default(z.string(), ""),
  /** The safety plan: what staff do, and what the resident does. */
  staffDo: z._default(Writing, noWriting("worker")),
  personDoes: z._default(Writing, noWriting()),
});
export type Risk = z.infer<typeof Risk>;

/** That somebody agreed to the plan, and how they said so. */
export const Signature = z.object({
  id: Id,
  /** The id of the person who agreed. */
  person: none,
  on: noDay,
  as: z._default(z.enum(["signature", "voice", "mark", "advocate"]), "signature"),
  /** The id of who saw the mark being made or heard the voice. */
  witness: none,
  /** By what right an advocate agrees. */
  authority: z._default(z.string(), ""),
});
export type Signature = z.infer<typeof Signature>;

/** That the resident was offered a copy. */
export const CopyGiven = z.object({
  id: Id,
  on: noDay,
  /** In plain words: "printed", "large print", "recording". */
  format: z._default(z.string(), ""),
  /** What came of it, such as that it was declined. */
  response: z._default(z.string(), ""),
});
export type CopyGiven = z.infer<typeof CopyGiven>;

/** What somebody said about a place in the plan, on the screen or in a Word copy that came back. */
export const Remark = z.object({
  id: Id,
  /** What it is about: `ENTITY/KEY`; empty for the plan as a whole. */
  about: z._default(z.string(), ""),
  words: z._default(Writing, noWriting("worker")),
  /** Who said it, as they wrote their name. */
  by: z._default(z.string(), ""),
  on: noDay,
  settledOn: noDay,
  /** The id of the remark that it answers; empty where it begins a thread. */
  thread: z._default(z.string(), ""),
  /** Where in its piece of writing the words are that it is about, as `anchors.ts` writes it. */
  anchor: z._default(z.string(), ""),
  /** Those words as they were when it was made; empty for the piece as a whole. */
  quote: z._default(z.string(), ""),
  /** The ids of people whom it was made for. */
  mentions: z._default(z.array(z.string()), []),
});
export type Remark = z.infer<typeof Remark>;

/** That a Word file was taken in, whole or in part. */
export const TakenIn = z.object({
  id: Id,
  on: noDay,
  /** The name of the file. */
  file: z._default(z.string(), ""),
  /** SHA-256 of the file, in hexadecimal. */
  hash: z._default(z.string(), ""),
  /** Who took it in. */
  by: z._default(z.string(), ""),
  /** Who wrote in it, as the file names them. */
  authors: z._default(z.string(), ""),
});
export type TakenIn = z.infer<typeof TakenIn>;

/** Where on its way through a service a plan is; a stage without an end has no `to`. */
export const Stage = z.object({ name: z._default(z.string(), ""), from: noDay, to: noDay });
export type Stage = z.infer<typeof Stage>;

/** Why a finding was set aside. */
export const Reason = z.enum([
  "their-own-words",
  "not-applicable",
  "agreed-with-person",
  "clinically-needed",
  "wrong",
  "other",
]);
export type Reason = z.infer<typeof Reason>;

/** A finding that somebody set aside, or called not useful, for everybody who has the plan. */
export const Dismissal = z.object({
  /** The key of the diagnostic. */
  key: z.string().check(z.minLength(1), z.maxLength(300)),
  reason: Reason,
  note: z._default(z.string().check(z.maxLength(500)), ""),
  /** What those are called who set it aside, the last one first. */
  by: z._default(z.array(z.string().check(z.maxLength(120))).check(z.maxLength(8)), []),
  at: Moment,
  /** The tier it had. */
  tier: z._default(z.string().check(z.maxLength(20)), ""),
  /** A sketch of the words it was about; see `src/lint/analysis/sketch.ts`. */
  sketch: z._default(z.string().check(z.maxLength(200)), ""),
});
export type Dismissal = z.infer<typeof Dismissal>;

/** The parts of a record that belong to the plan as a whole. */
export const record = {
  /** The policy pack; empty for the template's own. */
  pack: z._default(z.string(), ""),
  /** How far it is; `ready`: about to be shared, `final`: in force. */
  status: z._default(z.enum(["draft", "ready", "final"]), "draft"),
  stage: z._default(z.nullable(Stage), null),
  needs: z._default(z.array(Need), []),
  talks: z._default(z.array(Talk), []),
  reviews: z._default(z.array(Review), []),
  /** Since when and why nothing is reviewed, such as a stay in hospital. */
  pausedOn: noDay,
  pausedFor: z._default(z.string(), ""),
  /** The day of the last event that calls for a review: an incident, a move, a wish. */
  eventOn: noDay,
  risks: z._default(z.array(Risk), []),
  signatures: z._default(z.array(Signature), []),
  /** Why the resident has not agreed in writing, and the days on which it was offered. */
  unsigned: z._default(Writing, noWriting("worker")),
  /** The formats the resident needs: "large print", "Easy Read", "Dari". */
  communicationNeeds: z._default(z.array(z.string()), []),
  copies: z._default(z.array(CopyGiven), []),
  remarks: z._default(z.array(Remark), []),
  takenIn: z._default(z.array(TakenIn), []),
  dismissals: z._default(z.array(Dismissal), []),
};

/** The parts of a record that belong to one outcome. */
export const outcomeRecord = {
  /** The areas of life it is about, by their names in the policy pack. */
  areas: z._default(z.array(z.string()), []),
  /** The resident chooses and directs here, and others do. */
  directing: flag,
  /** Whether the resident wants those who provide support to know the strengths that it builds on. */
  sharesStrengths: flag,
  /** Whether it is about keeping what there is, or about something new; empty: nobody has said. */
  kind: z._default(z.enum(["", "stability", "progress"]), ""),
  /** The id of who carries it on when the stage has ended. */
  handover: none,
  /** The name of the picture that stands beside it in a copy with pictures; empty for none. */
  picture: z._default(z.string(), ""),
  /** The outcome in short sentences, one a line, as a person wrote them. */
  easyRead: z._default(Writing, noWriting("worker")),
  /** Who approved them, as they write their name, and when. */
  easyReadBy: z._default(z.string(), ""),
  easyReadOn: noDay,
  /** A print of the words that were approved: whoever changes them takes the approval away. */
  easyReadPrint: z._default(z.string(), ""),
};

/** The parts of a record that belong to one action. */
export const actionRecord = {
  /** Support that is paid for by contract or budget. */
  commissioned: flag,
  /** It ends soon, such as after a discharge. */
  shortTerm: flag,
  /** The day on which the owner was told. */
  toldOn: noDay,
};

/** What is on record of a plan as a whole, of one outcome and of one action. */
export const PlanRecord = z.object(record);
export type PlanRecord = z.infer<typeof PlanRecord>;
export const OutcomeRecord = z.object(outcomeRecord);
export type OutcomeRecord = z.infer<typeof OutcomeRecord>;
export const ActionRecord = z.object(actionRecord);
export type ActionRecord = z.infer<typeof ActionRecord>;
