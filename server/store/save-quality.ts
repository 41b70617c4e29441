import type { Transaction } from "kysely";
import type { Gap } from "#src/api/quality.ts";
import { inParts } from "./in-parts.ts";
import type {
  PlanFindingTable,
  PlanQualityTable,
  PlanSignatureTable,
  PlanTallyTable,
} from "./quality-tables.ts";
import { addRuleEvents, eventsBetween, type FindingState } from "./rule-events.ts";
import type { Tables } from "./tables.ts";

/** A place in a plan to be kept. */
export type NewFinding = Omit<PlanFindingTable, "planId" | "since">;

/** What was found in a plan, to be kept with its summary. */
export type NewQuality = Pick<PlanQualityTable, "pack" | "stage" | "print" | "signedPrint"> & {
  gaps: Record<Gap, number | null>;
  findings: readonly NewFinding[];
  tallies: readonly Omit<PlanTallyTable, "planId">[];
  signatures: readonly Omit<PlanSignatureTable, "planId">[];
};

/** What it was made of. */
type Made = { planId: string; seq: number; basis: string; at: number };

/**
 * Keeps what was found in a plan. Rows that are as they were are not written again, and a finding that
 * was there before keeps the moment when it was first found.
 */
export async function saveQuality(
  transaction: Transaction<Tables>,
  { planId, seq, basis, at }: Made,
  quality: NewQuality,
): Promise<void> {
  const { pack, stage, print, signedPrint, gaps } = quality;
  const known = await transaction
    .selectFrom("planQuality")
    .select(["print", "signedPrint", "seq", "basis"])
    .where("planId", "=", planId)
    .executeTakeFirst();
  const row = { seq, basis, pack, stage, print, signedPrint, ...gaps };
  await transaction
    .insertInto("planQuality")
    .values({ planId, ...row })
    .onConflict((it) => it.column("planId").doUpdateSet(row))
    .execute();
  if (known?.print !== print) {
    const before = await saveFindings(transaction, planId, at, quality);
    // What another program or other rules find tells nothing of what people did.
    if (!known || sameRules(known.basis, basis))
      await addRuleEvents(
        transaction,
        planId,
        new Date(at).toISOString().slice(0, "2026-03".length),
        eventsBetween(known ? before : null, quality.findings, known?.seq !== seq),
      );
  }
  if (known?.signedPrint !== signedPrint)
    await saveSignatures(transaction, planId, quality.signatures);
}

async function saveFindings(
  transaction: Transaction<Tables>,
  planId: string,
  at: number,
  { findings, tallies }: NewQuality,
): Promise<FindingState[]> {
  const before = await transaction
    .deleteFrom("planFinding")
    .where("planId", "=", planId)
    .returning(["key", "since", "rule", "isOpen", "dismissal"])
    .execute();
  const since = new Map(before.map((it) => [it.key, it.since]));
  for (const some of inParts(findings))
    await transaction
      .insertInto("planFinding")
      .values(some.map((it) => ({ ...it, planId, since: since.get(it.key) ?? at })))
      .execute();
  await transaction.deleteFrom("planTally").where("planId", "=", planId).execute();
  for (const some of inParts(tallies))
    await transaction
      .insertInto("planTally")
      .values(some.map((it) => ({ ...it, planId })))
      .execute();
  return before;
}

async function saveSignatures(
  transaction: Transaction<Tables>,
  planId: string,
  signatures: NewQuality["signatures"],
) {
  await transaction.deleteFrom("planSignature").where("planId", "=", planId).execute();
  for (const some of inParts(signatures))
    await transaction
      .insertInto("planSignature")
      .values(some.map((it) => ({ ...it, planId })))
      .execute();
}

/** Whether two bases are of the same program with the same rules, on whatever days. */
function sameRules(before: string, now: string): boolean {
  const [day, other] = [before, now].map((it) => it.replace(/\d{4}-\d\d-\d\d/, ""));
  return day === other;
}
