import { Hono } from "hono";
import type { Template } from "#src/template/template.ts";

/** `/api/templates`: the blank plans that a plan can begin from. */
export function templateRoutes(templates: readonly Template[]) {
  return new Hono().get("/", (c) => c.json({ templates }));
}
