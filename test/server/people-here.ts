import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import type { Config } from "#server/config.ts";
import { startServer } from "./start-server.ts";

/** Who sets the server up. */
export const ADMINISTRATOR = {
  organisation: "Oak Street Homes",
  team: "Oak Street",
  name: "Sana Iqbal",
  email: "sana@oak.example",
  password: "kettle orchard violin",
};
/** What those who are invited choose. */
export const PASSWORD = "lantern meadow copper";

/** Somebody's browser, as far as it keeps cookies. */
export function browser(address: string) {
  const kept = new Map<string, string>();
  return async (method: string, path: string, body?: unknown) => {
    const response = await fetch(address + path, {
      method,
      headers: {
        ...(body !== undefined && { "content-type": "application/json" }),
        cookie: [...kept].map((it) => it.join("=")).join("; "),
        origin: address,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: "manual",
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]!.split(/=(.*)/s);
      if (/max-age=0/i.test(cookie)) kept.delete(name);
      else kept.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : null };
  };
}

type Ask = ReturnType<typeof browser>;

/** A server with its first administrator, who is signed in. */
export async function begin(t: TestContext, choice: Partial<Config> = {}) {
  const server = await startServer(t, { signIn: true, ...choice });
  const admin = browser(server.address);
  const { status, body } = await admin("POST", "/api/setup", {
    code: server.setupCode,
    ...ADMINISTRATOR,
  });
  assert.equal(status, 201, JSON.stringify(body));
  const { body: session } = await admin("GET", "/api/session");
  return { ...server, admin, me: session.id, team: session.teams[0].id };
}

const wish = (team: string, more = {}) => ({
  name: "Jo Brook",
  email: "Jo@oak.example",
  isAdministrator: false,
  teamId: team,
  role: "practitioner",
  ...more,
});

/** Invites Jo, or somebody else; answers the token of the link. */
export async function invite(admin: Ask, team: string, more = {}): Promise<string> {
  const { status, body } = await admin("POST", "/api/invitations", wish(team, more));
  assert.equal(status, 201, JSON.stringify(body));
  return body.link.split("#")[1];
}

/** Follows a link in a browser of its own. */
export async function join(address: string, token: string, more = {}) {
  const person = browser(address);
  const body = { token, name: "Jo Brook", password: PASSWORD, ...more };
  return { person, ...(await person("POST", "/api/invitation/take", body)) };
}
