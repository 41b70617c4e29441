import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Copy, Line } from "#src/export/copy.ts";
import { copyOf } from "#src/export/copy-model.ts";
import { copyMarkup } from "#src/export/copy-markup.ts";
import { COPY_KINDS, defaultCopyOptions } from "#src/export/copy.ts";
import { type Element, htmlOf, type Markup } from "#src/export/markup.ts";
import { exportWord } from "#src/export/word.ts";
import { writeHtml } from "#src/export/write-html.ts";
import { line } from "#src/export/writing-lines.ts";
import { everythingIn, marked } from "./marked-plan.ts";
import { sample, sampleNames } from "./sample.ts";

const nowhere = () => undefined;
const made = { version: "3", exportedOn: "2030-05-01" };

for (const name of sampleNames)
  for (const kind of COPY_KINDS)
    describe(`the web page of ${name} for ${kind}`, () => {
      const { plan, template } = sample(name);
      const options = { ...defaultCopyOptions(plan, kind, made), largePrint: kind === "resident" };
      const copy = copyOf(plan, template, options);
      const page = writeHtml(copy, nowhere);

      it("holds every word of the copy, in order", () => {
        assert.deepEqual(wordsOf(textOf(copyMarkup(copy, nowhere))), wordsOf(wordsIn(copy)));
      });

      it("loads nothing and runs nothing", () => {
        assert.doesNotMatch(page, /<(script|iframe|object|embed|link|base|form)\b/i);
        assert.doesNotMatch(page, /\s(src|srcset|on\w+)=(?!"data:image\/)/i);
        assert.doesNotMatch(page, /@import|url\((?!["']?data:)/i);
        assert.match(
          page,
          /<meta http-equiv="Content-Security-Policy" content="default-src 'none';/,
        );
      });

      it("has a language, a title, one first heading, and no level left out", () => {
        assert.ok(page.includes(`<html lang="${plan.locale}">`));
        assert.match(page, /<title>[^<]+<\/title>/);
        const levels = elementsOf(copyMarkup(copy, nowhere))
          .filter((it) => /^h\d$/.test(it.tag))
          .map((it) => Number(it.tag.slice(1)));
        assert.equal(levels.filter((it) => it === 1).length, 1);
        levels.forEach((it, at) => assert.ok(it <= (levels[at - 1] ?? 0) + 1, levels.join(" ")));
      });

      it("has a heading over each column, a cell under each, and a caption", () => {
        for (const table of elementsOf(copyMarkup(copy, nowhere)).filter(
          (it) => it.tag === "table",
        )) {
          const inside = elementsOf(table);
          const count = (tag: string) => inside.filter((it) => it.tag === tag).length;
          assert.equal(count("caption"), 1);
          assert.ok(inside.every((it) => it.tag !== "th" || it.attributes["scope"] === "col"));
          assert.equal(count("td"), count("th") * (count("tr") - 1));
        }
      });
    });

for (const kind of COPY_KINDS)
  it(`withholds in the web page for ${kind} what the Word file withholds`, async () => {
    const { plan: rosa, template } = sample("care-act-rosa");
    const { plan, markers } = marked(rosa);
    const options = defaultCopyOptions(plan, kind, made);
    const word = everythingIn(await exportWord(plan, template, options));
    const page = writeHtml(copyOf(plan, template, options), nowhere);
    const leaked = [...markers].filter(([it]) => page.includes(it) && !word.includes(it));
    assert.deepEqual(leaked, []);
    assert.ok([...markers].some(([it]) => page.includes(it)));
  });

it("marks what came and what went in a review, for those who see and those who hear", () => {
  const gone = { ...line("words", "a cat"), change: "removed" as const };
  const came = { ...line("words", "a dog"), change: "added" as const };
  const html = htmlOf(copyMarkup(copyWith([gone, came]), nowhere));
  assert.match(html, /<del>a cat<\/del>.*<ins>a dog<\/ins>/);
});

it("shows words that look like markup as words", () => {
  const words = `<script>alert("1")</script> & 'so' </style>`;
  const copy = copyWith([line("words", words)]);
  assert.ok(!writeHtml({ ...copy, title: words, footer: words }, nowhere).includes("<script"));
  assert.equal(textOf(copyMarkup(copy, nowhere)), words);
});

it("keeps the words at the foot of each page inside their rule", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (footer) => {
      const page = writeHtml({ ...copyWith([]), footer }, nowhere);
      const rule = /@bottom-left \{ content: "((?:\\[0-9a-f]+ |[\p{L}\p{N} .,])*)"; width/u.exec(
        page,
      );
      assert.ok(rule, footer);
      const read = (rule[1] ?? "").replaceAll(/\\([0-9a-f]+) /g, (_all, code: string) =>
        String.fromCodePoint(Number.parseInt(code, 16)),
      );
      assert.equal(read, footer);
    }),
  );
});

it("shows a picture where its file is known, and what it shows in words", () => {
  const copy = copyWith([
    { kind: "picture", name: "music", alt: "A person who sings", stands: "above" },
  ]);
  assert.doesNotMatch(writeHtml(copy, nowhere), /<img/);
  const page = writeHtml(copy, (name) => `data:image/png;base64,${name}`);
  assert.match(page, /<img src="data:image\/png;base64,music" alt="A person who sings">/);
});

it("makes lists of items, and puts what an item is at inside it", () => {
  const item = (text: string, depth: number): Line => ({ ...line("words", text), depth });
  const html = htmlOf(
    copyMarkup(
      copyWith([
        item("a", 0),
        item("b", 1),
        item("c", 0),
        line("state", "seen"),
        line("words", "d"),
      ]),
      nowhere,
    ),
  );
  assert.match(
    html,
    /<ul><li><p[^>]*>a<\/p><ul><li><p[^>]*>b<\/p><\/li><\/ul><\/li><li><p[^>]*>c<\/p><p class="copy-state">seen<\/p><\/li><\/ul><p[^>]*>d<\/p>/,
  );
});

it("loses no line of a list, however it is nested", () => {
  const block = fc.record({
    text: fc.stringMatching(/^[a-z]{3}$/),
    depth: fc.constantFrom(null, 0, 1, 2),
    tone: fc.constantFrom("words" as const, "state" as const),
  });
  fc.assert(
    fc.property(fc.array(block, { maxLength: 12 }), (all) => {
      const lines = all.map(({ text, depth, tone }) => ({ ...line(tone, text), depth }));
      assert.equal(textOf(copyMarkup(copyWith(lines), nowhere)), all.map((it) => it.text).join(""));
    }),
  );
});

function copyWith(blocks: Copy["blocks"]): Copy {
  const { plan, template } = sample("example-plan");
  const copy = copyOf(plan, template, defaultCopyOptions(plan, "practitioner", made));
  return { ...copy, blocks, footer: "" };
}

function elementsOf(markup: Markup): Element[] {
  return typeof markup === "string" ? [] : [markup, ...markup.inside.flatMap(elementsOf)];
}

function textOf(markup: Markup): string {
  if (typeof markup === "string") return markup;
  return markup.tag === "br" ? "\n" : markup.inside.map(textOf).join("");
}

const wordsOf = (text: string) => text.replaceAll(/[\s\u0085]+/gu, "");

/** The words of a copy as its tree has them, with those that are ours about its tables and signatures. */
function wordsIn({ blocks, footer }: Copy): string {
  const wordsOfLine = ({ runs }: Line) => runs.map((it) => it.text).join("");
  const said = blocks.map((block) => {
    switch (block.kind) {
      case "heading":
        return block.text;
      case "line":
        return wordsOfLine(block);
      case "table":
        return [
          `${block.title}. ${block.description}`,
          ...block.columns.map((it) => it.heading),
          ...block.rows.flatMap((row) => row.flatMap((cell) => cell.map(wordsOfLine))),
        ].join("");
      case "picture":
      case "write-lines":
        return "";
      case "signature":
        return `${block.who}${block.isNamed ? "" : "Name"}SignedDate`;
    }
  });
  return said.join("") + footer;
}
