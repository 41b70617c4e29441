import { type Context, Hono } from "hono";
import {
  ChangedTeam,
  type Directory,
  NewInvitation,
  NewTeam,
  Rights,
  SetDisabled,
} from "#src/api/directory.ts";
import type { AuditAction } from "#src/api/audit.ts";
import type { Gate } from "#server/access/gate.ts";
import { type Asked, inPlace } from "#server/access/guard.ts";
import type { Audit } from "#server/upkeep/audit.ts";
import { newId } from "#server/new-ids.ts";
import type { Invitations } from "#server/people/invitations.ts";
import type { DirectoryStore, RightsRefusal } from "#server/store/directory-store.ts";
import type { InvitationStore } from "#server/store/invitation-store.ts";

/** What the routes about people and teams need. */
export type DirectoryParts = {
  directory: DirectoryStore;
  invitations: InvitationStore;
  links: Invitations;
  audit: Pick<Audit, "record">;
  gate: Pick<Gate, "changed">;
  now: () => number;
};

/** `/api/people`, `/api/teams` and `/api/invitations`: who works here, for administrators. */
export function directoryRoutes({
  directory,
  invitations,
  links,
  audit,
  gate,
  now,
}: DirectoryParts) {
  const people = inPlace("managePeople");
  const teams = inPlace("manageTeams");
  return new Hono<Asked>()
    .get("/people", people, async (c) => {
      const answer: Directory = {
        people: await directory.people(),
        teams: await directory.teams(),
        invitations: await invitations.open(now()),
      };
      return c.json(answer);
    })
    .put("/people/:id/rights", people, async (c) => {
      const rights = Rights.parse(await c.req.json());
      const refusal = await directory.setRights(c.req.param("id"), rights);
      if (refusal) return refuse(c, refusal);
      await log(c, "role-changed", c.req.param("id"));
      // Whoever has a plan open on that is out, or in, before the answer is here.
      await gate.changed();
      return c.json({ ok: true });
    })
    .put("/people/:id/disabled", people, async (c) => {
      const { isDisabled } = SetDisabled.parse(await c.req.json());
      const refusal = await directory.setDisabled(c.req.param("id"), isDisabled, now());
      if (refusal) return refuse(c, refusal);
      await log(c, isDisabled ? "person-disabled" : "person-enabled", c.req.param("id"));
      await gate.changed();
      return c.json({ ok: true });
    })
    .post("/people/:id/way-back", people, async (c) => {
      const token = await links.wayBack(idOf(c), c.req.param("id"));
      return token === null ? c.notFound() : c.json({ link: pathOf(token) }, 201);
    })
    .post("/invitations", people, async (c) => {
      const wish = NewInvitation.parse(await c.req.json());
      const token = await links.invite(idOf(c), wish);
      if (token === null) return c.json({ error: HAS_ACCOUNT }, 409);
      return c.json({ link: pathOf(token) }, 201);
    })
    .delete("/invitations/:id", people, async (c) =>
      (await links.revoke(idOf(c), c.req.param("id"))) ? c.json({ ok: true }) : c.notFound(),
    )
    .post("/teams", teams, async (c) => {
      const { name } = NewTeam.parse(await c.req.json());
      const id = newId();
      if (!(await directory.addTeam(id, name))) return c.json({ error: TAKEN }, 409);
      await log(c, "settings-changed", id);
      return c.json({ id }, 201);
    })
    .put("/teams/:id", teams, async (c) => {
      const { name, isArchived } = ChangedTeam.parse(await c.req.json());
      const archivedAt = isArchived ? now() : null;
      const refusal = await directory.setTeam(c.req.param("id"), { name, archivedAt });
      if (refusal === "nothing") return c.notFound();
      if (refusal === "taken") return c.json({ error: TAKEN }, 409);
      await log(c, "settings-changed", c.req.param("id"));
      await gate.changed();
      return c.json({ ok: true });
    });

  function log(c: Context<Asked>, action: AuditAction, about: string): Promise<void> {
    return audit.record({ actor: { kind: "person", id: idOf(c) }, action, about });
  }
}

function idOf(c: Context<Asked>): string {
  const who = c.get("who");
  return who.kind === "owner" ? "owner" : who.id;
}

/** The token is behind the `#`, which browsers keep to themselves. */
function pathOf(token: string): string {
  return `/invitation#${token}`;
}

function refuse(c: Context, refusal: RightsRefusal) {
  if (refusal === "nobody") return c.notFound();
  return c.json({ error: refusal === "no-team" ? NO_TEAM : LAST }, 409);
}

const HAS_ACCOUNT = "Somebody with this e-mail address has an account already.";
const TAKEN = "There is a team with this name already.";
const NO_TEAM = "This team is not there any more. Load the page again.";
const LAST =
  "Somebody has to look after people here. Make another person administrator first, then try again.";
