// `npm run demo -- [FOLDER] [--seed N]`: an organisation to look at, in a folder of its own.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { StartError } from "#server/config.ts";
import { newReference } from "#server/new-ids.ts";
import { startProgress } from "#server/cli/progress.ts";
import { FOLDERS } from "#server/serve.ts";
import { readTemplates } from "#server/templates.ts";
import { fillDemo, type SownRate } from "./fill.ts";

/** As many as three services of some size have. */
const PLANS = 300;

try {
  const { values, positionals } = parseArgs({
    options: { seed: { type: "string", default: "1" } },
    allowPositionals: true,
  });
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new StartError("--seed is a whole number, such as --seed 7.");
  const dataDir = resolve(positionals[0] ?? "demo-data");
  const password = `${newReference()}-${newReference()}`;
  const progress = startProgress(process.stderr);
  const { report, people } = await fillDemo({
    dataDir,
    templates: readTemplates(FOLDERS.templates),
    plans: PLANS,
    seed,
    today: new Date().toISOString().slice(0, 10),
    password,
    told: (done, total) => progress.show({ what: "Plans written", done, total }),
  });
  progress.end();
  const lines = [
    `${report.plans} plans, of which ${report.closed} are closed and ${report.restricted} restricted. Seed ${seed}, ${report.today}.`,
    "",
    "What was sown, in plans in use; the same is in demo.json:",
    ...report.faults.map(inWords),
    "",
    "Who can sign in, all with the password below, which is not shown again:",
    ...people.map((it) => `  ${it.email.padEnd(34)}${it.role}`),
    "",
    `Password: ${password}`,
    "",
    `DATA_DIR=${JSON.stringify(dataDir)} npm start`,
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function inWords({ rule, sown, plans, open, setAside }: SownRate): string {
  const aside = setAside ? `, ${setAside} set aside` : "";
  return `  ${rule.padEnd(24)}${sown} of ${plans}, ${open} not mended${aside}`;
}
