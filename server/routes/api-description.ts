import { Hono } from "hono";
import { describeApi } from "#server/api-description/describe-api.ts";

/** `/api/openapi.json`: how other programs ask this server. It is put together when somebody first asks. */
export function apiDescriptionRoutes(version: () => string) {
  let described: ReturnType<typeof describeApi> | null = null;
  return new Hono().get("/", (c) => c.json((described ??= describeApi(version()))));
}
