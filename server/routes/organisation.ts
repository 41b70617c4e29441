import { Hono } from "hono";
import { type OrganisationPage, OrganisationSettings } from "#src/api/organisation.ts";
import { type Asked, inPlace } from "#server/access/guard.ts";
import { actorOf, type Audit } from "#server/upkeep/audit.ts";
import type { Retention } from "#server/upkeep/retention.ts";
import type { Standings } from "#server/standing.ts";
import type { PeopleStore } from "#server/store/people-store.ts";

/** What the organisation's routes need. */
export type OrganisationParts = {
  people: PeopleStore;
  retention: Pick<Retention, "closed">;
  standings: Pick<Standings, "untended">;
  audit: Pick<Audit, "record">;
};

/** `/api/organisation`: what holds for everybody, and the plans that are to be erased; for administrators. */
export function organisationRoutes({ people, retention, standings, audit }: OrganisationParts) {
  return new Hono<Asked>()
    .use(inPlace("manageSettings"))
    .get("/", async (c) => {
      const found = await people.organisation();
      if (!found) return c.notFound();
      const { name, planYears, deviceDays } = found;
      const closed = (await retention.closed()).map(({ isHeld, ...plan }) => ({
        ...plan,
        isHeld: isHeld === 1,
      }));
      const untended = await standings.untended();
      return c.json({ name, planYears, deviceDays, closed, untended } satisfies OrganisationPage);
    })
    .put("/", async (c) => {
      const settings = OrganisationSettings.parse(await c.req.json());
      const found = await people.organisation();
      if (!found) return c.notFound();
      const actor = actorOf(c.get("who"));
      await audit.record({ actor, action: "settings-changed", about: found.id });
      await people.setOrganisation(settings);
      return c.json({ ok: true });
    });
}
