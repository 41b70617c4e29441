import { Hono } from "hono";

/** Whether a server can take work now; the parts are for people who look after it. */
export type ReadyAnswer = { ready: boolean } & Record<string, string | boolean>;

/** `/api/health`: that the process answers, whatever the database does. */
export function healthRoutes() {
  return new Hono().get("/", (c) => c.json({ ok: true }));
}

/** `/api/ready`: whether people should be sent here. */
export function readyRoutes(readiness: () => Promise<ReadyAnswer>) {
  return new Hono().get("/", async (c) => {
    const answer = await readiness();
    return c.json(answer, answer.ready ? 200 : 503);
  });
}
