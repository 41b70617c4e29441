import type { Outcome, Person, Plan, Voice, Writing } from "#src/plan/plan.ts";
import type { Section, Template } from "#src/template/template.ts";
import type { Analysis } from "./analysis/analyse.ts";

/** How sure a rule is, and so how loud: shown at once, after leaving the section, only in the list. */
export type Tier = "fix" | "look" | "idea";

/**
 * Where in a plan something is. `entity` is an id: of an outcome, a marker, an action, a person, or
 * `plan`. `key` is a section's key or a fact's name (`owner`, `timeframe`, `dueOn`; the writing of a
 * marker or action is `text`, the words of an agreement `agreement`, a timeframe's note
 * `timeframe-note`). `from` and `to` are UTF-16 offsets in that writing, equal where there is no
 * wording to point at.
 */
export type Place = { entity: string; key: string; from: number; to: number };

/** An edit that is offered and that only a person applies. No fix rewrites a person's words. */
export type Fix = { label: string } & (
  | { kind: "go-to"; place: Place }
  | { kind: "set-owner"; action: string; owner: string }
  | { kind: "set-review"; outcome: string; reviewOn: string }
  | { kind: "move-to-actions"; outcome: string; place: Place }
  | { kind: "set-speaker"; place: Place; speaker: string; person: string | null }
);

/** What a rule noticed, and where: plain data, computed again at every change, never stored. */
export type Diagnostic = {
  rule: string;
  tier: Tier;
  place: Place;
  /** What was noticed, in one sentence about the text. */
  message: string;
  /** A question to ask the person. */
  question: string;
  /** Why it matters, in one sentence. */
  why: string;
  /** Wording of the same kind that does better, as an example and never as text to paste. */
  better: string;
  fixes: Fix[];
  /** Names this finding across edits elsewhere: no offsets, no neighbouring words. */
  key: string;
};

/** What every check is given beside the plan. `today` is a day, `"2030-05-01"`. */
export type Occasion = { template: Template; today: string };

/** What holds for a whole plan and decides how any part of it is read. */
export type Setting = Occasion & {
  resident: Person;
  people: readonly Person[];
  voice: Voice;
  spokenBy: string | null;
};

/** One piece of writing as a rule sees it: where it stands and what its words show. */
export type Piece = {
  entity: string;
  key: string;
  /** The id of the outcome it belongs to; null for writing about the plan as a whole. */
  outcome: string | null;
  section: Section;
  writing: Writing;
  analysis: Analysis;
};

/** An outcome with its pieces of writing in the order in which they are shown. */
export type OutcomeView = { outcome: Outcome; pieces: readonly Piece[] };

/** The whole plan; `pieces` is the writing that belongs to no outcome. */
export type PlanView = { plan: Plan; pieces: readonly Piece[]; outcomes: readonly OutcomeView[] };

/** What a rule yields; the engine adds what is the rule's own. */
export type Finding = Pick<Diagnostic, "place" | "message" | "question"> & {
  /** Where this finding is more or less sure than its rule. */
  tier?: Tier;
  /** Where another example fits than the rule's own. */
  better?: string;
  fixes?: Fix[];
  /** What in the text it rests on, without offsets; empty where it is that something is absent. */
  evidence?: string;
};

/** Plans that show a rule: they are its tests and its help. `quote` is the wording pointed at. */
export type Examples = {
  good: readonly Plan[];
  bad: readonly { plan: Plan; quote: string }[];
  /** What looks like the fault and is not. */
  nearMiss: readonly Plan[];
};

/** Where a rule comes from, for those who want to read on. */
export type Source = { title: string; part?: string };

type About = {
  /** How a good plan is, or `no-` and what it has not. */
  name: string;
  /** The rule's number in the catalogue of rules for support plans. */
  catalogue: string;
  tier: Tier;
  why: string;
  better: string;
  sources: readonly Source[];
  examples: Examples;
};

/**
 * Something to look for. A rule is pure and reads the shared analysis: it takes no text apart
 * itself. Its scope says what it may depend on, and so when it is run again.
 */
export type Rule = About &
  (
    | { scope: "writing"; check: (piece: Piece, setting: Setting) => Iterable<Finding> }
    | { scope: "outcome"; check: (view: OutcomeView, setting: Setting) => Iterable<Finding> }
    | { scope: "plan"; check: (view: PlanView, setting: Setting) => Iterable<Finding> }
  );
