import { readdir, stat, unlink } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { ArchiveError } from "#server/backup/archive.ts";
import { makeBackup } from "#server/backup/make-backup.ts";
import { readConfig } from "#server/config.ts";
import { placeOf } from "#server/store/database.ts";
import { type Command, type Given, wrongUse } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { write } from "../output.ts";
import { startProgress } from "../progress.ts";
import { version } from "../version.ts";
import { openDraft, refuseToWrite } from "../write-whole.ts";
import { inSentences } from "./with-database.ts";

/** `ownwords backup`. */
export const backupCommand: Command = {
  name: "backup",
  options: { force: { type: "boolean" }, "keep-days": { type: "string" } },
  help: `Usage: ownwords backup TO [--keep-days DAYS] [--force]

Writes everything into one file while people go on working: all plans with their history, people,
the audit log, and the keys that lie in the data folder. The database is the one that DATABASE_URL
or DATA_DIR names; a backup of either can be restored into either.

TO is a file, or a folder that is there: then the file is named for the moment, such as
ownwords-2030-05-01T09-00-00-000Z.tar.gz. Beside it there has to be room for a copy of the database.

A backup holds what residents said, and is not encrypted. Keep it where nobody else can read it, and
no longer than your privacy notice says: a plan that is erased stays in older backups.

Options:
  --keep-days DAYS  Once the backup is whole, deletes those in the folder TO that are older.
  --force           Writes over a file that is there already.
  -h, --help        Shows this.

Exit codes:
  0  The backup is made, and was read again.
  2  The command was wrong, or something could not be read or written. There is no backup.

Examples:
  ownwords backup /srv/backups --keep-days 30
  DATABASE_URL=postgres://ownwords@db/ownwords ownwords backup plans.tar.gz
`,
  async run(given) {
    const [to, ...more] = given.words;
    if (to === undefined || more.length)
      throw wrongUse("Say where to write the backup, one file or folder.", backupCommand);
    const days = keepDays(given);
    const isFolder = (await stat(to).catch(() => null))?.isDirectory() === true;
    if (days !== null && !isFolder)
      throw wrongUse("--keep-days is for a folder with backups.", backupCommand);
    const now = new Date();
    const file = resolve(isFolder ? join(to, nameFor(now)) : to);
    await refuseToWrite(file, given.flags.has("force"));
    await backUp(file, given.flags.has("force"), now);
    if (days !== null) await deleteOlder(to, days, now);
    return 0;
  },
};

async function backUp(file: string, force: boolean, now: Date): Promise<void> {
  const config = readConfig(process.env);
  const progress = startProgress(process.stderr);
  const draft = await openDraft(file, force, 0o600);
  try {
    const { plans, files } = await inSentences(() =>
      makeBackup(
        {
          place: placeOf(config),
          dataDir: config.dataDir,
          workDir: dirname(file),
          program: version(),
          now: () => now,
          onProgress: progress.show,
        },
        draft.write,
      ).finally(progress.end),
    );
    await draft.keep();
    await write(`Backed up into ${file}: ${plans} plans, ${files} files.\n`);
  } catch (error) {
    await draft.drop();
    throw error instanceof ArchiveError ? new CommandError(error.message) : error;
  }
}

function keepDays({ texts }: Given): number | null {
  const text = texts.get("keep-days");
  if (text === undefined) return null;
  if (/^[1-9]\d{0,4}$/.test(text)) return Number(text);
  throw new CommandError(`--keep-days is "${text}", and should be a number of days, such as 30.`);
}

function nameFor(now: Date): string {
  return `ownwords-${now.toISOString().replaceAll(/[:.]/g, "-")}.tar.gz`;
}

/** The day comes from the name: a file that was copied here has another date. */
const OUR_NAME = /^ownwords-(\d{4}-\d{2}-\d{2})T[\d-]+Z\.tar\.gz$/;

async function deleteOlder(folder: string, days: number, now: Date): Promise<void> {
  const first = new Date(now.getTime() - days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  for (const name of await readdir(folder)) {
    const day = OUR_NAME.exec(name)?.[1];
    if (day === undefined || day >= first) continue;
    await unlink(join(folder, name));
    await write(`Deleted ${name}, which is older than ${days} days.\n`);
  }
}
