import { sendKeys } from "@web/test-runner-commands";
import { expect } from "chai";
import { html } from "lit";
import "#components/diagnostic-list.ts";
import type { OwDiagnosticList } from "#components/diagnostic-list.ts";
import "#components/dismissed-list.ts";
import type { OwDismissedList } from "#components/dismissed-list.ts";
import "#components/next-time-list.ts";
import type { OwNextTimeList } from "#components/next-time-list.ts";
// The card loads it when More is opened, and on a busy machine that takes longer than a test may.
import "#components/rule-help.ts";
import { keepQuestion } from "#src/document/record-commands.ts";
import { helpOf } from "#src/lint/help/help-of.ts";
import type { Diagnostic, Fix } from "#src/lint/rule.ts";
import { outcome, plan } from "#src/plan/build.ts";
import { Dismissal } from "#src/plan/record.ts";
import { diagnosticOf } from "#test/src/lint/diagnostic.ts";
import { axeFindings, clear, editingOf, planIn, show, until } from "./fixture.ts";
import { template } from "./template.ts";

const who: Diagnostic = diagnosticOf({
  rule: "action-has-owner",
  tier: "fix",
  topic: "actions",
  place: { entity: "a1", key: "owner", from: 0, to: 0 },
  message: "No one is named for this yet.",
  question: "Who will do this?",
  plainly: "Who is going to do this, and when?",
  better: "Ade rings the dentist with Tom by 6 June.",
  fixes: [{ kind: "set-owner", label: "Ade will do it", action: "a1", owner: "p1" }],
  key: "action-has-owner/a1/owner/",
});
const idea = diagnosticOf({ tier: "idea", question: "What for?", key: "some-idea/o1/voice/" });
const many = ["a", "b", "c"].map((it) => ({ ...who, key: `action-has-owner/${it}/owner/` }));

afterEach(clear);

const listOf = (openKey = "", found: readonly Diagnostic[] = [who], ideas: Diagnostic[] = []) =>
  show<OwDiagnosticList>(
    html`<ow-diagnostic-list
      .diagnostics=${found}
      .ideas=${ideas}
      .openKey=${openKey}
      .called=${"Rosa"}
      .isPlain=${false}
    ></ow-diagnostic-list>`,
  );

const words = (element: Element) => element.textContent!.replaceAll(/\s+/g, " ");

async function cardOf(list: OwDiagnosticList) {
  const card = list.querySelector("ow-finding-card")!;
  await card.updateComplete;
  return card;
}

/** What the list tells of findings that are set aside. */
function setAside(list: OwDiagnosticList): string[] {
  const told: string[] = [];
  list.addEventListener("finding-set-aside", ({ diagnostic, reason, note }) =>
    told.push([diagnostic.key, reason, note].join(" ")),
  );
  return told;
}

describe("<ow-diagnostic-list>", () => {
  it("asks a question, says in words how sure it is, and tells which was pressed", async () => {
    const list = await listOf();
    const chosen: Diagnostic[] = [];
    list.addEventListener("diagnostic-chosen", (event) => chosen.push(event.diagnostic));
    const button = list.querySelector<HTMLElement>(".finding-head")!;
    expect(words(button)).to.contain("To settle").and.to.contain("Who will do this?");
    button.click();
    expect(chosen).to.deep.equal([who]);
  });

  it("says what was noticed and then asks, and hands a fix over, when it is open", async () => {
    const list = await listOf(who.key);
    expect(words(list)).to.match(/No one is named for this yet\. Who will do this\?/);
    const card = await cardOf(list);
    const fixes: (Fix | null)[] = [];
    list.addEventListener("fix-chosen", (event) => fixes.push(event.fix));
    for (const name of ["Ade will do it", "Go to the words", "Ask next time"])
      [...card.querySelectorAll<HTMLElement>("button")]
        .find((it) => words(it).trim() === name)!
        .click();
    const place = { ...who.place };
    expect(fixes).to.deep.equal([
      who.fixes[0],
      null,
      { kind: "ask", label: "Kept for next time", place, question: who.question },
    ]);
  });

  it("has fewer than 40 words before More, and the reason, source and examples under it", async () => {
    const list = await listOf(who.key);
    const card = await cardOf(list);
    const item = list.querySelector<HTMLElement>(".finding-item")!;
    expect(item.innerText.split(/\s+/).length).to.be.lessThan(40);
    card.querySelector("details")!.open = true;
    await until("the help is there", () => words(card).includes("Haringey Council"));
    for (const it of [helpOf(who.rule).why, who.better!, "A plan that does well"])
      expect(words(card)).to.contain(it);
    expect(card.querySelector("ow-rule-help a[href='/help/rules/action-has-owner']")).not.to.equal(
      null,
    );
    expect(await axeFindings(list)).to.deep.equal([]);
  });

  it("sets aside with D and a number", async () => {
    const list = await listOf(who.key);
    const told = setAside(list);
    await cardOf(list);
    await list.focusOpen();
    await sendKeys({ press: "d" });
    await until("the reasons have the focus", () =>
      Boolean(document.activeElement?.closest("ow-set-aside")),
    );
    expect(words(list)).to.contain("Agreed with Rosa");
    expect(await axeFindings(list)).to.deep.equal([]);
    await sendKeys({ press: "2" });
    expect(told).to.deep.equal([`${who.key} not-applicable `]);
  });

  it("sets aside with arrows and Enter, and for another reason only with a note", async () => {
    const list = await listOf(who.key);
    const told = setAside(list);
    await cardOf(list);
    await list.focusOpen();
    await sendKeys({ press: "d" });
    await until("the reasons have the focus", () =>
      Boolean(document.activeElement?.closest("ow-set-aside")),
    );
    await sendKeys({ press: "ArrowUp" });
    await sendKeys({ press: "Enter" });
    await until("a note is asked for", () => document.activeElement instanceof HTMLInputElement);
    await sendKeys({ press: "Enter" });
    expect(told).to.deep.equal([]);
    await sendKeys({ type: "d 1 talked on Friday" });
    await sendKeys({ press: "Enter" });
    expect(told).to.deep.equal([`${who.key} other d 1 talked on Friday`]);
  });

  it("forgets about it with Escape, and calls a question not useful in one press", async () => {
    const list = await listOf(who.key);
    const told = setAside(list);
    const card = await cardOf(list);
    await list.focusOpen();
    await sendKeys({ press: "d" });
    await until("the reasons have the focus", () =>
      Boolean(document.activeElement?.closest("ow-set-aside")),
    );
    await sendKeys({ press: "Escape" });
    await card.updateComplete;
    expect(card.querySelector("ow-set-aside")).to.equal(null);
    expect(words(document.activeElement!)).to.contain("Set aside");
    const buttons = [...card.querySelectorAll<HTMLElement>("button")];
    buttons.find((it) => words(it).trim() === "Not useful")!.click();
    expect(told).to.deep.equal([`${who.key} wrong `]);
  });

  it("draws three of one rule together and unfolds them", async () => {
    const list = await listOf("", many);
    expect(list.querySelectorAll(".finding-item").length).to.equal(0);
    const head = list.querySelector<HTMLElement>(".group-head")!;
    expect(words(head)).to.contain("In 3 places");
    head.click();
    await list.updateComplete;
    expect(list.querySelectorAll(".finding-item").length).to.equal(3);
    expect(await axeFindings(list)).to.deep.equal([]);
    const two = await listOf("", many.slice(1));
    expect(two.querySelector(".group-head")).to.equal(null);
  });

  it("unfolds the group of the one that is opened from elsewhere", async () => {
    const list = await listOf(many[1]!.key, many);
    expect(list.querySelectorAll(".finding-item.open").length).to.equal(1);
  });

  it("folds ideas away and counts them apart", async () => {
    const list = await listOf("", [who], [idea]);
    const fold = list.querySelector("details")!;
    expect(fold.open).to.equal(false);
    expect(words(fold)).to.contain("Ideas (1)");
    expect(words(list)).to.contain("1 thing to talk about");
    list.openKey = idea.key;
    await list.updateComplete;
    expect(fold.open).to.equal(true);
  });

  it("is accessible, closed and open", async () => {
    expect(await axeFindings(await listOf())).to.deep.equal([]);
    expect(await axeFindings(await listOf(who.key))).to.deep.equal([]);
  });

  it("says so when there is nothing to look at", async () => {
    const list = await show<OwDiagnosticList>(html`<ow-diagnostic-list></ow-diagnostic-list>`);
    expect(words(list)).to.contain("Nothing to ask");
    list.hasMore = true;
    await list.updateComplete;
    expect(words(list)).to.contain("Questions come here as you write");
  });
});

describe("<ow-dismissed-list>", () => {
  const dismissal = Dismissal.parse({
    key: who.key,
    reason: "not-applicable",
    by: ["Sam", "Jo"],
    at: "2030-03-03T09:00:00.000Z",
  });

  it("says who set what aside when and why, and asks again", async () => {
    const noticed = {
      dismissed: [{ diagnostic: who, dismissal }],
      unused: [{ ...dismissal, key: "gone/a/b/", reason: "other" as const, note: "Done by phone" }],
    };
    const list = await show<OwDismissedList>(
      html`<ow-dismissed-list .noticed=${noticed} .me=${"Sam"} .called=${"Rosa"}></ow-dismissed-list>`,
    );
    list.querySelector("details")!.open = true;
    expect(words(list)).to.contain("Set aside (2)");
    expect(words(list)).to.contain(
      "You and Jo set this aside on 3 March 2030: it doesn’t apply here.",
    );
    expect(words(list)).to.contain("You and Jo set this aside on 3 March 2030: Done by phone.");
    expect(await axeFindings(list)).to.deep.equal([]);
    const told: unknown[] = [];
    list.addEventListener("findings-restored", ({ keys }) => told.push(keys));
    for (const button of list.querySelectorAll("button")) button.click();
    expect(told).to.deep.equal([[who.key], ["gone/a/b/"]]);
  });
});

describe("<ow-next-time-list>", () => {
  it("keeps questions to tick off or take away, each of which can be undone", async () => {
    const editing = editingOf(plan([outcome("I want to swim.")]), template);
    for (const it of ["Who rings?", "When?"]) keepQuestion(editing.ydoc, it, editing.who);
    const talks = () => planIn(editing).talks;
    const list = await show<OwNextTimeList>(
      html`<ow-next-time-list .editing=${editing} .talks=${talks()}></ow-next-time-list>`,
    );
    expect(await axeFindings(list)).to.deep.equal([]);
    const buttons = [...list.querySelectorAll("button")];
    buttons[0]!.click();
    expect(talks()[0]!.on).to.match(/^\d{4}-\d\d-\d\d$/);
    buttons[3]!.click();
    expect(talks().map((it) => it.words.text)).to.deep.equal(["Who rings?"]);
    list.talks = talks();
    await list.updateComplete;
    expect(list.textContent!.trim()).to.equal("");
    editing.undo.undo();
    editing.undo.undo();
    expect(talks().map((it) => it.on)).to.deep.equal([null, null]);
  });
});
