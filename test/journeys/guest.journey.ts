import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually } from "./support/eventually.ts";
import { faultsOf } from "./support/look.ts";
import {
  field,
  openPlan,
  outcome,
  statusBecomes,
  wordsIn,
  write,
} from "./support/plan-on-screen.ts";
import { startServer } from "./support/running-server.ts";
import { visit } from "./support/visitor.ts";

const VOICE = "The outcome I wish to achieve, outcome 1";
const VOICE_SPOT = "Outcome 1: The outcome I wish to achieve";
const WORDS = "I want to sing with other people again.";
const OFFERED = "I want to sing in a choir again.";
const WITNESSED = "I want to sing in a choir every week.";
const OWN = "I am good at dancing.";
const UNSENT = " And to bring my sister.";

test("the resident comes in on their own phone, writes, and is out when the access ends", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  const { context, page: phone } = await visit(t, server.address, {
    viewport: { width: 360, height: 740 },
    losesServer: true,
    isRefused: true,
  });
  await context.clearCookies();
  const faults = new Set<string>();
  const lookAt = async (it: typeof page) => {
    for (const fault of await faultsOf(it)) faults.add(fault);
  };

  await openPlan(page, id);
  await statusBecomes(page, "Saved");
  await page.getByRole("button", { name: "Let somebody in" }).click();
  const dialog = page.getByRole("dialog", { name: "Let somebody in" });
  await dialog.getByLabel("What did Rosa agree to?").fill("Writing in her plan on her phone");
  await dialog.getByLabel("How did Rosa say so?").fill("Said so today");
  await lookAt(page);
  await dialog.getByRole("button", { name: "Show the code" }).click();
  const link = await dialog.getByLabel("Or open this link there").inputValue();
  await dialog.getByRole("img", { name: /QR code/ }).waitFor();
  await lookAt(page);
  await dialog.getByRole("button", { name: "Close" }).click();

  await phone.goto(link);
  await phone.getByRole("heading", { name: "Hello" }).waitFor();
  await lookAt(phone);
  await phone.getByRole("button", { name: "Come in" }).click();
  const heading = phone.locator("#step-heading");
  await heading.waitFor();
  await lookAt(phone);
  const turn = async (way: "Next" | "Back") => {
    const before = await phone.getByText(/^\d+ of \d+$/).textContent();
    await phone.getByRole("button", { name: way }).click();
    await eventually(async () => {
      const now = await phone.getByText(/^\d+ of \d+$/).textContent();
      return now !== before;
    }, true);
  };
  for (let step = 0; step < 20; step++) {
    if ((await heading.textContent()) === "The outcome I wish to achieve") break;
    await turn("Next");
  }
  await write(phone.locator("main"), "The outcome I wish to achieve", WORDS);
  await eventually(() => wordsIn(outcome(page, 1), VOICE), WORDS);
  await statusBecomes(phone, "Saved");
  assert.equal((await server.plan(id)).outcomes[0]?.writing["voice"]?.text, WORDS);
  await page.getByRole("list", { name: /Also here: Rosa/ }).waitFor();

  const suggest = page.getByRole("dialog", { name: "These are Rosa's own words" });
  const suggestInstead = async (words: string) => {
    await (await field(outcome(page, 1), VOICE)).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Delete");
    await suggest.waitFor();
    await suggest.getByLabel("What you suggest").fill(words);
    await lookAt(page);
    await suggest.getByRole("button", { name: "Ask Rosa" }).click();
    await page.getByRole("region", { name: "Suggested words" }).waitFor();
    await lookAt(page);
  };
  await suggestInstead(OFFERED);
  assert.equal(await wordsIn(outcome(page, 1), VOICE), WORDS);
  await phone.getByText("Priya Nair would like to change some of your words.").waitFor();
  await lookAt(phone);
  await phone.getByRole("button", { name: "Look at it" }).click();
  await phone.getByRole("heading", { name: "Priya Nair suggests other words" }).waitFor();
  await lookAt(phone);
  await phone.getByRole("button", { name: "Yes, change my words" }).click();
  await eventually(() => wordsIn(outcome(page, 1), VOICE), OFFERED);
  await eventually(() => wordsIn(phone.locator("main"), "The outcome I wish to achieve"), OFFERED);

  await suggestInstead(WITNESSED);
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.getByRole("button", { name: "Rosa said yes" }).click();
  await page.getByLabel("Who heard Rosa say yes?").fill("Amina Yusuf");
  await lookAt(page);
  await page.getByRole("button", { name: "Put it on record" }).click();
  await eventually(() => wordsIn(outcome(page, 1), VOICE), WITNESSED);
  await eventually(
    () => wordsIn(phone.locator("main"), "The outcome I wish to achieve"),
    WITNESSED,
  );
  await page.getByRole("region", { name: "Suggested words" }).waitFor({ state: "detached" });

  // A part in which nobody has written yet becomes the resident's with the first button press.
  const begin = phone.getByRole("button", { name: "Write here in your own words" });
  let steps = 0;
  for (; !(await begin.isVisible()); steps++) await turn("Next");
  const part = (await heading.textContent()) ?? "";
  await begin.click();
  await write(phone.locator("main"), part, OWN);
  await statusBecomes(phone, "Saved");
  const { outcomes } = await server.plan(id);
  const own = Object.values(outcomes[0]?.writing ?? {}).find((it) => it.text === OWN);
  assert.equal(own?.speaker.kind, "resident");
  for (; steps > 0; steps--) await turn("Back");

  await context.setOffline(true);
  await statusBecomes(phone, "Offline");
  await write(phone.locator("main"), "The outcome I wish to achieve", UNSENT);
  await statusBecomes(phone, "Saved on this device");
  await page.getByRole("button", { name: "Let somebody in" }).click();
  await dialog.getByRole("button", { name: /End access/ }).click();
  await dialog.getByText("Access ended").waitFor();
  await lookAt(page);
  await context.setOffline(false);
  await phone.getByRole("heading", { name: "Your access has ended" }).waitFor();
  await phone.getByRole("heading", { name: "Show this to somebody" }).waitFor();
  await phone.getByText(UNSENT.trim(), { exact: true }).waitFor();
  assert.match(await wordsIn(outcome(page, 1), VOICE), /every week\.$/);
  assert.equal(await phone.getByText(WITNESSED).count(), 0);
  await lookAt(phone);
  assert.deepEqual([...faults], []);
});

test("an advocate suggests and family comments on their own phones, and the practitioner sees both", async (t) => {
  const server = await startServer(t);
  const id = await server.createPlan("Rosa Adeyemi");
  const { page } = await visit(t, server.address, { name: "Priya Nair" });
  const faults = new Set<string>();
  const lookAt = async (it: typeof page) => {
    for (const fault of await faultsOf(it)) faults.add(fault);
  };
  await openPlan(page, id);
  await write(outcome(page, 1), VOICE, "I want to sing with people.");
  await statusBecomes(page, "Saved");

  const letIn = async (kind: string, name: string, scope: string) => {
    await page.getByRole("button", { name: "Let somebody in" }).click();
    const dialog = page.getByRole("dialog", { name: "Let somebody in" });
    await dialog.getByLabel("Who is it?").selectOption(kind);
    await dialog.getByLabel("Their name").fill(name);
    await dialog.getByLabel("What may they do?").selectOption(scope);
    await dialog.getByLabel("What did Rosa agree to?").fill("Helping with the plan");
    await dialog.getByLabel("How did Rosa say so?").fill("Said so today");
    await dialog.getByRole("button", { name: "Show the code" }).click();
    const link = await dialog.getByLabel("Or open this link there").inputValue();
    await dialog.getByRole("button", { name: "Close" }).click();
    const { context, page: phone } = await visit(t, server.address, {
      viewport: { width: 360, height: 740 },
    });
    await context.clearCookies();
    await phone.goto(link);
    await phone.getByRole("button", { name: "Come in" }).click();
    await phone.getByRole("button", { name: "Comment", exact: true }).waitFor();
    await statusBecomes(phone, "Saved");
    await lookAt(phone);
    return phone;
  };

  const advocate = await letIn("advocate", "Tom Okafor", "suggest");
  await advocate.getByRole("button", { name: "Suggest other words" }).click();
  const suggest = advocate.getByRole("dialog", { name: "Suggest other words" });
  await suggest.getByLabel("Which part of the plan").selectOption({ label: VOICE_SPOT });
  await lookAt(advocate);
  await suggest.getByLabel("What you suggest").fill("I want to sing in the town choir.");
  await suggest.getByRole("button", { name: "Suggest it" }).click();
  await advocate.getByRole("region", { name: "Suggested words" }).waitFor();
  await statusBecomes(advocate, "Saved");
  await lookAt(advocate);

  const family = await letIn("family", "Ana Adeyemi", "comment");
  assert.equal(await family.getByRole("button", { name: "Suggest other words" }).count(), 0);
  await (await field(outcome(family, 1), VOICE)).click();
  await family.getByRole("button", { name: "Comment", exact: true }).click();
  const comments = family.getByRole("complementary", { name: "Comments" });
  await comments.getByLabel("Your comment").fill("She sang every week with her mother.");
  await lookAt(family);
  await comments.getByRole("button", { name: "Comment", exact: true }).click();
  await comments.getByText("She sang every week with her mother.").waitFor();
  await statusBecomes(family, "Saved");

  const suggested = page.getByRole("region", { name: "Suggested words" });
  await suggested.getByText("Tom Okafor suggests other words in one place.").waitFor();
  await outcome(page, 1)
    .getByRole("button", { name: /comment/ })
    .waitFor();
  await suggested.getByRole("button", { name: "Look at it" }).click();
  const offer = page.getByRole("listitem", { name: /^Suggestion by Tom Okafor/ });
  await lookAt(page);
  await offer.getByRole("button", { name: "Accept" }).click();
  await eventually(() => wordsIn(outcome(page, 1), VOICE), "I want to sing in the town choir.");
  await statusBecomes(page, "Saved");
  const { remarks } = await server.plan(id);
  const said = remarks.find((it) => it.by === "Ana Adeyemi");
  assert.equal(said?.words.text, "She sang every week with her mother.");
  assert.match(said.about, /\/voice$/);
  assert.deepEqual([...faults], []);
});
