import { expect } from "chai";
import { html } from "lit";
import type { OwQualityRulesPage } from "#components/quality-rules-page.ts";
import "#components/quality-rules-page.ts";
import { GAPS } from "#src/api/quality.ts";
import type { Effect, NewTuning, RuleSums, Tuning } from "#src/api/rules-in-use.ts";
import { axeFindings, clear, show, until } from "./fixture.ts";

const realFetch = globalThis.fetch;
const RULE = "action-has-owner";

let tunings: Tuning[] = [];
let asked: unknown[] = [];
let saved: NewTuning[] = [];

const none = { plans: 0, places: 0 };
const gaps = Object.fromEntries(GAPS.map((it) => [it, { plans: 0, of: 0, places: 0 }]));
const overview = {
  asOf: "2030-05-01T09:00:00.000Z",
  plans: 80,
  looked: 80,
  findings: { plans: 12, of: 80, places: 20 },
  rules: [{ rule: RULE, plans: 12, of: 80, places: 20, dismissed: 4 }],
  areas: [],
  gaps,
  months: [],
  teams: [],
  templates: [],
  stages: [],
};
const sums: RuleSums = {
  since: "2029-05",
  rules: [{ rule: RULE, found: 40, gone: 25, aside: { "their-own-words": 1, wrong: 5 } }],
};
const effectOf = (more: Partial<Effect>): Effect => ({
  looked: 0,
  of: 80,
  isDone: false,
  goes: none,
  comes: none,
  stays: none,
  changes: none,
  ...more,
});

beforeEach(() => {
  [tunings, asked, saved] = [[], [], []];
  globalThis.fetch = async (path, more) => {
    if (path === "/api/quality/tunings") return Response.json({ tunings });
    if (path === "/api/quality/overview") return Response.json(overview);
    if (path === "/api/quality/rules") return Response.json(sums);
    const request = new Request(path, more);
    const body = await request.json();
    if (request.url.endsWith("/effect")) {
      asked.push(body.setting);
      const lines = [
        effectOf({ looked: 40 }),
        effectOf({ looked: 80, isDone: true, goes: { plans: 9, places: 14 } }),
      ];
      // A line comes in pieces, as it may over a slow connection.
      const text = lines.map((it) => `${JSON.stringify(it)}\n`).join("");
      const pieces = new ReadableStream({
        start(to) {
          for (let at = 0; at < text.length; at += 50)
            to.enqueue(new TextEncoder().encode(text.slice(at, at + 50)));
          to.close();
        },
      });
      return new Response(pieces);
    }
    saved.push(body);
    const kept = { number: 1, rule: RULE, by: "Lee", at: new Date().toISOString() };
    tunings = [{ ...kept, setting: body.setting, reason: body.reason }, ...tunings];
    return Response.json(tunings[0], { status: 201 });
  };
});

afterEach(() => {
  clear();
  globalThis.fetch = realFetch;
});

async function page(search: string) {
  const it = await show<OwQualityRulesPage>(
    html`<ow-quality-rules-page .search=${search}></ow-quality-rules-page>`,
  );
  await until("it is drawn", () => it.querySelector("ow-tuning-form, .rule-list") !== null);
  return it;
}

const button = (it: HTMLElement, words: string) =>
  [...it.querySelectorAll("button")].find((one) => one.textContent?.trim().startsWith(words));

function choose(it: HTMLElement, value: string) {
  const select = it.querySelector<HTMLSelectElement>("#tuning-loudness")!;
  select.value = value;
  select.dispatchEvent(new Event("change"));
}

describe("<ow-quality-rules-page>", () => {
  it("lists every question with how often it was right, and says what was set here", async () => {
    const at = "2030-05-01T09:00:00.000Z";
    const base = { rule: RULE, reason: "Too loud", by: "Lee", at };
    tunings = [{ ...base, number: 1, setting: { tier: "idea" } }];
    const it = await page("");
    const row = [...it.querySelectorAll("li")].find((one) =>
      one.querySelector(`a[href="/quality/rules?rule=${RULE}"]`),
    );
    expect(row?.textContent).to.contain("Right 6 of 6 times");
    expect(row?.textContent).to.contain("Only as an idea, in the list.");
    expect(await axeFindings(it)).to.deep.equal([]);
  });

  it("says how a question does: where it is open, and what became of it in a year", async () => {
    const it = await page("");
    await until("the figures are there", () => it.textContent?.includes("In a year") === true);
    const places = it.querySelector<HTMLAnchorElement>('a[href^="/quality/places"]')!;
    expect(places.getAttribute("href")).to.equal(`/quality/places?rule=${RULE}`);
    expect(places.textContent).to.equal("Open in 12 of 80 plans");
    const one = await page(`?rule=${RULE}`);
    await until("the figures are there", () => one.querySelector("dl") !== null);
    const told = [...one.querySelectorAll("dd")].map((dd) => dd.innerText.trim());
    expect(told).to.deep.equal([
      "12 of 80 plans, 20 places",
      "40 times",
      "25 times",
      "6 times\nNot useful, or wrong: 5 times\nThese are their own words: 1 time",
    ]);
    expect(one.querySelector(".notice")?.textContent).to.contain("More than one in ten");
    expect(await axeFindings(one)).to.deep.equal([]);
  });

  it("saves a setting only after what it would do was seen, and with a reason", async () => {
    const it = await page(`?rule=${RULE}`);
    expect(button(it, "See what")?.disabled).to.equal(true);
    expect(button(it, "Save")).to.equal(undefined);
    choose(it, "off");
    await until("it can be tried", () => button(it, "See what")?.disabled === false);
    expect(button(it, "Save")).to.equal(undefined);
    button(it, "See what")!.click();
    await until("the effect is there", () => button(it, "Save") !== undefined);
    expect(asked).to.deep.equal([{ severity: "off" }]);
    expect(it.textContent).to.contain("Not asked any more: 14 places in 9 of 80 plans.");
    expect(await axeFindings(it)).to.deep.equal([]);
    button(it, "Save")!.click();
    expect(saved).to.deep.equal([]);
    it.querySelector("textarea")!.value = "We ask in supervision.";
    button(it, "Save")!.click();
    await until("it is saved", () => it.textContent?.includes("Saved.") === true);
    expect(saved).to.deep.equal([
      { setting: { severity: "off" }, reason: "We ask in supervision.", after: 0 },
    ]);
    await until(
      "it holds",
      () => it.textContent?.includes("This is how it is asked now.") === true,
    );
    expect(it.textContent).to.contain("“We ask in supervision.”");
  });

  it("asks to look again when something else is chosen after the effect was seen", async () => {
    const it = await page(`?rule=${RULE}`);
    choose(it, "off");
    await until("it can be tried", () => button(it, "See what")?.disabled === false);
    button(it, "See what")!.click();
    await until("the effect is there", () => button(it, "Save") !== undefined);
    choose(it, "idea");
    await until("it has to be tried", () => button(it, "Save") === undefined);
    button(it, "See what")!.click();
    await until("the effect is there", () => button(it, "Save") !== undefined);
    expect(asked.at(-1)).to.deep.equal({ tier: "idea" });
  });

  it("puts a question back the same way: seen first, then saved with a reason", async () => {
    const base = { rule: RULE, reason: "Too loud", by: "Lee", at: "2030-05-01T09:00:00.000Z" };
    tunings = [{ ...base, number: 4, setting: { tier: "idea" } }];
    const it = await page(`?rule=${RULE}`);
    button(it, "Put it back")!.click();
    await until("it can be tried", () => button(it, "See what")?.disabled === false);
    button(it, "See what")!.click();
    await until("the effect is there", () => button(it, "Save") !== undefined);
    it.querySelector("textarea")!.value = "It helps after all.";
    button(it, "Save")!.click();
    await until("it is saved", () => saved.length > 0);
    expect(saved).to.deep.equal([{ setting: null, reason: "It helps after all.", after: 4 }]);
  });

  it("lets a rule be told its numbers, and never one that it does not take", async () => {
    const it = await page("?rule=plain-words");
    const input = it.querySelector<HTMLInputElement>("#tuning-longest")!;
    input.value = "3";
    input.dispatchEvent(new Event("input"));
    expect(button(it, "See what")?.disabled).to.equal(true);
    input.value = "15";
    input.dispatchEvent(new Event("input"));
    await until("it can be tried", () => button(it, "See what")?.disabled === false);
    button(it, "See what")!.click();
    await until("the effect is there", () => button(it, "Save") !== undefined);
    expect(asked).to.deep.equal([{ options: { longest: 15 } }]);
    expect(it.textContent).to.contain("The most words that a sentence may have: 15.");
  });
});
