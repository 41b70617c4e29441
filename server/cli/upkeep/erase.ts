import { createAudit, SYSTEM } from "#server/upkeep/audit.ts";
import { readConfig } from "#server/config.ts";
import { createRetention, type Retention } from "#server/upkeep/retention.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import { holdFolder } from "#server/store/data-folder.ts";
import { DatabaseError } from "#server/store/database-error.ts";
import { createEraseStore, type EraseStore } from "#server/store/erase-store.ts";
import { type Command, type Given, wrongUse } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { write } from "../output.ts";
import { findPlans } from "./find-plan.ts";
import { withDatabase } from "./with-database.ts";

/** `ownwords erase`. */
export const eraseCommand: Command = {
  name: "erase",
  options: {
    reason: { type: "string" },
    hold: { type: "boolean" },
    release: { type: "boolean" },
  },
  help: `Usage: ownwords erase PLAN... --reason TEXT
       ownwords erase PLAN... --hold --reason TEXT
       ownwords erase PLAN... --release --reason TEXT

Erases plans for good: their words, history, versions, comments, guests and consents. Nobody can
undo it. The audit log keeps ids, and forgets the reasons that people gave about the plan. PLAN is
an id or a reference such as K7QP-4M2X. A server may be running: whoever has the plan open is sent
away, and devices can't bring it back.

Servers do the same by themselves with closed plans once the organisation's period is over. A plan
that is held is never erased, by them or by this command, until it is released.

Backups that were made before still hold the plan. Delete them when their time has come; see
ownwords backup --help for how to let that happen by itself.

Options:
  --reason TEXT  Why; it stays in the audit log, so put no names or words of a plan in it.
  --hold         Erases nothing: keeps the plans from being erased.
  --release      Erases nothing: lets held plans be erased again.
  -h, --help     Shows this.

Exit codes:
  0  Done.
  2  The command was wrong, a plan is not there or is held, or the database can't be used.

Examples:
  ownwords erase K7QP-4M2X --reason "asked for by the resident, request 17"
`,
  async run(given) {
    const why = given.texts.get("reason")?.trim();
    if (!given.words.length) throw wrongUse("Say which plan.", eraseCommand);
    if (!why) throw wrongUse("Say why with --reason TEXT.", eraseCommand);
    if (given.flags.has("hold") && given.flags.has("release"))
      throw wrongUse("--hold and --release can't both be so.", eraseCommand);
    return withDatabase(async (database) => {
      const store = createEraseStore(database);
      const audit = createAudit({
        store: createAuditStore(database),
        now: () => new Date(),
        onFailed: () => {},
      });
      const retention = createRetention({
        store,
        audit,
        planYears: async () => 0,
        // The servers notice by themselves.
        onErased: () => {},
        now: () => new Date(),
      });
      // All are looked at before the first is gone.
      const plans = await findPlans(database, given.words);
      for (const plan of plans) await write(`${await endOf(retention, plan, given, why)}\n`);
      if (!given.flags.has("hold") && !given.flags.has("release"))
        await write(`${await overwrite(store)}\n`);
      return 0;
    });
  },
};

async function endOf(
  retention: Retention,
  { id, reference }: { id: string; reference: string },
  { flags }: Given,
  why: string,
): Promise<string> {
  if (flags.has("hold") || flags.has("release")) {
    const isHeld = flags.has("hold");
    await retention.hold(id, isHeld, SYSTEM, why);
    return `Plan ${reference} ${isHeld ? "is held, and is not erased" : "is held no longer"}.`;
  }
  if (await retention.erase(id, SYSTEM, why)) return `Plan ${reference} is erased.`;
  throw new CommandError(`Plan ${reference} is held, so it can't be erased. See --release.`);
}

/** While a server has the embedded database open it does this itself, between what people write. */
async function overwrite(store: EraseStore): Promise<string> {
  const { databaseUrl, dataDir } = readConfig(process.env);
  const release = databaseUrl === null ? tryHold(dataDir) : () => {};
  if (!release) return "The running server writes over what is left of it within the hour.";
  try {
    if (!(await store.overwrite()))
      return "Another program reads the database, so what is left of it is written over later.";
  } finally {
    release();
  }
  return databaseUrl === null
    ? "Nothing of it is left in the database file."
    : "PostgreSQL writes over what is left of it in its files in the course of time.";
}

function tryHold(dataDir: string): (() => void) | null {
  try {
    return holdFolder(dataDir);
  } catch (error) {
    if (error instanceof DatabaseError) return null;
    throw error;
  }
}
