import { readConfig, StartError } from "./config.ts";
import { createLog, traceOf } from "./log.ts";
import { isLoopback } from "./loopback.ts";
import { type Running, serve } from "./serve.ts";
import { DatabaseError } from "./store/database-error.ts";

const NOT_PROTECTED = `
WARNING: HOST lets other machines reach this server, and ORIGINS names no https address.
Passwords and plans would cross the network in the clear. Put a proxy with TLS in front of it.

`;

const NOBODY_SIGNS_IN =
  "SIGN_IN is off: everybody at this machine can read and change every plan.\n";

/** Stopping takes no longer than this beside the time to drain, and giving up no longer than that. */
const STOP_MS = 10_000;
const GIVE_UP_MS = 3000;

const log = createLog((line) => process.stderr.write(line));
let running: Running | null = null;
let drainSeconds = 0;
let isStopping = false;
let isGivingUp = false;

// A log that nobody reads any more keeps nobody from writing.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
process.on("uncaughtException", (error) => giveUp(error));
process.on("unhandledRejection", (error) => giveUp(error));
// Before anybody can be told that the server is ready, so that no signal ends it in disorder.
const stop = () => void stopServer();
process.on("SIGTERM", stop);
process.on("SIGINT", stop);

try {
  const config = readConfig(process.env);
  drainSeconds = config.drainSeconds;
  running = await serve(config, log);
  const place = config.databaseUrl === null ? config.dataDir : "PostgreSQL";
  if (running.setupCode !== null) process.stdout.write(firstRunOf(running));
  process.stdout.write(`Ownwords is ready at ${running.address}\nPlans are kept in ${place}\n`);
  if (!config.signIn) process.stdout.write(NOBODY_SIGNS_IN);
  const isSealed = config.publicAddresses.some((it) => it.startsWith("https:"));
  if (!isLoopback(config.host) && !isSealed) process.stderr.write(NOT_PROTECTED);
  void running.lost.then((why) => {
    process.stderr.write(`${why}\n`);
    leave();
  });
} catch (error) {
  const isExpected = error instanceof StartError || error instanceof DatabaseError;
  if (isExpected) process.stderr.write(`${error.message}\n`);
  else {
    log("start-failed", traceOf(error));
    process.stderr.write("Ownwords could not start.\n");
  }
  process.exitCode = 1;
}

/** What whoever starts the server does first; the code is worth nothing once that is done. */
function firstRunOf({ publicAddress, setupCode }: Running): string {
  return `Nobody has an account yet. Open ${publicAddress}/setup#${setupCode} to make yours.\n`;
}

/** The first signal stops in good order, a second one at once. */
async function stopServer(): Promise<void> {
  if (isStopping) process.exit(1);
  isStopping = true;
  setTimeout(
    () => {
      log("stopped-late");
      process.exit(1);
    },
    drainSeconds * 1000 + STOP_MS,
  ).unref();
  await running?.close();
  process.exit(0);
}

/** Something happened that nobody foresaw: what is in memory may be wrong, so nothing goes on. */
function giveUp(error: unknown): void {
  log("unforeseen", traceOf(error));
  leave();
}

/** Ends without keeping anything more; what was not acknowledged is sent again by the devices. */
function leave(): void {
  if (isGivingUp) process.exit(1);
  isGivingUp = true;
  setTimeout(() => process.exit(1), GIVE_UP_MS);
  running?.drop();
  void (running?.db.destroy() ?? Promise.resolve()).catch(() => {}).then(() => process.exit(1));
}
