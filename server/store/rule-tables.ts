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

/** A passage that a team keeps for a rule, with nobody's name in it, and no plan that it came from. */
export type RuleExampleTable = {
  id: string;
  teamId: string;
  rule: string;
  /** 1 for wording that does well, 0 for what the rule asks about. */
  isGood: number;
  words: string;
  note: string;
  by: string;
  at: number;
};

/** How rules are set and how they do. */
export type RuleTables = {
  ruleTuning: RuleTuningTable;
  ruleEvent: RuleEventTable;
  ruleExample: RuleExampleTable;
};
