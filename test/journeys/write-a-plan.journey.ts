import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator } from "playwright-core";
import { person, resident } from "#src/plan/build.ts";
import type { Plan, Speaker } from "#src/plan/plan.ts";
import { nothingOnAction, nothingOnOutcome, nothingOnRecord } from "#src/plan/no-record.ts";
import { eventually } from "./support/eventually.ts";
import {
  beginPlan,
  choose,
  chooseDay,
  fill,
  outcome,
  statusBecomes,
  wordsIn,
  write,
} from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

test("the first visit welcomes, shows an example plan and offers a new one", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address);
  await page.goto("/");
  await page.getByRole("heading", { level: 1, name: /own words/ }).waitFor();
  await page.getByRole("link", { name: "Look at an example plan" }).click();
  await page.getByRole("heading", { level: 1, name: /Rosa Adeyemi/ }).waitFor();
  await statusBecomes(page, "Saved");
  await page.getByRole("link", { name: "Plans" }).click();
  await page.getByRole("button", { name: "New plan" }).click();
  const dialog = page.getByRole("dialog", { name: "New plan" });
  const offered = dialog.getByRole("group", { name: "Which plan?" }).getByRole("radio");
  await eventually(() => offered.count(), 2);
  await page.keyboard.press("Escape");
  await eventually(() => dialog.isVisible(), false);
});

test("a plan speaks as its resident, about them or through an advocate, and records who spoke", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address);
  const speakersOf = async (id: string) => {
    const plan = await server.plan(id);
    return {
      voice: plan.voice,
      spokenBy: plan.people.find((it) => it.id === plan.spokenBy)?.name ?? null,
      outcome: plan.outcomes[0]?.writing["voice"]?.speaker.kind,
      heading: await page.getByRole("heading", { level: 3 }).first().innerText(),
    };
  };

  const first = await speakersOf(await beginPlan(page, "Amina Osei"));
  assert.match(first.heading, /^The outcome I wish to achieve/);
  assert.deepEqual({ ...first, heading: "" }, FIRST);

  const third = await speakersOf(
    await beginPlan(page, "Amina Osei", (dialog) => dialog.getByLabel("About them").check()),
  );
  assert.match(third.heading, /^The outcome Amina wishes to achieve/);
  assert.deepEqual({ ...third, heading: "" }, { ...FIRST, voice: "third", outcome: "quoted" });

  const advocate = await speakersOf(
    await beginPlan(page, "Amina Osei", async (dialog) => {
      await dialog.getByLabel("Through an advocate").check();
      await dialog.getByLabel("Who speaks?").fill("Jo Bright");
      await dialog.getByLabel("What are they to Amina Osei?").fill("independent advocate");
    }),
  );
  assert.match(advocate.heading, /^The outcome Amina wishes to achieve/);
  assert.deepEqual(
    { ...advocate, heading: "" },
    { ...FIRST, voice: "advocate", spokenBy: "Jo Bright", outcome: "advocate" },
  );
});

test("everything in a plan can be typed, and is there after a reload and on the server", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  const id = await beginPlan(page, "Amina Osei", (it) =>
    it.getByLabel(/^Pronouns/).fill("she/her"),
  );
  const main = page.locator("main");

  await fill(main, "Title of the plan", "Amina's plan");
  await chooseDay(main, "Next review", "2030-09-02");
  await fill(main, "Total hours a week", "12.5");
  await page.keyboard.press("Tab");
  for (const [name, words] of Object.entries(PLAN_WORDS)) await write(main, name, words);

  const one = outcome(page, 1);
  for (const [name, words] of Object.entries(FIRST_OUTCOME))
    await write(one, `${name}, outcome 1`, words);
  await choose(one, "How long?", "By a day");
  await chooseDay(one, "From: Outcome 1", "2030-04-01");
  await chooseDay(one, "By: Outcome 1", "2030-08-15");
  await chooseDay(one, "Review on: Outcome 1", "2030-05-20");
  await write(one, "More about the time: Outcome 1", "Before Eid if we can.");
  await addMarker(one, 1, "I cook for two on a Sunday.");
  await addMarker(one, 2, "My sister asks for the recipe.");
  await one.getByRole("checkbox", { name: /Progress marker 1/ }).check();
  await chooseDay(one, "Seen on: Progress marker 1", "2030-04-20");
  await addAction(one, 1, "Buy a wide pan with two handles.");
  await choose(one, "Who will do it? Action 1", "Someone else…");
  const person = page.getByRole("dialog", { name: "Who will do it?" });
  await person.getByLabel("Name").fill("Dev Patel");
  await person.getByLabel("What are they to the resident?").fill("keyworker");
  await person.getByLabel("Paid to help?").selectOption({ label: "Paid" });
  await person.getByLabel("Organisation, if any").fill("Larkfield");
  await person.getByRole("button", { name: "Add" }).click();
  await chooseDay(one, "By when: Action 1", "2030-04-08");
  await choose(one, "How is it going? Action 1", "Done");
  await choose(one, "Does Amina agree? Action 1", "Doesn't agree");
  await write(one, "Amina's own words about this: Action 1", "I'd rather choose it myself.");
  await addAction(one, 2, "Ring my sister about Sundays.");
  await choose(one, "Who will do it? Action 2", "Amina Osei");
  await choose(one, "Does Amina agree? Action 2", "Agrees");

  await page.getByRole("button", { name: "Add a person" }).click();
  const people = page.getByRole("region", { name: "People in this plan" });
  const sister = people.getByRole("listitem").nth(2);
  await sister.getByLabel(/^Name/).fill("Esi Osei");
  await sister.getByLabel(/^Relation/).fill("sister");
  await sister.getByLabel(/^Paid/).selectOption({ label: "Unpaid" });
  await sister.getByLabel(/^Pronouns/).fill("she/her");

  await page.getByRole("button", { name: "Add an outcome" }).click();
  const two = outcome(page, 2);
  await write(
    two,
    "The outcome I wish to achieve, outcome 2",
    "I want to sleep through the night.",
  );
  await choose(two, "Whose words: The outcome I wish to achieve", "Esi Osei, sister");
  await choose(two, "How long?", "Stays open, and we look again");
  await chooseDay(two, "Review on: Outcome 2", "2030-06-01");
  await statusBecomes(page, "Saved");

  const kept = withNames(await server.plan(id));
  assert.deepEqual(kept, expected(kept.id, kept.reference));

  await page.reload();
  await statusBecomes(page, "Saved");
  for (const [name, words] of Object.entries(PLAN_WORDS))
    await eventually(() => wordsIn(main, name), words);
  for (const [name, words] of Object.entries(FIRST_OUTCOME))
    await eventually(() => wordsIn(one, `${name}, outcome 1`), words);
  assert.equal(
    await wordsIn(one, "Amina's own words about this: Action 1"),
    "I'd rather choose it myself.",
  );
  assert.equal(await main.getByLabel("Title of the plan").inputValue(), "Amina's plan");
  assert.deepEqual(withNames(await server.plan(id)), kept);
});

const FIRST = { voice: "first", spokenBy: null, outcome: "resident", heading: "" };

const PLAN_WORDS = {
  "What matters to me": "My sister Esi, and my own kitchen.\nQuiet after nine.",
  "How to talk and listen with me": "Ask me twice, I think first.",
  "How I took part in this plan": "Amina and Priya talked on 3 and 10 March.",
  "What should be done differently for me": "I don't eat pork. 🌶️ is fine.",
};

const FIRST_OUTCOME = {
  "The outcome I wish to achieve": "I want to cook for my sister on Sundays, as our mother did.",
  "My own strengths": "I know forty dishes by heart.",
  "Strengths in my community": "The market keeps okra for me.",
  "Strengths in my family and friends": "Esi carries the bags and laughs at my jokes.",
  "Anything else about this": "The cooker was checked in February.",
};

async function addMarker(scope: Locator, number: number, words: string) {
  await scope.getByRole("button", { name: "Add a progress marker" }).click();
  await write(scope, `Progress marker ${number}`, words);
}

async function addAction(scope: Locator, number: number, words: string) {
  await scope.getByRole("button", { name: "Add an action" }).click();
  await write(scope, `Action ${number}: what will happen`, words);
}

/** The plan with names for the ids that a device or the server made. */
function withNames(plan: Plan): Plan {
  const names = new Map<string, string>();
  for (const it of plan.people) names.set(it.id, it.name);
  for (const [at, { id, markers, actions }] of plan.outcomes.entries()) {
    names.set(id, `outcome ${at + 1}`);
    for (const [place, it] of markers.entries()) names.set(it.id, `marker ${place + 1}`);
    for (const [place, it] of actions.entries()) names.set(it.id, `action ${place + 1}`);
  }
  let json = JSON.stringify(plan);
  for (const [id, name] of names) json = json.replaceAll(`"${id}"`, JSON.stringify(name));
  return JSON.parse(json);
}

const RESIDENT: Speaker = { kind: "resident", person: null };
const WORKER: Speaker = { kind: "worker", person: null };

const says = (text: string, speaker = RESIDENT) => ({ text, marks: [], bullets: [], speaker });

function expected(id: string, reference: string): Plan {
  const noTime = {
    kind: "" as const,
    from: null,
    to: null,
    reviewOn: null,
    note: says("", WORKER),
  };
  return {
    format: "ownwords-plan",
    version: 1,
    id,
    reference,
    template: { name: "care-act", version: 1 },
    title: "Amina's plan",
    locale: "en-GB",
    voice: "first",
    spokenBy: null,
    resident: resident("Amina Osei", "she/her"),
    people: [
      person("Dev Patel", "keyworker", {
        id: "Dev Patel",
        paid: "paid",
        organisation: "Larkfield",
      }),
      person("Esi Osei", "sister", { id: "Esi Osei", paid: "unpaid", pronouns: "she/her" }),
    ],
    writing: {
      about: says(PLAN_WORDS["What matters to me"]),
      different: says(PLAN_WORDS["What should be done differently for me"]),
      heard: says(PLAN_WORDS["How I took part in this plan"], WORKER),
      talking: says(PLAN_WORDS["How to talk and listen with me"]),
    },
    outcomes: [
      {
        id: "outcome 1",
        writing: {
          community: says(FIRST_OUTCOME["Strengths in my community"]),
          family: says(FIRST_OUTCOME["Strengths in my family and friends"]),
          individual: says(FIRST_OUTCOME["My own strengths"]),
          note: says(FIRST_OUTCOME["Anything else about this"], WORKER),
          voice: says(FIRST_OUTCOME["The outcome I wish to achieve"]),
        },
        timeframe: {
          kind: "dates",
          from: "2030-04-01",
          to: "2030-08-15",
          reviewOn: "2030-05-20",
          note: says("Before Eid if we can.", WORKER),
        },
        markers: [
          { id: "marker 1", wording: says("I cook for two on a Sunday."), reachedOn: "2030-04-20" },
          { id: "marker 2", wording: says("My sister asks for the recipe."), reachedOn: null },
        ],
        actions: [
          {
            id: "action 1",
            wording: says("Buy a wide pan with two handles.", WORKER),
            owner: "Dev Patel",
            dueOn: "2030-04-08",
            status: "done",
            agreement: { answer: "disagrees", words: says("I'd rather choose it myself.") },
            ...nothingOnAction(),
          },
          {
            id: "action 2",
            wording: says("Ring my sister about Sundays.", WORKER),
            owner: "resident",
            dueOn: null,
            status: "open",
            agreement: { answer: "agrees", words: says("") },
            ...nothingOnAction(),
          },
        ],
        ...nothingOnOutcome(),
      },
      {
        id: "outcome 2",
        writing: {
          community: says(""),
          family: says(""),
          individual: says(""),
          note: says("", WORKER),
          voice: says("I want to sleep through the night.", { kind: "family", person: "Esi Osei" }),
        },
        timeframe: { ...noTime, kind: "open", reviewOn: "2030-06-01" },
        markers: [],
        actions: [],
        ...nothingOnOutcome(),
      },
    ],
    totalHours: 12.5,
    reviewOn: "2030-09-02",
    ...nothingOnRecord(),
  };
}
