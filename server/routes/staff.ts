import { Hono } from "hono";
import type { Gate } from "#server/access/gate.ts";
import type { Asked } from "#server/access/guard.ts";
import type { SignIn } from "#server/people/open-sign-in.ts";
import type { PeopleStore } from "#server/store/people-store.ts";
import { accountRoutes } from "./account.ts";
import type { Retention } from "#server/upkeep/retention.ts";
import type { Standings } from "#server/standing.ts";
import { directoryRoutes } from "./directory.ts";
import { organisationRoutes } from "./organisation.ts";

/** What there is for those who signed in beside their accounts. */
export type StaffParts = {
  people: PeopleStore;
  retention: Retention;
  gate: Pick<Gate, "changed">;
  standings: Standings;
};

/** What those who signed in ask about people; nothing where nobody signs in. */
export function staffRoutes(signIn: SignIn, parts: StaffParts): Hono<Asked> {
  const routes = new Hono<Asked>();
  if (signIn) {
    routes.route("/", directoryRoutes({ ...signIn, gate: parts.gate }));
    routes.route("/organisation", organisationRoutes({ ...parts, ...signIn }));
    routes.route("/account", accountRoutes(signIn));
  }
  return routes;
}
