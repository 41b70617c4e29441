import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { SYSTEM } from "#server/upkeep/audit.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import type { Database } from "#server/store/database.ts";
import { gatherHeld } from "#server/subject-access/gather-held.ts";
import { residentOf } from "#server/subject-access/held-document.ts";
import { heldFiles, heldZip } from "#server/subject-access/held-files.ts";
import { type Candidate, plansOf } from "#server/subject-access/plans-of.ts";
import { dayInWords } from "#src/plan/in-words.ts";
import { type Command, type Given, wrongUse } from "../command.ts";
import { CommandError, codeOf } from "../command-error.ts";
import { installedTemplates } from "../find-template.ts";
import { complain, write } from "../output.ts";
import { refuseToWrite, writeWhole } from "../write-whole.ts";
import { findPlans } from "./find-plan.ts";
import { withDatabase } from "./with-database.ts";

/** `ownwords subject-access`. */
export const subjectAccessCommand: Command = {
  name: "subject-access",
  options: {
    plan: { type: "string", multiple: true },
    resident: { type: "string" },
    all: { type: "boolean" },
    out: { type: "string" },
    force: { type: "boolean" },
    reason: { type: "string" },
  },
  help: `Usage: ownwords subject-access --plan PLAN... --out TO [--reason TEXT]
       ownwords subject-access --resident NAME [--all] --out TO [--reason TEXT]

Writes everything that is kept about one resident, for somebody who asks what is held about them:
everything.docx, for people, and everything.json, for computers. They hold the plan with comments and
what was put away, every earlier version, guests and consents, who looked and what was done, copies,
notices, and the names of files that were taken in and of pictures. The database is the one that
DATABASE_URL or DATA_DIR names; a server may be using it. That it was done is put on the audit log.

Look through all of it before you hand it over: other people may be named in it. The first page of
everything.docx says who and where, as far as Ownwords can tell.

TO is a folder, which is made where it isn't there, or a file whose name ends in .zip.

Options:
  --plan PLAN      An id or a reference such as K7QP-4M2X; may be given several times.
  --resident NAME  The plans of the resident with this name. Where there are several, they are listed
                   for you to choose: two people may have one name.
  --all            With --resident: all plans with this very name are of one person.
  --out TO         Where to write it.
  --force          Writes over files that are there already.
  --reason TEXT    Why; it stays in the audit log, so put no names or words of a plan in it.
  -h, --help       Shows this.

Exit codes:
  0  Done.
  1  Several plans could be meant. They are listed, and nothing was written.
  2  The command was wrong, there is no such plan, or the database or TO can't be used.

Examples:
  ownwords subject-access --plan K7QP-4M2X --out request-17.zip --reason "request 17"
  ownwords subject-access --resident "Rosa Lind" --all --out request-18
`,
  async run(given) {
    const { words, texts, lists, flags } = given;
    const out = texts.get("out");
    const [plans, name] = [lists.get("plan") ?? [], texts.get("resident")?.trim()];
    if (words.length) throw wrongUse("This command takes options only.", subjectAccessCommand);
    if (!plans.length === !name)
      throw wrongUse("Say whose with either --plan PLAN or --resident NAME.", subjectAccessCommand);
    if (flags.has("all") && !name) throw wrongUse("--all is for --resident.", subjectAccessCommand);
    if (!out) throw wrongUse("Say where to write with --out TO.", subjectAccessCommand);
    return withDatabase(async (database) => {
      const ids = name
        ? await choose(database, name, given)
        : (await findPlans(database, plans)).map((it) => it.id);
      if (!ids) return 1;
      await hand(database, ids, out, given);
      return 0;
    });
  },
};

/** The ids of all plans of one person; null where somebody has to choose. */
async function choose(
  database: Database,
  name: string,
  { flags }: Given,
): Promise<string[] | null> {
  const found = await plansOf(database, name);
  const same = found.filter((it) => it.isSame);
  if (!found.length) throw new CommandError(`There is no plan here of a resident called ${name}.`);
  if (same.length && (flags.has("all") || found.length === 1)) return same.map((it) => it.id);
  complain("Several plans could be meant, or one of somebody with another name:");
  for (const it of found) await write(lineFor(it));
  complain(
    same.length
      ? "Choose with --plan, once for each plan. If all with this very name are of one person, use --all."
      : "Choose with --plan, once for each plan.",
  );
  return null;
}

function lineFor({ reference, resident, team, changedAt }: Candidate): string {
  const changed = dayInWords(new Date(changedAt).toISOString().slice(0, 10), "short");
  return `${reference}  ${resident}, ${team ?? "no team"}, last changed on ${changed}\n`;
}

async function hand(
  database: Database,
  ids: readonly string[],
  out: string,
  { flags, texts }: Given,
): Promise<void> {
  const force = flags.has("force");
  const isZip = /\.zip$/i.test(out);
  if (isZip) await refuseToWrite(out, force);
  const now = new Date();
  const why = texts.get("reason")?.trim();
  // On the log before anything of it is anywhere else; so it also tells of itself.
  await createAuditStore(database).append(
    ids.map((plan) => ({
      entry: { actor: SYSTEM, action: "subject-access", plan, ...(why && { why }) },
      at: now.getTime(),
    })),
  );
  const held = await gatherHeld(database, ids, now);
  const templates = installedTemplates();
  if (isZip) await writeWhole(out, await heldZip(held, templates), force, 0o600);
  else await writeFolder(out, await heldFiles(held, templates), force);
  const plans = held.plans.map((it) => it.plan.reference).join(", ");
  await write(`Everything about ${residentOf(held)}, plan ${plans}, is in ${resolve(out)}.\n`);
  await write("Look through it before you hand it over: other people may be named in it.\n");
}

async function writeFolder(
  folder: string,
  files: Readonly<Record<string, Uint8Array>>,
  force: boolean,
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new CommandError(`The folder ${folder} can't be made (${codeOf(error)}).`);
  }
  for (const name of Object.keys(files)) await refuseToWrite(join(folder, name), force);
  for (const [name, bytes] of Object.entries(files))
    await writeWhole(join(folder, name), bytes, force, 0o600);
}
