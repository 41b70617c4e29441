import { expect } from "chai";
import { html } from "lit";
import * as Y from "yjs";
import "#components/version-changes.ts";
import type { OwVersionChanges } from "#components/version-changes.ts";
import "#components/version-dialog.ts";
import type { OwVersionDialog } from "#components/version-dialog.ts";
import "#components/version-list.ts";
import type { OwVersionList } from "#components/version-list.ts";
import type { Version, Written } from "#src/api/versions.ts";
import type { SyncStatus } from "#src/browser/sync-status.ts";
import type { Editing } from "#src/browser/editing.ts";
import { createPlanVersions } from "#src/browser/plan-versions.ts";
import { compare } from "#src/compare/compare.ts";
import { setFact } from "#src/document/commands.ts";
import { textOf } from "#src/document/roots.ts";
import { action, outcome, person, plan } from "#src/plan/build.ts";
import { axeFindings, clear, editingOf, enter, planIn, show, until } from "./fixture.ts";
import { template } from "./template.ts";

const singing = plan([outcome("I want to sing.", action("Ring the choir"))], {
  people: [person("Sam Reed", "keyworker")],
});

const at = (day: number) => new Date(2030, 4, day, 17, 0).toISOString();
const version = (id: string, more: Partial<Version> = {}): Version => ({
  id: id.padEnd(16, "0"),
  reason: "by-hand",
  note: id,
  by: "Sam",
  at: at(1),
  ...more,
});

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
  clear();
});

/** Stands in for the network: answers for versions, and remembers what was asked. */
function server(versions: Version[], document = new Uint8Array<ArrayBuffer>(new ArrayBuffer(0))) {
  const it = {
    asked: [] as string[],
    fails: "",
    document,
    /** Of versions that have one of their own, by id. */
    documents: new Map<string, Uint8Array<ArrayBuffer>>(),
    written: [] as Written[],
  };
  globalThis.fetch = async (input, init) => {
    const path = new Request(input).url.slice(location.origin.length);
    const method = init?.method ?? "GET";
    const body = typeof init?.body === "string" ? JSON.parse(init.body) : null;
    it.asked.push(`${method} ${path}${body ? ` ${body.reason} ${body.note}` : ""}`);
    if (it.fails) return Response.json({ error: it.fails }, { status: 503 });
    if (path.endsWith("/document"))
      return new Response(it.documents.get(path.split("/").at(-2) ?? "") ?? it.document);
    if (method === "GET") return Response.json({ versions, written: it.written });
    const kept = version("kept", { reason: body.reason, note: body.note, by: body.by });
    return Response.json(kept, { status: 201 });
  };
  return it;
}

async function dialogOf(
  editing: Editing,
  status: () => SyncStatus = () => ({ kind: "saved", at: "" }),
) {
  const versions = createPlanVersions({ planId: "p", editing, status });
  const dialog = await show<OwVersionDialog>(html`
    <ow-version-dialog .versions=${versions} .plan=${planIn(editing)}></ow-version-dialog>
  `);
  void dialog.open();
  return dialog;
}

const bytesOf = (editing: Editing) => new Uint8Array(Y.encodeStateAsUpdate(editing.ydoc));
const shows = (element: Element, words: string) =>
  until(`“${words}” is shown`, () => element.textContent.replaceAll(/\s+/g, " ").includes(words));
const button = (element: Element, words: string) =>
  [...element.querySelectorAll("button")].find((it) => it.textContent.includes(words));

describe("<ow-version-list>", () => {
  it("lists versions by day, newest first, and tells which was pressed", async () => {
    const all = [version("b", { at: at(2) }), version("a"), version("c", { reason: "daily" })];
    const list = await show<OwVersionList>(html`
      <ow-version-list .versions=${all} .chosen=${all[1]!.id}></ow-version-list>
    `);
    const days = [...list.querySelectorAll("h3")].map((it) => it.textContent);
    expect(days).to.deep.equal(["2 May 2030", "1 May 2030"]);
    const buttons = [...list.querySelectorAll("button")];
    expect(buttons.map((it) => it.querySelector("span")!.textContent)).to.deep.equal([
      "Kept by Sam: b",
      "Kept by Sam: a",
      "End of 1 May 2030",
    ]);
    expect(buttons.map((it) => it.getAttribute("aria-current"))).to.deep.equal([
      "false",
      "true",
      "false",
    ]);
    const chosen: string[] = [];
    list.addEventListener("version-chosen", (event) => chosen.push(event.version.id));
    buttons[2]!.click();
    expect(chosen).to.deep.equal([all[2]!.id]);
    expect(await axeFindings(list)).to.deep.equal([]);
  });
});

describe("<ow-version-changes>", () => {
  it("marks words that came and went as such, also for those who listen", async () => {
    const now = structuredClone(singing);
    now.outcomes[0]!.writing["voice"]!.text = "I want to dance.";
    now.outcomes[0]!.actions[0]!.owner = "sam-reed";
    const changes = await show<OwVersionChanges>(html`
      <ow-version-changes .changes=${compare(singing, now, template)}></ow-version-changes>
    `);
    expect(changes.querySelector("del")!.textContent).to.equal("taken out: sing");
    expect(changes.querySelector("ins")!.textContent).to.equal("added: dance");
    expect([...changes.querySelectorAll("h4")].map((it) => it.textContent.trim())).to.deep.equal([
      "Outcome 1: I want to dance.",
      "Action 1: Ring the choir",
    ]);
    expect(changes.textContent).to.include("Sam Reed is now the owner.");
    expect(await axeFindings(changes)).to.deep.equal([]);
  });

  it("leaves out the middle of a long stretch that stayed", async () => {
    const old = structuredClone(singing);
    const now = structuredClone(singing);
    const long = "la ".repeat(400);
    old.outcomes[0]!.writing["voice"]!.text = `Once ${long} end`;
    now.outcomes[0]!.writing["voice"]!.text = `Twice ${long} over`;
    const changes = await show<OwVersionChanges>(html`
      <ow-version-changes .changes=${compare(old, now, template)}></ow-version-changes>
    `);
    const { textContent } = changes.querySelector(".compared")!;
    expect(textContent).to.include(" … ");
    expect(textContent.length).to.be.below(400);
  });
});

describe("<ow-version-dialog>", () => {
  it("says when nothing is kept yet, and keeps a version under a name", async () => {
    const { asked } = server([]);
    const dialog = await dialogOf(editingOf(singing, template));
    await shows(dialog, "No version is kept yet.");
    expect(await axeFindings(dialog)).to.deep.equal([]);
    enter(dialog.querySelector("#version-note")!, "  before the meeting ");
    button(dialog, "Keep")!.click();
    await shows(dialog, "Kept by Sam: before the meeting");
    expect(asked).to.deep.equal([
      "GET /api/plans/p/versions",
      "POST /api/plans/p/versions by-hand before the meeting",
    ]);
    expect(dialog.querySelector<HTMLInputElement>("#version-note")!.value).to.equal("");
  });

  it("says what the server says when versions can't be had, and tries again", async () => {
    const it = server([version("a")]);
    it.fails = "Can't save or read: the disk of the server is full.";
    const dialog = await dialogOf(editingOf(singing, template));
    await shows(dialog, it.fails);
    expect(await axeFindings(dialog)).to.deep.equal([]);
    it.fails = "";
    button(dialog, "Try again")!.click();
    await shows(dialog, "Kept by Sam: a");
    it.fails = "Something went wrong on the server. Try again.";
    button(dialog, "Kept by Sam: a")!.click();
    await shows(dialog, "The server couldn't find or read this version.");
    it.fails = "";
    it.document = new Uint8Array([9, 9, 9]);
    button(dialog, "Try again")!.click();
    await shows(dialog, "This version can't be read.");
  });

  it("keeps nothing before all words are on the server", async () => {
    const { asked } = server([]);
    let status: SyncStatus = { kind: "saving" };
    const dialog = await dialogOf(editingOf(singing, template), () => status);
    await shows(dialog, "No version is kept yet.");
    button(dialog, "Keep")!.click();
    await shows(dialog, "Keeping…");
    expect(asked.length).to.equal(1);
    status = { kind: "offline" };
    await shows(dialog, "The newest words have not reached the server.");
    expect(asked.length).to.equal(1);
  });

  it("goes back after a question, once the plan is kept as it is now", async () => {
    const editing = editingOf(singing, template);
    const it = server([version("a")], bytesOf(editing));
    textOf(editing.ydoc, "o1", "voice").insert(14, " and dance");
    setFact(editing.ydoc, "plan", "title", "Mine");
    const dialog = await dialogOf(editing);
    const told: string[] = [];
    dialog.addEventListener("version-restored", (event) => told.push(event.said));
    await shows(dialog, "Kept by Sam: a");
    button(dialog, "Kept by Sam: a")!.click();
    await shows(dialog, "1 outcome changed; 1 thing about the whole plan changed.");
    expect(await axeFindings(dialog)).to.deep.equal([]);

    it.fails = "Can't save or read: the disk of the server is full.";
    button(dialog, "Go back to this version")!.click();
    button(dialog, "Go back to it")!.click();
    await shows(dialog.querySelector(".go-back")!, it.fails);
    expect(planIn(editing).title).to.equal("Mine");

    it.fails = "";
    button(dialog, "Go back to it")!.click();
    await until("the plan reads as it did", () => told.length > 0);
    expect(told).to.deep.equal(["The plan reads as it did in “a”."]);
    expect(it.asked.at(-1)).to.equal("POST /api/plans/p/versions before-restore ");
    expect(planIn(editing).title).to.equal("");
    expect(planIn(editing).outcomes[0]!.writing["voice"]!.text).to.equal("I want to sing.");
    expect(dialog.querySelector("dialog[open]") === null).to.equal(true);
    editing.undo.undo();
    expect(planIn(editing).title).to.equal("Mine");
  });

  it("compares any two versions, the earlier first, whichever was chosen", async () => {
    const editing = editingOf(singing, template);
    const it = server([version("b", { at: at(2) }), version("a")]);
    it.written = [{ at: at(3), by: "Priya" }];
    it.documents.set(version("a").id, bytesOf(editing));
    const voice = textOf(editing.ydoc, "o1", "voice");
    voice.insert(14, " and dance");
    it.documents.set(version("b").id, bytesOf(editing));
    voice.insert(0, "Now ");
    const dialog = await dialogOf(editing);
    await shows(dialog, "Written in by Priya.");
    const inserted = () =>
      [...dialog.querySelectorAll("ins")].map((ins) =>
        ins.textContent.replaceAll(/\s+/g, " ").trim(),
      );
    const compareWith = (value: string) => {
      const choice = dialog.querySelector<HTMLSelectElement>("#version-beside")!;
      choice.value = value;
      choice.dispatchEvent(new Event("change"));
    };
    button(dialog, "Kept by Sam: a")!.click();
    await until("both changes are there", () => inserted().length === 2);
    compareWith(version("b").id);
    await until("one is there", () => inserted().length === 1);
    expect(inserted()).to.deep.equal(["added: and dance"]);
    expect(await axeFindings(dialog)).to.deep.equal([]);
    button(dialog, "Kept by Sam: b")!.click();
    await until("b is beside now", () => inserted().join() === "added: Now");
    compareWith(version("a").id);
    await until("the earlier comes first", () => inserted().join() === "added: and dance");
    expect(dialog.querySelector("del")).to.equal(null);
    it.fails = "Something went wrong on the server. Try again.";
    compareWith("");
    await until("now is beside it again", () => inserted().join() === "added: Now");
  });

  it("offers no way back where the plan may only be read", async () => {
    const editing = editingOf(singing, template);
    server([version("a")], bytesOf(editing));
    setFact(editing.ydoc, "plan", "title", "Mine");
    const dialog = await dialogOf({ ...editing, editable: false });
    await shows(dialog, "Kept by Sam: a");
    button(dialog, "Kept by Sam: a")!.click();
    await shows(dialog, "This plan can only be read here.");
    expect(button(dialog.querySelector(".version-view")!, "Go back") === undefined).to.equal(true);
  });

  it("shows a version as a page to read", async () => {
    const editing = editingOf(singing, template);
    server([version("a")], bytesOf(editing));
    const dialog = await dialogOf(editing);
    await shows(dialog, "Kept by Sam: a");
    button(dialog, "Kept by Sam: a")!.click();
    await shows(dialog, "Nothing is different.");
    dialog.querySelector<HTMLInputElement>('input[value="words"]')!.click();
    await until("the page is there", () => dialog.querySelector(".reading") !== null);
    const reading = dialog.querySelector(".reading")!;
    const headings = [...reading.querySelectorAll("h4, h5, h6")].map((it) => it.textContent);
    expect(headings).to.include.members(["About me", "Outcome 1", "What I want", "Agreement"]);
    expect(headings).not.to.include("Signatures");
    expect(reading.querySelector("td")!.textContent).to.include("Ring the choir");
    expect(await axeFindings(dialog)).to.deep.equal([]);
  });
});
