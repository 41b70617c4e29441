import { type Config, readConfig, StartError } from "#server/config.ts";
import { checkAddress } from "#server/doctor/check-address.ts";
import { checkDatabase } from "#server/doctor/check-database.ts";
import { checkFiles } from "#server/doctor/check-files.ts";
import { checkSettings } from "#server/doctor/check-settings.ts";
import { bad, type Finding, good } from "#server/doctor/finding.ts";
import { openBeside, placeOf } from "#server/store/database.ts";
import { failureOf } from "#server/store/failure.ts";
import { type Command, wrongUse } from "../command.ts";
import { write } from "../output.ts";

/** `ownwords doctor`. */
export const doctorCommand: Command = {
  name: "doctor",
  options: { json: { type: "boolean" } },
  help: `Usage: ownwords doctor [--json]

Looks at how Ownwords is set up on this machine and says what is risky, a sentence each: TLS and the
proxy, sign-in, secrets, who may read the data folder and the keys, room on the disk, the database
and its steps, the clock, backups, the audit log, plans that should be erased, accounts. It reads the
same settings as the server, so give it the same environment. It changes nothing, a server may be
running, and it asks nobody but the database and the addresses in ORIGINS.

Options:
  --json        Writes a list of objects with check, state (good, look, bad) and sentence.
  -h, --help    Shows this.

Exit codes:
  0  Nothing is bad. Something may be worth a look.
  1  Something is bad: plans or people are at risk.
  2  The command was wrong.

Examples:
  ownwords doctor
  ownwords doctor --json | jq '.[] | select(.state != "good")'
`,
  async run({ words, flags }) {
    if (words.length) throw wrongUse("The command doctor takes no file.", doctorCommand);
    const findings = await examine(new Date());
    if (flags.has("json")) await write(`${JSON.stringify(findings, null, 2)}\n`);
    else for (const it of findings) await write(`${SIGNS[it.state]}  ${it.sentence}\n`);
    return findings.some((it) => it.state === "bad") ? 1 : 0;
  },
};

const SIGNS = { good: "good", look: "look", bad: "BAD " };

async function examine(now: Date): Promise<Finding[]> {
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    if (error instanceof StartError) return [bad("settings", error.message)];
    throw error;
  }
  return [
    good("settings", "The settings can be read."),
    ...checkSettings(config),
    ...(await checkFiles(config)),
    ...(await examineDatabase(config, now)),
    ...(await Promise.all(config.publicAddresses.map((it) => checkAddress(it, now)))),
  ];
}

async function examineDatabase(config: Config, now: Date): Promise<Finding[]> {
  try {
    const database = await openBeside(placeOf(config));
    try {
      return [
        good("migrations", "The database is up to date."),
        ...(await checkDatabase(database, now)),
      ];
    } finally {
      await database.db.destroy();
    }
  } catch (error) {
    const sentence = failureOf(error);
    if (sentence === null) throw error;
    return [bad("database", sentence)];
  }
}
