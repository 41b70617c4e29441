import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import { copyStates } from "./support/copy-states.ts";
import { eventually } from "./support/eventually.ts";
import { faultsOf, showAs, views } from "./support/look.ts";
import { questionStates } from "./support/question-states.ts";
import { qualityStates } from "./support/quality-states.ts";
import { recordStates } from "./support/record-states.ts";
import { startServer } from "./support/running-server.ts";
import { homeStates, openExample, openList, planStates, type State } from "./support/states.ts";
import { visit } from "./support/visitor.ts";

/** One state after the other on a server of its own; tells all faults at the end. */
async function lookAtAll(t: TestContext, states: readonly State[]) {
  const faults = new Map<string, string[]>();
  let looks = 0;
  for (const state of states) {
    await t.test(state.name, async (part) => {
      const server = await startServer(part, state.settings);
      const { page } = await visit(part, server.address, {
        name: "Priya Nair",
        losesServer: state.losesServer ?? false,
      });
      await state.arrange(page, server);
      for (const view of views) {
        if (state.widths && !state.widths(view.width)) continue;
        await showAs(page, view);
        looks += 1;
        for (const it of await faultsOf(page))
          faults.set(it, [...(faults.get(it) ?? []), view.name]);
      }
      const found = [...faults].map(([fault, where]) => `${fault} [${where.join("; ")}]`);
      faults.clear();
      assert.deepEqual(found, []);
    });
  }
  t.diagnostic(
    `${states.length} states, ${looks} looks: ${states.map((it) => it.name).join(", ")}`,
  );
}

test("the list of plans and what opens over it is accessible in every state and view", async (t) => {
  await lookAtAll(t, homeStates);
});

test("a plan and what opens over it is accessible in every state and view", async (t) => {
  await lookAtAll(t, planStates);
});

test("what is on record of a plan is accessible in every state and view", async (t) => {
  await lookAtAll(t, recordStates);
});

test("what asks for a copy, and copies themselves, are accessible in every state and view", async (t) => {
  await lookAtAll(t, copyStates);
});

test("what is asked of a plan, and the help about it, is accessible in every state and view", async (t) => {
  await lookAtAll(t, questionStates);
});

test("the quality lead's pages, and the review of a plan, are accessible in every state and view", async (t) => {
  await lookAtAll(t, qualityStates);
});

test("the focus can be seen on every stop of the Tab key, and Tab leaves the page at its end", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address);
  for (const arrange of [openList, openExample]) {
    await arrange(page, server);
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
    const unseen: string[] = [];
    let stops = 0;
    for (; stops < 600; stops++) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const it = document.activeElement;
        if (!it || it === document.body) return null;
        // The ring may be drawn around the whole label or card.
        const rings = [getComputedStyle(it)];
        const around = it.closest("label, .choice, .plan-card");
        if (around) rings.push(getComputedStyle(around));
        const seen = rings.some(
          ({ outlineStyle, outlineWidth }) =>
            outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
        );
        return { seen, html: it.outerHTML.slice(0, 120) };
      });
      if (!stop) break;
      if (!stop.seen) unseen.push(stop.html);
    }
    assert.deepEqual(unseen, []);
    assert.ok(stops > 5 && stops < 600, `${stops} stops`);
  }
  await eventually(() => page.evaluate(() => document.activeElement?.localName), "body");
});

test("no two controls of a part of the plan have the same name", async (t) => {
  const server = await startServer(t);
  const { page } = await visit(t, server.address);
  await openExample(page);
  await eventually(() => page.locator(".outcome.waiting").count(), 0);
  const snapshot = await page.locator("body").ariaSnapshot();
  assert.deepEqual(sameNames(snapshot), []);
});

/** Controls of one region with the same role and name, from Playwright's picture of the page. */
function sameNames(snapshot: string): string[] {
  const regions: { depth: number; name: string; seen: Map<string, number> }[] = [
    { depth: -1, name: "page", seen: new Map() },
  ];
  const twice: string[] = [];
  for (const line of snapshot.split("\n")) {
    const depth = line.search(/\S/);
    const words = line.trim().replace(/^- '?/, "");
    while (regions.length > 1 && depth <= regions.at(-1)!.depth) regions.pop();
    if (/^(region|complementary|banner|main|search|dialog)\b/.test(words))
      regions.push({ depth, name: words, seen: new Map() });
    const control = /^(button|textbox|combobox|checkbox|link|spinbutton)( "[^"]*")?/.exec(
      words,
    )?.[0];
    if (!control) continue;
    const { seen, name } = regions.at(-1)!;
    seen.set(control, (seen.get(control) ?? 0) + 1);
    if (seen.get(control) === 2) twice.push(`${name} has two: ${control}`);
    if (!control.includes('"')) twice.push(`${name} has a control without a name: ${words}`);
  }
  return twice;
}
