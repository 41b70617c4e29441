import { rowOf } from "#server/csv-row.ts";
import type { AuditStore } from "#server/store/audit-store.ts";
import type { AuditTable } from "#server/store/upkeep-tables.ts";
import { toEntry } from "./audit.ts";

/** So many entries are read at once. */
const PAGE = 1000;

/** The whole log, oldest first, a part at a time; others may go on writing meanwhile. */
export async function* wholeLog(store: Pick<AuditStore, "page">): AsyncGenerator<AuditTable> {
  let last = 0;
  for (;;) {
    const rows = await store.page(last, PAGE);
    yield* rows;
    if (!rows.length) return;
    last = rows.at(-1)?.number ?? last;
  }
}

/** An entry as a line of JSON, with all that somebody needs who wants to check the chain without us. */
export function auditLine(row: AuditTable): string {
  const { whySalt, whyPrint, hash } = row;
  const at = new Date(row.at).toISOString();
  return `${JSON.stringify({ ...toEntry(row), at, whySalt, whyPrint, hash })}\n`;
}

const COLUMNS = ["number", "at", "actorKind", "actor", "action", "plan", "about", "why", "hash"];

/** What stands over the rows of `auditCsvRow`. */
export const AUDIT_CSV_HEAD: string = rowOf(COLUMNS);

/** An entry as a row for spreadsheets. */
export function auditCsvRow(row: AuditTable): string {
  const { number, at, actorKind, actor, action, planId, about, why, hash } = row;
  const moment = new Date(at).toISOString();
  const cells = [number, moment, actorKind, actor, action, planId, about, why, hash];
  return rowOf(cells.map((it) => String(it ?? "")));
}
