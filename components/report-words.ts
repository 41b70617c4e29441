import type { ReportSent } from "#src/api/reports.ts";
import { monthInWords } from "#src/report/report-words.ts";
import { withQuery } from "./quality-address.ts";
import { momentInWords, timeInWords } from "./words.ts";

/** The address where a month's report is read: of one team, or of all together. */
export function reportAddress(month: string, team: string | null): string {
  return withQuery("/quality/reports/read", { month, ...(team !== null && { team }) });
}

/** The address that a report comes from: its facts, or a file of it. */
export function reportFile(
  month: string,
  team: string | null,
  file: "" | "report.docx" | "report.csv",
): string {
  const query = team === null ? "" : `?${new URLSearchParams({ team })}`;
  return `/api/quality/reports/${month}${file && `/${file}`}${query}`;
}

/** Which report was to go where, and what became of it; `nameOf` knows teams by their ids. */
export function sentInWords(it: ReportSent, nameOf: (team: string) => string, now: Date): string {
  const whose = it.team === null ? "Board report" : `Report for ${nameOf(it.team)}`;
  return `${whose}, ${monthInWords(it.month)}: ${becameOf(it, now)}`;
}

function becameOf({ destination, sentAt, problem, nextAt, tries }: ReportSent, now: Date): string {
  const where = destination === "folder" ? "the folder" : "the webhook";
  if (sentAt !== null) return `sent to ${where} ${momentInWords(sentAt, now)}.`;
  const again = nextAt === null ? "" : ` It is tried again at ${timeInWords(new Date(nextAt))}.`;
  if (problem === null) return tries ? `on its way to ${where}.` : `waits to be sent to ${where}.`;
  return `not sent to ${where} yet: ${problemInWords(problem)}.${again}`;
}

function problemInWords(problem: string): string {
  const status = /^webhook-answered-(\d+)$/.exec(problem)?.[1];
  if (status !== undefined) return `it answered ${status}`;
  return PROBLEMS[problem] ?? "something went wrong on the server";
}

const PROBLEMS: Readonly<Record<string, string>> = {
  "folder-not-writable": "the folder can’t be written in",
  "folder-has-another": "another file of that name is there, and is left as it is",
  "webhook-too-slow": "it did not answer in time",
  "webhook-not-reached": "it could not be reached",
};
