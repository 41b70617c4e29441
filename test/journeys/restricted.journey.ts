import assert from "node:assert/strict";
import { test } from "node:test";
import { faultsOf } from "./support/look.ts";
import { openPlan, statusBecomes } from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const REASON = "I am on call tonight and Rosa rang";

test("a plan is named people's alone, and whoever has to look says why and is told of", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  const { page: other } = await visit(t, server.address, {
    name: "Tom Baker",
    viewport: { width: 360, height: 740 },
    losesServer: true,
    isRefused: true,
  });
  const faults = new Set<string>();
  const lookAt = async (it: typeof page) => {
    for (const fault of await faultsOf(it)) faults.add(fault);
  };
  await openPlan(page, id);
  await statusBecomes(page, "Saved");
  await openPlan(other, id);
  await statusBecomes(other, "Saved");

  await page.getByRole("button", { name: "Commands and keys" }).click();
  await page.getByRole("button", { name: /^Only named people/ }).click();
  const dialog = page.getByRole("dialog", { name: /Who may know of this plan/ });
  await dialog.getByRole("checkbox", { name: /Tom Baker/ }).uncheck();
  await dialog.getByLabel("Why, if you want to say").fill("Refuge address");
  await lookAt(page);
  await dialog.getByRole("button", { name: "Let only these people know" }).click();
  await dialog.getByText("It is saved who is named.").waitFor();
  await dialog.getByRole("button", { name: "Close this window" }).click();
  await page.getByText(/^Only named people know of this plan: Priya Nair and Sana Iqbal/).waitFor();
  await lookAt(page);

  await other.getByRole("heading", { name: "This plan can't be shown" }).waitFor();
  assert.equal(await other.getByText("Rosa").count(), 0);
  await other.getByRole("button", { name: "I have to look at this plan" }).click();
  await other.getByLabel("Your reason").fill(REASON);
  await lookAt(other);
  await other.getByRole("button", { name: "Look at the plan" }).click();
  await other.getByText(/^You look at this plan because you said why/).waitFor();
  await other.getByText("You can read this plan, but not write in it.").waitFor();
  await lookAt(other);

  await page.getByRole("link", { name: "Plans" }).click();
  await page.getByRole("button", { name: "Notices, 1 new" }).click();
  const told = page.getByRole("listitem").filter({ hasText: REASON });
  await told.getByRole("link", { name: /^Tom Baker had to look at Rosa Adeyemi's plan/ }).waitFor();
  await lookAt(page);
  assert.deepEqual([...faults], []);
});
