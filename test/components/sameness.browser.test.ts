import { expect } from "chai";
import { html } from "lit";
import type { FoundSameness, Sameness, SameWording } from "#src/api/sameness.ts";
import "#components/quality-sameness-page.ts";
import { percent, whatToDo } from "#components/sameness-words.ts";
import { axeFindings, clear, enter, show, until } from "./fixture.ts";

const realFetch = globalThis.fetch;
const before = location.href;

let answers: Sameness[] = [];
let asked: URL[] = [];

beforeEach(() => {
  asked = [];
  globalThis.fetch = async (path) => {
    asked.push(new URL(new Request(path).url));
    const [next] = answers.length > 1 ? answers.splice(0, 1) : answers;
    return Response.json(next);
  };
});

afterEach(() => {
  clear();
  globalThis.fetch = realFetch;
  history.replaceState(null, "", before);
});

const words = (element: Element) => element.textContent!.replaceAll(/\s+/g, " ").trim();

const about = { template: "care-act", templateTitle: "Support plan", section: "about" };
const voice = { ...about, section: "voice" };
const inAbout = { ...about, heading: "What matters", plans: 38, of: 40 };
const wording: SameWording = {
  residents: 37,
  plans: 38,
  sections: [inAbout],
  teams: ["Elm", "Oak"],
  begun: { first: "2029-03-02T09:00:00.000Z", last: "2030-05-01T09:00:00.000Z" },
  alike: 0.824,
  places: [
    {
      plan: "plan000000000001",
      reference: "K7QP-4M2X",
      resident: "Amina Osei",
      entity: "plan",
      section: "about",
    },
  ],
};
const found: FoundSameness = {
  comparedAt: "2030-05-01T09:00:00.000Z",
  pieces: 1204,
  recurring: 60,
  nearly: 3,
  plans: { plans: 38, of: 90 },
  sections: [
    { ...about, heading: "What matters", recurring: 60, pieces: 602 },
    { ...voice, heading: "The outcome", recurring: 0, pieces: 602 },
  ],
  templates: [{ name: "care-act", title: "Support plan", plans: 38, of: 90 }],
  teams: null,
  wordings: [wording],
  total: 4,
};
const sameness: Sameness = {
  plans: 90,
  looked: 90,
  isBehind: false,
  found,
  teams: [
    { name: "t1", title: "Elm", plans: 40 },
    { name: "t2", title: "Oak", plans: 50 },
  ],
  templates: [{ name: "care-act", title: "Support plan", plans: 90 }],
};

async function page(search = "", holds = "search") {
  const it = await show(
    html`<ow-quality-sameness-page .search=${search}></ow-quality-sameness-page>`,
  );
  await until(`there is ${holds}`, () => it.querySelector(holds) !== null);
  return it;
}

describe("<ow-quality-sameness-page>", () => {
  it("tells of each wording where and how often it stands, what to do, and the way into a plan", async () => {
    answers = [sameness];
    const it = await page();
    expect(words(it.querySelector(".headline")!)).to.equal(
      "60 of 1,204 pieces of writing (5 %) are nearly as in another resident’s plan.",
    );
    const card = it.querySelector(".sameness-wording")!;
    expect(words(card)).to.match(
      /^What matters Support plan · Elm and Oak · begun from March 2029 to May 2030 In 38 plans, of 37 residents\. At least 82 % the same/,
    );
    expect(words(card)).to.contain("Look at the template “Support plan”.");
    card.querySelector("details")!.open = true;
    const link = card.querySelector("a")!;
    expect(words(link)).to.equal("Amina Osei, K7QP-4M2X");
    expect(link.pathname + link.hash).to.equal("/plans/plan000000000001#at=plan%2Fabout");
    expect(words(card)).to.contain("And 37 plans more.");
    expect(words(it)).to.contain("3 more are in fewer.");
    expect(await axeFindings(it)).to.deep.equal([]);
  });

  it("draws each heading as wide as there is writing and filled as far as it recurs, with a table", async () => {
    answers = [sameness];
    const map = (await page()).querySelector("ow-sameness-map")!;
    await map.updateComplete;
    const [one, other] = map.querySelectorAll(".bar-all");
    expect(one!.getAttribute("width")).to.equal(other!.getAttribute("width"));
    const share = (at: number) =>
      Number(map.querySelectorAll(".bar-part")[at]!.getAttribute("height")) /
      Number(map.querySelectorAll(".bar-all")[at]!.getAttribute("height"));
    expect(share(0)).to.be.closeTo(60 / 602, 1e-6);
    expect(share(1)).to.equal(0);
    const rows = [...map.querySelectorAll("tbody tr")].map(words);
    expect(rows).to.deep.equal([
      "1. What matters 60 of 602 (10 %)",
      "2. The outcome 0 of 602 (0 %)",
    ]);
  });

  it("asks for one team or template as its address says, and keeps the other", async () => {
    answers = [sameness];
    const it = await page("?template=care-act&team=t1");
    expect(asked.at(-1)!.search).to.equal("?team=t1&template=care-act");
    expect(it.querySelector<HTMLSelectElement>("#quality-team")!.value).to.equal("t1");
    enter(it.querySelector<HTMLSelectElement>("#quality-team")!, "t2");
    expect(location.pathname + location.search).to.equal(
      "/quality/sameness?team=t2&template=care-act",
    );
  });

  it("shows by itself what comparing found, and meanwhile says that it compares", async () => {
    answers = [
      { ...sameness, isBehind: true, found: null },
      { ...sameness, isBehind: true },
      sameness,
    ];
    const it = await page();
    expect(words(it)).to.contain("Comparing all writing");
    await until("the older answer is there", () => words(it).includes("Plans have changed since"));
    await until("it is up to date", () => !words(it).includes("Plans have changed since"));
    expect(words(it)).to.contain("60 of 1,204");
    expect(words(it)).not.to.contain("Comparing");
  });

  it("says what was compared where nothing recurs", async () => {
    const nothing = { ...found, recurring: 0, nearly: 0, total: 0, wordings: [] };
    answers = [{ ...sameness, found: nothing }];
    const it = await page("", ".empty");
    expect(words(it)).to.contain(
      "No wording stands in the plans of two residents. 1,204 pieces of writing in 90 plans were compared.",
    );
    expect(await axeFindings(it)).to.deep.equal([]);
  });

  it("tells by team only where that can't be about one person", async () => {
    answers = [sameness];
    expect(words(await page())).to.contain("Nothing is told by team here");
    clear();
    const teams = [{ name: "t1", title: "Elm", plans: 12, of: 40 }];
    answers = [{ ...sameness, found: { ...found, teams } }];
    const it = await page();
    expect(words(it)).to.contain("12 of 40 plans: Elm");
    expect(words(it)).not.to.contain("Nothing is told by team here");
  });
});

describe("what to do about a wording", () => {
  const titleOf = (sections: SameWording["sections"], plans: number) =>
    whatToDo({ ...wording, sections, plans }).title;

  it("goes by whether nearly all have it, under how many headings it stands, and in how many plans", () => {
    expect(titleOf([inAbout], 38)).to.equal("Look at the template “Support plan”");
    const three = ["a", "b", "c"].map((section) => ({ ...inAbout, section }));
    expect(titleOf(three, 38)).to.equal("Talk about it in the team");
    expect(titleOf([{ ...inAbout, plans: 3 }], 3)).to.equal("Open the plans and ask");
    expect(titleOf([{ ...inAbout, plans: 12 }], 12)).to.equal("Ask where it comes from");
    expect(titleOf([{ ...inAbout, plans: 2, of: 2 }], 2)).to.equal("Open the plans and ask");
  });
});

describe("a share in words", () => {
  it("is never nothing where there is something, nor all where something is missing", () => {
    expect([
      percent(0, 9),
      percent(1, 1000),
      percent(999, 1000),
      percent(9, 9),
      percent(0, 0),
    ]).to.deep.equal(["0\u00a0%", "1\u00a0%", "99\u00a0%", "100\u00a0%", "0\u00a0%"]);
  });
});
