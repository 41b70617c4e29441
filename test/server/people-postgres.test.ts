import assert from "node:assert/strict";
import { test } from "node:test";
import { oneTimeCode } from "#test/journeys/support/one-time-code.ts";
import { postgresUrl } from "#test/support/services.ts";
import { ADMINISTRATOR, begin, browser, invite, join, PASSWORD } from "./people-here.ts";
import { startServer } from "./start-server.ts";

const PASSKEY = {
  id: "key1",
  name: "My phone",
  publicKey: "a public key",
  credentialID: "credential1",
  counter: 0,
  deviceType: "multiDevice",
  backedUp: 1,
  transports: "internal",
  createdAt: "2030-05-01T09:00:00.000Z",
  aaguid: null,
};

test("PostgreSQL: people are invited, sign in in each way, are listed, and are kept out", async (t) => {
  const { address, admin, team, db } = await begin(t, {
    databaseUrl: await postgresUrl(t),
    authSecret: "a secret that servers share, long enough",
  });
  const token = await invite(admin, team);
  assert.equal((await browser(address)("POST", "/api/invitation/look", { token })).status, 200);
  const { person: jo, status } = await join(address, token);
  assert.equal(status, 201);
  assert.equal((await join(address, token)).status, 404, "it works once");
  const { body: session } = await jo("GET", "/api/session");
  assert.deepEqual(
    [session.name, session.isAdministrator, session.teams[0].role],
    ["Jo Brook", false, "practitioner"],
  );
  assert.equal((await jo("GET", "/api/plans")).status, 200);
  assert.equal((await jo("GET", "/api/plans/%00/versions")).status, 404);

  await db
    .insertInto("passkey")
    .values({ ...PASSKEY, personId: session.id })
    .execute();
  const { body: account } = await jo("GET", "/api/account");
  assert.deepEqual([account.passkeys[0].name, account.sessions.length], ["My phone", 1]);
  assert.equal((await jo("POST", "/api/auth/passkey/delete-passkey", { id: "key1" })).status, 200);
  assert.deepEqual((await jo("GET", "/api/account")).body.passkeys, []);

  const setUp = await jo("POST", "/api/auth/two-factor/enable", { password: PASSWORD });
  assert.equal(setUp.status, 200, JSON.stringify(setUp.body));
  const key = new URL(setUp.body.totpURI).searchParams.get("secret")!;
  assert.match(key, /^[A-Z2-7]{32,}$/, "160 bits or more");
  const codes: string[] = setUp.body.backupCodes;
  assert.equal(new Set(codes).size, 10);
  for (const it of codes) assert.match(it, /^[A-Za-z0-9]{5}-[A-Za-z0-9]{5}$/);
  const { status: late } = await jo("POST", "/api/auth/two-factor/verify-totp", {
    code: oneTimeCode(key, Date.now() - 10 * 60_000),
  });
  assert.equal(late, 403, "a code of ten minutes ago opens nothing");
  // A code can be over before it arrives.
  const giveCode = async (who: typeof jo) => {
    for (;;) {
      const { status: answered } = await who("POST", "/api/auth/two-factor/verify-totp", {
        code: oneTimeCode(key),
      });
      if (answered === 200) return;
    }
  };
  await giveCode(jo);
  assert.equal((await jo("GET", "/api/account")).body.hasSecondFactor, true);

  const other = browser(address);
  const email = "jo@oak.example";
  const wrong = { email, password: "wrong wrong wrong" };
  assert.equal((await other("POST", "/api/auth/sign-in/email", wrong)).status, 401);
  const half = await other("POST", "/api/auth/sign-in/email", { email, password: PASSWORD });
  assert.equal(half.body.twoFactorRedirect, true);
  assert.equal((await other("GET", "/api/plans")).status, 401, "a password alone is not enough");
  const [code] = codes;
  const recover = (who: typeof jo) =>
    who("POST", "/api/auth/two-factor/verify-backup-code", { code });
  assert.equal((await recover(other)).status, 200);
  assert.equal((await other("GET", "/api/plans")).status, 200);
  const again = browser(address);
  await again("POST", "/api/auth/sign-in/email", { email, password: PASSWORD });
  assert.equal((await recover(again)).status, 403, "a recovery code works once");

  const { body: listed } = await jo("GET", "/api/account");
  assert.equal(listed.sessions.length, 2);
  const elsewhere = listed.sessions.find((it: { isThis: boolean }) => !it.isThis);
  assert.equal((await jo("DELETE", `/api/account/sessions/${elsewhere.id}`)).status, 200);
  assert.equal((await other("GET", "/api/plans")).status, 401);

  const rights = { isAdministrator: false, roles: { [team]: "lead" } };
  assert.equal((await admin("PUT", `/api/people/${session.id}/rights`, rights)).status, 200);
  assert.equal((await jo("GET", "/api/session")).body.teams[0].role, "lead");
  assert.equal((await admin("POST", "/api/teams", { name: "Elm" })).status, 201);
  assert.equal((await admin("POST", "/api/teams", { name: "Elm" })).status, 409);
  const { body: directory } = await admin("GET", "/api/people");
  assert.deepEqual([directory.people.length, directory.teams.length], [2, 2]);

  const disabled = `/api/people/${session.id}/disabled`;
  assert.equal((await admin("PUT", disabled, { isDisabled: true })).status, 200);
  assert.equal((await jo("GET", "/api/plans")).status, 401);
  assert.equal((await admin("POST", "/api/auth/sign-out", {})).status, 200);
  assert.equal((await admin("GET", "/api/plans")).status, 401);
  const { email: hers, password } = ADMINISTRATOR;
  const back = { email: hers, password };
  assert.equal((await admin("POST", "/api/auth/sign-in/email", back)).status, 200);
  const { body: begun } = await admin("GET", "/api/audit?action=server-begun");
  assert.equal(begun.entries.length, 1);
  const { body: log } = await admin("GET", "/api/audit?action=sign-in-failed");
  assert.ok(log.entries.length > 0);
});

test("over TLS the cookie of a session can be set by no other host", async (t) => {
  const origin = "https://plans.example.org";
  const names = { origins: ["plans.example.org"], publicAddresses: [origin] };
  const { address, setupCode } = await startServer(t, { signIn: true, ...names });
  const answer = await fetch(`${address}/api/setup`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ code: setupCode, ...ADMINISTRATOR }),
  });
  assert.equal(answer.status, 201, await answer.clone().text());
  const [cookie = ""] = answer.headers.getSetCookie();
  assert.match(cookie, /^__Host-ownwords\.session_token=/);
  for (const it of [/; Path=\//i, /; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i])
    assert.match(cookie, it);
  assert.doesNotMatch(cookie, /domain/i);
  const ask = (value: string) => fetch(`${address}/api/plans`, { headers: { cookie: value } });
  const [pair = ""] = cookie.split(";");
  assert.equal((await ask(pair)).status, 200);
  // One that was set without the prefix, by whomever, opens nothing.
  assert.equal((await ask(pair.replace("__Host-", ""))).status, 401);
});
