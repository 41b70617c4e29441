import { expect } from "chai";
import { html } from "lit";
import "#components/rules-page.ts";
import type { OwRulesPage } from "#components/rules-page.ts";
import { helpOf } from "#src/lint/help/help-of.ts";
import { all } from "#src/lint/rules/index.ts";
import { axeFindings, clear, enter, show } from "./fixture.ts";

afterEach(clear);

const words = (element: Element) => element.textContent!.replaceAll(/\s+/g, " ");
const pageOf = (rule = "") =>
  show<OwRulesPage>(html`<ow-rules-page .rule=${rule}></ow-rules-page>`);

describe("<ow-rules-page>", () => {
  it("lists every rule once, with why, and leads to each", async () => {
    const page = await pageOf();
    const links = [...page.querySelectorAll<HTMLAnchorElement>(".rule-list a")];
    expect(links.map((it) => it.pathname).sort()).to.deep.equal(
      all.map((it) => `/help/rules/${it.name}`).sort(),
    );
    for (const { name } of all) expect(words(page)).to.contain(helpOf(name).why);
    expect(words(page)).not.to.match(/[{}]|undefined/);
    expect(await axeFindings(page)).to.deep.equal([]);
  });

  it("says how much a rule matters under the pack that is chosen", async () => {
    const page = await pageOf("action-has-owner");
    expect(words(page)).to.contain("to be settled before the plan is finished");
    const select = page.querySelector("select")!;
    const other = await pageOf("need-has-outcome");
    const told = new Set<string>();
    for (const { value } of select.options) {
      enter(other.querySelector("select")!, value);
      await other.updateComplete;
      told.add(words(other.querySelector(".rule-loudness")!));
    }
    expect(told.size).to.be.greaterThan(1);
  });

  it("tells of each rule what it asks about, what does well and what it passes over", async () => {
    for (const { name } of all) {
      const page = await pageOf(name);
      for (const heading of ["What it asks", "It asks about this"])
        expect(words(page), name).to.contain(heading);
      expect(words(page), name).not.to.match(/[{}]|undefined|null/);
    }
  });

  it("marks the words that are pointed at, for the eye and in words", async () => {
    const page = await pageOf("no-ongoing-marker");
    const mark = page.querySelector("mark")!;
    expect(words(page)).to.contain(`(asks about “${mark.textContent}”)`);
    expect(await axeFindings(page)).to.deep.equal([]);
  });

  it("shows all rules where a rule is gone", async () => {
    expect(words(await pageOf("gone-long-ago"))).to.contain("no question of this name any more");
  });
});
