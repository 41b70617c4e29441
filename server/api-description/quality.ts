import { ExampleList, MendedExample, NewExample, TeamExample } from "#src/api/examples.ts";
import {
  Overview,
  PlaceList,
  PlacesQuestion,
  QualityFilter,
  QualityProgress,
} from "#src/api/quality.ts";
import { NewSample, Sample, SampleList, SampleWithPlans } from "#src/api/reviews.ts";
import { ReportFacts, ReportList, ReportQuestion } from "#src/api/reports.ts";
import {
  Effect,
  EffectQuestion,
  NewTuning,
  RuleSums,
  RuleSumsQuestion,
  Tuning,
  TuningList,
} from "#src/api/rules-in-use.ts";
import { Sameness, SamenessQuestion } from "#src/api/sameness.ts";
import type { DescribedRoutes } from "./described.ts";

/** The quality lead's workspace. */
export const quality: DescribedRoutes = {
  "GET /api/quality/overview": {
    says: "Counts what was found in the plans in use of the teams that you lead",
    notes: "For whoever leads a team. Restricted plans count only for those named in them.",
    query: QualityFilter,
    answer: Overview,
  },
  "GET /api/quality/places": {
    says: "Lists the places in plans that such a number counts",
    notes: "For whoever leads a team.",
    query: PlacesQuestion,
    answer: PlaceList,
  },
  "GET /api/quality/progress": {
    says: "Says how many of these plans were looked through as they are now",
    notes: "For whoever leads a team.",
    answer: QualityProgress,
  },
  "GET /api/quality/sameness": {
    says: "Tells which wording recurs across residents, and where; never its words, nor who wrote it",
    notes: "For whoever leads a team. Ask again while `isBehind` is true.",
    query: SamenessQuestion,
    answer: Sameness,
  },
  "GET /api/quality/samples": {
    says: "Lists the samples of plans that were drawn from teams that you lead, the newest first",
    notes:
      "For whoever leads every team that a sample was drawn from. Plans that you may not see any more are only counted.",
    answer: SampleList,
  },
  "POST /api/quality/samples": {
    says: "Draws plans to be looked at, and begins a review of each in which none is open",
    notes: "For whoever leads a team. Restricted plans are never drawn.",
    body: NewSample,
    answer: Sample,
    status: 201,
  },
  "GET /api/quality/samples/:id": {
    says: "Tells a sample with its plans, in the order in which they were drawn",
    answer: SampleWithPlans,
  },
  "GET /api/quality/reports": {
    says: "Lists the months that there are reports of, and where the server sends reports by itself",
    notes: "For whoever leads a team.",
    answer: ReportList,
  },
  "GET /api/quality/reports/:month": {
    says: "Tells what the plans of a month said, of one team or of all that you lead together",
    notes: "For whoever leads a team. The same for good once the month is over.",
    query: ReportQuestion,
    answer: ReportFacts,
  },
  "GET /api/quality/reports/:month/report.docx": {
    says: "Writes the same as a Word file",
    query: ReportQuestion,
    answer: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
  "GET /api/quality/reports/:month/report.csv": {
    says: "Writes the same as a table, one fact a row",
    query: ReportQuestion,
    answer: "text/csv",
  },
  "GET /api/examples": {
    says: "Lists the examples of your teams, passages in which nobody is named, by rule",
    answer: ExampleList,
  },
  "POST /api/plans/:id/examples": {
    says: "Keeps words of a plan, without names, as an example for its team",
    notes:
      "For whoever leads the team. Nothing is kept without `isRead`, and nothing of it says which plan it came from.",
    body: NewExample,
    answer: TeamExample,
    status: 201,
    refuses: { 409: "A name of the plan is in it, or the team has enough for this rule." },
  },
  "PUT /api/examples/:example": {
    says: "Changes an example of a team that you lead",
    body: MendedExample,
    answer: TeamExample,
    refuses: { 409: "Something in it could tell who it is about." },
  },
  "DELETE /api/examples/:example": {
    says: "Withdraws an example of a team that you lead, with its words",
    answer: null,
    status: 204,
  },
  "GET /api/quality/tunings": {
    says: "Lists how the organisation set rules, by whom and why",
    answer: TuningList,
  },
  "GET /api/quality/rules": {
    says: "Tells what became of what rules found in the last year, by team and never by person",
    query: RuleSumsQuestion,
    answer: RuleSums,
  },
  "POST /api/quality/rules/:rule/effect": {
    says: "Tells what another setting of a rule would change in the plans that you may see",
    body: EffectQuestion,
    answer: Effect,
  },
  "PUT /api/quality/rules/:rule": {
    says: "Sets a rule otherwise for the whole organisation",
    body: NewTuning,
    answer: Tuning,
    status: 201,
    refuses: { 409: "Somebody set it meanwhile." },
  },
};
