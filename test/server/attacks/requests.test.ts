import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { createGuests } from "#server/people/guests.ts";
import { createAudit } from "#server/upkeep/audit.ts";
import { createAuditStore } from "#server/store/audit-store.ts";
import { createGuestStore } from "#server/store/guest-store.ts";
import { bare } from "#test/server/bare-request.ts";
import { crew } from "./crew.ts";

/** The status of an answer to a request that is sent word by word, and all that came. */
function worded(address: string, lines: readonly string[], body = ""): Promise<[number, string]> {
  const { hostname, port, host } = new URL(address);
  const [first = "", ...rest] = lines;
  const head = [first, ...rest, `Host: ${host}`, "Connection: close", "", body];
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let said = "";
    socket.on("data", (part) => (said += part));
    socket.on("error", reject);
    socket.on("close", () => resolve([Number(said.split(" ")[1]), said]));
    socket.write(head.join("\r\n"));
  });
}

test("a header that comes twice opens nothing that one alone would not", async (t) => {
  const { address, who } = await crew(t);
  const { cookie } = who.practitioner;
  const { host } = new URL(address);
  const json = "Content-Type: application/json";
  const plan = JSON.stringify({ template: "care-act", resident: "Amina", voice: "first" });
  const length = `Content-Length: ${plan.length}`;
  const begin = async (...more: string[]) =>
    (await worded(address, ["POST /api/plans HTTP/1.1", ...more, json, length], plan))[0];
  const foreign = "Origin: https://evil.example";
  const ours = `Origin: ${address}`;
  const mine = `Cookie: ${cookie}`;
  assert.equal(await begin(mine, ours), 201);
  for (const two of [
    [foreign, ours],
    [ours, foreign],
    [ours, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-origin"],
    [ours, "Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"],
  ])
    assert.equal(await begin(mine, ...two), 403, two.join());
  assert.equal(await begin(mine, "Host: evil.example"), 403);
  assert.equal(await begin(mine, "Content-Length: 2"), 400);
  assert.equal(await begin(mine, "Transfer-Encoding: chunked"), 400);
  // Of two people the server takes one, and never the rights of both.
  const admin = who.administrator.cookie;
  const [, said] = await worded(address, [
    "GET /api/session HTTP/1.1",
    `Cookie: ${cookie}`,
    `Cookie: ${admin}`,
  ]);
  const session = JSON.parse(said.slice(said.indexOf("{"), said.lastIndexOf("}") + 1));
  const isOne = session.isAdministrator ? session.name === "Ada" : session.name === "Sam";
  assert.ok(isOne && session.teams.length === (session.isAdministrator ? 0 : 1), host);
});

test("keys that mean something to a program are keys like any other", async (t) => {
  const { address, who, oak, db } = await crew(t);
  const ask = (cookie: string, method: string, path: string, body: string) =>
    bare(address, path, { cookie, "content-type": "application/json" }, method, body);
  const admin = who.administrator.cookie;
  const sam = who.practitioner;
  for (const key of ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"]) {
    const more = `"${key}": {"isAdministrator": true, "polluted": true}`;
    const begun = `{"template": "care-act", "resident": "Amina", "voice": "first", ${more}}`;
    assert.equal((await ask(sam.cookie, "POST", "/api/plans", begun)).status, 201, key);
    const rights = `{"isAdministrator": false, ${more}, "roles": {"${key}": "lead", "${oak}": "practitioner"}}`;
    const { status } = await ask(admin, "PUT", `/api/people/${sam.id}/rights`, rights);
    assert.ok(status === 409 || status === 400 || status === 200, `${key} ${status}`);
    const template = `{"template": "${key}", "resident": "Amina", "voice": "first"}`;
    assert.equal((await ask(sam.cookie, "POST", "/api/plans", template)).status, 400, key);
    for (const path of [`/api/plans/${key}/standing`, `/api/quality/rules/${key}`, `/api/${key}`])
      assert.ok((await ask(sam.cookie, "GET", path, "")).status >= 400, path);
  }
  assert.equal(Object.hasOwn(Object.prototype, "polluted"), false);
  const rows = await db
    .selectFrom("membership")
    .where("personId", "=", sam.id)
    .selectAll()
    .execute();
  assert.deepEqual(
    rows.map((it) => [it.teamId, it.role]),
    [[oak, "practitioner"]],
  );
  const person = db.selectFrom("person").select("isAdministrator").where("id", "=", sam.id);
  assert.equal((await person.executeTakeFirstOrThrow()).isAdministrator, 0);
});

test("what a body says it is does not change what it is taken for", async (t) => {
  const { address, who } = await crew(t);
  const { cookie } = who.practitioner;
  const plan = { template: "care-act", resident: "Amina", voice: "first" };
  const form = String(new URLSearchParams(plan));
  const parts = Object.entries(plan)
    .map(
      ([name, value]) =>
        `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join("");
  const begin = async (type: string, body: string, origin = address) =>
    (await bare(address, "/api/plans", { cookie, origin, "content-type": type }, "POST", body))
      .status;
  for (const [type, body] of [
    ["application/x-www-form-urlencoded", form],
    ["application/json", form],
    ["multipart/form-data; boundary=x", `${parts}--x--`],
    ["application/json", "\u0000"],
    ["application/xml", "<plan/>"],
    ["application/json; charset=utf-16", Buffer.from(JSON.stringify(plan), "utf16le").toString()],
  ] as const)
    assert.equal(await begin(type, body), 400, type);
  // What a form of another site can send without being asked is refused for where it comes from.
  const json = JSON.stringify(plan);
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/json"])
    assert.equal(await begin(type, json, "https://evil.example"), 403, type);
  const bytes = { cookie, "content-type": "application/json" };
  const id = "AAAABBBBCCCCDDDDEEEE";
  assert.equal((await bare(address, `/api/plans/${id}`, bytes, "PUT", json)).status, 400);
});

test("where people come over TLS, a page that came without it takes no link, and signs nobody in", async (t) => {
  const { address, db, plan } = await crew(t, {
    publicAddresses: ["https://plans.example.org"],
    origins: ["plans.example.org"],
  });
  const database = { db, kind: "sqlite" } as const;
  const audit = createAudit({
    store: createAuditStore(database),
    now: () => new Date(),
    onFailed: () => assert.fail("the log could not be kept"),
  });
  const guests = createGuests({ store: createGuestStore(database), audit, now: Date.now });
  const consent = { what: "all", how: "said" };
  const until = Date.now() + 86_400_000;
  const wish = {
    name: "Rosa",
    kind: "family",
    relation: "",
    scope: "read",
    until,
    consent,
  } as const;
  const link = await guests.add(plan, wish, { kind: "person", id: "lee" });
  assert.ok(link);
  const post = (path: string, scheme: string, body: unknown) =>
    bare(
      address,
      path,
      { origin: `${scheme}://plans.example.org`, "content-type": "application/json" },
      "POST",
      JSON.stringify(body),
    );
  const sent = { token: link.token };
  const plain = await post("/api/join", "http", sent);
  assert.equal(plain.status, 403);
  assert.match(plain.text, /Open it with https/);
  assert.equal(plain.headers["set-cookie"], undefined);
  const wrong = { email: "a@b.example", password: "x" };
  assert.equal((await post("/api/auth/sign-in/email", "http", wrong)).status, 403);
  const joined = await post("/api/join", "https", sent);
  assert.equal(joined.status, 200, "the link is as good as before");
  assert.match(String(joined.headers["set-cookie"]), /^__Host-ownwords\.guest=.+; Secure/);
});
