import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import fc from "fast-check";
import { COPY_KINDS } from "#src/export/copy.ts";
import { exportWord } from "#src/export/word.ts";
import { compareReturned } from "#src/import/returned-copy.ts";
import { readWord } from "#src/import/word-file.ts";
import type { Returned, Words } from "#src/plan/suggestion.ts";
import { asked, sample } from "#test/src/export/sample.ts";
import { edit, fileOf, type Parts, partsOf } from "./word-edits.ts";

const { plan, template } = sample("care-act-rosa");
const copies: Parts[] = [];

before(async () => {
  for (const copy of COPY_KINDS)
    copies.push(partsOf(await exportWord(plan, template, { ...asked, copy })));
});

const PARAGRAPHS = /<w:p>(?:(?!<w:p>).)*?<\/w:p>/gs;

/** Something that somebody did to one paragraph; `at` is taken as far as there are paragraphs. */
const deed = fc.record({
  at: fc.nat(400),
  what: fc.constantFrom("type", "replace", "remove", "twice", "swap", "heading", "bold"),
  mark: fc.stringMatching(/^[a-z]{8}$/),
});
type Deed = { at: number; what: string; mark: string };

function act(parts: Parts, { at, what, mark }: Deed) {
  edit(parts, (xml) => {
    const all = [...xml.matchAll(PARAGRAPHS)];
    const here = all[at % all.length];
    const next = all[(at + 1) % all.length];
    if (!here || !next) return xml;
    const run = `<w:r><w:t>zz${mark}</w:t></w:r>`;
    const fresh: Record<string, string> = {
      type: here[0].replace("</w:p>", `${run}</w:p>`),
      replace: `<w:p>${run}</w:p>`,
      remove: "",
      twice: here[0] + here[0],
      swap: next[0] + here[0],
      heading: `<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr>${run}</w:p>${here[0]}`,
      bold: `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>zz${mark}</w:t></w:r></w:p>${here[0]}`,
    };
    // A cell needs a paragraph, and a bookmark both its ends.
    const isSafe = what === "type" || !here[0].includes("bookmark");
    const text = isSafe ? (fresh[what] ?? here[0]) : here[0];
    return xml.slice(0, here.index) + text + xml.slice(here.index + here[0].length);
  });
}

/** All that a person is shown of what came back. */
function shown({ suggestions, tray, comments }: Returned): string {
  const words = (it: Words) => it.text;
  const suggested = suggestions.map((it) => {
    if (it.kind === "remove") return "";
    if (it.kind === "words") return words(it.new);
    if (it.kind === "fact") return it.new;
    if (it.thing.kind === "action") return `${words(it.new)} ${it.thing.facts.said}`;
    if (it.thing.kind === "marker") return words(it.new);
    const { writing, markers, actions } = it.thing.parts;
    const said = actions.map((one) => `${words(one.words)} ${one.facts.said}`);
    return [...Object.values(writing).map(words), ...markers.map(words), ...said].join(" ");
  });
  return [...suggested, ...tray.map((it) => it.text), ...comments.map((it) => it.text)].join(" ");
}

describe("a word that somebody typed into a copy", () => {
  it("is never lost, whatever was done around it", () => {
    fc.assert(
      fc.property(fc.nat(3), fc.array(deed, { minLength: 1, maxLength: 8 }), (kind, deeds) => {
        const parts: Parts = new Map(copies[kind]);
        for (const it of deeds) act(parts, it);
        const file = readWord(fileOf(parts));
        const returned = compareReturned(file, plan, [], template);
        const all = shown(returned);
        const typed = file.blocks.flatMap((it) => it.text.match(/zz[a-z]{8}/g) ?? []);
        for (const it of typed) assert.ok(all.includes(it), `${it} is lost`);
      }),
      { numRuns: 150 },
    );
  });

  it("is in a suggestion or set aside, with all other words of the file in the plan or ours", () => {
    fc.assert(
      fc.property(fc.nat(3), fc.array(deed, { minLength: 1, maxLength: 6 }), (kind, deeds) => {
        const parts: Parts = new Map(copies[kind]);
        const untouched = readWord(fileOf(parts)).blocks.map((it) => it.text);
        for (const it of deeds) act(parts, it);
        const file = readWord(fileOf(parts));
        const known = ` ${untouched.join(" ")} ${shown(compareReturned(file, plan, [], template))} `;
        const words = new Set(known.match(/[\p{L}\p{N}]+/gu));
        for (const { text } of file.blocks)
          for (const it of text.match(/[\p{L}\p{N}]+/gu) ?? []) assert.ok(words.has(it), it);
      }),
      { numRuns: 50 },
    );
  });
});
