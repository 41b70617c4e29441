import { sql, type Transaction } from "kysely";
import { insertRows, type Into } from "./insert-rows.ts";
import type { DatabaseKind } from "./migrate.ts";
import type { RuleEventTable } from "./rule-tables.ts";
import type { Tables } from "./tables.ts";

/**
 * What became of a finding: it was there for the first time, it was gone after somebody wrote in the
 * plan, or it was set aside, with the reason that was given.
 */
export type RuleEvent = "found" | "gone" | `aside.${string}`;

/** As much of a finding as tells what becomes of it. */
export type FindingState = {
  key: string;
  /** Null for a gap that no rule names. */
  rule: string | null;
  isOpen: number;
  /** Why it was set aside, as JSON; null while it is open. */
  dismissal: string | null;
};

/** How often something became of findings of a rule. */
export type RuleEventCount = { rule: string; what: RuleEvent; times: number };

/**
 * What became of the findings of one plan between two looks. `before` is null for the first look.
 * What is gone counts only where the plan `isWritten` since: else it was the day that did it.
 */
export function eventsBetween(
  before: readonly FindingState[] | null,
  after: readonly FindingState[],
  isWritten: boolean,
): RuleEventCount[] {
  const was = new Map((before ?? []).map((it) => [it.key, it]));
  const counts = new Map<string, RuleEventCount>();
  const count = (rule: string, what: RuleEvent) => {
    const known = counts.get(`${rule}/${what}`);
    if (known) known.times += 1;
    else counts.set(`${rule}/${what}`, { rule, what, times: 1 });
  };
  for (const { key, rule, isOpen, dismissal } of after) {
    if (rule === null) continue;
    const known = was.get(key);
    was.delete(key);
    if (!known) count(rule, "found");
    if (!isOpen && (known?.isOpen ?? 1)) count(rule, `aside.${reasonOf(dismissal)}`);
  }
  // What was set aside and is gone was answered before.
  if (isWritten)
    for (const { rule, isOpen } of was.values()) if (rule !== null && isOpen) count(rule, "gone");
  return [...counts.values()];
}

/**
 * Adds what became of the findings of plans to the sums of their teams and the month; a restricted
 * plan is left out.
 */
export async function addRuleEvents(
  transaction: Transaction<Tables>,
  kind: DatabaseKind,
  month: string,
  plans: readonly { planId: string; events: readonly RuleEventCount[] }[],
): Promise<void> {
  const ids = plans.filter((it) => it.events.length).map((it) => it.planId);
  if (!ids.length) return;
  const counted = await transaction
    .selectFrom("plan")
    .select(["id", "teamId"])
    .where("id", "in", ids)
    .where("isRestricted", "=", 0)
    .execute();
  const teamOf = new Map(counted.map((it) => [it.id, it.teamId ?? ""]));
  const sums = new Map<string, RuleEventTable>();
  for (const { planId, events } of plans) {
    const teamId = teamOf.get(planId);
    if (teamId === undefined) continue;
    for (const { rule, what, times } of events) {
      const name = `${teamId}/${rule}/${what}`;
      const known = sums.get(name);
      if (known) known.times += times;
      else sums.set(name, { month, teamId, rule, what, times });
    }
  }
  // In one order, so that two servers that write at once don't wait for one another.
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it);
  await insertRows(transaction, kind, EVENT, rows, ADDED);
}

const EVENT: Into<RuleEventTable> = {
  table: "ruleEvent",
  columns: { month: "text", teamId: "text", rule: "text", what: "text", times: "integer" },
};

const ADDED = sql<never>`on conflict ("month", "teamId", "rule", "what")
  do update set "times" = "ruleEvent"."times" + excluded."times"`;

function reasonOf(dismissal: string | null): string {
  const said: unknown = dismissal === null ? null : JSON.parse(dismissal);
  const isTold = typeof said === "object" && said !== null && "reason" in said;
  return isTold && typeof said.reason === "string" ? said.reason : "other";
}
