import { expect } from "chai";
import { html } from "lit";
import type { ReportFacts, ReportList } from "#src/api/reports.ts";
import "#components/copy-sheet.ts";
import { reportsIn } from "#components/quality-reports-page.ts";
import { sentInWords } from "#components/report-words.ts";
import { reportOf } from "#src/report/report.ts";
import { byGap } from "#src/report/sum-facts.ts";
import { axeFindings, clear, show } from "./fixture.ts";

afterEach(clear);

const words = (element: Element) => element.textContent!.replaceAll(/\s+/g, " ").trim();
const teams = [
  { id: "t1", name: "Elm House" },
  { id: "t2", name: "Oak Street" },
];
const list: ReportList = {
  months: [
    { month: "2030-04", isClosed: false, teams },
    { month: "2030-03", isClosed: true, teams },
    { month: "2030-02", isClosed: true, teams },
    { month: "2030-01", isClosed: true, teams: teams.slice(0, 1) },
  ],
  schedule: {
    destinations: ["folder", "webhook"],
    about: ["board"],
    sent: [
      {
        month: "2030-03",
        team: null,
        destination: "webhook",
        sentAt: null,
        tries: 3,
        problem: "webhook-answered-503",
        nextAt: "2030-04-01T10:05:00.000Z",
      },
    ],
  },
};
const gap = { plans: 3, of: 40, places: 7 };
const facts: ReportFacts = {
  shape: 1,
  about: "board",
  month: "2030-03",
  isClosed: true,
  asOf: "2030-03-31T22:10:00.000Z",
  teams: [
    { id: "t1", name: "Elm House", now: null, before: null },
    {
      id: "t2",
      name: "Oak Street",
      now: { plans: 36, withFindings: 28 },
      before: { plans: 35, withFindings: 30 },
    },
  ],
  plans: 40,
  looked: 39,
  findings: { plans: 30, of: 40, places: 90 },
  rules: [
    { rule: "no-stigma", plans: 0, of: 40, places: 0, dismissed: 0, measured: null },
    {
      rule: "action-has-owner",
      plans: 12,
      of: 38,
      places: 20,
      dismissed: 4,
      measured: { right: 6, checked: 6 },
    },
  ],
  areas: [{ area: "rent", title: "Rent and service charge", plans: 5, of: 9, places: 6 }],
  gaps: byGap(() => gap),
  months: [
    { month: "2030-02", plans: 38, withFindings: 31, gaps: byGap(() => 4) },
    { month: "2030-03", plans: 40, withFindings: 30, gaps: byGap(() => 3) },
  ],
  settled: [{ rule: "action-has-owner", found: 5, gone: 9, aside: 2, notUseful: 1 }],
  reviews: {
    plans: 2,
    begun: 2,
    asked: 1,
    answered: 1,
    reviewed: 0,
    signedOff: 1,
    leftOpen: 1,
    open: 1,
  },
};

describe("the reports", () => {
  it("lists the months with each report as a page, Word and CSV, the newest first", async () => {
    const part = await show(html`<div>${reportsIn(list)}</div>`);
    const links = [...part.querySelectorAll("a")].map((it) => it.pathname + it.search);
    expect(links.slice(0, 6)).to.deep.equal([
      "/quality/reports/read?month=2030-04",
      "/api/quality/reports/2030-04/report.docx",
      "/api/quality/reports/2030-04/report.csv",
      "/quality/reports/read?month=2030-04&team=t1",
      "/api/quality/reports/2030-04/report.docx?team=t1",
      "/api/quality/reports/2030-04/report.csv?team=t1",
    ]);
    expect(words(part.querySelector("h2")!)).to.equal("April 2030 so far");
    expect(part.querySelectorAll("details section")).to.have.length(1);
    expect(words(part)).to.contain("the server sends the board report of the whole organisation");
    expect(await axeFindings(part)).to.deep.equal([]);
  });

  it("says of a report that did not arrive what was in the way, and when it is tried again", () => {
    const [sent] = list.schedule.sent;
    const nameOf = () => "Oak Street";
    const now = new Date("2030-04-01T10:00:00.000Z");
    expect(sentInWords(sent!, nameOf, now)).to.match(
      /^Board report, March 2030: not sent to the webhook yet: it answered 503\. It is tried again at \d\d:05\.$/,
    );
    const arrived = { ...sent!, team: "t2", sentAt: "2030-04-01T09:50:00.000Z" };
    expect(sentInWords(arrived, nameOf, now)).to.equal(
      "Report for Oak Street, March 2030: sent to the webhook 10 minutes ago.",
    );
  });

  it("tells what needs a conversation first, each number with what it is of and how right its rule is", async () => {
    const part = await show(html`<ow-copy-sheet .copy=${reportOf(facts)}></ow-copy-sheet>`);
    const headings = [...part.querySelectorAll("h1, h2")].map(words);
    expect(headings.slice(0, 2)).to.deep.equal([
      "Board report, March 2030",
      "What needs a conversation",
    ]);
    const told = words(part);
    expect(told).to.contain(
      "3 of 40 plans have a review whose day has gone by, 4 the month before.",
    );
    expect(told).to.contain("In 12 of 38 plans: Nobody is named for this yet. (Right 6 of 6 times");
    expect(told).to.contain("Restricted plans are left out");
    expect(told).to.contain("Left open at a sign-off, each with a reason: 1 thing");
    const rows = [...part.querySelectorAll("tr")].map(words);
    expect(rows).to.include("Elm House––");
    expect(rows).to.include("Oak Street28 of 3630 of 35");
    // A rule that found nothing is not told of.
    expect(told).not.to.contain("judges somebody");
    expect(await axeFindings(part)).to.deep.equal([]);
  });
});
