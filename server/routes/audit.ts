import { Hono } from "hono";
import { stream } from "hono/streaming";
import { AuditExport, AuditQuestion } from "#src/api/audit.ts";
import { type Asked, inPlace } from "#server/access/guard.ts";
import { actorOf } from "#server/upkeep/audit.ts";
import type { AuditReader } from "#server/upkeep/audit-reader.ts";

/** `/api/audit`: who did what, for administrators. */
export function auditRoutes(reader: AuditReader) {
  const mayRead = inPlace("readAudit");
  return new Hono<Asked>()
    .get("/", mayRead, async (c) => {
      const question = AuditQuestion.parse(c.req.query());
      return c.json(await reader.page(question, actorOf(c.get("who"))));
    })
    .get("/check", mayRead, async (c) => c.json(await reader.check()))
    .get("/export", mayRead, async (c) => {
      const { format, ...question } = AuditExport.parse(c.req.query());
      const parts = await reader.file(question, format, actorOf(c.get("who")));
      c.header("content-type", format === "csv" ? "text/csv; charset=utf-8" : "application/jsonl");
      c.header("content-disposition", `attachment; filename="audit.${format}"`);
      return stream(c, async (out) => {
        for await (const part of parts) await out.write(part);
      });
    });
}
