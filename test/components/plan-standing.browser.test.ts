import { expect } from "chai";
import { html } from "lit";
import "#components/glass-form.ts";
import type { OwGlassForm } from "#components/glass-form.ts";
import "#components/plan-standing.ts";
import type { OwPlanStanding } from "#components/plan-standing.ts";
import type { PlanEnd } from "#src/api/retention.ts";
import type { Standing } from "#src/api/standing.ts";
import { axeFindings, clear, enter, show, until } from "./fixture.ts";

const realFetch = globalThis.fetch;

let standing: Standing;
let end: PlanEnd;
let sent: { what: string; body: Record<string, unknown> }[] = [];

beforeEach(() => {
  sent = [];
  standing = {
    may: ["find", "read", "restrict", "unrestrict", "move", "close", "hold"],
    team: { id: "oak", name: "Oak Street" },
    isRestricted: false,
    named: [],
    glassUntil: null,
  };
  end = { closedAt: null, why: "", eraseOn: null, isHeld: false };
  globalThis.fetch = async (path, more) => {
    const request = new Request(path, more);
    const { pathname } = new URL(request.url);
    if (request.method !== "GET") {
      sent.push({ what: `${request.method} ${pathname}`, body: await request.json() });
      return pathname.endsWith("/named") ? Response.json(standing) : Response.json(end);
    }
    if (pathname.endsWith("/standing")) return Response.json(standing);
    if (pathname.endsWith("/end")) return Response.json(end);
    const kim = { id: "kim", name: "Kim", isOfTeam: true, isLead: true };
    const tom = { id: "tom", name: "Tom", isOfTeam: true, isLead: false };
    return Response.json({ people: [kim, tom], teams: [{ id: "elm", name: "Elm Road" }] });
  };
});

afterEach(() => {
  clear();
  globalThis.fetch = realFetch;
});

async function opened() {
  const it = await show<OwPlanStanding>(
    html`<ow-plan-standing .planId=${"plan1"} .me=${"me"} .resident=${"Rosa"}></ow-plan-standing>`,
  );
  await it.show();
  await until("it can be changed", () => it.querySelector("dialog form") !== null);
  return it;
}

/** Sends the form under a heading. */
async function send(it: OwPlanStanding, heading: string) {
  const before = sent.length;
  const title = [...it.querySelectorAll("h3")].find((it) => it.textContent === heading);
  title?.closest("form")?.querySelector<HTMLElement>("button")?.click();
  await until(`"${heading}" is sent`, () => sent.length > before);
  return sent.at(-1);
}

describe("<ow-plan-standing>", () => {
  it("says nothing of a plan that stands as most do", async () => {
    const it = await opened();
    expect(it.querySelector(".standing")).to.equal(null);
    expect(await axeFindings(it)).to.deep.equal([]);
  });

  it("names the leads at first, and whoever is chosen beside", async () => {
    const it = await opened();
    it.querySelector<HTMLInputElement>("input[value=tom]")?.click();
    expect(await send(it, "Only named people")).to.deep.equal({
      what: "PUT /api/plans/plan1/named",
      body: { people: ["kim", "tom"] },
    });
  });

  it("closes for a reason of the list", async () => {
    const it = await opened();
    expect(await send(it, "Close the plan")).to.deep.equal({
      what: "PUT /api/plans/plan1/closed",
      body: { closed: true, why: "moved-on" },
    });
  });

  it("says of a closed plan why, and until when it is kept", async () => {
    const closedAt = "2030-05-01T09:00:00.000Z";
    end = { closedAt, why: "moved-on", eraseOn: "2037-05-01", isHeld: false };
    const it = await opened();
    const said = it.querySelector(".standing p")?.textContent;
    expect(said).to.equal(
      "This plan is closed and can only be read. Why: They moved on. It is kept until 1 May 2037.",
    );
  });

  it("erases only under the resident's name", async () => {
    standing.may = ["find", "read", "close", "erase"];
    end = { ...end, closedAt: "2030-05-01T09:00:00.000Z", why: "died", eraseOn: "2037-05-01" };
    const it = await opened();
    const field = (name: string) => it.querySelector<HTMLInputElement>(`#erase-${name}`)!;
    enter(field("name"), "Amina");
    enter(field("why"), "Request 17");
    field("name").closest("form")?.querySelector("button")?.click();
    await until("it is refused", () => it.querySelector("[role=alert]") !== null);
    expect(sent).to.deep.equal([]);
    enter(field("name"), "Rosa");
    expect(await send(it, "Erase for good")).to.deep.equal({
      what: "DELETE /api/plans/plan1",
      body: { why: "Request 17" },
    });
  });
});

describe("<ow-glass-form>", () => {
  it("asks why, and tells when that was said", async () => {
    const it = await show<OwGlassForm>(html`<ow-glass-form .planId=${"plan1"}></ow-glass-form>`);
    let isBroken = false;
    it.addEventListener("glass-broken", () => (isBroken = true));
    it.querySelector("button")?.click();
    await it.updateComplete;
    expect(await axeFindings(it)).to.deep.equal([]);
    it.querySelector("textarea")!.value = "I am on call";
    it.querySelector("form")?.requestSubmit();
    await until("it was said", () => isBroken);
    expect(sent[0]?.body).to.deep.equal({ reason: "I am on call" });
  });
});
