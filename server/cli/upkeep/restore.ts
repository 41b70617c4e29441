import { resolve } from "node:path";
import { ArchiveError } from "#server/backup/archive.ts";
import { restoreBackup } from "#server/backup/restore-backup.ts";
import { type Command, wrongUse } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { write } from "../output.ts";
import { startProgress } from "../progress.ts";
import { readPlace } from "../read-place.ts";
import { inSentences } from "./with-database.ts";

/** `ownwords restore`. */
export const restoreCommand: Command = {
  name: "restore",
  options: { into: { type: "string" }, replace: { type: "boolean" } },
  help: `Usage: ownwords restore FROM --into PLACE [--replace]

Puts a backup back. The whole file is unpacked and looked at first: where it is damaged, is no backup,
or was made by a newer Ownwords, nothing is touched. Stop the servers first, and start them after.

What people wrote since the backup comes back from their devices where those still have it, and so do
plans that were begun since. With --replace, plans that were erased since the backup are erased again;
without it they are back as well, for nothing tells of them: erase them again.

PLACE is one of
  sqlite:FOLDER                          a data folder
  postgres://NAME:PASSWORD@HOST/DATABASE a PostgreSQL without plans, as in DATABASE_URL

Options:
  --into PLACE    Where to put it.
  --replace       Puts aside what the data folder holds, in a folder inside it. Without this, a
                  folder with plans is never touched.
  -h, --help      Shows this.

Exit codes:
  0  Everything is restored.
  2  The command was wrong, or the backup or the place can't be used. Nothing was restored.

Examples:
  ownwords restore /srv/backups/ownwords-2030-05-01T09-00-00-000Z.tar.gz --into sqlite:data
  ownwords restore plans.tar.gz --into postgres://ownwords@127.0.0.1/ownwords
`,
  async run({ words, texts, flags }) {
    const [from, ...more] = words;
    if (from === undefined || more.length)
      throw wrongUse("Say which backup to restore, one file.", restoreCommand);
    const into = readPlace(texts.get("into") ?? "");
    // What was written may hold a password, so it is not repeated.
    if (!into)
      throw wrongUse(
        "--into should be sqlite: and a folder, or an address that begins with postgres://.",
        restoreCommand,
      );
    const progress = startProgress(process.stderr);
    try {
      const { manifest, putAside, erasedAgain } = await inSentences(() =>
        restoreBackup({
          archive: resolve(from),
          into,
          replaces: flags.has("replace"),
          now: () => new Date(),
          onProgress: progress.show,
        }).finally(progress.end),
      );
      const { plans, madeAt, program } = manifest;
      await write(
        `Restored ${plans} plans as they were at ${madeAt}, kept by Ownwords ${program}.\n`,
      );
      if (erasedAgain)
        await write(`Plans erased again, as they were since the backup: ${erasedAgain}.\n`);
      if (putAside !== null && erasedAgain === null)
        await write(
          "What was there before can't be read, so plans erased since the backup may be back: erase them again.\n",
        );
      if (putAside !== null) await write(`What was there before is in ${putAside}\n`);
      return 0;
    } catch (error) {
      throw error instanceof ArchiveError ? new CommandError(error.message) : error;
    }
  },
};
