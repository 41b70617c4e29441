import type { Rule } from "#src/lint/rule.ts";
import type { Across } from "./across.ts";
import type { Checked } from "./check-plan.ts";
import type { Problem } from "./source.ts";
import type { Tally } from "./tally.ts";

/** What there is to say when all plans are checked. */
export type Ended = {
  tally: Tally;
  problems: readonly Problem[];
  rules: readonly Rule[];
  today: string;
  /** Whether only what is not in a baseline is told. */
  isCompared: boolean;
  /** What the plans have in common; null where that was not asked for, or not yet compared. */
  across: Across | null;
};

/**
 * A way to write down what was found: plan by plan, so that it can be written while others are still
 * checked.
 */
export type Format = {
  /** What comes first. Where it counts, it is written first and asked for last. */
  head: (ended: Ended) => string;
  /** Whether the head counts, so that everything else has to wait for the end. */
  countsFirst: boolean;
  plan: (checked: Checked, rules: readonly Rule[]) => string;
  /** Stands between what two plans have to say, if both have something. */
  between: string;
  tail: (ended: Ended) => string;
};
