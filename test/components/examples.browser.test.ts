import { expect } from "chai";
import { html } from "lit";
import "#components/example-dialog.ts";
import type { OwExampleDialog } from "#components/example-dialog.ts";
import "#components/quality-examples-page.ts";
import type { OwQualityExamplesPage } from "#components/quality-examples-page.ts";
import "#components/rule-help.ts";
import type { OwRuleHelp } from "#components/rule-help.ts";
import type { NewExample, TeamExample } from "#src/api/examples.ts";
import { examplesHere } from "#src/browser/examples-here.ts";
import type { Outside } from "#src/browser/open-plan.ts";
import { outcome, person, plan, resident } from "#src/plan/build.ts";
import { axeFindings, clear, show, until } from "./fixture.ts";

const realFetch = globalThis.fetch;
const RULE = "outcome-is-own";
const PASSAGE = "Jean to see Zoë at 12 Acacia Avenue, and Grace before meals.";

let examples: TeamExample[] = [];
let sent: { path: string; method: string; body: unknown }[] = [];

beforeEach(() => {
  [examples, sent] = [[], []];
  globalThis.fetch = async (path, more) => {
    const method = more?.method ?? "GET";
    if (method === "GET") return Response.json({ examples });
    const body: unknown = typeof more?.body === "string" ? JSON.parse(more.body) : null;
    sent.push({ path: path instanceof Request ? path.url : path.toString(), method, body });
    return method === "DELETE" ? new Response(null, { status: 204 }) : Response.json(example());
  };
});

afterEach(() => {
  clear();
  globalThis.fetch = realFetch;
});

const example = (more: Partial<TeamExample> = {}): TeamExample => ({
  id: "one",
  team: "oak",
  rule: RULE,
  isGood: false,
  words: "[resident] to attend the day centre.",
  note: "It says where, and not what for.",
  by: "Priya Nair",
  at: "2030-05-01T09:00:00.000Z",
  approvedBy: "Priya Nair",
  approvedAt: "2030-05-01T09:00:00.000Z",
  ...more,
});

const words = (element: Element) => element.textContent!.replaceAll(/\s+/g, " ");
const button = (within: Element, name: RegExp) =>
  [...within.querySelectorAll("button")].find((it) => name.test(words(it).trim()))!;
const box = (within: Element, name: RegExp) =>
  [...within.querySelectorAll("label")]
    .find((it) => name.test(words(it)))!
    .querySelector<HTMLInputElement>("input")!;

async function opened(passage = PASSAGE): Promise<OwExampleDialog> {
  const jean = plan([outcome(passage)], {
    resident: resident("Jean Brown"),
    people: [person("Zoë Lane", "sister"), person("Grace Bell", "keyworker")],
  });
  const dialog = await show<OwExampleDialog>(
    html`<ow-example-dialog planId="p1" .plan=${jean}></ow-example-dialog>`,
  );
  const id = jean.outcomes[0]!.id;
  await dialog.open({ entity: id, key: "voice", from: 0, to: 0 }, RULE);
  await dialog.updateComplete;
  return dialog;
}
const write = (into: HTMLTextAreaElement, value: string) => {
  into.value = value;
  into.dispatchEvent(new Event("input", { bubbles: true }));
};
const field = (dialog: Element) => dialog.querySelector<HTMLTextAreaElement>("#example-words")!;

describe("<ow-example-dialog>", () => {
  it("proposes what stands in the place of names, struck and inserted", async () => {
    const dialog = await opened();
    expect(field(dialog).value).to.equal(
      "[resident] to see [sister] at [an address], and [keyworker] before meals.",
    );
    const struck = [...dialog.querySelectorAll("del")].map((it) => words(it));
    expect(struck.join(" ")).to.contain("Jean").and.to.contain("12 Acacia Avenue");
    expect(dialog.querySelector("select")!.value).to.equal(RULE);
    button(dialog, /\[sister\]$/).click();
    const { selectionStart, selectionEnd, value } = field(dialog);
    expect(value.slice(selectionStart, selectionEnd)).to.equal("[sister]");
    expect(await axeFindings(dialog)).to.deep.equal([]);
  });

  it("keeps nothing before somebody says that they have read it, and again after each change", async () => {
    const dialog = await opened();
    button(dialog, /^Keep it/).click();
    await until("it asks", () => /tick the box/.test(words(dialog)));
    expect(sent).to.deep.equal([]);
    box(dialog, /nobody could be recognised/).click();
    write(field(dialog), "[resident] to see [somebody].");
    await dialog.updateComplete;
    expect(box(dialog, /nobody could be recognised/).checked).to.equal(false);
    box(dialog, /nobody could be recognised/).click();
    box(dialog, /does well/).click();
    write(dialog.querySelector<HTMLTextAreaElement>("#example-note")!, "Short.");
    let made = 0;
    dialog.addEventListener("example-made", () => made++);
    button(dialog, /^Keep it/).click();
    await until("it is kept", () => made === 1);
    const wish: NewExample = {
      rule: RULE,
      isGood: true,
      words: "[resident] to see [somebody].",
      note: "Short.",
      isRead: true,
      ordinary: [],
    };
    expect(sent).to.deep.equal([{ path: "/api/plans/p1/examples", method: "POST", body: wish }]);
    expect(dialog.querySelector("dialog")!.open).to.equal(false);
  });

  it("says which place is in doubt, and takes a name as an ordinary word only if somebody says so", async () => {
    const dialog = await opened();
    write(field(dialog), "Jean says Grace before meals.");
    await dialog.updateComplete;
    expect(words(dialog)).to.contain("“Jean” could tell who this is about.");
    box(dialog, /nobody could be recognised/).click();
    box(dialog, /“Grace” is an ordinary word/).click();
    button(dialog, /^Keep it/).click();
    await dialog.updateComplete;
    await until("the doubt is shown", () => field(dialog).selectionEnd === 4);
    expect(sent).to.deep.equal([]);
    write(field(dialog), "[resident] says Grace before meals.");
    await dialog.updateComplete;
    box(dialog, /nobody could be recognised/).click();
    button(dialog, /^Keep it/).click();
    await until("it is sent", () => sent.length === 1);
    expect(sent[0]!.body).to.deep.include({ ordinary: ["grace"], isRead: true });
  });

  it("puts something in the place of words that are selected, and points at capitals", async () => {
    const dialog = await opened("I take the bus.");
    write(field(dialog), "I take the bus to Brixton with my friend.");
    await dialog.updateComplete;
    expect(words(dialog)).to.contain("Could these tell who it is, too?");
    button(dialog, /^Brixton$/).click();
    button(dialog.querySelector(".example-offers")!, /^\[a place\]$/).click();
    await dialog.updateComplete;
    expect(field(dialog).value).to.equal("I take the bus to [a place] with my friend.");
    expect(words(dialog)).not.to.contain("Could these tell");
  });

  it("shows nothing where there are no words", async () => {
    const dialog = await opened("");
    expect(dialog.querySelector("dialog")!.open).to.equal(false);
  });
});

describe("<ow-rule-help>", () => {
  const helpFor = (examples: TeamExample[], mayMake: boolean) => {
    const team = { examples: async () => examples, mayMake: () => mayMake };
    const place = { entity: "o1", key: "voice", from: 0, to: 3 };
    return show<OwRuleHelp>(
      html`<ow-rule-help .rule=${RULE} .team=${team} .place=${place}></ow-rule-help>`,
    );
  };

  it("shows what the team says, the good first, told apart by words", async () => {
    const good = example({ id: "two", isGood: true, words: "I want to cook for [sister]." });
    const help = await helpFor([example(), good, example({ id: "x", rule: "no-jargon" })], false);
    await until("both are shown", () => help.querySelectorAll(".team-example").length === 2);
    const told = [...help.querySelectorAll(".team-example")].map(words);
    expect(told[0]).to.contain("This does well").and.to.contain("I want to cook");
    expect(told[1]).to.contain("This could do better").and.to.contain("not what for");
    expect(words(help)).not.to.contain("Use these words");
    expect(await axeFindings(help)).to.deep.equal([]);
  });

  it("lets a lead use the words as an example", async () => {
    const help = await helpFor([], true);
    let wanted = "";
    help.addEventListener("example-wanted", ({ rule, place }) => (wanted = `${rule} ${place.key}`));
    button(help, /^Use these words/).click();
    expect(wanted).to.equal(`${RULE} voice`);
    expect(words(help)).not.to.contain("From your team");
  });
});

describe("<ow-quality-examples-page>", () => {
  const pageAs = (role: "lead" | "practitioner") => {
    const teams = [{ id: "oak", name: "Oak", role }];
    const outside = { session: { state: "person", teams }, store: null } as unknown as Outside;
    return show<OwQualityExamplesPage>(
      html`<ow-quality-examples-page .outside=${outside}></ow-quality-examples-page>`,
    );
  };

  it("lists examples by rule, changes one that was read again, and withdraws it with its words", async () => {
    examples = [example()];
    const page = await pageAs("lead");
    await until("the list is there", () => page.querySelector(".team-example") !== null);
    expect(words(page)).to.contain("Made by Priya Nair on 1 May 2030.");
    expect(await axeFindings(page)).to.deep.equal([]);

    button(page, /^Change/).click();
    await until("the form is there", () => page.querySelector("form") !== null);
    expect(await axeFindings(page)).to.deep.equal([]);
    write(page.querySelector<HTMLTextAreaElement>("#one-words")!, "Other words.");
    button(page, /^Keep the change/).click();
    await until("it asks", () => /tick the box/.test(words(page)));
    expect(sent).to.deep.equal([]);
    box(page, /nobody could be recognised/).click();
    button(page, /^Keep the change/).click();
    await until("the form is gone", () => page.querySelector("form") === null);
    expect(sent.map((it) => `${it.method} ${it.path}`)).to.deep.equal(["PUT /api/examples/one"]);
    expect(sent[0]!.body).to.deep.include({ words: "Other words.", isGood: false, isRead: true });

    button(page, /^Withdraw…/).click();
    await until("it asks once more", () => /are deleted/.test(words(page)));
    examples = [];
    button(page, /^Withdraw it/).click();
    await until("none is left", () => /There are none yet/.test(words(page)));
    expect(sent.at(-1)).to.deep.equal({ path: "/api/examples/one", method: "DELETE", body: null });
  });

  it("lets a practitioner read and change nothing", async () => {
    examples = [example()];
    const page = await pageAs("practitioner");
    await until("the list is there", () => page.querySelector(".team-example") !== null);
    expect(page.querySelector("button")).to.equal(null);
  });
});

describe("examplesHere", () => {
  it("tells without the server what it last told, and where neither knows it says so", async () => {
    const kept = new Map<string, unknown>();
    const store = {
      keep: async (answer: string, value: unknown) => void kept.set(answer, value),
      kept: async (answer: string) => kept.get(answer),
    };
    examples = [example()];
    expect(await examplesHere(store)).to.deep.equal(examples);
    globalThis.fetch = () => Promise.reject(new TypeError("no line"));
    expect(await examplesHere(store)).to.deep.equal([example()]);
    const problem = await examplesHere(null).catch((it: unknown) => it);
    expect(problem).to.be.an.instanceOf(Error);
  });
});
