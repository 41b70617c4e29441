import { readConfig } from "#server/config.ts";
import {
  type DatabasePlace,
  inspectDatabase,
  nameOfDatabase,
  openDatabase,
  placeOf,
} from "#server/store/database.ts";
import { failureOf } from "#server/store/failure.ts";
import { type Command, wrongUse } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { write } from "./output.ts";

/** `ownwords migrate`. */
export const migrateCommand: Command = {
  name: "migrate",
  options: { check: { type: "boolean" } },
  help: `Usage: ownwords migrate [--check]

Brings the database up to date and says which steps that took. It is the PostgreSQL that
DATABASE_URL names or, without that, the one in the folder DATA_DIR. Servers do the same when
they start; this does it before. Servers on a PostgreSQL may go on meanwhile, the embedded
database can't be in use.

Options:
  --check       Changes nothing; only says what there is to do.
  -h, --help    Shows this.

Exit codes:
  0  The database is up to date.
  1  There is something to do. Only --check ends so.
  2  The command was wrong, or the database can't be used.

Examples:
  ownwords migrate
  DATABASE_URL=postgres://ownwords@db/ownwords ownwords migrate --check
`,
  async run({ words, flags }) {
    if (words.length) throw wrongUse("The command migrate takes no file.", migrateCommand);
    try {
      return await migrate(placeOf(readConfig(process.env)), flags.has("check"));
    } catch (error) {
      const sentence = failureOf(error);
      throw sentence ? new CommandError(sentence) : error;
    }
  },
};

async function migrate(place: DatabasePlace, isCheck: boolean): Promise<number> {
  const name = nameOfDatabase(place);
  const { toDo } = await inspectDatabase(place);
  const steps = toDo.map((it) => it.name).join(", ");
  if (!toDo.length) {
    await write(`The ${name} is up to date.\n`);
    return 0;
  }
  if (isCheck) {
    await write(`The ${name} is not up to date. To do: ${steps}.\n`);
    return 1;
  }
  const { db } = await openDatabase(place);
  await db.destroy();
  await write(`The ${name} is up to date now. Done: ${steps}.\n`);
  return 0;
}
