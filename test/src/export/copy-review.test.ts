import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Block, Change, Line } from "#src/export/copy.ts";
import { changesBetween } from "#src/export/copy-changes.ts";
import { copyOf } from "#src/export/copy-model.ts";
import { noWriting, type Plan } from "#src/plan/plan.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import { somebody } from "#test/src/document/somebody-edits.ts";
import { changed } from "./changed.ts";
import { asked, sample } from "./sample.ts";

const { template } = sample("care-act-rosa");
const { was, is } = changed();

const review = (plan: Plan, baseline: Plan | null, tracked = false) =>
  copyOf(plan, template, { ...asked, copy: "review", baseline, tracked }).blocks;
const textOf = (line: Line) => line.runs.map((it) => it.text).join("");
const linesIn = (blocks: readonly Block[]) =>
  blocks.flatMap((it): string[] => {
    if (it.kind === "heading") return [it.text];
    if (it.kind === "table") return it.rows.flat(2).map(textOf);
    return it.kind === "line" ? [textOf(it)] : [];
  });
const struckIn = (blocks: readonly Block[]) =>
  blocks
    .flatMap((it) => (it.kind === "line" ? [it] : it.kind === "table" ? it.rows.flat(2) : []))
    .flatMap((it) => it.runs.filter((run) => run.struck).map((run) => run.text));

describe("the review copy on paper", () => {
  const shown = linesIn(review(is, was));
  const has = (start: string) => shown.some((it) => it.startsWith(start));

  it("puts the old wording, struck, over the new, and says which is which", () => {
    const at = shown.findIndex((it) => it.startsWith("Old wording: I want to sing"));
    assert.match(shown[at + 1] ?? "", /^New wording: I really do wish to sing/);
    assert.ok(struckIn(review(is, was)).some((it) => it.startsWith("I want to sing")));
  });

  it("says in words of every part, action, person and line that it came or went", () => {
    for (const start of [
      "Added: Outcome 3",
      "Taken out: Outcome 3",
      "Outcome 1 (was: Outcome 2)",
      "Added: And one more line.",
      "Added: Zed Okoro",
      "Added: 4. ",
      "Taken out: 2. ",
      "New wording: Call after lunch.",
      "Was: 16 May 2030",
      "Now: 2 January 2031",
      "Was: To do",
      "New wording: We look at the whole plan together on 9 September 2031.",
    ])
      assert.ok(has(start), `${start}\n${shown.join("\n")}`);
  });

  it("says nothing of an action that only has another number", () => {
    assert.ok(shown.some((it) => it.startsWith("3. Priya will ask")));
    assert.ok(!has("Was: 4. Priya"));
  });

  it("has no change that Word would accept or reject", () => {
    assert.ok(!JSON.stringify(review(is, was)).includes('"change"'));
  });

  it("says so where nothing has changed, and strikes nothing", () => {
    const same = review(was, was);
    assert.ok(linesIn(same).some((it) => it.endsWith("It says the same today.")));
    assert.ok(!linesIn(same).some((it) => /^(Old|New|Was|Now|Added|Taken)\b.*:/.test(it)));
  });

  it("says so where nobody has agreed yet or that is not at hand, and shows the plan as it is", () => {
    const alone = linesIn(review({ ...is, signatures: [] }, null));
    assert.ok(alone.some((it) => it.startsWith("Not compared. Nobody has signed this plan yet")));
    const signed = { person: "resident", as: "signature" as const, witness: null, authority: "" };
    const signatures = [{ ...signed, id: "signed", on: "2030-03-01" }];
    const agreed = linesIn(review({ ...is, signatures }, null));
    assert.ok(agreed.some((it) => it.startsWith("Not compared. The wording that was agreed")));
    const blocks = review(is, null);
    assert.ok(
      !linesIn(blocks).some((it) => /^(Old|New) wording:|^(Was|Now|Added|Taken out):/.test(it)),
    );
    assert.ok(!JSON.stringify(blocks).includes('"change"'));
    const plain = linesIn(copyOf(is, template, asked).blocks.slice(1));
    assert.deepEqual(
      plain.filter((it) => !alone.includes(it)),
      [],
    );
  });

  it("names the day on which the old wording was signed", () => {
    const signed = { person: "resident", as: "signature" as const, witness: null, authority: "" };
    const signatures = ["2030-03-01", "2030-02-01"].map((on) => ({ ...signed, id: on, on }));
    const shown = linesIn(review(is, { ...was, signatures }));
    assert.ok(shown.some((it) => it.startsWith("Compared with the plan signed on 1 March 2030.")));
  });

  it("leaves room to write down this review and to sign", () => {
    const blocks = review(is, was);
    const table = blocks.find((it) => it.kind === "table" && it.title === "This review");
    assert.ok(table?.kind === "table");
    assert.ok(table.rows.every((row) => row[1]?.every((it) => it.tone === "write")));
    assert.ok(blocks.some((it) => it.kind === "signature"));
  });
});

describe("changesBetween", () => {
  it("gives the old words without what came and the new without what went", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 40 }), (seed, times) => {
        const { ydoc, edit } = somebody(is, seed);
        edit(10);
        const old = readPlan(ydoc);
        edit(times);
        bothComeBack(old, readPlan(ydoc));
      }),
      { numRuns: 150 },
    );
    bothComeBack(was, is);
    bothComeBack(is, was);
  });

  it("keeps what came apart from what went when all is other", () => {
    const other = (text: string) => ({
      ...was,
      outcomes: [],
      writing: { talking: { ...noWriting(), text } },
    });
    bothComeBack(other("one\ntwo\nthree"), other("four\nfive"));
    bothComeBack(other("same ".repeat(40)), other(`${"same ".repeat(40)}but more`));
  });
});

function bothComeBack(old: Plan, now: Plan): void {
  const copy = (plan: Plan) => copyOf(plan, template, asked);
  const merged = changesBetween(copy(old), copy(now), { isMovedBack: true });
  assert.deepEqual(wordsIn(without(merged, "removed")), wordsIn(parts(now)));
  assert.deepEqual(wordsIn(without(merged, "added")), wordsIn(parts(old)));

  function parts(plan: Plan): Block[] {
    const { blocks } = copy(plan);
    const first = blocks.findIndex((it, at) => at > 0 && it.kind === "heading");
    return blocks.slice(first);
  }
}

/** What is left when a change is undone or made good. */
function without(blocks: readonly Block[], change: Change): Block[] {
  const line = (it: Line): Line => ({
    ...it,
    runs: it.runs.filter((run) => run.change !== change),
  });
  return blocks.flatMap((it): Block[] => {
    if ("change" in it && it.change === change) return [];
    if (it.kind === "heading")
      return [{ ...it, text: change === "added" ? (it.was ?? it.text) : it.text }];
    if (it.kind === "line") return [line(it)];
    if (it.kind !== "table") return [];
    const rows = it.rows.map((row) =>
      row.map((cell) => cell.filter((one) => one.change !== change).map(line)),
    );
    const left = rows.filter((row) => row.some((cell) => cell.length > 0));
    return left.length === 0 ? [] : [{ ...it, rows: left }];
  });
}

function wordsIn(blocks: readonly Block[]): string[] {
  return linesIn(blocks).filter((it) => it !== "");
}
