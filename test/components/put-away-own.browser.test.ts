import { expect } from "chai";
import { html, nothing } from "lit";
import { itemMenu, type ItemRemovedEvent } from "#components/item-commands.ts";
import { myPutAway } from "#components/my-put-away.ts";
import { ownPutAwayIn } from "#src/document/own-put-away.ts";
import { pensOf, removalOf } from "#src/document/roots.ts";
import { outcome, plan, writing } from "#src/plan/build.ts";
import { axeFindings, clear, editingOf, show, until } from "./fixture.ts";
import { template } from "./template.ts";

const singing = plan([outcome(writing("I want to sing.")), outcome(writing("I want to dance."))]);

afterEach(() => {
  clear();
  for (const it of document.querySelectorAll("dialog")) it.parentElement?.remove();
});

/** The menu of the first outcome, in which the resident wrote with a pen of their own or did not. */
async function menuOf(isTheirs: boolean) {
  const editing = editingOf(singing, template);
  const { ydoc } = editing;
  if (isTheirs)
    for (const it of ydoc.store.clients.keys())
      pensOf(ydoc).set(String(it), { guest: "g", name: "Amina" });
  const removed: string[] = [];
  const list = new EventTarget();
  list.addEventListener("item-removed", (event) => removed.push((event as ItemRemovedEvent).said));
  const place = await show<HTMLElement>(
    html`<div>${itemMenu(editing, "o1", "outcome 1", list)}</div>`,
  );
  const remove = () => {
    place.querySelector<HTMLElement>("#menu-o1")!.click();
    [...place.querySelectorAll("button")].find((it) => it.textContent!.includes("Remove"))!.click();
  };
  return { ydoc, removed, remove };
}

const dialog = () => document.querySelector<HTMLDialogElement>("dialog[open]");
const press = (words: string) =>
  [...dialog()!.querySelectorAll("button")].find((it) => it.textContent!.includes(words))!.click();

describe("what the resident wrote in", () => {
  it("is put away only after somebody was asked, and the resident puts it back", async () => {
    const { ydoc, removed, remove } = await menuOf(true);
    remove();
    await until("it is asked", () => dialog() !== null);
    expect(dialog()!.textContent).to.contain("can put it back");
    expect(await axeFindings(dialog()!)).to.deep.equal([]);
    press("Cancel");
    await until("the question is gone", () => dialog() === null);
    expect([removalOf(ydoc, "o1"), removed]).to.deep.equal([null, []]);

    remove();
    await until("it is asked again", () => dialog() !== null);
    press("Put it away");
    await until("it is put away", () => removed.length === 1);
    expect(ownPutAwayIn(ydoc).map((it) => [it.id, it.words])).to.deep.equal([
      ["o1", "I want to sing."],
    ]);
    const page = await show<HTMLElement>(html`<div>${myPutAway(ydoc, true)}</div>`);
    expect(page.textContent).to.contain("put something away that you wrote in");
    expect(page.textContent).to.contain("I want to sing.");
    expect(await axeFindings(page)).to.deep.equal([]);
    page.querySelector("button")!.click();
    expect(removalOf(ydoc, "o1")).to.equal(null);
    expect(ownPutAwayIn(ydoc)).to.deep.equal([]);
  });

  it("is told of to a resident who may not write, too, and nothing is where nothing is away", async () => {
    const { ydoc, removed, remove } = await menuOf(true);
    expect(myPutAway(ydoc, true)).to.equal(nothing);
    remove();
    await until("it is asked", () => dialog() !== null);
    press("Put it away");
    await until("it is put away", () => removed.length === 1);
    const page = await show<HTMLElement>(html`<div>${myPutAway(ydoc, false)}</div>`);
    expect(page.textContent).to.contain("Ask somebody who works with you to put it back.");
    expect(page.querySelector("button")).to.equal(null);
  });

  it("is told from what others wrote, which is put away at once", async () => {
    const { ydoc, removed, remove } = await menuOf(false);
    remove();
    expect(removed).to.deep.equal(["Outcome 1 is put away."]);
    expect(removalOf(ydoc, "o1")).to.not.equal(null);
    expect(ownPutAwayIn(ydoc)).to.deep.equal([]);
  });
});
