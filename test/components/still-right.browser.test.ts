import { expect } from "chai";
import { html } from "lit";
import "#components/record-elements.ts";
import { stillRight } from "#components/record-part.ts";
import { today } from "#src/browser/today.ts";
import { addReview } from "#src/document/record-commands.ts";
import { outcome, plan } from "#src/plan/build.ts";
import { printsOfPlan } from "#src/plan/prints-of-plan.ts";
import { axeFindings, clear, editingOf, planIn, show, until } from "./fixture.ts";
import { template } from "./template.ts";

afterEach(clear);

describe("<ow-still-right>", () => {
  it("confirms in today's review what nobody has changed since", async () => {
    const editing = editingOf(plan([outcome("I want to sing.")]), template);
    const of = () => planIn(editing).outcomes[0]!;
    const markup = () => {
      const writing = of().writing["voice"]!;
      return html`<div>
        ${stillRight(editing, planIn(editing), of().id, "voice", writing, "What I want")}
      </div>`;
    };
    let element = await show<HTMLElement>(markup());
    expect(element.querySelector("button")).to.equal(null);
    const prints = printsOfPlan(planIn(editing));
    addReview(editing.ydoc, { on: today(), kind: "formal", prints }, editing.who);
    element = await show(markup());
    await until("the button is there", () => element.querySelector("button") !== null);
    element.querySelector("button")!.click();
    expect(planIn(editing).reviews[0]!.stillRight).to.deep.equal([`${of().id}/voice`]);
    element = await show(markup());
    await until(
      "it is pressed",
      () => element.querySelector("button")?.getAttribute("aria-pressed") === "true",
    );
    expect(await axeFindings(element)).to.deep.equal([]);
    editing.ydoc.getText(`t:${of().id}:voice`).insert(0, "On Mondays ");
    element = await show(markup());
    await until("the button is gone", () => element.querySelector("button") === null);
  });
});
