import { type AuditCheck, type AuditFault, checkAudit } from "#server/upkeep/audit-check.ts";
import { AUDIT_CSV_HEAD, auditCsvRow, auditLine, wholeLog } from "#server/upkeep/audit-lines.ts";
import { SYSTEM, writeHead } from "#server/upkeep/audit.ts";
import { type AuditHead, createAuditStore } from "#server/store/audit-store.ts";
import { choiceOf, type Command, type Given, wrongUse } from "../command.ts";
import { complain, isOutputRead, write } from "../output.ts";
import { withDatabase } from "./with-database.ts";

/** `ownwords audit`. */
export const auditCommand: Command = {
  name: "audit",
  options: {
    head: { type: "string", multiple: true },
    format: { type: "string" },
    plan: { type: "string" },
  },
  help: `Usage: ownwords audit verify [--head NUMBER:HASH]...
       ownwords audit export [--format jsonl|csv] [--plan ID]

The audit log says who opened, changed, exported, shared and erased which plan. It holds ids and
codes, and the reasons that people were asked for. Each entry is chained to the one before by its
SHA-256. The database is the one that DATABASE_URL or DATA_DIR names; a server may be using it.

  verify    Reads the whole log and says where it was changed after it was written.
  export    Writes the log to standard output, oldest entry first. That it was read is put on it.

Who can write to the database can also write a new chain. That shows against a head that was kept
elsewhere: the server writes one to its own log when it starts and once a day (audit-head), and
every backup has one.

Options:
  --head NUMBER:HASH  A head that was kept elsewhere; may be given several times.
  --format FORMAT     jsonl, one entry a line (the default), or csv, for spreadsheets.
  --plan ID           Writes only what was done with this plan.
  -h, --help          Shows this.

Exit codes:
  0  Done. For verify: the log is as it was written.
  1  The log was changed after it was written.
  2  The command was wrong, or the database can't be used.

Examples:
  ownwords audit verify --head 41:5f7c…
  ownwords audit export --format csv > audit.csv
`,
  async run(given) {
    const [deed, ...more] = given.words;
    if (more.length) throw wrongUse("The command audit takes one word after it.", auditCommand);
    if (deed === "verify") {
      const heads = (given.lists.get("head") ?? []).map(headFrom);
      return withDatabase(async (database) =>
        tell(await checkAudit(createAuditStore(database), heads)),
      );
    }
    if (deed === "export") return exportLog(given);
    throw wrongUse("Say what to do with the log: verify or export.", auditCommand);
  },
};

async function tell({ entries, head, faults }: AuditCheck): Promise<number> {
  for (const fault of faults) complain(sentenceFor(fault));
  if (faults.length) return 1;
  if (!entries) await write("The audit log has no entries yet.\n");
  else await write(`The audit log is as it was written: ${entries} entries, ${writeHead(head)}\n`);
  return 0;
}

function sentenceFor({ number, what }: AuditFault): string {
  return {
    missing: `One or more entries before entry ${number} are gone.`,
    changed: `Entry ${number} is not as it was written.`,
    "reason-changed": `The reason of entry ${number} is not as it was written.`,
    "reason-gone": `The reason of entry ${number} is gone, though its plan was never erased.`,
    "beyond-head": `There are entries after entry ${number} that nobody here has written.`,
    cut: `The log ends with entry ${number}, and a head says there were more.`,
  }[what];
}

function headFrom(text: string): AuditHead {
  const [, number, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (number !== undefined && hash !== undefined) return { number: Number(number), hash };
  throw wrongUse("--head should be a number, a colon and 64 digits and letters.", auditCommand);
}

async function exportLog(given: Given): Promise<number> {
  const format = choiceOf(given, "format", ["jsonl", "csv"]);
  const plan = given.texts.get("plan");
  return withDatabase(async (database) => {
    const store = createAuditStore(database);
    await store.append([
      { entry: { actor: SYSTEM, action: "audit-read", ...(plan && { plan }) }, at: Date.now() },
    ]);
    if (format === "csv") await write(AUDIT_CSV_HEAD);
    for await (const row of wholeLog(store)) {
      if (plan !== undefined && row.planId !== plan) continue;
      await write(format === "csv" ? auditCsvRow(row) : auditLine(row));
      if (!isOutputRead()) break;
    }
    return 0;
  });
}
