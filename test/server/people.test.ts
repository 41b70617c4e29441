import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, browser, invite, join, PASSWORD } from "./people-here.ts";

test("somebody who is invited sets a password, is in, and has the role", async (t) => {
  const { address, admin, team } = await begin(t);
  const token = await invite(admin, team);
  const stranger = browser(address);
  const look = await stranger("POST", "/api/invitation/look", { token });
  assert.deepEqual(look.body, {
    name: "Jo Brook",
    email: "jo@oak.example",
    organisation: "Oak Street Homes",
    isKnown: false,
  });
  const { person, status } = await join(address, token);
  assert.equal(status, 201);
  const { body } = await person("GET", "/api/session");
  assert.deepEqual(
    [body.state, body.email, body.isAdministrator, body.teams],
    ["person", "jo@oak.example", false, [{ id: team, name: "Oak Street", role: "practitioner" }]],
  );
  assert.equal((await person("GET", "/api/people")).status, 403);
});

test("an invitation works once, not after it was taken back, and its token is kept nowhere", async (t) => {
  const { address, admin, team, db } = await begin(t);
  const first = await invite(admin, team);
  assert.equal((await join(address, first)).status, 201);
  assert.equal((await join(address, first)).status, 404);
  const second = await invite(admin, team, { email: "kim@oak.example" });
  const { body } = await admin("GET", "/api/people");
  assert.equal(body.invitations.length, 1);
  await admin("DELETE", `/api/invitations/${body.invitations[0].id}`);
  assert.equal((await join(address, second)).status, 404);
  const kept = JSON.stringify(await db.selectFrom("invitation").selectAll().execute());
  assert.ok(!kept.includes(first) && !kept.includes(second));
});

test("an invitation that is older than a week leads nowhere", async (t) => {
  const { address, admin, team, db } = await begin(t);
  const token = await invite(admin, team);
  await db
    .updateTable("invitation")
    .set({ expiresAt: Date.now() - 1 })
    .execute();
  assert.equal((await join(address, token)).status, 404);
});

test("two who follow one link at once make one account", async (t) => {
  const { address, admin, team } = await begin(t);
  const token = await invite(admin, team);
  const both = await Promise.all([join(address, token), join(address, token)]);
  assert.deepEqual(
    both.map((it) => it.status).toSorted((one, other) => one - other),
    [201, 404],
  );
  assert.equal((await admin("GET", "/api/people")).body.people.length, 2);
});

test("whoever was disabled is out at once, and in again when they are let in", async (t) => {
  const { address, admin, team, db } = await begin(t);
  const { person } = await join(address, await invite(admin, team));
  const { id } = (await person("GET", "/api/session")).body;
  const number = () =>
    db.selectFrom("organisation").select("accessNumber").executeTakeFirstOrThrow();
  const before = (await number()).accessNumber;
  await admin("PUT", `/api/people/${id}/disabled`, { isDisabled: true });
  assert.equal((await person("GET", "/api/plans")).status, 401);
  assert.ok((await number()).accessNumber > before);
  const again = { email: "jo@oak.example", password: PASSWORD };
  assert.equal((await person("POST", "/api/auth/sign-in/email", again)).status, 401);
  await admin("PUT", `/api/people/${id}/disabled`, { isDisabled: false });
  assert.equal((await person("POST", "/api/auth/sign-in/email", again)).status, 200);
  assert.equal((await person("GET", "/api/plans")).status, 200);
});

test("the last administrator stays one, and two can't remove each other", async (t) => {
  const { address, admin, me, team } = await begin(t);
  const rights = { isAdministrator: false, roles: {} };
  assert.equal((await admin("PUT", `/api/people/${me}/rights`, rights)).status, 409);
  assert.equal(
    (await admin("PUT", `/api/people/${me}/disabled`, { isDisabled: true })).status,
    409,
  );
  const { person } = await join(address, await invite(admin, team, { isAdministrator: true }));
  const { id } = (await person("GET", "/api/session")).body;
  const both = await Promise.all([
    admin("PUT", `/api/people/${id}/rights`, rights),
    person("PUT", `/api/people/${me}/rights`, rights),
  ]);
  const done = both.filter((it) => it.status === 200);
  assert.equal(done.length, 1, JSON.stringify(both));
});

test("teams are added, renamed and put away, and whoever is only in such a team finds nothing", async (t) => {
  const { address, admin, team } = await begin(t);
  const { person } = await join(address, await invite(admin, team));
  const { status } = await admin("POST", "/api/teams", { name: "Oak Street" });
  assert.equal(status, 409);
  const made = await admin("POST", "/api/teams", { name: "Elm Road" });
  assert.equal(made.status, 201);
  await admin("PUT", `/api/teams/${team}`, { name: "Oak House", isArchived: true });
  const { body } = await person("GET", "/api/session");
  assert.deepEqual(body.teams, []);
  const { teams } = (await admin("GET", "/api/people")).body;
  assert.deepEqual(
    teams.map((it: { name: string; isArchived: boolean }) => [it.name, it.isArchived]),
    [
      ["Elm Road", false],
      ["Oak House", true],
    ],
  );
});

test("a link back in sets a new password and ends what was open", async (t) => {
  const { address, admin, team } = await begin(t);
  const { person } = await join(address, await invite(admin, team));
  const { id } = (await person("GET", "/api/session")).body;
  const { body } = await admin("POST", `/api/people/${id}/way-back`);
  const password = "pebble harbour saxophone";
  const back = await join(address, body.link.split("#")[1], { password });
  assert.equal(back.status, 201);
  assert.equal((await person("GET", "/api/plans")).status, 401);
  const { body: session } = await back.person("GET", "/api/session");
  assert.deepEqual([session.id, session.teams.length], [id, 1]);
});

test("the log says who was invited, joined, signed in, failed to and was disabled", async (t) => {
  const { address, admin, team, db } = await begin(t);
  const { person } = await join(address, await invite(admin, team));
  const { id } = (await person("GET", "/api/session")).body;
  await person("POST", "/api/auth/sign-out", {});
  const wrong = { email: "jo@oak.example", password: "wrong wrong wrong" };
  await person("POST", "/api/auth/sign-in/email", wrong);
  await person("POST", "/api/auth/sign-in/email", { ...wrong, password: PASSWORD });
  await admin("PUT", `/api/people/${id}/disabled`, { isDisabled: true });
  const rows = await db.selectFrom("audit").select("action").orderBy("number").execute();
  assert.deepEqual(
    rows.map((it) => it.action),
    [
      "server-begun",
      "person-invited",
      "person-joined",
      "signed-out",
      "sign-in-failed",
      "signed-in",
      "person-disabled",
    ],
  );
});
