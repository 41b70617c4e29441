import { copyDatabase, type CopyResult, hasPlans } from "#server/store/copy-database.ts";
import {
  type DatabasePlace,
  inspectDatabase,
  nameOfDatabase,
  openAlone,
} from "#server/store/database.ts";
import { failureOf } from "#server/store/failure.ts";
import { type Command, type Given, wrongUse } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { complain, write } from "./output.ts";
import { readPlace } from "./read-place.ts";
import { startProgress } from "./progress.ts";

/** `ownwords copy`. */
export const copyCommand: Command = {
  name: "copy",
  options: { from: { type: "string" }, to: { type: "string" } },
  help: `Usage: ownwords copy --from PLACE --to PLACE

Copies all plans with everything that was ever kept of them into another database, one without
plans. Then it reads both: how many rows each has, every document, and every version byte by byte.
All of it is kept or nothing: a copy that was broken off, or is not the same, leaves no trace, and
is begun anew. Stop the servers on both sides first; a database in use is refused.

PLACE is one of
  sqlite:FOLDER                          the embedded database in a data folder
  postgres://NAME:PASSWORD@HOST/DATABASE a PostgreSQL, as in DATABASE_URL

Options:
  --from PLACE    Where the plans are. Nothing is changed there.
  --to PLACE      Where they are to be. Its tables are made where they are missing.
  -h, --help      Shows this.

Exit codes:
  0  Everything is copied, and is the same.
  1  What was copied was not the same, so nothing was kept.
  2  The command was wrong, or a database can't be used. Nothing was copied.

Examples:
  ownwords copy --from sqlite:data --to postgres://ownwords@127.0.0.1/ownwords
  ownwords copy --from postgres://ownwords@127.0.0.1/ownwords --to sqlite:copy-of-plans
`,
  async run(given) {
    if (given.words.length) throw wrongUse("The command copy takes no file.", copyCommand);
    const [from, to] = [placeIn(given, "from"), placeIn(given, "to")];
    try {
      return await copy(from, to);
    } catch (error) {
      const sentence = failureOf(error);
      throw sentence ? new CommandError(sentence) : error;
    }
  },
};

async function copy(from: DatabasePlace, to: DatabasePlace): Promise<number> {
  const { done, toDo } = await inspectDatabase(from);
  if (!done.length) throw new CommandError(`There is no ${nameOfDatabase(from)} to copy.`);
  if (toDo.length)
    throw new CommandError(
      `The ${nameOfDatabase(from)} is from an older Ownwords. Bring it up to date with: ownwords migrate`,
    );
  const source = await openAlone(from);
  try {
    const target = await openAlone(to);
    try {
      if (await hasPlans(target))
        throw new CommandError(
          `The ${nameOfDatabase(to)} has plans already, and only an empty one is copied into.`,
        );
      const progress = startProgress(process.stderr);
      const start = performance.now();
      const result = await copyDatabase(source, target, progress.show).finally(progress.end);
      return await tell(result, (performance.now() - start) / 1000);
    } finally {
      await target.db.destroy();
    }
  } finally {
    await source.db.destroy();
  }
}

async function tell({ rows, compared }: CopyResult, seconds: number): Promise<number> {
  const { differences, documents, versions, unreadable } = compared;
  for (const it of differences.slice(0, MOST_DIFFERENCES)) complain(it);
  if (differences.length) {
    const places = differences.length === 1 ? "1 place" : `${differences.length} places`;
    complain(`Nothing was kept of the copy, which differs in ${places}.`);
    return 1;
  }
  const counts = [...rows]
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
  await write(`Copied in ${seconds.toFixed(1)} s: ${counts}.\n`);
  await write(`Compared: ${documents} documents and ${versions} versions, all the same.\n`);
  if (unreadable)
    await write(`Documents that can't be read, copied byte by byte all the same: ${unreadable}.\n`);
  return 0;
}

/** More of the same helps nobody. */
const MOST_DIFFERENCES = 20;

function placeIn({ texts }: Given, option: string): DatabasePlace {
  const text = texts.get(option);
  if (!text) throw wrongUse(`Say which database with --${option} PLACE.`, copyCommand);
  const place = readPlace(text);
  if (place) return place;
  // What was written may hold a password, so it is not repeated.
  throw wrongUse(
    `--${option} should be sqlite: and a folder, or an address that begins with postgres://.`,
    copyCommand,
  );
}
