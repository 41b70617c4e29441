import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { parsePlan } from "#src/plan/parse-plan.ts";
import { action, outcome, plan, writing } from "#src/plan/build.ts";
import { fingerprintOf, isWhole, newFollowMeKey, readFollowMeKey } from "#server/follow-me.ts";
import { openFollowMeKey } from "#server/follow-me-file.ts";
import { createGate } from "#server/access/gate.ts";
import { type Asked, demandSignIn } from "#server/access/guard.ts";
import { OWNER_ALONE } from "#server/access/who.ts";
import { Hono } from "hono";
import { followMeRoutes, signingKeyRoutes } from "#server/routes/follow-me.ts";
import { plans as somePlans } from "#test/src/plan/some-plans.ts";
import { openUpkeep } from "#server/upkeep/open-upkeep.ts";
import { createPeopleStore } from "#server/store/people-store.ts";
import { openLibrary } from "./open-library.ts";
import { databases } from "./store/databases.ts";
import { temporaryFolder } from "./support.ts";

const key = readFollowMeKey(newFollowMeKey())!;
const cooking = plan([outcome(writing("Crème & <tea> 😀\u2028\ud83d"), action("Buy a pan"))]);

test("any plan that was signed is whole, in plain letters, and comes back as it was", () => {
  fc.assert(
    fc.property(somePlans, (it) => {
      const signed = key.sign(it);
      assert.match(signed.json, /^[ -~]*$/);
      assert.ok(isWhole(signed));
      assert.deepEqual(parsePlan(signed.json).plan, it);
    }),
    { numRuns: 50 },
  );
  assert.ok(isWhole(key.sign(cooking)));
});

test("one letter changed anywhere shows", () => {
  const signed = key.sign(cooking);
  const part = fc.constantFrom("json", "publicKey", "signature");
  const letter = fc.constantFrom("a", "Z", "0", "-", "_", " ", "{");
  fc.assert(
    fc.property(part, fc.nat(), letter, (name, place, other) => {
      const text = signed[name];
      // The last letter of base64 holds bits that mean nothing.
      const at = place % (name === "json" ? text.length : text.length - 1);
      fc.pre(text[at] !== other);
      assert.ok(!isWhole({ ...signed, [name]: text.slice(0, at) + other + text.slice(at + 1) }));
    }),
    { numRuns: 300 },
  );
});

test("a plan under another's signature, and nonsense, is not whole", () => {
  const signed = key.sign(cooking);
  const other = readFollowMeKey(newFollowMeKey())!;
  assert.ok(!isWhole({ ...signed, publicKey: other.publicKey }));
  assert.ok(!isWhole({ ...signed, json: key.sign(plan([])).json }));
  for (const nothing of ["", "x", "a".repeat(100_000)])
    assert.ok(!isWhole({ json: nothing, publicKey: nothing, signature: nothing }));
});

test("keys of other kinds are refused, and fingerprints tell keys apart", () => {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  assert.equal(
    readFollowMeKey(privateKey.export({ format: "pem", type: "pkcs8" }).toString()),
    null,
  );
  assert.equal(readFollowMeKey("hello"), null);
  assert.match(fingerprintOf(key.publicKey), /^([0-9A-F]{4} ){7}[0-9A-F]{4}$/);
  const other = readFollowMeKey(newFollowMeKey())!;
  assert.notEqual(fingerprintOf(key.publicKey), fingerprintOf(other.publicKey));
});

test("a server makes its key once, when asked for, and nobody else may read it", async (t) => {
  const dataDir = temporaryFolder(t);
  const open = () => openFollowMeKey({ followMeKey: null, databaseUrl: null, dataDir });
  const first = await open();
  assert.deepEqual(readdirSync(dataDir), []);
  const [one, same] = await Promise.all([first(), first()]);
  assert.ok(one && one.publicKey === same?.publicKey);
  assert.equal(statSync(join(dataDir, "follow-me.key")).mode & 0o777, 0o600);
  const again = await (await open())();
  assert.equal(again?.publicKey, one.publicKey);
});

test("servers that share a database have only the key that is named, and it must be one", async (t) => {
  const dataDir = temporaryFolder(t);
  const shared = { databaseUrl: "postgres://db/plans", dataDir };
  assert.equal(await (await openFollowMeKey({ ...shared, followMeKey: null }))(), null);
  const file = join(dataDir, "named.key");
  await assert.rejects(openFollowMeKey({ ...shared, followMeKey: file }), /FOLLOW_ME_KEY is "/);
  writeFileSync(file, "no key");
  await assert.rejects(openFollowMeKey({ ...shared, followMeKey: file }), /private Ed25519 key/);
  writeFileSync(file, newFollowMeKey());
  assert.ok(await (await openFollowMeKey({ ...shared, followMeKey: file }))());
});

test("the server signs what it has stored", async (t) => {
  const { database, library, begin } = await openLibrary(t, databases[0]!.newPlace);
  const id = await begin("Rosa Adeyemi");
  const access = {
    plan: id,
    team: null,
    isRestricted: false,
    named: [],
    glass: {},
    isClosed: false,
    isUntended: false,
  };
  const gate = createGate(
    {
      ofPlan: async (it) => (it === id ? access : null),
      ofPlans: async () => new Map([[id, access]]),
    },
    Date.now,
    async () => {},
  );
  const { audit } = openUpkeep(database, createPeopleStore(database), () => {});
  const routesWith = (found: typeof key | null) =>
    new Hono<Asked>().use(demandSignIn(OWNER_ALONE)).route(
      "/",
      followMeRoutes(library, async () => found, gate, audit),
    );
  const routes = routesWith(key);
  const answer = await routes.request(`/${id}/follow-me`);
  assert.equal(answer.status, 200);
  const signed = await answer.json();
  assert.ok(isWhole(signed));
  assert.deepEqual(parsePlan(signed.json).plan, await library.read(id));
  assert.equal((await routes.request("/none/follow-me")).status, 404);
  const told = await (await signingKeyRoutes(async () => key).request("/")).json();
  assert.deepEqual(told, { publicKey: key.publicKey });
  const none = await (await signingKeyRoutes(async () => null).request("/")).json();
  assert.deepEqual(none, { publicKey: null });
  const without = await routesWith(null).request(`/${id}/follow-me`);
  assert.equal(without.status, 501);
  assert.match((await without.json()).error, /FOLLOW_ME_KEY/);
});
