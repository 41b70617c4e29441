import { expect } from "chai";
import { html } from "lit";
import "#components/plan-list.ts";
import type { OwPlanList } from "#components/plan-list.ts";
import "#components/presence-list.ts";
import type { OwPresenceList } from "#components/presence-list.ts";
import "#components/sync-status.ts";
import type { OwSyncStatus } from "#components/sync-status.ts";
import type { PlanSummary } from "#src/api/plans.ts";
import { axeFindings, clear, show } from "./fixture.ts";

const rosa: PlanSummary = {
  id: "plan000000000001",
  reference: "K7QP-4M2X",
  title: "My plan",
  resident: "Rosa",
  template: { name: "care-act", version: 1, title: "Outcome-based plan" },
  outcomes: 2,
  findings: 1,
  nextReviewOn: "2030-06-05",
  changedAt: "2030-05-01T09:00:00.000Z",
  archived: false,
  example: false,
};

afterEach(clear);

describe("<ow-plan-list>", () => {
  const listOf = (plan: PlanSummary) =>
    show<OwPlanList>(html`<ow-plan-list .plans=${[plan]}></ow-plan-list>`);

  it("leads to the plan and tells what helps to find it", async () => {
    const list = await listOf(rosa);
    expect(list.querySelector("a")!.getAttribute("href")).to.equal("/plans/plan000000000001");
    for (const words of ["Rosa", "K7QP-4M2X", "2 outcomes", "1 question", "5 Jun 2030"])
      expect(list.textContent!.replaceAll(/\s+/g, " ")).to.contain(words);
  });

  it("tells when a plan is to be archived, restored or duplicated", async () => {
    const list = await listOf({ ...rosa, archived: true });
    const told: unknown[] = [];
    list.addEventListener("plan-archived", (event) => told.push(event.archived));
    list.addEventListener("plan-duplicated", (event) => told.push(event.plan.id));
    list.querySelector<HTMLElement>("[aria-haspopup]")!.click();
    const [duplicate, restore] = list.querySelectorAll<HTMLElement>(".menu button");
    duplicate!.click();
    list.querySelector<HTMLElement>("[aria-haspopup]")!.click();
    restore!.click();
    expect(told).to.deep.equal([rosa.id, false]);
  });

  it("is accessible, with and without plans", async () => {
    expect(await axeFindings(await listOf(rosa))).to.deep.equal([]);
    expect(await axeFindings(await show(html`<ow-plan-list></ow-plan-list>`))).to.deep.equal([]);
  });
});

describe("<ow-sync-status>", () => {
  it("says one honest word, and why when it can't save", async () => {
    const status = await show<OwSyncStatus>(html`<ow-sync-status></ow-sync-status>`);
    const words = async (it: OwSyncStatus["status"]) => {
      status.status = it;
      await status.updateComplete;
      return status.textContent!.trim();
    };
    expect(await words({ kind: "saving" })).to.equal("Saving…");
    expect(await words({ kind: "saved", at: "2030-05-01T09:00:00.000Z" })).to.equal("Saved");
    expect(await words({ kind: "on-device" })).to.equal("Saved on this device");
    expect(await words({ kind: "offline" })).to.equal("Offline");
    expect(await words({ kind: "cannot-save", why: "The disk is full." })).to.contain(
      "disk is full",
    );
    expect(await axeFindings(status)).to.deep.equal([]);
  });
});

describe("<ow-presence-list>", () => {
  it("names the others who are here", async () => {
    const people = [{ client: 1, name: "Sam Okoro", colour: "#2f72c4" }];
    const list = await show<OwPresenceList>(
      html`<ow-presence-list .people=${people}></ow-presence-list>`,
    );
    expect(list.textContent!.replaceAll(/\s+/g, " ")).to.contain("SO Sam Okoro");
    expect(await axeFindings(list)).to.deep.equal([]);
  });
});
