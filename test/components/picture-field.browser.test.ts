import { expect } from "chai";
import { html } from "lit";
import "#components/record-elements.ts";
import type { OwPictureField } from "#components/picture-field.ts";
import type { OwRecordThing } from "#components/record-thing.ts";
import type { ListedPicture } from "#src/api/pictures.ts";
import { outcome, plan } from "#src/plan/build.ts";
import { axeFindings, clear, editingOf, enter, planIn, show, until } from "./fixture.ts";
import { template } from "./template.ts";

afterEach(clear);

const listed = (name: string, alt: string): ListedPicture => ({
  name,
  alt,
  address: `/templates/pictures/${name}.png`,
});

const PICTURES = [
  listed("home", "A house with a yellow door"),
  listed("music", "Two music notes"),
  listed("travel", "A bus"),
];

/** The picture of the one outcome of a plan, drawn again at every change. */
async function fieldOf(ask = () => Promise.resolve<readonly ListedPicture[]>(PICTURES)) {
  const editing = { ...editingOf(plan([outcome("I want to sing.")]), template), pictures: ask };
  const thing = await show<OwRecordThing>(html`<ow-record-thing
    open
    about="Outcome 1"
    .editing=${editing}
    .plan=${planIn(editing)}
    .thing=${planIn(editing).outcomes[0]!}
  ></ow-record-thing>`);
  editing.ydoc.on("afterTransaction", () => (thing.thing = planIn(editing).outcomes[0]!));
  const field = thing.querySelector<OwPictureField>("ow-picture-field")!;
  await field.updateComplete;
  const button = field.querySelector<HTMLButtonElement>(".picture-now")!;
  const open = async () => {
    button.click();
    await until("the pictures are shown", () => field.querySelector(".pictures") !== null);
  };
  const choices = () =>
    [...field.querySelectorAll(".picture-choice")].map((it) =>
      it.textContent.replace(/\s+/g, " ").trim(),
    );
  const radio = (at: number) =>
    field.querySelectorAll<HTMLInputElement>(".picture-choice input").item(at);
  return { editing, field, button, open, choices, radio };
}

describe("<ow-picture-field>", () => {
  it("chooses nothing by itself and says so", async () => {
    const { editing, button, open, radio } = await fieldOf();
    expect(button.textContent.trim()).to.equal("Choose a picture");
    await open();
    expect(radio(0).checked).to.equal(true);
    expect(planIn(editing).outcomes[0]!.picture).to.equal("");
  });

  it("offers every picture by its name and by what it shows", async () => {
    const { open, choices } = await fieldOf();
    await open();
    expect(choices()).to.deep.equal([
      "No picture",
      "home: A house with a yellow door",
      "music: Two music notes",
      "travel: A bus",
    ]);
  });

  it("keeps the picture that is chosen, and takes it away again", async () => {
    const { editing, field, button, open, radio } = await fieldOf();
    await open();
    radio(2).click();
    expect(planIn(editing).outcomes[0]!.picture).to.equal("music");
    await until("it is shown", () => button.querySelector("img") !== null);
    await field.updateComplete;
    expect(button.textContent.trim()).to.equal("music");
    radio(0).click();
    expect(planIn(editing).outcomes[0]!.picture).to.equal("");
  });

  it("finds a picture by a word of what it shows", async () => {
    const { field, open, choices } = await fieldOf();
    await open();
    enter(field.querySelector<HTMLInputElement>("input[type=search]")!, "BUS");
    await field.updateComplete;
    expect(choices()).to.deep.equal(["No picture", "travel: A bus"]);
    expect(field.querySelector("[role=status]")!.textContent.trim()).to.equal("1 of 3 pictures");
  });

  it("closes with Escape and goes back to where it was opened", async () => {
    const { field, button, open, radio } = await fieldOf();
    await open();
    radio(1).focus();
    radio(1).dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await field.updateComplete;
    expect(field.querySelector(".pictures")).to.equal(null);
    expect(document.activeElement).to.equal(button);
    expect(button.ariaExpanded).to.equal("false");
  });

  it("says when there are no pictures to be had, and asks again", async () => {
    let isHere = false;
    const { field, button, open } = await fieldOf(() =>
      isHere ? Promise.resolve(PICTURES) : Promise.reject(new Error("The server is away.")),
    );
    button.click();
    const said = () => field.querySelector("[role=status]")?.textContent.trim() ?? "";
    await until("it is said", () => said().includes("The server is away."));
    isHere = true;
    button.click();
    await field.updateComplete;
    await open();
  });

  it("says that a chosen picture is not here any more", async () => {
    const editing = editingOf(plan([outcome("I want to sing.")]), template);
    const field = await show<OwPictureField>(html`<ow-picture-field
      value="our old house"
      .ask=${() => Promise.resolve(PICTURES)}
      ?disabled=${!editing.editable}
    ></ow-picture-field>`);
    await until("it is known", () => field.textContent.includes("not here any more"));
  });

  it("is accessible, open and closed", async () => {
    const { field, open } = await fieldOf();
    expect(await axeFindings(field)).to.deep.equal([]);
    await open();
    expect(await axeFindings(field)).to.deep.equal([]);
  });
});
