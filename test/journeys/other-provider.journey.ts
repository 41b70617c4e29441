import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { CLIENT_SECRET, startProvider } from "#test/server/oidc-here.ts";
import { temporaryFolder } from "#test/server/support.ts";
import { PATIENCE_MS } from "./support/eventually.ts";
import { faultsOf } from "./support/look.ts";
import { ADMINISTRATOR, startUnclaimed } from "./support/running-server.ts";
import { launchBrowser } from "./support/visitor.ts";

const ROLES = {
  workers: { team: ADMINISTRATOR.team, role: "practitioner" },
  leads: [{ team: ADMINISTRATOR.team, role: "lead" }, { isAdministrator: true }],
};

test("somebody signs in with the organisation's account, may do what their groups say, and nothing once they have none", async (t) => {
  const provider = await startProvider(t);
  const roles = join(temporaryFolder(t), "roles.json");
  writeFileSync(roles, JSON.stringify(ROLES));
  const { address, code } = await startUnclaimed(t, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: "ownwords",
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
    OIDC_NAME: "Oak Street",
    OIDC_ROLES: roles,
  });
  provider.serve(address);
  const setUp = await fetch(`${address}/api/setup`, {
    method: "POST",
    body: JSON.stringify({ code, ...ADMINISTRATOR }),
    headers: { "content-type": "application/json" },
  });
  assert.equal(setUp.status, 201, await setUp.text());
  const browser = await launchBrowser();
  const context = await browser.newContext({ baseURL: address, locale: "en-GB" });
  t.after(() => context.close());
  context.setDefaultTimeout(PATIENCE_MS);
  const hosts = [address, provider.issuer].map((it) => new URL(it).host);
  // The provider's own pages want letters from elsewhere.
  await context.route(
    (url) => !hosts.includes(url.host),
    (route) => route.abort(),
  );
  const page = await context.newPage();

  provider.groups.set("kim", ["choir", "workers"]);
  await page.goto("/");
  await page.getByRole("button", { name: "Sign in with Oak Street" }).waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await signInAs(page, provider.issuer, "kim");
  await page.getByRole("button", { name: "New plan" }).waitFor();
  await openMenu(page);
  assert.equal(await page.getByRole("button", { name: "People and teams" }).count(), 0);

  provider.groups.set("kim", ["workers", "leads"]);
  await page.getByRole("button", { name: "Sign out Somebody called kim" }).click();
  await signInAs(page, provider.issuer, "kim");
  await openMenu(page);
  await page.getByRole("button", { name: "People and teams" }).click();
  const kim = page.locator("main details, main li").filter({ hasText: "Somebody called kim" });
  await kim.getByText(`administrator, lead in ${ADMINISTRATOR.team}`).first().waitFor();

  provider.groups.set("kim", ["choir"]);
  await page.goto("/");
  await openMenu(page);
  await page.getByRole("button", { name: "Sign out Somebody called kim" }).click();
  await signInAs(page, provider.issuer, "kim");
  await page
    .getByRole("alert")
    .getByText(/^Your organisation has not said yet/)
    .waitFor();
  assert.equal(await page.getByRole("button", { name: "New plan" }).count(), 0);
});

const openMenu = async (page: Page) => {
  await page.getByRole("button", { name: /device/i }).click();
  await page.getByRole("button", { name: "Your account" }).waitFor();
};

/** Goes to the provider, through whatever it asks, and back. */
async function signInAs(page: Page, issuer: string, name: string) {
  await page.getByRole("button", { name: "Sign in with Oak Street" }).click();
  const button = page.locator("button[type=submit]");
  // Where the provider remembers somebody, they are back at once.
  const back = page.getByRole("button", { name: "New plan" }).or(page.getByRole("alert"));
  for (;;) {
    await button.or(back).first().waitFor();
    if (!page.url().startsWith(issuer)) return;
    const at = page.url();
    const login = page.locator("input[name=login]");
    if (await login.count()) {
      await login.fill(name);
      await page.locator("input[name=password]").fill("any");
    }
    await button.click();
    await page.waitForURL((url) => url.href !== at);
  }
}
