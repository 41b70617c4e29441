import { readConfig, StartError } from "./config.ts";
import { createLog, traceOf } from "./log.ts";
import { isLoopback } from "./origin.ts";
import { serve } from "./serve.ts";
import { DatabaseError } from "./store/database-error.ts";

const OPEN_TO_OTHERS = `
WARNING: HOST lets other machines reach this server, and there is no sign-in yet.
Everybody who can reach this address can read and change every plan.
Leave HOST out to keep it to this machine.

`;

const log = createLog((line) => process.stderr.write(line));

try {
  const config = readConfig(process.env);
  const running = await serve(config, log);
  process.stdout.write(
    `Ownwords is ready at ${running.address}\nPlans are kept in ${config.dataDir}\n`,
  );
  if (!isLoopback(config.host)) process.stderr.write(OPEN_TO_OTHERS);
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await running.close();
    process.exit(0);
  };
  process.on("SIGTERM", () => void stop());
  process.on("SIGINT", () => void stop());
} catch (error) {
  const isExpected = error instanceof StartError || error instanceof DatabaseError;
  if (isExpected) process.stderr.write(`${error.message}\n`);
  else {
    log("start-failed", traceOf(error));
    process.stderr.write("Ownwords could not start.\n");
  }
  process.exitCode = 1;
}
