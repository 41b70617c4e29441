import { expect } from "chai";
import { html } from "lit";
import type { Session } from "#src/api/people.ts";
import type { Overview, QualityFilter } from "#src/api/quality.ts";
import "#components/month-trend.ts";
import type { OwMonthTrend } from "#components/month-trend.ts";
import { homeLinks } from "#components/home-parts.ts";
import "#components/quality-about-page.ts";
import "#components/quality-page.ts";
import { placeAsked } from "#components/place-asked.ts";
import { qualityFilters } from "#components/quality-filters.ts";
import { monthsPart } from "#components/quality-months.ts";
import { areasTable, gapTiles, rulesTable } from "#components/quality-tables.ts";
import { behindInWords, placeInWords } from "#components/quality-words.ts";
import { addressAt } from "#src/api/quality.ts";
import { createApiClient } from "#src/browser/api-client.ts";
import type { OpenPlan } from "#src/browser/open-plan.ts";
import { axeFindings, clear, enter, show } from "./fixture.ts";

afterEach(clear);

const words = (element: Element) => element.textContent!.replaceAll(/\s+/g, " ").trim();
const gaps = (plans: number) => ({
  blankSections: plans,
  missingOwners: plans,
  overdueReviews: plans,
  comingReviews: plans,
  missedPromises: plans,
  notAgreed: plans,
});
const tally = { plans: 3, of: 40, places: 7 };
const overview: Overview = {
  asOf: "2030-05-01T09:00:00.000Z",
  plans: 40,
  looked: 40,
  findings: { plans: 30, of: 40, places: 90 },
  rules: [
    { rule: "action-has-owner", plans: 12, of: 38, places: 20, dismissed: 4 },
    { rule: "no-stigma", plans: 0, of: 40, places: 0, dismissed: 0 },
  ],
  areas: [{ area: "rent", title: "Rent and service charge", plans: 5, of: 9, places: 6 }],
  gaps: {
    blankSections: tally,
    missingOwners: tally,
    overdueReviews: tally,
    comingReviews: tally,
    missedPromises: tally,
    notAgreed: tally,
  },
  months: [
    { month: "2030-03", plans: 20, withFindings: 18, gaps: gaps(4) },
    { month: "2030-04", plans: 30, withFindings: 24, gaps: gaps(3) },
    { month: "2030-05", plans: 40, withFindings: 30, gaps: gaps(2) },
  ],
  teams: [{ name: "t1", title: "Oak Street", plans: 40 }],
  templates: [],
  stages: [],
};

describe("the quality lead's pages", () => {
  const known = { state: "person", id: "s", name: "Sam", email: "", organisation: "" } as const;
  const nobody = { ...known, isAdministrator: false, deviceDays: 30, life: "x", teams: [] };
  const practises = {
    ...nobody,
    teams: [{ id: "oak", name: "Oak", role: "practitioner" } as const],
  };
  const leads = { ...nobody, teams: [{ id: "oak", name: "Oak", role: "lead" } as const] };
  const administers = { ...nobody, isAdministrator: true };
  const linksIn = (part: Element) => [...part.querySelectorAll("a")].map((it) => it.pathname);

  it("are found by leads, and those about questions by administrators who lead no team", async () => {
    const pathsFor = async (session: Session) =>
      linksIn(await show(html`<div>${homeLinks(session)}</div>`)).slice(1);
    expect(await pathsFor(nobody)).to.deep.equal([]);
    expect(await pathsFor(practises)).to.deep.equal([]);
    expect(await pathsFor(leads)).to.deep.equal(["/quality"]);
    expect(await pathsFor(administers)).to.deep.equal(["/quality/rules"]);
  });

  it("lead each to what they may see, and say for whom the rest is", async () => {
    const none = {
      api: createApiClient({ store: null }),
      store: null,
      storeProblem: "",
      outbox: null,
    };
    const page = (path: string, session: Session) =>
      show(
        html`<ow-quality-page .path=${path} .outside=${{ ...none, session }}></ow-quality-page>`,
      );
    const navOf = (part: Element) => linksIn(part.querySelector("nav")!);
    const isTold = (part: Element) => words(part).includes("for those who lead a team");
    const about = await page("/quality/about", administers);
    expect(isTold(about)).to.equal(false);
    expect(navOf(about)).to.deep.equal(["/quality/rules", "/quality/about"]);
    expect(about.querySelector("ow-quality-about-page")).not.to.equal(null);
    const overviewPage = await page("/quality/places", administers);
    expect(isTold(overviewPage)).to.equal(true);
    expect(overviewPage.querySelector("ow-quality-places-page")).to.equal(null);
    expect(isTold(await page("/quality/about", practises))).to.equal(true);
    expect(navOf(await page("/quality/about", leads))).to.include("/quality");
    const examples = await page("/quality/examples", leads);
    const current = examples.querySelector('nav [aria-current="true"]')!;
    expect(current.getAttribute("href")).to.equal("/quality/rules");
  });
});

describe("the quality overview", () => {
  it("gives each rule's number with what it is a part of, how right the rule is, and its list", async () => {
    const part = await show(html`<div>${rulesTable(overview, { team: "t1" })}</div>`);
    const rows = [...part.querySelectorAll("tbody tr")];
    expect(rows).to.have.length(1);
    expect(words(rows[0]!)).to.match(
      /right in 6 of 6 checked.*12 of 38 plans.*20 places · 4 set aside/,
    );
    const links = [...part.querySelectorAll("a")].map((it) => it.pathname + it.search);
    expect(links).to.deep.equal([
      "/help/rules/action-has-owner",
      "/quality/places?rule=action-has-owner&team=t1",
      "/quality/places?dismissed=true&rule=action-has-owner&team=t1",
    ]);
    expect(part.querySelector(".bar-part")!.getAttribute("width")).to.equal(String(1200 / 38));
    expect(await axeFindings(part)).to.deep.equal([]);
  });

  it("leads from each gap and area to its list", async () => {
    const part = await show(html`<div>${gapTiles(overview, {})} ${areasTable(overview, {})}</div>`);
    const links = [...part.querySelectorAll("a")].map((it) => it.search);
    expect(links).to.deep.equal([
      ...Object.keys(overview.gaps).map((it) => `?gap=${it}`),
      "?area=rent",
    ]);
    expect(words(part.querySelector(".tile")!)).to.contain("3 of 40 plans");
    expect(await axeFindings(part)).to.deep.equal([]);
  });

  it("says a trend in a sentence, draws it, and has every month in a table", async () => {
    const part = await show(html`<div>${monthsPart(overview)}</div>`);
    const trend = part.querySelector<OwMonthTrend>("ow-month-trend")!;
    await trend.updateComplete;
    expect(words(trend)).to.contain("30 of 40 (75 %) today, 18 of 20 (90 %) in March 2030.");
    expect(trend.querySelector("polyline")!.getAttribute("points")!.split(" ")).to.have.length(3);
    part.querySelector("details")!.open = true;
    const [newest] = part.querySelectorAll("tbody tr");
    expect(words(newest!)).to.equal("May 2030 40 30 222222");
    expect(await axeFindings(part)).to.deep.equal([]);
  });

  it("narrows by one thing more, and keeps the rest", async () => {
    const chosen: QualityFilter[] = [];
    const rules = [{ name: "no-stigma", title: "Judges somebody" }];
    const part = await show(
      html`<div>${qualityFilters(overview, rules, { team: "t1" }, (it) => chosen.push(it))}</div>`,
    );
    expect(part.querySelector<HTMLSelectElement>("#quality-team")!.value).to.equal("t1");
    enter(part.querySelector<HTMLSelectElement>("#quality-rule")!, "no-stigma");
    enter(part.querySelector<HTMLSelectElement>("#quality-team")!, "");
    expect(chosen).to.deep.equal([{ team: "t1", rule: "no-stigma" }, {}]);
    expect(await axeFindings(part)).to.deep.equal([]);
  });

  it("says how far the server is while it looks, and nothing when it is done", () => {
    expect(behindInWords({ plans: 1000, looked: 812 })).to.contain("812 of 1,000 plans");
    expect(behindInWords({ plans: 1000, looked: 1000 })).to.equal("");
  });

  it("says of a place what was noticed, and never a word of the plan", () => {
    const place = { rule: "no-stigma", messageId: null, on: null };
    expect(placeInWords(place, undefined)).to.equal(
      "“…” judges somebody, and leaves out what happened.",
    );
    const review = { rule: null, messageId: null, on: "2030-05-03" };
    expect(placeInWords(review, "comingReviews")).to.equal(
      "A review is coming. The day is 3 May 2030.",
    );
  });

  it("tells what it is for and what not", async () => {
    const page = await show(html`<ow-quality-about-page></ow-quality-about-page>`);
    expect(words(page)).to.contain("They rank nobody");
    expect(await axeFindings(page)).to.deep.equal([]);
  });
});

describe("an address with a place", () => {
  const place = { entity: "o1-a1", key: "owner", from: 0, to: 0 };
  const found = { rule: "action-has-owner", place, key: "the key" };
  const open = {
    checks: { shown: [found], settle: () => Promise.resolve() },
  } as unknown as OpenPlan;
  const hashOf = (address: string) => new URL(address, location.origin).hash;

  it("leads to what the rule noticed there", async () => {
    const hash = hashOf(addressAt("p1", "o1-a1", "owner", "action-has-owner"));
    expect(await placeAsked(open, hash)).to.equal(found);
  });

  it("leads to the place alone where nothing is noticed any more, and nowhere without one", async () => {
    const gone = hashOf(addressAt("p1", "o1-a1", "owner", "no-stigma"));
    expect(await placeAsked(open, gone)).to.deep.equal({ place, key: "" });
    expect(await placeAsked(open, hashOf(addressAt("p1", "o1-a1", "owner")))).to.deep.equal({
      place,
      key: "",
    });
    expect(await placeAsked(open, "#main")).to.equal(null);
  });
});
