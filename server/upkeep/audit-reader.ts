import type { AuditActor, AuditPage, AuditQuestion, AuditState } from "#src/api/audit.ts";
import {
  type AuditStore,
  createAuditStore,
  type WantedEntries,
} from "#server/store/audit-store.ts";
import type { Database } from "#server/store/database.ts";
import { namesOf } from "#server/store/names.ts";
import { AUDIT_CSV_HEAD, auditCsvRow, auditLine } from "./audit-lines.ts";
import { checkAudit } from "./audit-check.ts";
import { type Audit, toEntry, writeHead } from "./audit.ts";

/** So many entries make a page. */
const PAGE = 50;

/** So many are read at once for a file. */
const PART = 1000;

/** The audit log for those who may read all of it. That they do is put on it first. */
export type AuditReader = ReturnType<typeof createAuditReader>;

/** Reads the log of a database; `audit` writes to it. */
export function createAuditReader(
  { db, kind }: Pick<Database, "db" | "kind">,
  audit: Pick<Audit, "record">,
) {
  const store = createAuditStore({ db, kind });
  return {
    /** A page of what is wanted, the newest first. */
    async page(question: AuditQuestion, by: AuditActor): Promise<AuditPage> {
      const wanted = await wantedBy(question);
      await note(wanted, by);
      const rows = await store.find(wanted, question.before ?? null, PAGE + 1);
      const entries = rows.slice(0, PAGE).map(toEntry);
      const ids = entries.flatMap((it) => [it.actor.id, it.plan, it.about].filter(isId));
      const names = await namesOf(db, [...new Set(ids)], ["person", "team", "plan"]);
      return { entries, names: Object.fromEntries(names), hasMore: rows.length > PAGE };
    },

    /** All that is wanted as the text of a file, the newest first, a part at a time. */
    async file(question: AuditQuestion, format: "csv" | "jsonl", by: AuditActor) {
      const wanted = await wantedBy(question);
      await note(wanted, by);
      return partsOf(store, wanted, format);
    },

    /** Whether the log is as it was written. */
    async check(): Promise<AuditState> {
      const { entries, head, faults } = await checkAudit(store);
      const [first] = await store.page(0, 1);
      return {
        entries,
        since: first?.at ?? null,
        head: writeHead(head),
        faults: [...new Set(faults.map((it) => it.number))],
      };
    },
  };

  async function note({ plan, actor }: WantedEntries, by: AuditActor): Promise<void> {
    await audit.record({
      actor: by,
      action: "audit-read",
      ...(plan !== null && { plan }),
      ...(actor !== null && { about: actor }),
    });
  }

  async function wantedBy({ actor, plan, action, from, to }: AuditQuestion) {
    return {
      actor: actor || null,
      plan: plan ? await idOf(plan) : null,
      action: action || null,
      from: from ? Date.parse(from) : null,
      to: to ? Date.parse(to) + DAY_MS : null,
    };
  }

  /** An erased plan has no reference any more, and its id all the same. */
  async function idOf(plan: string): Promise<string> {
    const found = db.selectFrom("plan").select("id").where("reference", "=", plan.toUpperCase());
    return (await found.executeTakeFirst())?.id ?? plan;
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;

const isId = (it: string | null): it is string => it !== null;

async function* partsOf(
  store: Pick<AuditStore, "find">,
  wanted: WantedEntries,
  format: "csv" | "jsonl",
): AsyncGenerator<string> {
  // So that spreadsheets read it as UTF-8.
  if (format === "csv") yield `\uFEFF${AUDIT_CSV_HEAD}`;
  let before: number | null = null;
  for (;;) {
    const rows: Awaited<ReturnType<typeof store.find>> = await store.find(wanted, before, PART);
    yield rows.map(format === "csv" ? auditCsvRow : auditLine).join("");
    if (rows.length < PART) return;
    before = rows.at(-1)?.number ?? null;
  }
}
