import assert from "node:assert/strict";
import { test } from "node:test";
import { problemWithPassword } from "#server/people/passwords.ts";
import { ADMINISTRATOR, begin, browser, invite, join, PASSWORD } from "./people-here.ts";

test("five wrong passwords make an account wait, whether it exists or not", async (t) => {
  const { address } = await begin(t);
  for (const email of [ADMINISTRATOR.email, "nobody@oak.example"]) {
    const person = browser(address);
    const answers = [];
    for (let it = 0; it < 6; it++)
      answers.push(
        await person("POST", "/api/auth/sign-in/email", { email, password: "wrong wrong wrong" }),
      );
    assert.deepEqual(
      answers.map((it) => it.status),
      [401, 401, 401, 401, 401, 429],
    );
    assert.equal(new Set(answers.slice(0, 5).map((it) => JSON.stringify(it.body))).size, 1);
  }
});

test("passwords that others would try are refused, wherever they are set", async (t) => {
  const { address, admin, team } = await begin(t);
  const token = await invite(admin, team);
  for (const password of ["password1234", "jobrook12345!", "oakstreethomes"]) {
    const { status, body } = await join(address, token, { password });
    assert.equal(status, 403, password);
    assert.match(body.error, /words that don't belong together/);
  }
  assert.equal((await join(address, token)).status, 201);
});

test("what is typed in a minute is told from what is one's own", () => {
  const about = ["Sana Iqbal", "sana@oak.example", "Oak Street Homes"];
  const bad = [
    "short words",
    "123456789012",
    "aaaaaaaaaaaaaa",
    "abcabcabcabcabc",
    "P@ssw0rd2026!!",
  ];
  const good = [
    PASSWORD,
    ADMINISTRATOR.password,
    "Sana likes purple turtles",
    "päivää hyvää kaikille",
  ];
  for (const it of bad) assert.notEqual(problemWithPassword(it, about), null, it);
  for (const it of good) assert.equal(problemWithPassword(it, about), null, it);
});

test("a changed password needs the old one and signs all other browsers out", async (t) => {
  const { address, admin } = await begin(t);
  const other = browser(address);
  const { email, password } = ADMINISTRATOR;
  assert.equal((await other("POST", "/api/auth/sign-in/email", { email, password })).status, 200);
  const next = { old: "not the old password", password: PASSWORD };
  assert.equal((await admin("PUT", "/api/account/password", next)).status, 403);
  assert.equal(
    (await admin("PUT", "/api/account/password", { ...next, old: password })).status,
    200,
  );
  assert.equal((await admin("GET", "/api/plans")).status, 200);
  assert.equal((await other("GET", "/api/plans")).status, 401);
});

test("sessions are listed without their tokens and can be ended one by one and all at once", async (t) => {
  const { address, admin, db } = await begin(t);
  const other = browser(address);
  const { email, password } = ADMINISTRATOR;
  await other("POST", "/api/auth/sign-in/email", { email, password });
  const { body } = await admin("GET", "/api/account");
  assert.equal(body.sessions.length, 2);
  const tokens = await db.selectFrom("session").select("token").execute();
  for (const { token } of tokens) assert.ok(!JSON.stringify(body).includes(token));
  const theirs = body.sessions.find((it: { isThis: boolean }) => !it.isThis);
  await admin("DELETE", `/api/account/sessions/${theirs.id}`);
  assert.equal((await other("GET", "/api/plans")).status, 401);
  await admin("DELETE", "/api/account/sessions");
  assert.equal((await admin("GET", "/api/plans")).status, 401);
});

test("nobody ends somebody else's session", async (t) => {
  const { address, admin, team } = await begin(t);
  const { person } = await join(address, await invite(admin, team));
  const { body } = await admin("GET", "/api/account");
  await person("DELETE", `/api/account/sessions/${body.sessions[0].id}`);
  assert.equal((await admin("GET", "/api/plans")).status, 200);
});

test("a session ends after half a day without use, and after a week whatever happens", async (t) => {
  const { admin, db, address } = await begin(t);
  const long = new Date(Date.now() - 12.1 * 60 * 60 * 1000).toISOString();
  await db.updateTable("session").set({ updatedAt: long }).execute();
  assert.equal((await admin("GET", "/api/plans")).status, 401);
  assert.equal((await db.selectFrom("session").selectAll().execute()).length, 0);
  const again = browser(address);
  const { email, password } = ADMINISTRATOR;
  await again("POST", "/api/auth/sign-in/email", { email, password });
  const past = new Date(Date.now() - 1000).toISOString();
  await db.updateTable("session").set({ expiresAt: past }).execute();
  assert.equal((await again("GET", "/api/plans")).status, 401);
});

test("what better-auth could do beside what we use is not there", async (t) => {
  const { admin } = await begin(t);
  for (const [method, path] of [
    ["POST", "sign-up/email"],
    ["POST", "update-user"],
    ["GET", "list-sessions"],
    ["POST", "delete-user"],
    ["POST", "change-email"],
    ["POST", "change-password"],
    ["GET", "get-session"],
  ] as const)
    assert.equal(
      (await admin(method, `/api/auth/${path}`, method === "GET" ? undefined : {})).status,
      404,
    );
});
