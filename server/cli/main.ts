import { StartError } from "#server/config.ts";
import { traceOf } from "#server/log.ts";
import { type Command, readArguments } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { HELP } from "./help.ts";
import { nearest } from "#src/plan/nearest.ts";
import { complain, write } from "./output.ts";
import { version } from "./version.ts";

// Each is loaded when it is asked for: checking has no use for what writes Word files.
const commands = new Map<string, () => Promise<Command>>([
  ["lint", async () => (await import("./lint.ts")).lintCommand],
  ["rules", async () => (await import("./rules.ts")).rulesCommand],
  ["explain-config", async () => (await import("./explain-config.ts")).explainConfigCommand],
  ["export", async () => (await import("./export.ts")).exportCommand],
  ["import", async () => (await import("./import.ts")).importCommand],
  ["schema", async () => (await import("./schema.ts")).schemaCommand],
  ["pictures", async () => (await import("./pictures.ts")).picturesCommand],
  ["word-template", async () => (await import("./word-template.ts")).wordTemplateCommand],
  ["templates", async () => (await import("./templates.ts")).templatesCommand],
  ["migrate", async () => (await import("./migrate.ts")).migrateCommand],
  ["backup", async () => (await import("./upkeep/backup.ts")).backupCommand],
  ["restore", async () => (await import("./upkeep/restore.ts")).restoreCommand],
  ["erase", async () => (await import("./upkeep/erase.ts")).eraseCommand],
  ["subject-access", async () => (await import("./upkeep/subject-access.ts")).subjectAccessCommand],
  ["doctor", async () => (await import("./upkeep/doctor.ts")).doctorCommand],
  ["audit", async () => (await import("./upkeep/audit.ts")).auditCommand],
  ["copy", async () => (await import("./copy.ts")).copyCommand],
]);

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof CommandError || error instanceof StartError) {
    complain(error.message);
    process.exitCode = 2;
  } else {
    complain(`Something went wrong inside Ownwords: ${JSON.stringify(traceOf(error))}`);
    process.exitCode = 3;
  }
}

async function run([name, ...args]: readonly string[]): Promise<number> {
  if (name === "--help" || name === "-h") return say(HELP);
  if (name === "--version") return say(`${version()}\n`);
  if (name === undefined)
    throw new CommandError(
      "Say what to do, for example: ownwords lint plan.json. See: ownwords --help",
    );
  const load = commands.get(name);
  if (!load) throw unknown(name);
  const command = await load();
  const given = readArguments(args, command);
  return given.flags.has("help") ? say(command.help) : command.run(given);
}

async function say(text: string): Promise<number> {
  await write(text);
  return 0;
}

function unknown(name: string): CommandError {
  const what = name.startsWith("-") ? "option" : "command";
  const near = nearest(name, [...commands.keys(), "--help", "--version"]);
  const guess = near ? ` Do you mean ${near}?` : "";
  return new CommandError(`There is no ${what} ${name}.${guess} See: ownwords --help`);
}
