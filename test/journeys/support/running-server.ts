import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import type { TestContext } from "node:test";
import { fileURLToPath } from "node:url";
import type { Role } from "#src/access.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { temporaryFolder } from "#test/server/support.ts";

const MAIN = fileURLToPath(new URL("../../../server/main.ts", import.meta.url));

/** The real server in a process of its own, over a folder that outlives it. */
export type RunningServer = Awaited<ReturnType<typeof startServer>>;

/**
 * Starts the server on a free port, with more settings where they are given; after a kill it can be
 * started again on the same one.
 */
export async function startServer(t: TestContext, settings: Record<string, string> = {}) {
  const { code, ...server } = await startUnclaimed(t, settings);
  const { address } = server;
  // A journey begins with somebody who leads a team; what others may do is for journeys about that.
  const cookie = code === null ? "" : await makeAdministrator(address, code);
  signedIn.set(address, cookie);
  return {
    ...server,
    /** What it says at an address to whoever the journey began with. */
    get: (path: string) => fetch(address + path, { headers: { cookie } }),
    /** The plan as the server has it on disk. */
    plan: (id: string): Promise<Plan> => read(`${address}/api/plans/${id}/plan.json`, cookie),
    async template(name: string): Promise<Template> {
      const { templates } = await read(`${address}/api/templates`, cookie);
      return templates.find((it: Template) => it.name === name) ?? assert.fail(name);
    },
    /** Begins a plan without a browser; answers its id. */
    async createPlan(resident: string, more = {}): Promise<string> {
      const beginning = { template: "care-act", resident, voice: "first", ...more };
      const body = JSON.stringify(beginning);
      const headers = { "content-type": "application/json", cookie };
      const answer = await fetch(`${address}/api/plans`, { method: "POST", body, headers });
      assert.equal(answer.status, 201);
      return (await answer.json()).id;
    },
  };
}

/** Starts the server as it is when nobody has an account yet, with the code that it printed. */
export async function startUnclaimed(t: TestContext, settings: Record<string, string> = {}) {
  const dataDir = temporaryFolder(t);
  const first = await run(dataDir, "0", settings);
  let { child, address } = first;
  t.after(() => {
    ended.add(address);
    child.kill("SIGKILL");
  });
  return {
    address,
    dataDir,
    code: first.code,
    /** Ends the process without a chance to say goodbye. */
    async kill() {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
    },
    async startAgain() {
      ({ child, address } = await run(dataDir, new URL(address).port, settings));
    },
  };
}

async function run(dataDir: string, port: string, settings: Record<string, string>) {
  const place = { PORT: port, HOST: "127.0.0.1", DATA_DIR: dataDir, ORIGINS: "" };
  const child: ChildProcess = spawn(process.execPath, [MAIN], {
    env: { ...process.env, ...place, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const address = await new Promise<string>((resolve, reject) => {
    const listen = (part: Buffer) => {
      said += part;
      const ready = /ready at (http:\S+)\n/.exec(said)?.[1];
      if (ready) resolve(ready);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", () => reject(new Error(`The server ended: ${said}`)));
  });
  return { child, address, code: /\/setup#(\S+)/.exec(said)?.[1] ?? null };
}

/** The cookie of whoever each server knows as its administrator, by its address. */
export const signedIn = new Map<string, string>();

/** The addresses of servers whose journeys are over. */
export const ended = new Set<string>();

/** Who the first administrator of each journey is. */
export const ADMINISTRATOR = {
  organisation: "Oak Street Homes",
  team: "Oak Street",
  name: "Sana Iqbal",
  email: "sana@oak.example",
  password: "kettle orchard violin",
};

/** Makes the first account, and answers the cookie of its session. */
async function makeAdministrator(address: string, code: string): Promise<string> {
  const answer = await fetch(`${address}/api/setup`, {
    method: "POST",
    body: JSON.stringify({ code, ...ADMINISTRATOR }),
    headers: { "content-type": "application/json" },
  });
  assert.equal(answer.status, 201, await answer.text());
  return cookieFrom(answer);
}

const cookieFrom = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((it) => it.split(";")[0])
    .join("; ");

const colleagues = new Map<string, string>();

/** The cookie of a colleague with this name and role in the team; empty where nobody signs in. */
export async function colleagueAt(
  address: string,
  name: string,
  role: Role = "lead",
): Promise<string> {
  const cookie = signedIn.get(address);
  if (!cookie) return "";
  const known = colleagues.get(`${address} ${name}`);
  if (known) return known;
  const { teams } = await read(`${address}/api/people`, cookie);
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@oak.example`;
  const send = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${address}/api/${path}`, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });
  const wish = { name, email, isAdministrator: false, teamId: teams[0].id, role };
  const made = await send("invitations", wish, { cookie });
  assert.equal(made.status, 201);
  const token = (await made.json()).link.split("#")[1];
  const taken = await send("invitation/take", { token, name, password: "lantern meadow copper" });
  assert.equal(taken.status, 201, await taken.text());
  const theirs = cookieFrom(taken);
  colleagues.set(`${address} ${name}`, theirs);
  return theirs;
}

async function read(address: string, cookie: string) {
  const answer = await fetch(address, { headers: { cookie } });
  assert.equal(answer.status, 200, address);
  return answer.json();
}
