/**
 * A passage in which nobody can be recognised, for the help of a rule in one team. No column leads to
 * the plan that it was made from: with one it would still be about somebody, and would have to go with
 * their plan.
 */
export type RuleExampleTable = {
  id: string;
  /** Empty where nobody signs in, so that there are no teams. */
  teamId: string;
  rule: string;
  isGood: number;
  /** Empty, as the note is, once it was withdrawn. */
  words: string;
  /** Why it does well, or does not. */
  note: string;
  /** The id of whoever made it. */
  by: string;
  at: number;
  /** The id of whoever last read it and said that nobody could be recognised. */
  approvedBy: string;
  approvedAt: number;
  withdrawnAt: number | null;
};
