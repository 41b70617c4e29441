import { expect } from "chai";
import { html } from "lit";
import "#components/settings-page.ts";
import type { OwSettingsPage } from "#components/settings-page.ts";
import type { OrganisationPage } from "#src/api/organisation.ts";
import { axeFindings, clear, enter, show, until } from "./fixture.ts";

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
  clear();
});

const ID = "planplanplanplan1";
const REFERENCE = "K7QP-4M2X";

/** The page before a server that remembers what it was asked. */
async function pageOf(
  closed: OrganisationPage["closed"] = [],
  untended: OrganisationPage["untended"] = [],
) {
  const held = { name: "Oak Street", planYears: 7, deviceDays: 30, closed, untended };
  const asked: [string, string, unknown][] = [];
  globalThis.fetch = async (input, init) => {
    const path = new Request(input).url.slice(location.origin.length);
    const method = init?.method ?? "GET";
    if (method === "GET") return Response.json(held);
    const body = typeof init?.body === "string" ? JSON.parse(init.body) : null;
    asked.push([method, path, body]);
    if (path === "/api/organisation") Object.assign(held, body);
    if (path.endsWith("/held")) held.closed = closed.map((it) => ({ ...it, isHeld: body.held }));
    if (method === "DELETE") held.closed = [];
    if (path.endsWith("/entrusted")) {
      held.untended = [];
      return new Response(null, { status: 204 });
    }
    if (method === "DELETE") return new Response(null, { status: 204 });
    const end = { closedAt: null, why: "", eraseOn: null, isHeld: body.held };
    return Response.json(path.endsWith("/held") ? end : { ok: true });
  };
  const page = await show<OwSettingsPage>(html`<ow-settings-page></ow-settings-page>`);
  await until("the settings are there", () => page.querySelector("form") !== null);
  const press = (words: string) =>
    [...page.querySelectorAll("button")].find((it) => it.textContent!.includes(words))!.click();
  const says = (words: string) =>
    until(`“${words}” is said`, () => page.textContent!.replaceAll(/\s+/g, " ").includes(words));
  return { page, asked, press, says };
}

describe("<ow-settings-page>", () => {
  it("saves what was settled, and refuses what makes no sense without asking the server", async () => {
    const { page, asked, press, says } = await pageOf();
    expect(await axeFindings(page)).to.deep.equal([]);
    enter(page.querySelector("#settings-planYears")!, "0");
    press("Save");
    await says("keeps plans for 1 to 100 years");
    expect(asked).to.deep.equal([]);
    enter(page.querySelector("#settings-planYears")!, "10");
    press("Save");
    await says("Saved.");
    const settings = { name: "Oak Street", planYears: 10, deviceDays: 30 };
    expect(asked).to.deep.equal([["PUT", "/api/organisation", settings]]);
  });

  it("names a lead in a plan that nobody is left to look after", async () => {
    const leads = [
      { id: "lee", name: "Lee" },
      { id: "priya", name: "Priya" },
    ];
    const { page, asked, press, says } = await pageOf(
      [],
      [
        { id: ID, reference: REFERENCE, team: "Oak", leads },
        { id: "planplanplanplan2", reference: "C7QP-4M2X", team: "Elm", leads: [] },
      ],
    );
    await says("This team has no lead.");
    expect(await axeFindings(page)).to.deep.equal([]);
    enter(page.querySelector(`#lead-${ID}`)!, "priya");
    press("Name this lead");
    await says(`${REFERENCE} is looked after again.`);
    expect(asked).to.deep.equal([["PUT", `/api/plans/${ID}/entrusted`, { person: "priya" }]]);
    expect(page.textContent).to.not.contain("Plans that nobody looks after");
  });

  it("holds a plan with a reason, and erases one when its reference is typed", async () => {
    const closed = [{ id: ID, reference: REFERENCE, eraseOn: "2040-05-01", isHeld: false }];
    const { page, asked, press, says } = await pageOf(closed);
    await says("To be erased on 1 May 2040");
    press("Hold");
    await until("why is asked", () => document.activeElement?.id === "end-why");
    enter(page.querySelector("#end-why")!, "request 17");
    press("Hold");
    await says(`${REFERENCE} is held.`);
    press("Hold no longer");
    await until("why is asked", () => document.activeElement?.id === "end-why");
    enter(page.querySelector("#end-why")!, "request over");
    press("Hold no longer");
    await says(`${REFERENCE} is held no longer.`);
    press("Erase now");
    await until("the reference is asked", () => document.activeElement?.id === "end-reference");
    expect(await axeFindings(page)).to.deep.equal([]);
    enter(page.querySelector("#end-reference")!, "K7QP");
    enter(page.querySelector("#end-why")!, "request 18");
    press("Erase now");
    await says(`what was typed is not ${REFERENCE}`);
    enter(page.querySelector("#end-reference")!, REFERENCE.toLowerCase());
    press("Erase now");
    await says(`${REFERENCE} is erased.`);
    expect(asked.map(([method, path]) => `${method} ${path}`)).to.deep.equal([
      `PUT /api/plans/${ID}/held`,
      `PUT /api/plans/${ID}/held`,
      `DELETE /api/plans/${ID}`,
    ]);
  });
});
