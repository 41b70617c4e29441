import { Worker } from "node:worker_threads";
import type { AuditActor } from "#src/api/audit.ts";
import type { Template } from "#src/template/template.ts";
import type { Audit } from "#server/upkeep/audit.ts";
import type { Database } from "#server/store/database.ts";
import { gatherHeld } from "./gather-held.ts";
import type { HeldWork } from "./held-worker.ts";

/** Hands out everything that is held about the resident of a plan, as a zip; null for a plan that is not there. */
export type HandOut = (plan: string, by: AuditActor) => Promise<Uint8Array<ArrayBuffer> | null>;

/** Makes it over a database; that it was done is on the log before anything is read. */
export function createHandOut(
  database: Database,
  audit: Pick<Audit, "record">,
  templates: readonly Template[],
): HandOut {
  return async (plan, by) => {
    await audit.record({ actor: by, action: "subject-access", plan });
    const held = await gatherHeld(database, [plan], new Date());
    return held.plans.length ? write({ held, templates }) : null;
  };
}

function write(work: HeldWork): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL("./held-worker.ts", import.meta.url), { workerData: work });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("The thread ended without an answer.")));
  });
}
