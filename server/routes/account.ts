import { type Context, Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { type Account, ChangedPassword, NewName } from "#src/api/account.ts";
import type { Person } from "#src/access.ts";
import type { Asked } from "#server/access/guard.ts";
import type { Audit } from "#server/upkeep/audit.ts";
import type { Accounts } from "#server/people/accounts.ts";
import type { OwnAccountStore } from "#server/store/own-account-store.ts";
import type { SessionStore } from "#server/store/session-store.ts";

/** What the routes about somebody's own account need. */
export type AccountRouteParts = {
  accounts: Accounts;
  own: OwnAccountStore;
  sessions: SessionStore;
  audit: Pick<Audit, "record">;
  now: () => number;
};

type Own = { Variables: { person: Person; session: string } };

/** `/api/account`: somebody's own account. */
export function accountRoutes({ accounts, own, sessions, audit, now }: AccountRouteParts) {
  const mine = createMiddleware<Asked & Own>(async (c, next) => {
    const who = c.get("who");
    const known = await accounts.sessionOf(c.req.raw.headers);
    if (who.kind !== "person" || known?.person !== who.id) return c.notFound();
    c.set("person", who);
    c.set("session", known.session);
    return next();
  });
  return new Hono<Asked & Own>()
    .use(mine)
    .get("/", async (c) => {
      const { id } = c.get("person");
      const account = await own.find(id);
      if (!account) return c.notFound();
      const listed = (await sessions.of(id, now())).map((it) => ({
        ...it,
        isThis: it.id === c.get("session"),
      }));
      return c.json({ ...account, sessions: listed } satisfies Account);
    })
    .put("/name", async (c) => {
      const { name } = NewName.parse(await c.req.json());
      await own.rename(c.get("person").id, name, now());
      return c.json({ ok: true });
    })
    .put("/password", async (c) => {
      const { old, password } = ChangedPassword.parse(await c.req.json());
      const { id, name } = c.get("person");
      const account = await own.find(id);
      if (!account) return c.notFound();
      if (account.hasPassword && !(await accounts.isPassword(id, old)))
        return c.json({ error: "This is not your password." }, 403);
      const problem = await accounts.problemWith(password, name, account.email);
      if (problem) return c.json({ error: problem }, 403);
      await accounts.setPassword(id, password);
      await sessions.end(id, { but: c.get("session") });
      await log(c, "password-changed");
      return c.json({ ok: true });
    })
    .delete("/sessions/:id", async (c) => {
      await sessions.end(c.get("person").id, { only: c.req.param("id") });
      await log(c, "signed-out");
      return c.json({ ok: true });
    })
    .delete("/sessions", async (c) => {
      await sessions.end(c.get("person").id);
      await log(c, "signed-out");
      return c.json({ ok: true });
    });

  function log(c: Context<Asked & Own>, action: "password-changed" | "signed-out"): Promise<void> {
    const { id } = c.get("person");
    return audit.record({ actor: { kind: "person", id }, action, about: id });
  }
}
