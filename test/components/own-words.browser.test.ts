import { expect } from "chai";
import { html } from "lit";
import "#components/command-list.ts";
import type { OwCommandList } from "#components/command-list.ts";
import "#components/outcome-card.ts";
import type { OwOutcomeCard } from "#components/outcome-card.ts";
import { markOwnWords } from "#components/places.ts";
import { OwTextField } from "#components/text-field.ts";
import { outcome, plan, sections, writing } from "#src/plan/build.ts";
import { setSpeaker } from "#src/document/commands.ts";
import { axeFindings, clear, editingOf, planIn, show, until } from "./fixture.ts";
import { template } from "./template.ts";

const dancing = plan([
  outcome(
    { ...writing("I want to dance again."), marks: [{ kind: "own", from: 10, to: 15 }] },
    sections({ individual: writing("She said: I was quick.", "worker") }),
  ),
]);

afterEach(clear);

describe("the resident's own words on a plan", () => {
  it("are shown the same way in an editor and in a field that is only read, and are accessible", async () => {
    const editing = editingOf(dancing, template);
    const card = await show<OwOutcomeCard>(html`
      <ow-outcome-card .editing=${editing} .plan=${dancing} .outcome=${dancing.outcomes[0]}></ow-outcome-card>
    `);
    const own = () => card.querySelector<HTMLElement>(".own-words")!;
    const field = own().closest("ow-text-field")!;
    const read = own().outerHTML.replaceAll(/<!--.*?-->/g, "");
    await field.mount();
    expect(own().outerHTML).to.equal(read);
    expect(own().textContent).to.equal("dance");
    expect(await axeFindings(card)).to.deep.equal([]);
  });

  it("are marked from the list of commands, which gives the focus back to the field", async () => {
    const editing = editingOf(dancing, template);
    const { writing: texts } = dancing.outcomes[0]!;
    const said: string[] = [];
    const commands = [{ label: "Own words", key: "", act: () => void said.push(markOwnWords()) }];
    const both = await show<HTMLElement>(html`
      <div>
        <ow-text-field
          .editing=${editing}
          entity="o1"
          name="individual"
          label="Strengths"
          .writing=${texts["individual"]}
        ></ow-text-field>
        <ow-command-list .commands=${commands}></ow-command-list>
      </div>
    `);
    const field = both.querySelector<OwTextField>("ow-text-field")!;
    const list = both.querySelector<OwCommandList>("ow-command-list")!;
    const choose = () => {
      list.open();
      list.querySelector<HTMLElement>(".command-items button")!.click();
    };
    choose();
    expect(said).to.deep.equal(["Put the caret into some words first, or select them."]);
    await field.mount();
    field.select(10, 21);
    choose();
    expect(said.at(-1)).to.equal("");
    expect(planIn(editing).outcomes[0]!.writing["individual"]!.marks).to.deep.equal([
      { kind: "own", from: 10, to: 21 },
    ]);
  });

  it("of an advocate can be written by the advocate where nothing else can, while they are theirs", async () => {
    const theirs = plan([
      outcome(
        writing("She wants to dance.", "advocate"),
        sections({ individual: writing("She was quick.", "family") }),
      ),
    ]);
    const editing = { ...editingOf(theirs, template), editable: false, lane: "advocate" as const };
    const card = await show<OwOutcomeCard>(html`
      <ow-outcome-card .editing=${editing} .plan=${theirs} .outcome=${theirs.outcomes[0]}></ow-outcome-card>
    `);
    const field = (name: string) =>
      [...card.querySelectorAll<OwTextField>("ow-text-field")].find((it) => it.name === name)!;
    const canWrite = async (name: string) => {
      await field(name).mount();
      return field(name).querySelector("[contenteditable]")?.getAttribute("contenteditable");
    };
    expect(await canWrite("voice")).to.equal("true");
    expect(await canWrite("individual")).to.equal("false");
    setSpeaker(editing.ydoc, "o1", "voice", { kind: "worker", person: null });
    field("voice").writing = { ...field("voice").writing };
    await field("voice").updateComplete;
    await until(
      "it can only be read",
      () => !field("voice").querySelector("[contenteditable=true]"),
    );
    expect(await canWrite("voice")).to.equal("false");
  });
});
