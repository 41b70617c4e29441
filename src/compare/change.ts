import type { Writing } from "#src/plan/plan.ts";

/** What lies beside the words of a plan. */
export type RecordKind =
  "need" | "talk" | "review" | "risk" | "signature" | "copy" | "remark" | "taken-in";

/** What in a plan is different: the plan as a whole, or something in it. */
export type Thing = {
  kind: "plan" | "person" | "outcome" | "marker" | "action" | RecordKind;
  /** Its id in the plan; `plan` for the plan as a whole. */
  id: string;
  /** The id of the outcome that it is or lies in; null where it is in none. */
  outcome: string | null;
  /** What readers know it by, "Outcome 2" or "Dev Patel": as it is now, or was when it was put away. */
  name: string;
  /** How its own words begin, to be recognised by; empty where it has none. */
  words: string;
};

/** A stretch of a text that stayed, came or went. Without what was added it is the text before. */
export type Part = { kind: "same" | "added" | "removed"; text: string };

/** One difference between two states of a plan. What is added or put away is told field by field too. */
export type Change = { thing: Thing } & (
  | {
      what: "added";
      /** Whether it had been put away and came back. */
      isBack: boolean;
    }
  | { what: "put-away" }
  /** Its place among its siblings, counting from 1. */
  | { what: "moved"; before: number; after: number }
  /** A fact, with its values in words; empty where there is none. */
  | { what: "fact"; key: string; label: string; before: string; after: string }
  | {
      what: "words";
      key: string;
      label: string;
      before: Writing;
      after: Writing;
      parts: readonly Part[];
    }
  /** Whose words a text is; `before` and `after` say it in words. */
  | { what: "speaker"; key: string; label: string; before: string; after: string }
  /** The same words with other marks or bullets. */
  | { what: "look"; key: string; label: string; before: Writing; after: Writing }
);
