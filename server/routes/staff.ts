import { Hono } from "hono";
import type { Asked } from "#server/access/guard.ts";
import type { SignIn } from "#server/people/open-sign-in.ts";
import { accountRoutes } from "./account.ts";
import { directoryRoutes } from "./directory.ts";

/** What those who signed in ask about people; nothing where nobody signs in. */
export function staffRoutes(signIn: SignIn): Hono<Asked> {
  const routes = new Hono<Asked>();
  if (signIn) {
    routes.route("/", directoryRoutes(signIn));
    routes.route("/account", accountRoutes(signIn));
  }
  return routes;
}
