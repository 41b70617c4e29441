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
