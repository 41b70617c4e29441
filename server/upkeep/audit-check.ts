import { BEGINNING, linkOf, printOfReason } from "#server/store/audit-chain.ts";
import type { AuditHead, AuditStore } from "#server/store/audit-store.ts";
import type { AuditTable } from "#server/store/upkeep-tables.ts";

/** Where the log is not as it was written. */
export type AuditFault = {
  /** The entry where it shows; what is wrong may lie between it and the one before. */
  number: number;
  what:
    /** An entry that has to be there is not. */
    | "missing"
    /** The entry, or its place, is not as it was written. */
    | "changed"
    /** The words of the reason are not those that were given. */
    | "reason-changed"
    /** The words of the reason are gone though the plan was never erased. */
    | "reason-gone"
    /** There are entries after this one that the head does not know. */
    | "beyond-head"
    /** The log ends with this entry, and a head says that there were more, or others. */
    | "cut";
};

/** What came of a check: how many entries there are, the last of them, and what is wrong. */
export type AuditCheck = { entries: number; head: AuditHead; faults: readonly AuditFault[] };

/** So many entries are read at once. */
const PAGE = 1000;

/** More faults of one log help nobody. */
const MOST_FAULTS = 100;

/**
 * Reads the whole log and says where it was changed after it was written. Whoever can write to the
 * database can also write a new chain with its head: that shows only against heads that were kept
 * elsewhere, in `witnessed`. Others may go on writing meanwhile.
 */
export async function checkAudit(
  store: AuditStore,
  witnessed: readonly AuditHead[] = [],
): Promise<AuditCheck> {
  const faults: AuditFault[] = [];
  const heads = [...witnessed, await store.head()].filter((it) => it.number > 0);
  const erased = new Set<string>();
  const withoutWords: AuditTable[] = [];
  let last: AuditHead = { number: 0, hash: BEGINNING };
  let entries = 0;
  for (;;) {
    const rows = await store.page(last.number, PAGE);
    for (const row of rows) {
      entries += 1;
      if (row.number !== last.number + 1) faults.push({ number: row.number, what: "missing" });
      else if (linkOf(last.hash, row) !== row.hash || isOther(heads, row))
        faults.push({ number: row.number, what: "changed" });
      if (row.action === "erased" && row.planId !== null) erased.add(row.planId);
      if (row.why !== null && printOfReason(row.whySalt ?? "", row.why) !== row.whyPrint)
        faults.push({ number: row.number, what: "reason-changed" });
      if (row.why === null && row.whyPrint !== "") withoutWords.push(row);
      last = { number: row.number, hash: row.hash };
    }
    if (!rows.length) break;
  }
  for (const { number, planId } of withoutWords)
    if (planId === null || !erased.has(planId)) faults.push({ number, what: "reason-gone" });
  if (heads.some((it) => it.number > last.number))
    faults.push({ number: last.number, what: "cut" });
  const now = await store.head();
  if (now.number < last.number) faults.push({ number: now.number, what: "beyond-head" });
  return { entries, head: last, faults: faults.slice(0, MOST_FAULTS) };
}

function isOther(heads: readonly AuditHead[], { number, hash }: AuditHead): boolean {
  return heads.some((it) => it.number === number && it.hash !== hash);
}
