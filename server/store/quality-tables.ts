import type { Gap } from "#src/api/quality.ts";

/** So many places of each kind of gap; null where a plan can have none of that kind. */
type Gaps = Record<Gap, number | null>;

/** A cache of what an overview counts of a plan, made with its summary. */
export type PlanQualityTable = Gaps & {
  planId: string;
  /** The last change that it saw, and the day and program that it was made on. */
  seq: number;
  basis: string;
  /** The policy pack that it was looked through by. */
  pack: string;
  /** The name of its stage in that pack; empty for none. */
  stage: string;
  /** Prints of the rows of the plan in the other tables, which stay as they are while these do. */
  print: string;
  signedPrint: string;
};

/**
 * How many findings of a rule a plan has that ask for something. The row without a rule is about all
 * of them, that without an area about the whole plan; one without a rule is there for each area in
 * which the plan has an outcome.
 */
export type PlanTallyTable = {
  planId: string;
  area: string;
  rule: string;
  places: number;
  dismissed: number;
};

/** A place in a plan that is counted, in the order in which the plan is read. */
export type PlanFindingTable = {
  planId: string;
  nth: number;
  /** The key of the finding. */
  key: string;
  /** Null, as is the message, for a gap that no rule names. */
  rule: string | null;
  messageId: string | null;
  tier: string;
  severity: string;
  entity: string;
  section: string;
  /** The names of the areas of life that it is in, each between bars: `"|food|home|"`. */
  areas: string;
  gap: string | null;
  day: string | null;
  isOpen: number;
  /** Why it was set aside and by whom, as JSON. */
  dismissal: string | null;
  /** When it was first found, in milliseconds. */
  since: number;
};

/** One signed piece of writing; its bytes are hashes, and tell nobody its words. */
export type PlanSignatureTable = {
  planId: string;
  entity: string;
  key: string;
  section: string;
  bytes: Uint8Array;
};

/** How the plans in use of a team were at the end of a month, without those that are restricted. */
export type QualityMonthTable = Record<Gap, number> & {
  /** `"2026-03"`. */
  month: string;
  /** Empty for plans of no team. */
  teamId: string;
  template: string;
  plans: number;
  withFindings: number;
};

/** What was found in plans, and how it was by month. */
export type QualityTables = {
  planQuality: PlanQualityTable;
  planTally: PlanTallyTable;
  planFinding: PlanFindingTable;
  planSignature: PlanSignatureTable;
  qualityMonth: QualityMonthTable;
};
