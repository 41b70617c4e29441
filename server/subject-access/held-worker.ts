/** The thread that writes down everything that is held about somebody: the one that serves people has no time for it. */
import { parentPort, workerData } from "node:worker_threads";
import type { Template } from "#src/template/template.ts";
import type { Held } from "./held.ts";
import { heldZip } from "./held-files.ts";

/** What the thread is told when it starts; it answers with the bytes and ends. */
export type HeldWork = { held: Held; templates: readonly Template[] };

const { held, templates }: HeldWork = workerData;
parentPort?.postMessage(await heldZip(held, templates));
