import { type Context, Hono } from "hono";
import {
  type ReportFacts,
  type ReportList,
  ReportMonth,
  ReportQuestion,
} from "#src/api/reports.ts";
import { type Asked, inPlace } from "#server/access/guard.ts";
import type { Reports } from "#server/reports/reports.ts";
import { writeReportCsv, writeReportWord } from "#server/reports/write-report.ts";
import type { Leader } from "#server/store/quality-store.ts";
import { leaderOf } from "./quality.ts";

/** What the routes about reports need. */
export type ReportRoutesParts = {
  reports: Reports;
  /** What the server sends by itself, as far as somebody may know of it. */
  schedule: (leader: Leader) => Promise<ReportList["schedule"]>;
};

/** `/api/quality/reports`: what the plans of a month said, for those who lead teams. */
export function reportRoutes({ reports, schedule }: ReportRoutesParts) {
  const sees = inPlace("seeQuality");
  return new Hono<Asked>()
    .get("/", sees, async (c) => {
      const leader = leaderOf(c.get("who"));
      const months = await reports.months(leader);
      return c.json({ months, schedule: await schedule(leader) } satisfies ReportList);
    })
    .get("/:month", sees, async (c) => {
      const facts = await factsFor(c);
      return facts ? c.json(facts) : c.notFound();
    })
    .get("/:month/report.docx", sees, async (c) => {
      const facts = await factsFor(c);
      if (!facts) return c.notFound();
      return c.body(await writeReportWord(facts), 200, {
        "content-type": WORD,
        "content-disposition": nameFor(facts, "docx"),
      });
    })
    .get("/:month/report.csv", sees, async (c) => {
      const facts = await factsFor(c);
      if (!facts) return c.notFound();
      return c.body(writeReportCsv(facts), 200, {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": nameFor(facts, "csv"),
      });
    });

  function factsFor(c: Context<Asked>): Promise<ReportFacts | null> {
    const month = ReportMonth.parse(c.req.param("month"));
    const { team } = ReportQuestion.parse(c.req.query());
    return reports.factsOf(leaderOf(c.get("who")), month, team);
  }
}

/** A file's name has no name of a team in it: it would have to be spelled for every system. */
function nameFor({ about, month }: ReportFacts, ending: string): string {
  return `attachment; filename="ownwords-${about}-report-${month}.${ending}"`;
}

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
