import { Hono } from "hono";
import { SeenNotices } from "#src/api/notices.ts";
import { type Asked, inPlace } from "#server/access/guard.ts";
import type { Notices } from "#server/notices.ts";

/** `/api/notices`: what somebody is told of when they come by. */
export function noticeRoutes(notices: Notices) {
  return new Hono<Asked>()
    .get("/", inPlace("seePlans"), async (c) => {
      const who = c.get("who");
      return c.json({ notices: who.kind === "person" ? await notices.of(who) : [] });
    })
    .post("/seen", inPlace("seePlans"), async (c) => {
      const { ids } = SeenNotices.parse(await c.req.json());
      const who = c.get("who");
      if (who.kind === "person") await notices.see(who, ids);
      return c.body(null, 204);
    });
}
