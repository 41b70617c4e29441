import { createHmac } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CommandError, codeOf } from "#server/cli/command-error.ts";
import { writeWhole } from "#server/cli/write-whole.ts";
import type { ReportFacts } from "#src/api/reports.ts";
import { writeReportCsv, writeReportWord } from "./write-report.ts";

/** Brings a report somewhere until it is called off; throws an `Undelivered` where it did not arrive. */
export type Destination = (facts: ReportFacts, callOff: AbortSignal) => Promise<void>;

/** A report did not arrive. The message is a short name of why, and holds no address or secret. */
export class Undelivered extends Error {
  override name = "Undelivered";
}

/** Whoever takes a report has so long. */
const PATIENCE_MS = 20_000;

/** Writes each report into a folder as Word, CSV and JSON. A file that is there is never changed. */
export function toFolder(folder: string): Destination {
  return async (facts) => {
    const name = fileName(facts);
    const files: [string, Uint8Array][] = [
      [`${name}.json`, bytesOf(`${JSON.stringify(facts, null, 2)}\n`)],
      [`${name}.csv`, bytesOf(writeReportCsv(facts))],
      [`${name}.docx`, await writeReportWord(facts)],
    ];
    try {
      await mkdir(folder, { recursive: true });
      for (const [file, bytes] of files) await put(join(folder, file), bytes);
    } catch (error) {
      if (error instanceof Undelivered) throw error;
      const isKnown = error instanceof CommandError || codeOf(error) !== "";
      if (isKnown) throw new Undelivered("folder-not-writable");
      throw error;
    }
  };
}

/** Posts the facts of each report as JSON, signed with a secret that both sides have. */
export function toWebhook(address: string, secret: string, now: () => Date): Destination {
  return async (facts, callOff) => {
    const body = JSON.stringify(facts);
    const at = String(Math.floor(now().getTime() / 1000));
    const signature = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
    const answer = await fetch(address, {
      method: "POST",
      body,
      // Whoever answers does not say where else a report goes.
      redirect: "manual",
      signal: AbortSignal.any([callOff, AbortSignal.timeout(PATIENCE_MS)]),
      headers: {
        "content-type": "application/json",
        "user-agent": "Ownwords",
        "ownwords-report": `${facts.month}/${aboutOf(facts)}`,
        "ownwords-signature": `t=${at},v1=${signature}`,
      },
    }).catch((error: unknown) => {
      const isLate = error instanceof DOMException && error.name === "TimeoutError";
      throw new Undelivered(isLate ? "webhook-too-slow" : "webhook-not-reached");
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Undelivered(`webhook-answered-${answer.status}`);
  };
}

/** What a report is about, in short: `"board"`, or `"team:"` and the id of the team. */
export function aboutOf({ about, teams }: ReportFacts): string {
  return about === "board" ? "board" : `team:${teams[0]?.id ?? ""}`;
}

/** Letters that any disk can keep, and the id, for two teams may be called alike. */
function fileName({ about, month, teams }: ReportFacts): string {
  if (about === "board") return `${month}-board-report`;
  const { id = "", name = "" } = teams[0] ?? {};
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  const safeId = id.replace(/[^A-Za-z0-9]/g, "") || "no-team";
  return `${month}-team-report-${plain ? `${plain}-` : ""}${safeId}`;
}

async function put(file: string, bytes: Uint8Array): Promise<void> {
  const there = await readFile(file).catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") return null;
    throw error;
  });
  if (there === null) return writeWhole(file, bytes, false);
  // It was written before somebody could note that it was.
  if (!there.equals(bytes)) throw new Undelivered("folder-has-another");
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
