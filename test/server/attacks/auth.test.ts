import assert from "node:assert/strict";
import { test } from "node:test";
import { crew } from "./crew.ts";

/** What a stranger, somebody who is shut out, a practitioner and the resident get; the last signs out. */
const TABLE: Record<string, readonly number[]> = {
  "POST sign-in/email": [401, 401, 401, 401],
  "POST sign-in/social": [400, 400, 400, 400],
  "POST sign-up/email": [404, 404, 404, 404],
  "POST change-password": [404, 404, 404, 404],
  "POST update-user": [404, 404, 404, 404],
  "POST delete-user": [404, 404, 404, 404],
  "POST request-password-reset": [404, 404, 404, 404],
  "GET get-session": [404, 404, 404, 404],
  "GET list-sessions": [404, 404, 404, 404],
  "GET sign-out": [404, 404, 404, 404],
  "GET ok": [404, 404, 404, 404],
  "GET error": [404, 404, 404, 404],
  "POST admin/set-role": [404, 404, 404, 404],
  "GET passkey/generate-register-options": [401, 401, 200, 401],
  "POST passkey/verify-registration": [401, 401, 400, 401],
  "POST passkey/delete-passkey": [401, 401, 400, 401],
  "POST passkey/update-passkey": [401, 401, 400, 401],
  "GET passkey/generate-authenticate-options": [200, 200, 200, 200],
  "POST two-factor/verify-totp": [400, 400, 400, 400],
  "POST two-factor/generate-backup-codes": [401, 401, 400, 401],
  "POST two-factor/enable": [401, 401, 200, 401],
  "POST two-factor/disable": [401, 401, 200, 401],
  "POST sign-out": [200, 200, 200, 200],
};

function asker(address: string) {
  return async (cookie: string, route: string): Promise<number> => {
    const [method = "", path = ""] = route.split(" ");
    const json = { "content-type": "application/json" };
    const answer = await fetch(`${address}/api/auth/${path}`, {
      method,
      headers: { origin: address, ...(cookie && { cookie }), ...(method === "POST" && json) },
      ...(method === "POST" && { body: "{}" }),
    });
    return answer.status;
  };
}

test("each address of signing in answers each role as the table says", async (t) => {
  const { address, who } = await crew(t);
  const statusOf = asker(address);
  const cookies = ["", ...[who["shut out"], who.practitioner, who.resident].map((it) => it.cookie)];
  const found: Record<string, number[]> = {};
  for (const route of Object.keys(TABLE)) {
    const got: number[] = [];
    for (const cookie of cookies) got.push(await statusOf(cookie, route));
    found[route] = got;
  }
  assert.deepEqual(found, TABLE);
});

test("a guest on a device that was handed over changes nothing of its owner's account", async (t) => {
  const { address, who } = await crew(t);
  const statusOf = asker(address);
  const both = `${who.practitioner.cookie}; ${who.resident.cookie}`;
  for (const [route, [stranger]] of Object.entries(TABLE))
    if (stranger === 401) assert.equal(await statusOf(both, route), 401, route);
});
