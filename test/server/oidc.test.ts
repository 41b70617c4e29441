import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { readConfig } from "#server/config.ts";
import { CLIENT_SECRET, startProvider } from "./oidc-here.ts";
import { ADMINISTRATOR, browser } from "./people-here.ts";
import { startServer } from "./start-server.ts";
import { temporaryFolder } from "./support.ts";

const ROLES = {
  workers: { team: "Oak Street", role: "practitioner" },
  leads: [{ team: "Oak Street", role: "lead" }, { isAdministrator: true }],
};

async function begin(t: TestContext, more: Record<string, string> = {}) {
  const provider = await startProvider(t);
  const roles = join(temporaryFolder(t), "roles.json");
  writeFileSync(roles, JSON.stringify(ROLES));
  const { oidc, signInPasswords } = readConfig({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: "ownwords",
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
    OIDC_NAME: "Oak Street",
    OIDC_ROLES: roles,
    ...more,
  });
  const server = await startServer(t, { signIn: true, oidc, signInPasswords });
  provider.serve(server.address);
  const admin = browser(server.address);
  const setUp = { code: server.setupCode, ...ADMINISTRATOR };
  const { status, body } = await admin("POST", "/api/setup", setUp);
  assert.equal(status, 201, JSON.stringify([body, server.lines]));
  return { ...server, admin, provider };
}

/** Signs in through the provider's own forms; answers the session that comes of it, and the last address. */
async function signIn(address: string, name: string, onCallback?: (url: string) => Promise<void>) {
  const cookies = new Map<string, Map<string, string>>();
  const go = async (url: string, form?: URLSearchParams | string) => {
    const { host } = new URL(url);
    const kept = cookies.get(host) ?? new Map<string, string>();
    cookies.set(host, kept);
    const response = await fetch(url, {
      redirect: "manual",
      ...(form !== undefined && { method: "POST", body: form }),
      headers: {
        cookie: [...kept].map((it) => it.join("=")).join("; "),
        ...(typeof form === "string" && { "content-type": "application/json", origin: address }),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [key = "", value = ""] = cookie.split(";")[0]!.split(/=(.*)/s);
      kept.set(key, value);
    }
    return response;
  };
  const wish = { provider: "oidc", callbackURL: "/", errorCallbackURL: "/" };
  const begun = await go(`${address}/api/auth/sign-in/social`, JSON.stringify(wish));
  let url: string = (await begun.json()).url;
  let form: URLSearchParams | undefined;
  while (!url.startsWith(address) || url.includes("/api/auth/callback/")) {
    if (url.startsWith(address)) await onCallback?.(url);
    const response = await go(url, form);
    form = undefined;
    const next = response.headers.get("location");
    if (next) url = new URL(next, url).href;
    else {
      const page = await response.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
      assert.ok(prompt, `${response.status} at ${url}: ${page.slice(0, 500)}`);
      url = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? "", url).href;
      form = new URLSearchParams({ prompt, login: name, password: "any" });
    }
  }
  const session = await (await go(`${address}/api/session`)).json();
  return { session, url, go };
}

test("groups at another provider give roles here, read anew each time somebody signs in", async (t) => {
  const { address, provider, db } = await begin(t);
  provider.groups.set("kim", ["choir", "workers"]);
  const first = (await signIn(address, "kim")).session;
  assert.deepEqual(
    [first.state, first.email, first.isAdministrator, first.teams[0]?.role],
    ["person", "kim@oak.example", false, "practitioner"],
  );
  provider.groups.set("kim", ["workers", "leads"]);
  const second = (await signIn(address, "kim")).session;
  assert.deepEqual(
    [second.id, second.isAdministrator, second.teams[0]?.role],
    [first.id, true, "lead"],
  );
  // Whoever has lost their groups does not come in, and has no rights left where they are in.
  provider.groups.set("kim", ["choir"]);
  const third = await signIn(address, "kim");
  assert.equal(third.session.state, "signed-out");
  assert.match(third.url, /error=no_role/);
  const person = db.selectFrom("person").select("isAdministrator").where("id", "=", first.id);
  assert.equal((await person.executeTakeFirstOrThrow()).isAdministrator, 0);
  assert.equal(
    (await db.selectFrom("membership").where("personId", "=", first.id).selectAll().execute())
      .length,
    0,
  );
});

test("somebody in no group that is mapped gets no account", async (t) => {
  const { address, db } = await begin(t);
  const { session, url } = await signIn(address, "lee");
  assert.equal(session.state, "signed-out");
  assert.match(url, /error=no_role/);
  assert.equal((await db.selectFrom("person").selectAll().execute()).length, 1);
});

test("where passwords are off, nobody comes in with one, and the page is told so", async (t) => {
  const { address } = await begin(t, { SIGN_IN_PASSWORDS: "off" });
  const person = browser(address);
  const { email, password } = ADMINISTRATOR;
  assert.equal((await person("POST", "/api/auth/sign-in/email", { email, password })).status, 403);
  const { body } = await person("GET", "/api/session");
  assert.deepEqual([body.hasPasswords, body.provider], [false, "Oak Street"]);
});

test("whoever was disabled does not come in through the provider either", async (t) => {
  const { address, admin, provider } = await begin(t);
  provider.groups.set("kim", ["workers"]);
  const { session } = await signIn(address, "kim");
  await admin("PUT", `/api/people/${session.id}/disabled`, { isDisabled: true });
  assert.equal((await signIn(address, "kim")).session.state, "signed-out");
});

test("an answer of the provider is good once, in the browser that asked, and not with another state", async (t) => {
  const { address, provider, db } = await begin(t);
  provider.groups.set("kim", ["workers"]);
  const isOut = async (url: string, cookie = "") => {
    const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
    const given = answer.headers.getSetCookie().map((it) => it.split(";")[0]);
    assert.ok(answer.status >= 300 && answer.status < 500, `${answer.status}`);
    const headers = { cookie: given.join("; ") };
    const { state } = await (await fetch(`${address}/api/session`, { headers })).json();
    assert.equal(state, "signed-out", url);
  };
  let callback = "";
  // Somebody else has got hold of the answer before the browser that it is for.
  const { session, go } = await signIn(address, "kim", async (url) => {
    callback = url;
    for (const changed of [
      { state: "x" },
      { state: "" },
      { code: "x" },
      { iss: "https://evil.example" },
    ]) {
      const other = new URL(url);
      for (const [name, value] of Object.entries(changed)) other.searchParams.set(name, value);
      await isOut(other.href);
    }
    await isOut(url);
  });
  assert.equal(session.state, "person");
  const sessions = async () => (await db.selectFrom("session").select("id").execute()).length;
  const before = await sessions();
  await isOut(callback);
  await go(callback);
  assert.equal(await sessions(), before);
});

test("a provider that answers nothing keeps nobody else from signing in, and nobody for long", async (t) => {
  const waiting = new Set<Socket>();
  const silent = createServer((socket) => waiting.add(socket));
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    for (const it of waiting) it.destroy();
    silent.close();
  });
  const { port } = silent.address() as AddressInfo;
  const { oidc } = readConfig({
    OIDC_ISSUER: `http://127.0.0.1:${port}`,
    OIDC_CLIENT_ID: "ownwords",
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
  });
  const { address, setupCode } = await startServer(t, { signIn: true, oidc });
  // As long as the provider is waited for the test would wait too: it never answers.
  const inTime = <T>(deed: Promise<T>) =>
    Promise.race([deed, rejectAfter(120_000, "somebody waits for the provider")]);
  const wish = { provider: "oidc", callbackURL: "/", errorCallbackURL: "/" };
  const through = browser(address)("POST", "/api/auth/sign-in/social", wish);
  const setUp = { code: setupCode, ...ADMINISTRATOR };
  assert.equal((await inTime(browser(address)("POST", "/api/setup", setUp))).status, 201);
  const { email, password } = ADMINISTRATOR;
  const signIn = browser(address)("POST", "/api/auth/sign-in/email", { email, password });
  assert.equal((await inTime(signIn)).status, 200);
  assert.ok(waiting.size > 0, "the provider was asked");
  const { status, body } = await inTime(through);
  assert.equal(status, 503);
  assert.match(body.error, /^Your organisation's sign-in does not answer just now/);
  const back = await inTime(
    fetch(`${address}/api/auth/callback/oidc?code=a&state=b`, { redirect: "manual" }),
  );
  assert.equal(back.headers.get("location"), "/?error=provider_silent");
});

function rejectAfter(ms: number, what: string): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(what)), ms).unref());
}

test("nobody is led to another site after signing in", async (t) => {
  const { address } = await begin(t);
  for (const callbackURL of [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
  ]) {
    const wish = { provider: "oidc", callbackURL, errorCallbackURL: "/" };
    const answer = await browser(address)("POST", "/api/auth/sign-in/social", wish);
    assert.equal(answer.status, 403, callbackURL);
  }
});
