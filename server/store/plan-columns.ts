/** The columns that most ask for of a plan: not who may do what with it, which is for `access-store.ts`. */
export const ROW_COLUMNS = [
  "id",
  "reference",
  "template",
  "templateVersion",
  "archived",
  "example",
  "createdAt",
  "seq",
  "changedAt",
] as const;

/** All columns of a plan, named so that one of a later migration changes no answer. */
export const PLAN_COLUMNS = [
  ...ROW_COLUMNS,
  "teamId",
  "isRestricted",
  "closedAt",
  "closedBy",
  "closedWhy",
  "eraseOn",
  "isHeld",
] as const;
