import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import type { Remark } from "#src/export/copy.ts";
import { checkWord } from "#src/export/check-word.ts";
import { remarksOf } from "#src/export/remarks.ts";
import { exportWord } from "#src/export/word.ts";
import { throughPandoc } from "#test/support/readers.ts";
import { validateBytes } from "#test/validate-word.ts";
import { asked, sample, sampleNames } from "./sample.ts";

const { plan, template } = sample("care-act-rosa");
const say = (tag: string, about: string, words: string): Remark => ({
  tag,
  about,
  words,
  who: "Ownwords",
});
const remarks = [
  say("choir.voice", "St Brannoc's", "When is the concert?"),
  say("choir.voice", "Brannoc's again", "How often?"),
  say("choir.actions", "practise standing", "Who counts the minutes?"),
  say("choir.markers", "not a word of it", "Is there a sooner sign?"),
  say("choir.nowhere", "", "Is this about the outcome?"),
  say("plan.people", "", "Who else matters?"),
  say("elsewhere", "", "Is anything missing?"),
];
const parts = async (file: Uint8Array) => {
  const files = unzipSync(file);
  return (name: string) => strFromU8(files[name] ?? new Uint8Array());
};

describe("remarks in a working copy", () => {
  const file = exportWord(plan, template, { ...asked, findings: remarks });

  it("make a valid file in which nothing is repaired, the same twice", async () => {
    assert.deepEqual((await validateBytes(await file)).errors, []);
    assert.deepEqual(checkWord(await file), []);
    const again = await exportWord(plan, template, { ...asked, findings: remarks });
    assert.equal(Buffer.compare(await file, again), 0);
  });

  it("stand on the words they are about, else on a heading", async () => {
    const on = await commentedIn(await file);
    assert.deepEqual(on, [
      ["Is anything missing?", "Rosa Adeyemi's support plan"],
      ["Is this about the outcome?", "Outcome 1"],
      ["When is the concert?", "St Brannoc's"],
      ["How often?", "Brannoc's again"],
      ["Is there a sooner sign?", "Progress: how I will know it is working"],
      ["Who counts the minutes?", "practise standing"],
      ["Who else matters?", "People in this plan"],
    ]);
  });

  it("are by Ownwords, on the day of the copy", async () => {
    const comments = (await parts(await file))("word/comments.xml");
    assert.equal(comments.match(/w:author="Ownwords"/g)?.length, remarks.length);
    assert.equal(comments.match(/w:date="2030-05-01T00:00:00/g)?.length, remarks.length);
  });

  it("are in no copy for anybody else, and leave no part behind where there are none", async () => {
    for (const copy of ["resident", "provider", "review", "practitioner"] as const) {
      const findings = copy === "practitioner" ? [] : remarks;
      const made = unzipSync(await exportWord(plan, template, { ...asked, copy, findings }));
      assert.ok(!Object.keys(made).some((it) => it.includes("comments")), copy);
      assert.ok(!strFromU8(made["word/document.xml"]!).includes("comment"), copy);
    }
  });
});

describe("remarksOf", () => {
  it("finds the part of a copy and the words that a question is about", () => {
    const [choir] = plan.outcomes;
    const place = (entity: string, key: string, from = 0, to = 0) => ({
      place: { entity, key, from, to },
      question: "Why?",
    });
    const asks = [
      place("choir", "voice", 2, 6),
      place(choir!.actions[0]!.id, "text", 0, 6),
      place(choir!.actions[0]!.id, "owner"),
      place(choir!.markers[0]!.id, "text", 0, 6),
      place("choir", "timeframe-note", 4, 11),
      place("temi", "relation"),
      place("plan", "about", 0, 8),
      { ...place("plan", "about"), question: "" },
    ];
    assert.deepEqual(
      remarksOf(plan, template, asks).map((it) => [it.tag, it.about]),
      [
        ["choir.voice", "want"],
        ["choir.actions", "I will"],
        ["choir.actions", ""],
        ["choir.markers", "I stay"],
        ["choir.timeframe", "concert"],
        ["plan.people", ""],
        ["plan.about", "I cooked"],
      ],
    );
  });
});

describe("the copy to edit", () => {
  it("is valid and sound whatever is in the plan, the same twice", async () => {
    for (const name of sampleNames) {
      const one = sample(name);
      const options = { ...asked, editing: true };
      const file = await exportWord(one.plan, one.template, options);
      assert.deepEqual(checkWord(file), [], name);
      assert.deepEqual((await validateBytes(file)).errors, [], name);
      const again = await exportWord(one.plan, one.template, options);
      assert.equal(Buffer.compare(file, again), 0, name);
    }
  });

  it("records changes, and keeps every part with words in a control that names it", async () => {
    const part = await parts(await exportWord(plan, template, { ...asked, editing: true }));
    assert.match(part("word/settings.xml"), /<w:trackRevisions\/>/);
    assert.match(part("word/settings.xml"), /<w:documentProtection w:edit="trackedChanges"/);
    const body = part("word/document.xml");
    const tags = [...body.matchAll(/<w:tag w:val="([^"]*)"/g)].map((it) => it[1]);
    for (const tag of ["plan.about", "choir.voice", "choir.timeframe", "choir.markers"])
      assert.equal(tags.filter((it) => it === tag).length, 1, tag);
    assert.ok(!tags.includes("choir.actions"), "a table is in no control");
    const controls = [...body.matchAll(/<w:sdt>.*?<\/w:sdt>/gs)].map((it) => it[0]);
    assert.ok(controls.every((it) => it.includes('<w:lock w:val="sdtLocked"/>')));
    assert.ok(controls.every((it) => !it.includes("<w:tbl>")));
    const voice = controls.find((it) => it.includes('w:val="choir.voice"'));
    assert.match(voice ?? "", /I want to sing/);
  });

  it("is made of a working copy alone", async () => {
    for (const copy of ["resident", "provider", "review"] as const) {
      const part = await parts(await exportWord(plan, template, { ...asked, copy, editing: true }));
      assert.doesNotMatch(part("word/document.xml"), /<w:sdt>/);
      assert.doesNotMatch(part("word/settings.xml"), /documentProtection|trackRevisions/);
    }
  });
});

type Inline = { t: string; c?: unknown };

/** Each comment with the words that it stands on, as pandoc reads them, in their order. */
async function commentedIn(file: Uint8Array): Promise<string[][]> {
  const found: string[][] = [];
  const open = new Map<string, string[]>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    const { t, c } = node as Inline;
    if (t === "Str") for (const it of open.values()) it[1] += c as string;
    if (t === "Space") for (const it of open.values()) it[1] += " ";
    if (t === "Span") {
      const [[, [kind], attributes], inside] = c as [[string, string[], string[][]], unknown];
      const id = attributes.find(([key]) => key === "id")?.[1] ?? "";
      if (kind === "comment-start") {
        const mark = [plainOf(inside), ""];
        found.push(mark);
        open.set(id, mark);
        return;
      }
      if (kind === "comment-end") open.delete(id);
    }
    if ("c" in node) visit(c);
    else Object.values(node).forEach(visit);
  };
  visit(JSON.parse(await throughPandoc(file, "json", "all")));
  return found.map((it) => it.map((one) => one.trim()));
}

function plainOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(plainOf).join("");
  if (typeof node !== "object" || node === null) return "";
  const { t, c } = node as Inline;
  if (t === "Str") return c as string;
  return t === "Space" ? " " : plainOf(c ?? []);
}
