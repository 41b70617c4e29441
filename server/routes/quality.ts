import { Hono } from "hono";
import { PlacesQuestion, QualityFilter } from "#src/api/quality.ts";
import { SamenessQuestion } from "#src/api/sameness.ts";
import { type Principal, teamsLedBy } from "#src/access.ts";
import { type Asked, inPlace } from "#server/access/guard.ts";
import type { Quality } from "#server/quality/quality.ts";
import type { Leader } from "#server/store/quality-store.ts";

/** `/api/quality`: the plans of the teams that somebody leads, as a whole. */
export function qualityRoutes(quality: Quality) {
  return new Hono<Asked>()
    .get("/overview", inPlace("seeQuality"), async (c) => {
      const filter = QualityFilter.parse(c.req.query());
      return c.json(await quality.overview(leaderOf(c.get("who")), filter));
    })
    .get("/places", inPlace("seeQuality"), async (c) => {
      const question = PlacesQuestion.parse(c.req.query());
      const list = await quality.places(leaderOf(c.get("who")), question);
      return list ? c.json(list) : c.json({ error: NO_CURSOR }, 400);
    })
    .get("/sameness", inPlace("seeQuality"), async (c) => {
      const question = SamenessQuestion.parse(c.req.query());
      return c.json(await quality.sameness(leaderOf(c.get("who")), question));
    })
    .get("/progress", inPlace("seeQuality"), async (c) =>
      c.json(await quality.progress(leaderOf(c.get("who")))),
    );
}

/** Whose plans are counted; whoever sits at a machine of their own has all of them. */
export function leaderOf(who: Principal): Leader {
  const teams = teamsLedBy(who);
  if (who.kind === "owner" || teams === "all") return null;
  return { person: who.id, teams };
}

const NO_CURSOR = "This list has no such page. Begin again with the first.";
