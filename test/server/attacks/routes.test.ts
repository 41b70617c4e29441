import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { described } from "#server/api-description/describe-api.ts";
import { type AppParts, createApp } from "#server/app.ts";
import { newId } from "#server/new-ids.ts";
import { clientFolder } from "#test/server/start-server.ts";
import { cookieOf, startStaffed } from "#test/server/staffed.ts";
import { crew, GUESTS, guestIn } from "./crew.ts";

const ROLES = [
  "stranger",
  "shut out",
  "other team",
  "practitioner",
  "lead",
  "administrator",
  "resident",
  "family",
] as const;

const BODIES: Record<string, unknown> = {
  "POST /api/plans": { template: "care-act", resident: "Amina", voice: "first" },
  "PUT /api/plans/:id/archived": { archived: false },
};

/** What each of the roles gets from each address, in the order of `ROLES`; the last row signs them out. */
const TABLE: Record<string, readonly number[]> = {
  "GET /api/health": [200, 200, 200, 200, 200, 200, 200, 200],
  "GET /api/ready": [200, 200, 200, 200, 200, 200, 200, 200],
  "POST /api/setup": [400, 400, 400, 400, 400, 400, 400, 400],
  "POST /api/invitation/look": [400, 400, 400, 400, 400, 400, 400, 400],
  "POST /api/invitation/take": [400, 400, 400, 400, 400, 400, 400, 400],
  "GET /api/session": [200, 200, 200, 200, 200, 200, 200, 200],
  "POST /api/join": [400, 400, 400, 400, 400, 400, 400, 400],
  "POST /api/leave": [204, 204, 204, 204, 204, 204, 204, 204],
  "GET /api/plans/:id/guests": [401, 401, 404, 200, 200, 404, 403, 403],
  "POST /api/plans/:id/guests": [401, 401, 404, 400, 400, 404, 403, 403],
  "POST /api/plans/:id/guests/:guest/link": [401, 401, 404, 404, 404, 404, 403, 403],
  "DELETE /api/plans/:id/guests/:guest": [401, 401, 404, 404, 404, 404, 403, 403],
  "DELETE /api/plans/:id/consents/:consent": [401, 401, 404, 404, 404, 404, 403, 403],
  "GET /api/plans/:id/who-looked": [401, 401, 404, 200, 200, 404, 200, 403],
  "GET /api/people": [401, 401, 403, 403, 403, 200, 403, 403],
  "PUT /api/people/:id/rights": [401, 401, 403, 403, 403, 400, 403, 403],
  "PUT /api/people/:id/disabled": [401, 401, 403, 403, 403, 400, 403, 403],
  "POST /api/people/:id/way-back": [401, 401, 403, 403, 403, 404, 403, 403],
  "POST /api/invitations": [401, 401, 403, 403, 403, 400, 403, 403],
  "DELETE /api/invitations/:id": [401, 401, 403, 403, 403, 404, 403, 403],
  "GET /api/organisation": [401, 401, 403, 403, 403, 200, 403, 403],
  "PUT /api/organisation": [401, 401, 403, 403, 403, 400, 403, 403],
  "POST /api/teams": [401, 401, 403, 403, 403, 400, 403, 403],
  "PUT /api/teams/:id": [401, 401, 403, 403, 403, 400, 403, 403],
  "GET /api/plans": [401, 401, 200, 200, 200, 200, 403, 403],
  "POST /api/plans": [401, 401, 201, 201, 201, 403, 403, 403],
  "PUT /api/plans/:id": [401, 401, 410, 400, 400, 403, 403, 403],
  "PUT /api/plans/:id/back": [401, 401, 400, 400, 400, 403, 403, 403],
  "POST /api/plans/:id/duplicate": [401, 401, 404, 201, 201, 404, 403, 403],
  "PUT /api/plans/:id/archived": [401, 401, 404, 204, 204, 404, 403, 403],
  "GET /api/plans/:id/plan.json": [401, 401, 404, 200, 200, 404, 200, 200],
  "GET /api/plans/:id/versions": [401, 401, 404, 200, 200, 404, 403, 403],
  "POST /api/plans/:id/versions": [401, 401, 404, 201, 201, 404, 201, 403],
  "GET /api/plans/:id/versions/:version/document": [401, 401, 404, 404, 404, 404, 403, 403],
  "POST /api/plans/:id/suggestions/:suggestion": [401, 401, 404, 400, 400, 404, 400, 400],
  "GET /api/plans/:id/follow-me": [401, 401, 404, 200, 200, 404, 200, 403],
  "GET /api/plans/:id/staff-comments": [401, 401, 404, 200, 200, 404, 403, 403],
  "POST /api/plans/:id/staff-comments": [401, 401, 404, 400, 400, 404, 403, 403],
  "PUT /api/plans/:id/staff-comments/:comment/settled": [401, 401, 404, 400, 400, 404, 403, 403],
  "POST /api/plans/:id/mentions": [401, 401, 404, 400, 400, 404, 403, 403],
  "GET /api/plans/:id/reviews": [401, 401, 404, 200, 200, 404, 403, 403],
  "POST /api/plans/:id/reviews": [401, 401, 404, 403, 201, 404, 403, 403],
  "POST /api/plans/:id/reviews/:review/steps": [401, 401, 404, 400, 400, 404, 403, 403],
  "GET /api/notices": [401, 401, 200, 200, 200, 200, 403, 403],
  "POST /api/notices/seen": [401, 401, 400, 400, 400, 400, 403, 403],
  "POST /api/plans/:id/everything": [401, 401, 404, 403, 200, 404, 403, 403],
  "GET /api/audit": [401, 401, 403, 403, 403, 200, 403, 403],
  "GET /api/audit/check": [401, 401, 403, 403, 403, 200, 403, 403],
  "GET /api/audit/export": [401, 401, 403, 403, 403, 400, 403, 403],
  "GET /api/follow-me": [401, 401, 200, 200, 200, 200, 200, 200],
  "GET /api/openapi.json": [401, 401, 200, 200, 200, 200, 200, 200],
  "GET /api/quality/overview": [401, 401, 403, 403, 200, 403, 403, 403],
  "GET /api/quality/places": [401, 401, 403, 403, 200, 403, 403, 403],
  "GET /api/quality/sameness": [401, 401, 403, 403, 200, 403, 403, 403],
  "GET /api/quality/progress": [401, 401, 403, 403, 200, 403, 403, 403],
  "GET /api/quality/samples": [401, 401, 403, 403, 200, 403, 403, 403],
  "POST /api/quality/samples": [401, 401, 403, 403, 400, 403, 403, 403],
  "GET /api/quality/samples/:id": [401, 401, 403, 403, 404, 403, 403, 403],
  "GET /api/quality/reports": [401, 401, 403, 403, 200, 403, 403, 403],
  "GET /api/quality/reports/:month": [401, 401, 403, 403, 400, 403, 403, 403],
  "GET /api/quality/reports/:month/report.docx": [401, 401, 403, 403, 400, 403, 403, 403],
  "GET /api/quality/reports/:month/report.csv": [401, 401, 403, 403, 400, 403, 403, 403],
  "GET /api/templates": [401, 401, 200, 200, 200, 200, 200, 200],
  "GET /api/examples": [401, 401, 200, 200, 200, 200, 403, 403],
  "POST /api/plans/:id/examples": [401, 401, 404, 403, 400, 404, 403, 403],
  "PUT /api/examples/:example": [401, 401, 403, 403, 400, 403, 403, 403],
  "DELETE /api/examples/:example": [401, 401, 403, 403, 404, 403, 403, 403],
  "GET /api/quality/tunings": [401, 401, 403, 403, 200, 200, 403, 403],
  "GET /api/quality/rules": [401, 401, 403, 403, 200, 200, 403, 403],
  "POST /api/quality/rules/:rule/effect": [401, 401, 403, 403, 400, 400, 403, 403],
  "PUT /api/quality/rules/:rule": [401, 401, 403, 403, 400, 400, 403, 403],
  "GET /api/pictures": [401, 401, 200, 200, 200, 200, 200, 200],
  "GET /api/pictures/:file": [401, 401, 404, 404, 404, 404, 404, 404],
  "GET /api/word-template": [401, 401, 204, 204, 204, 204, 204, 204],
  "GET /api/plans/:id/end": [401, 401, 404, 200, 200, 404, 200, 200],
  "PUT /api/plans/:id/closed": [401, 401, 404, 403, 400, 404, 403, 403],
  "PUT /api/plans/:id/held": [401, 401, 404, 403, 400, 400, 403, 403],
  "GET /api/plans/:id/standing": [401, 401, 404, 200, 200, 404, 403, 403],
  "GET /api/plans/:id/choices": [401, 401, 404, 200, 200, 404, 403, 403],
  "PUT /api/plans/:id/named": [401, 401, 404, 400, 400, 404, 403, 403],
  "DELETE /api/plans/:id/named": [401, 401, 404, 403, 200, 404, 403, 403],
  "PUT /api/plans/:id/entrusted": [401, 401, 404, 403, 403, 404, 403, 403],
  "PUT /api/plans/:id/team": [401, 401, 404, 403, 400, 404, 403, 403],
  "POST /api/plans/:id/glass": [401, 401, 400, 400, 400, 400, 403, 403],
  "DELETE /api/plans/:id": [401, 401, 404, 403, 403, 404, 403, 403],
  "POST /api/device-copies": [400, 400, 400, 400, 400, 400, 400, 400],
  "GET /api/account": [401, 401, 200, 200, 200, 200, 404, 404],
  "PUT /api/account/name": [401, 401, 400, 400, 400, 400, 404, 404],
  "PUT /api/account/password": [401, 401, 400, 400, 400, 400, 404, 404],
  "DELETE /api/account/sessions/:id": [401, 401, 200, 200, 200, 200, 404, 404],
  "DELETE /api/account/sessions": [401, 401, 200, 200, 200, 200, 404, 404],
};

/** Everything that the server answers under `/api`, as its routes say. */
function routesOf(t: TestContext): string[] {
  // Nothing is asked, so what the routes would be answered from need not be there.
  const nothing: unknown = new Proxy(() => {}, { get: () => nothing, apply: () => nothing });
  const parts = new Proxy({} as AppParts, {
    get(_, key) {
      if (key === "wordTemplate") return null;
      return key === "clientDir" ? clientFolder(t) : nothing;
    },
  });
  const routes = createApp(parts).routes.filter((it) => !it.path.includes("*"));
  return [...new Set(routes.map((it) => `${it.method} ${it.path}`))].filter(
    (it) => it.includes(" /api/") && !it.startsWith("ALL "),
  );
}

/** Holds a good answer against what the description of the API says of it. */
async function assertAsDescribed(route: string, answer: Response): Promise<void> {
  const known = described[route];
  assert.ok(known, route);
  if (answer.status === 204 && typeof known.answer === "string") return;
  assert.equal(answer.status, known.status ?? 200, route);
  if (known.answer === null) return assert.equal(await answer.text(), "", route);
  const type = answer.headers.get("content-type") ?? "";
  if (typeof known.answer === "string") return assert.equal(type, known.answer, route);
  assert.match(type, /^application\/json/, route);
  const { error } = known.answer.safeParse(await answer.json());
  assert.equal(error, undefined, `${route}: ${error?.message}`);
}

test("every address answers each role as the table says, and none is missing from it", async (t) => {
  assert.deepEqual(routesOf(t).toSorted(), Object.keys(TABLE).toSorted());
  assert.deepEqual(Object.keys(described).toSorted(), Object.keys(TABLE).toSorted());
  const { ask, plan, who } = await crew(t);
  for (const [route, expected] of Object.entries(TABLE)) {
    const [method = "", path = ""] = route.split(" ");
    const at = path.replace(/^(\/api\/plans\/):id/, `$1${plan}`).replaceAll(/:\w+/g, "nothing");
    const body = method === "GET" ? undefined : (BODIES[route] ?? {});
    const got: number[] = [];
    for (const role of ROLES) {
      const answer = await ask(who[role], method, at, body);
      got.push(answer.status);
      if (answer.ok) await assertAsDescribed(route, answer);
    }
    assert.deepEqual(got, expected, route);
  }
});

test("a guest of each kind and scope gets what one of that kind gets, and saves versions only who may write", async (t) => {
  const place = await crew(t);
  const { ask, plan } = place;
  for (const [as, scope] of GUESTS) {
    const guest = await guestIn(place, as, scope);
    const role = as === "resident" ? "resident" : "family";
    for (const [route, answers] of Object.entries(TABLE)) {
      const [method = "", path = ""] = route.split(" ");
      const at = path.replace(/^(\/api\/plans\/):id/, `$1${plan}`).replaceAll(/:\w+/g, "nothing");
      const body = method === "GET" ? undefined : (BODIES[route] ?? {});
      const isVersion = route === "POST /api/plans/:id/versions";
      const expected = isVersion ? (scope === "write" ? 201 : 403) : answers[ROLES.indexOf(role)];
      assert.equal(
        (await ask(guest, method, at, body)).status,
        expected,
        `${as} ${scope} ${route}`,
      );
    }
  }
});

const GONE = "AAAAAAAAAAAAAAAAAAAA";

test("to those it is hidden from, a plan answers to the byte as one that is not there", async (t) => {
  const { ask, plan, who } = await crew(t);
  const told = async (role: "other team" | "administrator", route: string, id: string) => {
    const [method = "", path = ""] = route.split(" ");
    const at = path.replace(":id", id).replaceAll(/:\w+/g, "nothing");
    const answer = await ask(who[role], method, at, method === "GET" ? undefined : {});
    const headers = [...answer.headers].filter(([name]) => name !== "date");
    return { status: answer.status, headers, body: await answer.text() };
  };
  const routes = Object.keys(TABLE).filter((it) => it.includes("/plans/:id/"));
  assert.ok(routes.length > 8);
  // Administrators have any plan kept whose address they are told, and see nothing of it.
  const known = { "other team": "", administrator: "PUT /api/plans/:id/held" };
  for (const role of ["other team", "administrator"] as const)
    for (const route of routes.filter((it) => it !== known[role]))
      assert.deepEqual(await told(role, route, plan), await told(role, route, GONE), route);
});

test("whoever asks for an id that is taken by a hidden plan learns no more than of an erased one", async (t) => {
  const { ask, plan, who, db } = await crew(t);
  const erased = newId();
  await db.insertInto("erasedPlan").values({ planId: erased, at: 1, isOverwritten: 1 }).execute();
  const told = async (id: string) => {
    const answer = await ask(who["other team"], "PUT", `/api/plans/${id}`, {});
    return [answer.status, await answer.text()];
  };
  const [status, text] = await told(plan);
  assert.equal(status, 410);
  assert.deepEqual([status, text], await told(erased));
});

test("sessions that were made up, taken back or have run out open nothing", async (t) => {
  const { db, ask, who } = await crew(t);
  const { session, cookie } = who.practitioner;
  const { token } = await db
    .selectFrom("session")
    .select("token")
    .where("id", "=", session)
    .executeTakeFirstOrThrow();
  const statusOf = async (it: string) => (await ask({ cookie: it }, "GET", "/api/plans")).status;
  assert.equal(await statusOf(cookie), 200);
  assert.equal(await statusOf(cookieOf(token, "another secret, long enough too")), 401);
  assert.equal(await statusOf(cookieOf(newId())), 401);
  assert.equal(await statusOf(`ownwords.session_token=${token}`), 401);
  assert.equal(await statusOf(`ownwords.guest=${newId()}`), 401);
  assert.equal(await statusOf(`${cookie}; ownwords.guest=${newId()}`), 401);
  const set = (expiresAt: string) =>
    db.updateTable("session").set({ expiresAt }).where("id", "=", session).execute();
  await set("2001-01-01T00:00:00.000Z");
  assert.equal(await statusOf(cookie), 401);
  await set("2100-01-01T00:00:00.000Z");
  await db.deleteFrom("session").where("id", "=", session).execute();
  assert.equal(await statusOf(cookie), 401);
});

const TRICKS: [string, string, Record<string, string>][] = [
  ["GET", "/api//plans", {}],
  ["GET", "//api/plans", {}],
  ["GET", "/api/./plans", {}],
  ["GET", "/api/health/../plans", {}],
  ["GET", "/api%2Fplans", {}],
  ["GET", "/%61pi/plans", {}],
  ["GET", "/API/plans", {}],
  ["GET", "/api/plans/", {}],
  ["GET", "/api/plans;a=b", {}],
  ["GET", "/api/health", { "x-original-url": "/api/plans", "x-rewrite-url": "/api/plans" }],
  ["POST", "/api/health", { "x-http-method-override": "GET" }],
  ["GET", "/api/plans", { "x-forwarded-for": "127.0.0.1", "x-forwarded-user": "sam" }],
  ["GET", "/api/plans", { "x-real-ip": "::1", forwarded: "for=127.0.0.1", "x-user": "admin" }],
  ["GET", "/api/plans", { authorization: "Bearer undefined" }],
  ["HEAD", "/api/plans", {}],
];

test("no way of writing an address or a header brings a stranger to the plans", async (t) => {
  const { address } = await startStaffed(t);
  for (const [method, path, headers] of TRICKS) {
    const answer = await fetch(address + path, { method, headers });
    const text = await answer.text();
    const what = `${method} ${path} ${JSON.stringify(headers)}: ${answer.status}`;
    assert.ok(!text.includes('"plans"') && !text.includes("reference"), what);
    if (path === "/api/plans") assert.equal(answer.status, 401, what);
  }
});
