import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";
import { createLog } from "#server/log.ts";
import { type Config, readConfig } from "#server/config.ts";
import { FOLDERS, type Running, serve } from "#server/serve.ts";
import { temporaryFolder } from "./support.ts";

/** A folder with built browser files, as small as it can be. */
export function clientFolder(t: TestContext): string {
  const folder = temporaryFolder(t);
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Ownwords</title>");
  writeFileSync(join(folder, "sw.js"), "self.skipWaiting();");
  writeFileSync(join(folder, "assets/main-Bx81kQ2z.js"), "export {};");
  return folder;
}

type Choice = { dataDir?: string; client?: string } & Partial<Config>;

/** A server of this process on a free port, over a new folder or a given one. */
export async function startServer(
  t: TestContext,
  { dataDir = temporaryFolder(t), client = clientFolder(t), ...choice }: Choice = {},
): Promise<Running & { lines: string[] }> {
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const config = { ...readConfig({ PORT: "0", SIGN_IN: "off" }), dataDir, ...choice };
  const running = await serve(config, log, { ...FOLDERS, client });
  t.after(() => running.close().catch(() => {}));
  return { ...running, lines };
}

/** Asks the server for JSON. */
export async function ask(address: string, method: string, path: string, body?: unknown) {
  const response = await fetch(address + path, {
    method,
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    }),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}

/** Begins a plan and answers its id. */
export async function createPlan(address: string, resident = "Amina", more = {}): Promise<string> {
  const beginning = { template: "care-act", resident, voice: "first", ...more };
  const { status, body } = await ask(address, "POST", "/api/plans", beginning);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}
