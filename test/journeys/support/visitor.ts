import assert from "node:assert/strict";
import { after, type TestContext } from "node:test";
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import type { Role } from "#src/access.ts";
import { chromeArgs, findChrome } from "#test/chrome.mjs";
import { PATIENCE_MS } from "./eventually.ts";
import { colleagueAt, ended, signedIn } from "./running-server.ts";

/** A browser may take so long to start; on a machine that does nothing else it is a second. */
export const LAUNCH_MS = 180_000;

/** Someone at a browser of their own: nothing is shared with the other visitors. */
export type Visitor = { context: BrowserContext; page: Page };

export type VisitorOptions = BrowserContextOptions & {
  /** The name that the others see; asked for by the app where it is absent. */
  name?: string;
  /** What they are in the team; a lead where it is not said. */
  role?: Role;
  /** Whether the journey takes the server or the network away, of which browsers complain. */
  losesServer?: boolean;
  /** Whether the journey has the server refuse something, of which browsers complain too. */
  isRefused?: boolean;
};

let launched: Promise<Browser> | null = null;

/** The browser of this test file. */
export function launchBrowser(): Promise<Browser> {
  launched ??= launch();
  return launched;
}

async function launch() {
  const executablePath = process.env["CHROME_PATH"] ?? (await findChrome());
  return chromium.launch({ executablePath, args: chromeArgs, timeout: LAUNCH_MS });
}

after(async () => (await launched)?.close());

/**
 * Opens a browser for somebody. At the end of the test it must have asked nobody but our server,
 * broken no content policy and complained of nothing.
 */
export async function visit(
  t: TestContext,
  address: string,
  { name, role, losesServer = false, isRefused = false, ...options }: VisitorOptions = {},
): Promise<Visitor> {
  const browser = await launchBrowser();
  const context = await browser.newContext({
    baseURL: address,
    locale: "en-GB",
    viewport: { width: 1280, height: 900 },
    ...(name && { storageState: { cookies: [], origins: [called(name, address)] } }),
    ...options,
  });
  await signInAt(context, address, { name, role });
  // Machines can be slow; nothing waits so long when all is well.
  context.setDefaultTimeout(PATIENCE_MS);
  const problems: string[] = [];
  const host = new URL(address).host;
  context.on("request", (request) => {
    const url = new URL(request.url());
    const isOurs = url.host === host || ["blob:", "data:"].includes(url.protocol);
    if (!isOurs) problems.push(`A request went to ${request.url()}`);
  });
  context.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    // The server goes first when a journey is over, and a page may just be fetching something.
    const isServerLost = losesServer || ended.has(address);
    if (isServerLost && isOfTheNetwork(message.text())) return;
    if (isRefused && /status of 40[0134]/.test(message.text())) return;
    problems.push(`${message.type()}: ${message.text()}`);
  });
  context.on("weberror", (error) => problems.push(`Not caught: ${error.error().stack}`));
  const page = await context.newPage();
  t.after(async () => {
    await context.close();
    assert.deepEqual([...new Set(problems)], []);
  });
  return { context, page };
}

/** Gives a browser the session of a colleague by name, or of whoever the journey began with. */
export async function signInAt(
  context: BrowserContext,
  address: string,
  {
    name = "",
    role,
    domain = new URL(address).hostname,
  }: { name?: string | undefined; role?: Role | undefined; domain?: string } = {},
): Promise<void> {
  const session = name ? await colleagueAt(address, name, role) : signedIn.get(address);
  const cookies = (session ?? "").split("; ").filter(Boolean);
  await context.addCookies(
    cookies.map((it) => {
      const [cookie = "", value = ""] = it.split(/=(.*)/s);
      return { name: cookie, value, domain, path: "/", httpOnly: true };
    }),
  );
}

/** What a browser keeps where the app was told this name before. */
function called(name: string, origin: string) {
  const identity = { id: "0123456789abcdef", name, colour: "teal" };
  return { origin, localStorage: [{ name: "ownwords.identity", value: JSON.stringify(identity) }] };
}

/** What Chromium says of a server that does not answer. */
function isOfTheNetwork(words: string): boolean {
  return /net::ERR_|WebSocket (connection|is closed)|when fetching the script/.test(words);
}
