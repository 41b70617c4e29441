/** One time that an organisation set a rule otherwise. Only ever added to. */
export type RuleTuningTable = {
  /** Grows by one with each row, without gaps. */
  number: number;
  rule: string;
  /** A `TunedSetting` as JSON; null puts the rule back. */
  setting: string | null;
  reason: string;
  /** The id of whoever did it. */
  by: string;
  at: number;
};

/** How often something became of what a rule found, by team and month; nobody is in it. */
export type RuleEventTable = {
  /** `"2026-03"`. */
  month: string;
  /** Empty for plans of no team. */
  teamId: string;
  rule: string;
  /** A `RuleEvent`. */
  what: string;
  times: number;
};

/** How rules are set and how they do. */
export type RuleTables = {
  ruleTuning: RuleTuningTable;
  ruleEvent: RuleEventTable;
};
