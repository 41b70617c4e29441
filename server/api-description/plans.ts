import * as z from "zod/mini";
import { NewReviewStep, PlanReview, PlanReviews } from "#src/api/reviews.ts";
import { SignedPlan, SigningKey } from "#src/api/follow-me.ts";
import { GuestList, NewGuest, NewLink, WhoLooked } from "#src/api/guests.ts";
import {
  Archived,
  BroughtBack,
  CreatedPlan,
  NewPlan,
  PlanList,
  PlanQuestion,
} from "#src/api/plans.ts";
import { Closed, Erased, Held, PlanEnd } from "#src/api/retention.ts";
import {
  Choices,
  Entrusted,
  GlassBroken,
  Lifted,
  Moved,
  Named,
  Standing,
} from "#src/api/standing.ts";
import { Answered, NewAnswer } from "#src/api/suggestions.ts";
import { NewVersion, Version, VersionList } from "#src/api/versions.ts";
import {
  NewMentions,
  NewStaffComment,
  Settled,
  StaffComment,
  StaffComments,
} from "#src/api/staff-comments.ts";
import { Plan } from "#src/plan/plan.ts";
import type { DescribedRoutes } from "./described.ts";

/** Finding, beginning and reading plans, their versions, their guests and their end. */
export const plans: DescribedRoutes = {
  "GET /api/plans": {
    says: "Lists the plans that you may see, the newest change first",
    query: PlanQuestion,
    answer: PlanList,
  },
  "POST /api/plans": { says: "Begins a plan", body: NewPlan, answer: CreatedPlan, status: 201 },
  "PUT /api/plans/:id": {
    says: "Takes a plan that began on a device",
    notes:
      "The body is the document as it was at its birth: a Yjs update of one client, of 48 KB at most. The query `team` names the team that it is for. May be sent again.",
    query: z.object({ team: z.optional(z.string()) }),
    body: "application/octet-stream",
    answer: CreatedPlan,
    status: 201,
    refuses: {
      409: "The id is taken.",
      410: "The server takes no plan with this id, because one was erased, or for a reason that it does not tell.",
    },
  },
  "PUT /api/plans/:id/back": {
    says: "Takes a plan back that was lost when a backup was put back",
    notes:
      "The body is the whole document: a Yjs update of 4 MB at most. The query `team` names the team that the plan was in, and `named`, with commas between, those who alone may know of it. May be sent again.",
    query: BroughtBack,
    body: "application/octet-stream",
    answer: CreatedPlan,
    status: 201,
    refuses: {
      410: "The server takes no plan with this id, because one was erased, or for a reason that it does not tell.",
    },
  },
  "POST /api/plans/:id/duplicate": {
    says: "Begins a plan with the words, people and owners of another",
    answer: CreatedPlan,
    status: 201,
  },
  "PUT /api/plans/:id/archived": {
    says: "Puts a plan away, or back",
    body: Archived,
    answer: null,
    status: 204,
  },
  "GET /api/plans/:id/plan.json": {
    says: "Reads a plan as it is now, remarks and findings that were set aside included",
    answer: Plan,
  },
  "GET /api/plans/:id/versions": {
    says: "Lists earlier states of a plan, and who wrote in it when",
    answer: VersionList,
  },
  "POST /api/plans/:id/versions": {
    says: "Keeps the plan as it is now as a version",
    body: NewVersion,
    answer: Version,
    status: 201,
  },
  "POST /api/plans/:id/suggestions/:suggestion": {
    says: "Answers, for the resident, other words that were suggested for theirs",
    body: NewAnswer,
    answer: Answered,
  },
  "GET /api/plans/:id/versions/:version/document": {
    says: "Reads a version's document",
    notes: "A Yjs update that makes the whole document.",
    answer: "application/octet-stream",
  },
  "GET /api/plans/:id/follow-me": {
    says: "Reads the plan signed by this server, to go along inside a copy",
    answer: SignedPlan,
  },
  "GET /api/follow-me": {
    says: "Tells the key that plans are signed with; null where there is none",
    answer: SigningKey,
  },
  "GET /api/plans/:id/staff-comments": {
    says: "Lists what staff said to one another about a plan, and who can be mentioned",
    notes: "Comments that everybody who has the plan can read are the remarks of the plan itself.",
    answer: StaffComments,
  },
  "POST /api/plans/:id/staff-comments": {
    says: "Says something about a plan to staff alone",
    body: NewStaffComment,
    answer: StaffComment,
    status: 201,
  },
  "PUT /api/plans/:id/staff-comments/:comment/settled": {
    says: "Settles a thread of staff, or opens it again",
    body: Settled,
    answer: null,
    status: 204,
  },
  "POST /api/plans/:id/mentions": {
    says: "Tells people that a remark in the plan is for them",
    body: NewMentions,
    answer: null,
    status: 204,
  },
  "GET /api/plans/:id/reviews": {
    says: "Lists how a plan was looked at for its quality, the newest review first",
    notes: "For those who work with the plan; guests never see it.",
    answer: PlanReviews,
  },
  "POST /api/plans/:id/reviews": {
    says: "Begins to look at a plan; where a review is open, answers that one",
    notes: "For whoever leads the plan's team.",
    answer: PlanReview,
    status: 201,
  },
  "POST /api/plans/:id/reviews/:review/steps": {
    says: "Takes a step of a review: asks for changes, answers, marks it reviewed, signs off",
    notes: "Who writes the plan may answer; all else is for whoever leads its team.",
    body: NewReviewStep,
    answer: PlanReview,
    status: 201,
    refuses: { 409: "Somebody took a step meanwhile." },
  },
  "GET /api/plans/:id/guests": {
    says: "Lists who may come into a plan without an account, and by which consent",
    answer: GuestList,
  },
  "POST /api/plans/:id/guests": {
    says: "Invites a guest on a consent, and makes the link",
    body: NewGuest,
    answer: NewLink,
    status: 201,
  },
  "POST /api/plans/:id/guests/:guest/link": {
    says: "Makes a new link for a guest; the device that had the access before loses it",
    answer: NewLink,
    status: 201,
  },
  "DELETE /api/plans/:id/guests/:guest": {
    says: "Ends a guest's access at once",
    answer: null,
    status: 204,
  },
  "DELETE /api/plans/:id/consents/:consent": {
    says: "Withdraws a consent, and with it the access of its guests",
    answer: null,
    status: 204,
  },
  "GET /api/plans/:id/who-looked": {
    says: "Tells who has been in a plan and what they did, the newest first",
    answer: WhoLooked,
  },
  "POST /api/plans/:id/everything": {
    says: "Hands out everything that is held about the resident of a plan, as a zip",
    notes:
      "For leads of the plan's team. It holds everything.docx for people and everything.json for programs. Other people may be named in it.",
    answer: "application/zip",
  },
  "GET /api/plans/:id/standing": {
    says: "Tells who may know of a plan, and what you may do with it",
    answer: Standing,
  },
  "GET /api/plans/:id/choices": {
    says: "Lists whom a plan can be named to, and the teams that it can go to",
    answer: Choices,
  },
  "PUT /api/plans/:id/named": {
    says: "Lets only named people know of a plan",
    body: Named,
    answer: Standing,
    refuses: { 409: "A lead of its team has to be named too, or somebody is not here any more." },
  },
  "DELETE /api/plans/:id/named": {
    says: "Lets the whole team know of a plan again",
    body: Lifted,
    answer: Standing,
  },
  "PUT /api/plans/:id/entrusted": {
    says: "Names a lead in a plan that only people knew of who have left",
    notes: "For administrators, who see nothing of the plan by it.",
    body: Entrusted,
    answer: null,
    status: 204,
    refuses: { 409: "Whoever is to be named does not lead its team." },
  },
  "PUT /api/plans/:id/team": {
    says: "Gives a plan to another team",
    notes: "For leads.",
    body: Moved,
    answer: null,
    status: 204,
    refuses: { 409: "That team is not there, or nobody who leads it is named in the plan." },
  },
  "POST /api/plans/:id/glass": {
    says: "Says why you have to look at a plan that is not yours",
    notes:
      "Those who lead its team are told, and it is on the audit log. The answer is the same where there is no such plan.",
    body: GlassBroken,
    answer: z.object({}),
    status: 202,
  },
  "GET /api/plans/:id/end": {
    says: "Tells whether a plan is closed, and when it will be erased",
    answer: PlanEnd,
  },
  "PUT /api/plans/:id/closed": {
    says: "Closes a plan, or opens it again",
    notes: "For leads.",
    body: Closed,
    answer: PlanEnd,
  },
  "PUT /api/plans/:id/held": {
    says: "Keeps a plan from being erased, or no longer",
    body: Held,
    answer: PlanEnd,
  },
  "DELETE /api/plans/:id": {
    says: "Erases a closed plan for good",
    body: Erased,
    answer: null,
    status: 204,
  },
};
