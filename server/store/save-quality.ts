import { sql, type Transaction } from "kysely";
import type { Gap } from "#src/api/quality.ts";
import { type Columns, insertRows, type Into } from "./insert-rows.ts";
import type { DatabaseKind } from "./migrate.ts";
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

/** What was found in a plan, and what it was made of. */
export type MadeQuality = { planId: string; seq: number; basis: string; quality: NewQuality };

/**
 * Keeps what was found in plans, none of which is there twice, at a moment in milliseconds. Rows that
 * are as they were are not written again, and a finding that was there before keeps the moment when it
 * was first found.
 */
export async function saveQualities(
  transaction: Transaction<Tables>,
  kind: DatabaseKind,
  made: readonly MadeQuality[],
  at: number,
): Promise<void> {
  if (!made.length) return;
  const before = await transaction
    .selectFrom("planQuality")
    .select(["planId", "print", "signedPrint", "seq", "basis"])
    .where("planId", "in", idsOf(made))
    .execute();
  const known = new Map(before.map((it) => [it.planId, it]));
  await insertRows(transaction, kind, QUALITY, made.map(rowOf), ANEW);
  const signed = made.filter((it) => known.get(it.planId)?.signedPrint !== it.quality.signedPrint);
  await saveSignatures(transaction, kind, signed);
  const changed = made.filter((it) => known.get(it.planId)?.print !== it.quality.print);
  const was = await saveFindings(transaction, kind, changed, at);
  const month = new Date(at).toISOString().slice(0, "2026-03".length);
  const events = changed.flatMap(({ planId, seq, basis, quality }) => {
    const last = known.get(planId);
    // What another program or other rules find tells nothing of what people did.
    if (last && !sameRules(last.basis, basis)) return [];
    const states = last ? (was.get(planId) ?? []) : null;
    const isWritten = last?.seq !== seq;
    return [{ planId, events: eventsBetween(states, quality.findings, isWritten) }];
  });
  await addRuleEvents(transaction, kind, month, events);
}

async function saveFindings(
  transaction: Transaction<Tables>,
  kind: DatabaseKind,
  made: readonly MadeQuality[],
  at: number,
): Promise<ReadonlyMap<string, FindingState[]>> {
  if (!made.length) return new Map();
  const before = await transaction
    .deleteFrom("planFinding")
    .where("planId", "in", idsOf(made))
    .returning(["planId", "key", "since", "rule", "isOpen", "dismissal"])
    .execute();
  const was = Map.groupBy(before, (it) => it.planId);
  const findings = made.flatMap(({ planId, quality }) => {
    const since = new Map(was.get(planId)?.map((it) => [it.key, it.since]));
    return quality.findings.map((it) => ({ ...it, planId, since: since.get(it.key) ?? at }));
  });
  await insertRows(transaction, kind, FINDING, findings);
  await transaction.deleteFrom("planTally").where("planId", "in", idsOf(made)).execute();
  await insertRows(
    transaction,
    kind,
    TALLY,
    made.flatMap(({ planId, quality }) => quality.tallies.map((it) => ({ ...it, planId }))),
  );
  return was;
}

async function saveSignatures(
  transaction: Transaction<Tables>,
  kind: DatabaseKind,
  made: readonly MadeQuality[],
) {
  if (!made.length) return;
  await transaction.deleteFrom("planSignature").where("planId", "in", idsOf(made)).execute();
  await insertRows(
    transaction,
    kind,
    SIGNATURE,
    made.flatMap(({ planId, quality }) => quality.signatures.map((it) => ({ ...it, planId }))),
  );
}

function idsOf(made: readonly MadeQuality[]): string[] {
  return made.map((it) => it.planId);
}

function rowOf({ planId, seq, basis, quality }: MadeQuality): PlanQualityTable {
  const { pack, stage, print, signedPrint, gaps } = quality;
  return { planId, seq, basis, pack, stage, print, signedPrint, ...gaps };
}

/** Whether two bases are of the same program with the same rules, on whatever days. */
function sameRules(before: string, now: string): boolean {
  const [day, other] = [before, now].map((it) => it.replace(/\d{4}-\d\d-\d\d/, ""));
  return day === other;
}

const GAP_COLUMNS: Columns<Record<Gap, number | null>> = {
  blankSections: "integer",
  missingOwners: "integer",
  overdueReviews: "integer",
  comingReviews: "integer",
  missedPromises: "integer",
  notAgreed: "integer",
};

const QUALITY: Into<PlanQualityTable> = {
  table: "planQuality",
  columns: {
    planId: "text",
    seq: "bigint",
    basis: "text",
    pack: "text",
    stage: "text",
    print: "text",
    signedPrint: "text",
    ...GAP_COLUMNS,
  },
};

const FINDING: Into<PlanFindingTable> = {
  table: "planFinding",
  columns: {
    planId: "text",
    nth: "integer",
    key: "text",
    rule: "text",
    messageId: "text",
    tier: "text",
    severity: "text",
    entity: "text",
    section: "text",
    areas: "text",
    gap: "text",
    day: "text",
    isOpen: "integer",
    dismissal: "text",
    since: "bigint",
  },
};

const TALLY: Into<PlanTallyTable> = {
  table: "planTally",
  columns: {
    planId: "text",
    area: "text",
    rule: "text",
    places: "integer",
    dismissed: "integer",
  },
};

const SIGNATURE: Into<PlanSignatureTable> = {
  table: "planSignature",
  columns: { planId: "text", entity: "text", key: "text", section: "text", bytes: "bytes" },
};

/** A plan that was looked through before is so anew. */
const ANEW = sql<never>`on conflict ("planId") do update set ${sql.join(
  Object.keys(QUALITY.columns)
    .filter((it) => it !== "planId")
    .map((it) => sql`${sql.ref(it)} = ${sql.ref(`excluded.${it}`)}`),
)}`;
