import { Hono } from "hono";
import type { OwnLabels } from "#src/import/labels.ts";
import type { Layer } from "#src/lint/config.ts";
import type { Template } from "#src/template/template.ts";

/** `/api/templates`: the blank plans that a plan can begin from, what the organisation asks of plans, and how its own forms are read. */
export function templateRoutes(
  templates: readonly Template[],
  layers: () => readonly Layer[],
  labels: OwnLabels,
) {
  return new Hono().get("/", (c) => c.json({ templates, layers: layers(), labels }));
}
