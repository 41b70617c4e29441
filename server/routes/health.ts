import { Hono } from "hono";

/** `/api/health`: whether the server can read what it keeps. */
export function healthRoutes(isWell: () => Promise<unknown>) {
  return new Hono().get("/", async (c) => {
    await isWell();
    return c.json({ ok: true });
  });
}
