import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";

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

/** The signature of the whole check; incremental callers keep one `createLinter` per plan. */
export type Lint = (plan: Plan, occasion: Occasion) => Diagnostic[];
