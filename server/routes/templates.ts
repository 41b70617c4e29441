import { Hono } from "hono";
import type { Layer } from "#src/lint/config.ts";
import type { Template } from "#src/template/template.ts";

/** `/api/templates`: the blank plans that a plan can begin from, and what the organisation asks of plans. */
export function templateRoutes(templates: readonly Template[], layers: readonly Layer[]) {
  return new Hono().get("/", (c) => c.json({ templates, layers }));
}
