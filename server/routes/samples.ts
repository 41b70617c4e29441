import { Hono } from "hono";
import { NewSample } from "#src/api/reviews.ts";
import { type Asked, inPlace } from "#server/access/guard.ts";
import type { Samples } from "#server/quality/samples.ts";
import { leaderOf } from "./quality.ts";

/** `/api/quality/samples`: plans that were drawn to be looked at. */
export function sampleRoutes(samples: Samples) {
  return new Hono<Asked>()
    .get("/samples", inPlace("seeQuality"), async (c) =>
      c.json({ samples: await samples.list(leaderOf(c.get("who"))) }),
    )
    .post("/samples", inPlace("seeQuality"), async (c) => {
      const wish = NewSample.parse(await c.req.json());
      const who = c.get("who");
      const sample = await samples.draw(wish, leaderOf(who), who);
      return sample ? c.json(sample, 201) : c.json({ error: NOTHING }, 400);
    })
    .get("/samples/:id", inPlace("seeQuality"), async (c) => {
      const sample = await samples.find(c.req.param("id"), leaderOf(c.get("who")));
      return sample ? c.json(sample) : c.notFound();
    });
}

const NOTHING =
  "There is no plan to draw from: none of your teams is like this, or those that are can't be drawn.";
