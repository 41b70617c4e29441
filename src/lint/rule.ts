import type * as z from "zod/mini";
import type { Outcome, Person, Plan, Voice, Writing } from "#src/plan/plan.ts";
import type { Section, Template } from "#src/template/template.ts";
import type { Analysis } from "./analysis/analyse.ts";
import type { Config } from "./config.ts";

/**
 * How sure a rule is, and so how loud: shown at once, after leaving the section, only in the list.
 * `praise` is what was noticed as good; it asks nothing and counts as no fault.
 */
export type Tier = "fix" | "look" | "idea" | "praise";

/** How much it matters to whoever has the policy pack. An error is open when the plan is finished. */
export type Severity = "error" | "warning" | "advice";

/** What a rule is about; the parts of the catalogue. */
export type Topic =
  | "completeness"
  | "outcomes"
  | "voice"
  | "timeframes"
  | "strengths"
  | "progress"
  | "actions"
  | "language"
  | "repetition"
  | "agreement"
  | "process";

/**
 * Where in a plan something is. `entity` is an id: of an outcome, a marker, an action, a person, a
 * need or another thing on record, or `plan`. `key` is a section's key or a fact's name (`owner`,
 * `timeframe`, `dueOn`; the writing of a marker or action is `text`, the words of an agreement
 * `agreement`, a timeframe's note `timeframe-note`; of the plan `reviewOn`, `needs`, `areas`,
 * `reviews`, `risks`, `signatures`, `copies`). `from` and `to` are UTF-16 offsets in that writing,
 * equal where there is no wording to point at.
 */
export type Place = { entity: string; key: string; from: number; to: number };

/** An edit that is offered and that only a person applies. No fix rewrites a person's words. */
export type Fix = { label: string } & (
  | { kind: "go-to"; place: Place }
  | { kind: "set-owner"; action: string; owner: string }
  | { kind: "set-due"; action: string; dueOn: string }
  | { kind: "set-review"; outcome: string; reviewOn: string }
  | { kind: "set-fact"; entity: string; fact: string; value: string | number | boolean }
  | { kind: "move-to-actions"; outcome: string; place: Place }
  | { kind: "set-speaker"; place: Place; speaker: string; person: string | null }
  /** Keeps a question for the next conversation. */
  | { kind: "ask"; place: Place; question: string }
  /** Puts empty quotation marks at the end of the writing, with the caret between them. */
  | { kind: "quote"; place: Place }
  /** Puts one listed term in the place of another. */
  | { kind: "replace"; place: Place; words: string }
  | { kind: "add-person"; name: string }
  | { kind: "set-paid"; person: string; paid: "paid" | "unpaid" }
);

/** What a rule noticed, and where: plain data, computed again at every change, never stored. */
export type Diagnostic = {
  rule: string;
  /** Which of the rule's messages this is. */
  messageId: string;
  topic: Topic;
  tier: Tier;
  severity: Severity;
  place: Place;
  /** What was noticed, in one sentence about the text. */
  message: string;
  /** A question to ask the person; empty for praise. */
  question: string;
  /** What the resident is asked instead, without a word about rules. */
  plainly: string;
  /** An example of wording that does better, where another fits than the one in the rule's help. */
  better?: string;
  fixes: Fix[];
  /** Names this finding across edits elsewhere: no offsets, no neighbouring words. */
  key: string;
};

/** What every check is given beside the plan. `today` is a day, `"2030-05-01"`. */
export type Occasion = {
  template: Template;
  today: string;
  /** The policy pack with what an organisation made of it; left out, the plan's or the template's. */
  config?: Config;
};

/** What holds for a whole plan and decides how any part of it is read. */
export type Setting = {
  template: Template;
  today: string;
  config: Config;
  resident: Person;
  people: readonly Person[];
  voice: Voice;
  spokenBy: string | null;
  status: Plan["status"];
  stage: Plan["stage"];
};

/** What a piece of writing is, which decides the rules that look at it. */
export type PieceKind =
  | "outcome"
  | "strengths"
  | "timeframe"
  | "marker"
  | "action"
  | "agreement"
  /** Writing about the plan as a whole, and sections of an outcome that are none of the others. */
  | "other";

/** One piece of writing as a rule sees it: where it stands and what its words show. */
export type Piece = {
  entity: string;
  key: string;
  kind: PieceKind;
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
export type Finding = {
  place: Place;
  /** Which message; left out, the rule's first. */
  messageId?: string;
  /** What the `{names}` in the message stand for; `{called}` is there always: the resident's name. */
  with?: Record<string, string>;
  /** Where this finding is less sure than its rule. */
  tier?: Tier;
  /** Where another example fits than the rule's own. */
  better?: string;
  fixes?: Fix[];
  /** What in the text it rests on, without offsets; empty where it is that something is absent. */
  evidence?: string;
};

/** What a finding says, with `{names}` in it, and what it asks. */
export type Message = {
  message: string;
  question: string;
  /** Where it matters more or less than the rule's other messages. */
  severity?: Severity;
};

/** A plan and the occasion on which it is looked at; the day and the pack can be left out. */
export type Example = Plan | { plan: Plan; today?: string; pack?: string };

/**
 * Plans that show a rule: they are its tests and its help. `quote` is the wording pointed at, empty
 * where it is that something is absent. They lie in `NAME.examples.ts` beside the rule, since a
 * check needs none of them.
 */
export type Examples = {
  good: readonly Example[];
  bad: readonly { plan: Plan; quote: string; messageId?: string; today?: string; pack?: string }[];
  /** What looks like the fault and is not. */
  nearMiss: readonly Example[];
};

/** Where a rule comes from, for those who want to read on. */
export type Source = { title: string; part?: string; href?: string };

/** What help tells of a rule. It lies apart in `help`, by topic, since a check needs none of it. */
export type Help = {
  /** Why it matters, in one sentence. */
  why: string;
  /** Wording of the same kind that does better, as an example and never as text to paste. */
  better: string;
  sources: readonly Source[];
};

type About = {
  /** How a good plan is, or `no-` and what it has not. */
  name: string;
  /** The rule's number in the catalogue of rules for support plans. */
  catalogue: string;
  topic: Topic;
  tier: Tier;
  /** Unless the policy pack says otherwise. */
  severity: Severity;
  messages: Readonly<Record<string, Message>>;
  /** What the resident is asked; left out, the topic's own question. */
  plainly?: string;
  /**
   * Passes over words that are marked as the resident's own: rules of language do, rules of facts do
   * not.
   */
  sparesOwnWords?: boolean;
};

/**
 * Something to look for. A rule is pure and reads the shared analysis: it takes no text apart
 * itself. Its scope says what it may depend on, and so when it is run again: `review` rules look at
 * facts, clocks and what is on record, and read no text.
 */
export type Rule<Options = unknown> = About & {
  /** What an organisation can set, with what holds if it doesn't. */
  options?: z.ZodMiniType<Options>;
} & (
    | {
        scope: "writing";
        /** The kinds of writing that are looked at. */
        kinds: readonly PieceKind[];
        check(piece: Piece, setting: Setting, options: Options): Iterable<Finding>;
      }
    | {
        scope: "outcome";
        check(view: OutcomeView, setting: Setting, options: Options): Iterable<Finding>;
      }
    | {
        scope: "plan";
        check(view: PlanView, setting: Setting, options: Options): Iterable<Finding>;
      }
    | {
        scope: "review";
        check(view: PlanView, setting: Setting, options: Options): Iterable<Finding>;
      }
  );

/** Declares a rule, so that its check knows the options by their shape. */
export function defineRule<Options = undefined>(rule: Rule<Options>): Rule {
  return rule;
}
