import * as z from "zod/mini";
import { AuditExport, AuditPage, AuditQuestion, AuditState } from "#src/api/audit.ts";
import { PictureList } from "#src/api/pictures.ts";
import { Layer } from "#src/lint/config.ts";
import { Template } from "#src/template/template.ts";
import type { DescribedRoutes } from "./described.ts";

/** What the server tells of itself and of the organisation's own files. */
export const service: DescribedRoutes = {
  "GET /api/health": {
    says: "Tells that the server answers",
    answer: z.object({ ok: z.literal(true) }),
    isOpen: true,
  },
  "GET /api/ready": {
    says: "Tells whether people should be sent here",
    answer: z.catchall(z.object({ ready: z.boolean() }), z.union([z.string(), z.boolean()])),
    refuses: { 503: "It can't take work now." },
    isOpen: true,
  },
  "GET /api/openapi.json": {
    says: "Reads this description",
    answer: z.object({ openapi: z.string() }),
  },
  "GET /api/templates": {
    says: "Lists the blank plans, and what the organisation makes of policy packs and its own forms",
    answer: z.object({
      templates: z.array(Template),
      layers: z.array(Layer),
      labels: z.unknown(),
    }),
  },
  "GET /api/audit": {
    says: "Reads a page of the audit log, the newest first",
    notes: "For administrators. That it was read is put on the log.",
    query: AuditQuestion,
    answer: AuditPage,
  },
  "GET /api/audit/check": {
    says: "Reads the whole audit log and tells whether it is as it was written",
    notes: "For administrators.",
    answer: AuditState,
  },
  "GET /api/audit/export": {
    says: "Reads all of the audit log that is wanted as a file, CSV or a line of JSON an entry",
    notes:
      "For administrators. The format jsonl is answered as application/jsonl. That it was read is put on the log.",
    query: AuditExport,
    answer: "text/csv",
  },
  "GET /api/pictures": {
    says: "Lists the organisation's own pictures for outcomes",
    answer: PictureList,
  },
  "GET /api/pictures/:file": { says: "Reads one of these pictures", answer: "image/*" },
  "GET /api/word-template": {
    says: "Reads the organisation's own Word file that copies are made in; 204 where there is none",
    answer: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  },
};
