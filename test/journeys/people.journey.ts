import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { faultsOf, showAs, views } from "./support/look.ts";
import { oneTimeCode } from "./support/one-time-code.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const PASSWORD = "lantern meadow copper";
const EMAIL = "jo@oak.example";
/** The views in which forms go wrong first. */
const LOOKS = new Set(["wide, dark", "phone, text twice as large", "320 wide"]);

test("somebody is invited, joins with a passkey, sets up an app, comes back each way, is kept out, and all of it is on the log", async (t) => {
  const server = await startServer(t);
  const { page: admin } = await visit(t, server.address);
  await admin.goto("/");
  await admin.getByRole("button", { name: /device/i }).click();
  await admin.getByRole("button", { name: "People and teams" }).click();
  await admin.getByLabel("Their name").fill("Jo Brook");
  await admin.getByLabel("Their e-mail address").fill(EMAIL);
  await admin.getByLabel("Team", { exact: true }).selectOption("Oak Street");
  await admin.getByRole("button", { name: "Make the link" }).click();
  const link = await admin.getByLabel("Link for Jo Brook").inputValue();
  await isAccessible(admin, "people");

  // Passkeys know names and no numbers.
  const place = server.address.replace("127.0.0.1", "localhost");
  const { page: jo, context } = await visit(t, place, { isRefused: true });
  const line = await context.newCDPSession(jo);
  await line.send("WebAuthn.enable");
  await line.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await jo.goto(link.replace(server.address, place));
  await jo.getByLabel("Your e-mail address").waitFor();
  await isAccessible(jo, "invitation");
  await jo.getByRole("button", { name: "Make my account with a passkey" }).click();
  await isIn(jo);

  await jo.goto("/account");
  await jo.getByRole("button", { name: "Remove First passkey" }).waitFor();
  await jo.getByLabel("New password").fill(PASSWORD);
  await jo.getByRole("button", { name: "Set a password" }).click();
  await jo.getByText("Your password is set.").waitFor();
  await jo.getByLabel("Your password, to be sure it is you").fill(PASSWORD);
  await jo.getByRole("button", { name: "Set up an app" }).click();
  const key = await jo.getByLabel("Key for the app, to type in").inputValue();
  await isAccessible(jo, "setting up an app");
  await giveCodes(jo, "Code that the app shows then", key, "Turn it on", () =>
    jo.getByRole("heading", { name: "Recovery codes" }).isVisible(),
  );
  const recovery = (await jo.locator("code").first().textContent()) ?? "";
  await isAccessible(jo, "account");
  await jo.getByRole("button", { name: "Sign out everywhere" }).click();

  await signInWithPassword(jo);
  await jo.getByLabel("Code from your app").waitFor();
  await isAccessible(jo, "second step");
  await giveCodes(jo, "Code from your app", key, "Go on", () => home(jo).isVisible());
  await signOut(jo);

  await signInWithPassword(jo);
  await jo.getByRole("button", { name: "Use a recovery code" }).click();
  await jo.getByLabel("One of your recovery codes").fill(recovery);
  await jo.getByRole("button", { name: "Go on" }).click();
  await isIn(jo);
  await signOut(jo);

  await isAccessible(jo, "signing in");
  await jo.getByRole("button", { name: "Sign in with a passkey" }).click();
  await isIn(jo);

  await admin.reload();
  await admin.getByText("Jo Brook", { exact: true }).click();
  await admin.getByRole("button", { name: "Keep Jo Brook out" }).click();
  await admin.getByText("Jo Brook is kept out.").waitFor();
  await jo.goto("/");
  await jo.getByRole("button", { name: "Sign in with a passkey" }).click();
  await jo.getByRole("alert").waitFor();
  assert.equal(await home(jo).isVisible(), false);

  await admin.getByRole("link", { name: "Plans" }).click();
  await admin.getByRole("button", { name: /device/i }).click();
  await admin.getByRole("button", { name: "Who did what" }).click();
  await admin.getByRole("listitem").filter({ hasText: "Kept somebody out" }).waitFor();
  await admin.getByRole("button", { name: "Look through all of it" }).click();
  await admin.getByText(/Whole since/).waitFor();
  await admin.getByLabel("What was done").selectOption("Invited somebody");
  await admin.getByRole("button", { name: "Find", exact: true }).click();
  await admin.getByText("1 entry shown.").waitFor();
  await isAccessible(admin, "who did what");

  await admin.goto("/");
  await admin.getByRole("link", { name: "Look at an example plan" }).click();
  await admin.getByText("Saved", { exact: true }).waitFor();
  await admin.getByRole("button", { name: "Commands and keys" }).click();
  await admin.getByRole("button", { name: /Who has looked/ }).click();
  await admin.getByRole("listitem").filter({ hasText: "Opened the plan" }).waitFor();
  await isAccessible(admin, "who has looked");
  const saving = admin.waitForEvent("download");
  await admin.getByRole("button", { name: /^Save everything about / }).click();
  const zip = unzipSync(readFileSync(await (await saving).path()));
  assert.deepEqual(Object.keys(zip), ["everything.docx", "everything.json"]);
});

const home = (page: Page) => page.getByRole("button", { name: "New plan" });

const isIn = (page: Page) => home(page).waitFor();

async function signOut(page: Page) {
  await page.getByRole("button", { name: /device/i }).click();
  await page.getByRole("button", { name: "Sign out Jo Brook" }).click();
  await page.getByLabel("Password").waitFor();
}

async function signInWithPassword(page: Page) {
  await page.getByLabel("E-mail address").fill(EMAIL);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Types what the app shows; on a slow machine a code can be over before it arrives. */
async function giveCodes(
  page: Page,
  label: string,
  key: string,
  button: string,
  isDone: () => Promise<boolean>,
) {
  const refused = page.getByRole("alert");
  for (;;) {
    await page.getByLabel(label).fill(oneTimeCode(key));
    await page.getByRole("button", { name: button }).click();
    while (!(await isDone()) && !(await refused.isVisible()))
      await new Promise((resolve) => setTimeout(resolve, 25));
    if (await isDone()) return;
  }
}

async function isAccessible(page: Page, name: string) {
  const size = page.viewportSize();
  const found = new Map<string, string[]>();
  for (const view of views.filter((it) => LOOKS.has(it.name))) {
    await showAs(page, view);
    for (const it of await faultsOf(page)) found.set(it, [...(found.get(it) ?? []), view.name]);
  }
  if (size) await page.setViewportSize(size);
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  assert.deepEqual([...found], [], name);
}
