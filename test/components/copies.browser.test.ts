import { expect } from "chai";
import { html } from "lit";
import "#components/copy-acts.ts";
import type { OwCopyActs } from "#components/copy-acts.ts";
import "#components/copy-choices.ts";
import type { OwCopyChoices, WishChangedEvent } from "#components/copy-choices.ts";
import "#components/copy-sheet.ts";
import type { OwCopySheet } from "#components/copy-sheet.ts";
import type { Version } from "#src/api/versions.ts";
import { createCopyMaker } from "#src/browser/copy-maker.ts";
import { type CopyWish, usualWish } from "#src/browser/copy-wish.ts";
import { createPlanChecks } from "#src/browser/plan-checks.ts";
import { createPlanVersions } from "#src/browser/plan-versions.ts";
import { copyOf } from "#src/export/copy-model.ts";
import { COPY_KINDS, defaultCopyOptions } from "#src/export/copy.ts";
import { action, outcome, person, plan } from "#src/plan/build.ts";
import { axeFindings, clear, editingOf, enter, planIn, show, until } from "./fixture.ts";
import { template } from "./template.ts";

afterEach(clear);

const words = (element: Element) => element.textContent!.replaceAll(/\s+/g, " ").trim();

const singing = plan(
  [outcome("I want to sing.", action("Ring the choir")), outcome("I want a dog.")],
  { people: [person("Sam Reed", "keyworker")], communicationNeeds: ["large print", "Dari"] },
);

const versions: Version[] = [
  {
    id: "v2".padEnd(16, "0"),
    reason: "by-hand",
    note: "draft",
    by: "Sam",
    at: "2030-05-02T09:00:00.000Z",
  },
  {
    id: "v1".padEnd(16, "0"),
    reason: "agreement",
    note: "",
    by: "Sam",
    at: "2030-05-01T09:00:00.000Z",
  },
];

describe("<ow-copy-choices>", () => {
  /** The choices as a dialog has them: what is chosen comes back in. */
  async function choices(wish: CopyWish, known: readonly Version[] | string = versions) {
    const element = await show<OwCopyChoices>(html`
      <ow-copy-choices .plan=${singing} .wish=${wish} .versions=${known}></ow-copy-choices>
    `);
    element.addEventListener("wish-changed", (event: WishChangedEvent) => {
      element.wish = event.wish;
    });
    return element;
  }
  const box = (element: Element, name: string) =>
    element.querySelector<HTMLInputElement>(`input[name="${name}"]`);

  it("says for each kind what it holds and what is left out, and is accessible", async () => {
    const left = new Set<string>();
    for (const kind of COPY_KINDS) {
      const element = await choices(usualWish(singing, kind));
      expect(element.querySelectorAll('input[type="radio"]').length).to.equal(4);
      left.add(/Left out: .*/.exec(words(element))![0]);
      expect(await axeFindings(element), kind).to.deep.equal([]);
    }
    expect(left.size).to.be.greaterThan(2);
  });

  it("starts a copy for the resident from what they need, and asks others nothing of it", async () => {
    const element = await choices(usualWish(singing, "practitioner"));
    expect(box(element, "largePrint")).to.equal(null);
    element.querySelector<HTMLInputElement>('input[value="resident"]')!.click();
    await element.updateComplete;
    expect(box(element, "largePrint")!.checked).to.equal(true);
    expect(words(element)).to.match(/needs large print, Dari\. Not made here: Dari\./);
    box(element, "largePrint")!.click();
    expect(element.wish.largePrint).to.equal(false);
  });

  it("leaves outcomes out, never the last one", async () => {
    const element = await choices(usualWish(singing, "provider"));
    const [first, second] = singing.outcomes.map((it) => it.id);
    const of = (id: string) => element.querySelector<HTMLInputElement>(`input[value="${id}"]`)!;
    of(first!).click();
    await element.updateComplete;
    expect(element.wish.outcomes).to.deep.equal([second]);
    expect(words(element.querySelector("summary")!)).to.equal("1 of 2 outcomes");
    expect(of(second!).disabled).to.equal(true);
    of(first!).click();
    expect(element.wish.outcomes).to.equal(null);
  });

  it("compares a review with what was last agreed, or with another version", async () => {
    const element = await choices(usualWish(singing, "review"));
    const select = element.querySelector("select")!;
    expect(words(select.options[0]!)).to.match(/agreed on 1 May 2030 \(last agreed\)$/);
    enter(select, versions[0]!.id);
    expect(element.wish.since).to.equal(versions[0]!.id);
    const lost = await choices(usualWish(singing, "review"), "The server can’t be reached.");
    expect(lost.querySelector("select")).to.equal(null);
    expect(words(lost)).to.contain("The server can’t be reached.");
  });
});

describe("<ow-copy-acts>", () => {
  async function acts(kind: "resident" | "practitioner") {
    const editing = editingOf(singing, template);
    const checks = createPlanChecks(
      template,
      async () => [],
      () => singing,
      () => {},
    );
    const status = () => ({ kind: "offline" }) as const;
    const maker = createCopyMaker(
      { editing, plan: singing, checks },
      createPlanVersions({ planId: "p", editing, status }),
    );
    const element = await show<OwCopyActs>(html`
      <ow-copy-acts
        .maker=${maker}
        .editing=${editing}
        .wish=${usualWish(singing, kind)}
        called="Ada"
      ></ow-copy-acts>
    `);
    return { element, editing };
  }
  const press = (element: Element, name: RegExp) => {
    const button = [...element.querySelectorAll("button")].find((it) => name.test(words(it)));
    button!.click();
  };

  it("puts a resident's copy on record with one press, and one undo takes it back", async () => {
    const { element, editing } = await acts("resident");
    press(element, /^Web page$/);
    await until("the page is made", () => /put it on record/.test(words(element)));
    expect(await axeFindings(element)).to.deep.equal([]);
    press(element, /put it on record/);
    await element.updateComplete;
    expect(words(element)).to.contain("It is on record that Ada was given this copy today.");
    expect(planIn(editing).copies.map((it) => it.format)).to.deep.equal(["web page, large print"]);
    editing.undo.undo();
    expect(planIn(editing).copies).to.deep.equal([]);
  });

  it("offers no record of a copy for others", async () => {
    const { element } = await acts("practitioner");
    press(element, /^Web page$/);
    await until("the page is made", () => /in your downloads/.test(words(element)));
    expect(words(element)).not.to.contain("record");
  });

  it("says why a copy could not be made", async () => {
    const { element } = await acts("resident");
    element.wish = { ...element.wish, copy: "review", since: "gone" };
    await element.updateComplete;
    press(element, /^Web page$/);
    await until("it says why", () => element.querySelector(".notice") !== null);
    expect(words(element)).not.to.contain("downloads");
  });
});

describe("<ow-copy-sheet>", () => {
  const made = { version: "3", exportedOn: "2030-05-01" };

  it("is accessible for every kind of copy", async () => {
    for (const kind of COPY_KINDS) {
      const copy = copyOf(singing, template, defaultCopyOptions(singing, kind, made));
      const sheet = await show<OwCopySheet>(html`<ow-copy-sheet .copy=${copy}></ow-copy-sheet>`);
      expect(sheet.querySelectorAll("h1").length).to.equal(1);
      expect(await axeFindings(sheet), kind).to.deep.equal([]);
    }
  });

  it("makes the browser print its paper, and no longer than it is shown", async () => {
    const before = document.adoptedStyleSheets.length;
    const copy = copyOf(singing, template, defaultCopyOptions(singing, "provider", made));
    await show<OwCopySheet>(html`<ow-copy-sheet .copy=${copy}></ow-copy-sheet>`);
    const rules = [...document.adoptedStyleSheets.at(-1)!.cssRules].map((it) => it.cssText);
    expect(rules.filter((it) => it.startsWith("@page")).length).to.equal(1);
    clear();
    expect(document.adoptedStyleSheets.length).to.equal(before);
  });

  it("names each cell of a table, for windows that are too narrow for its columns", async () => {
    const copy = copyOf(singing, template, defaultCopyOptions(singing, "practitioner", made));
    const sheet = await show<OwCopySheet>(html`<ow-copy-sheet .copy=${copy}></ow-copy-sheet>`);
    const cell = sheet.querySelector("td")!;
    expect(cell.dataset["heading"]).to.equal("What");
    expect(cell.getAttribute("role")).to.equal("cell");
  });
});
