import { expect } from "chai";
import { html } from "lit";
import "#components/home-page.ts";
import type { OwHomePage } from "#components/home-page.ts";
import type { Session } from "#src/api/people.ts";
import type { PlanSummary } from "#src/api/plans.ts";
import { createApiClient } from "#src/browser/api-client.ts";
import { createAskAgain } from "#src/browser/ask-again.ts";
import type { Outside } from "#src/browser/open-plan.ts";
import { clear, enter, show, until } from "./fixture.ts";

const realFetch = globalThis.fetch;

/** What the server has; what it is asked for the list. */
let plans: PlanSummary[] = [];
let isBehind = false;
let next: string | null = null;
let asked: URL[] = [];

beforeEach(() => {
  [plans, isBehind, next, asked] = [[planOf("Rosa"), planOf("Amina")], false, null, []];
  globalThis.fetch = async (path) => {
    const address = new URL(new Request(path).url);
    if (address.pathname !== "/api/plans") return Response.json({ templates: [] });
    asked.push(address);
    return Response.json({ plans, total: plans.length, next, isBehind });
  };
});

afterEach(() => {
  clear();
  globalThis.fetch = realFetch;
});

const planOf = (resident: string, more: Partial<PlanSummary> = {}): PlanSummary => ({
  id: `plan${resident}`.padEnd(16, "0"),
  reference: "K7QP-4M2X",
  title: "My plan",
  resident,
  template: { name: "care-act", version: 1, title: "Outcome-based plan" },
  outcomes: 1,
  findings: 0,
  nextReviewOn: null,
  changedAt: "2030-05-01T09:00:00.000Z",
  archived: false,
  example: false,
  ...more,
});

async function homePage(session: Session = { state: "owner" }, holds = ".plan-card") {
  const api = createApiClient({ store: null });
  const outside: Outside = { api, session, store: null, storeProblem: "", outbox: null };
  const home = await show<OwHomePage>(html`<ow-home-page .outside=${outside}></ow-home-page>`);
  await until(`there is ${holds}`, () => home.querySelector(holds) !== null);
  return home;
}

/** Resolves when a page that asked by itself from now on would have asked. */
const pauseHasGoneBy = () => new Promise<void>((resolve) => createAskAgain(resolve).later());

const names = (home: OwHomePage) =>
  Array.from(home.querySelectorAll<HTMLElement>(".plan-card h2"), (it) => it.innerText);
const says = (home: OwHomePage, words: string) => () => home.textContent!.includes(words);
const said = (home: OwHomePage) => home.querySelector(".visually-hidden[role=status]")!.textContent;

describe("<ow-home-page>", () => {
  it("shows what the server finds out later, though nobody touches the page", async () => {
    isBehind = true;
    const home = await homePage();
    plans = [planOf("Rosa", { outcomes: 7 }), planOf("Amina")];
    await until("the card is right", says(home, "7 outcomes"));
    isBehind = false;
    plans = [planOf("Rosa", { outcomes: 8 }), planOf("Amina")];
    await until("the last answer is there", says(home, "8 outcomes"));
    expect(said(home)).to.equal("");
  });

  it("keeps cards in their places, and the focus, when it asks by itself", async () => {
    isBehind = true;
    const home = await homePage();
    const links = home.querySelectorAll<HTMLElement>("h2 a");
    links[0]!.focus();
    plans = [planOf("Bilal"), planOf("Amina", { outcomes: 7 }), planOf("Rosa")];
    await until("the card is right", says(home, "7 outcomes"));
    expect(names(home)).to.deep.equal(["Bilal", "Rosa", "Amina"]);
    expect(document.activeElement).to.equal(links[0]);
  });

  it("offers no new plan to whoever is in no team, and says why there are none", async () => {
    plans = [];
    const teams = [{ id: "oak", name: "Oak", role: "practitioner" as const }];
    const known = { state: "person", id: "s", name: "Sam", email: "", organisation: "" } as const;
    const sam = { ...known, isAdministrator: true, deviceDays: 30, teams };
    const begins = (home: OwHomePage) =>
      [...home.querySelectorAll(".welcome button")].some((it) =>
        it.textContent!.includes("New plan"),
      );
    expect(begins(await homePage(sam, ".welcome"))).to.equal(true);
    clear();
    const home = await homePage({ ...sam, teams: [] }, ".welcome");
    expect(begins(home)).to.equal(false);
    expect(home.querySelector("h1")!.textContent).to.equal("You are in no team yet");
  });

  it("asks no more when the server has told everything", async () => {
    const home = await homePage();
    await pauseHasGoneBy();
    expect(asked.length).to.equal(1);
    expect(names(home)).to.deep.equal(["Rosa", "Amina"]);
  });

  it("leaves the list alone once somebody has paged on", async () => {
    [isBehind, next] = [true, "abc-plan"];
    const home = await homePage();
    [plans, isBehind] = [[planOf("Bilal")], true];
    [...home.querySelectorAll("button")].find((it) => it.innerText === "Show more")!.click();
    await until("there is more", says(home, "Bilal"));
    const { length } = asked;
    await pauseHasGoneBy();
    expect(asked.length).to.equal(length);
    expect(names(home)).to.deep.equal(["Rosa", "Amina", "Bilal"]);
  });

  it("tells how many a search found again only when there are more", async () => {
    const home = await homePage();
    [plans, isBehind] = [[], true];
    enter(home.querySelector("input")!, "kelewele");
    await until("nothing was found", () => said(home) === "0 plans found");
    [plans, isBehind] = [[planOf("Amina")], false];
    await until("it was found", () => said(home) === "1 plan found");
    expect(names(home)).to.deep.equal(["Amina"]);
  });
});
