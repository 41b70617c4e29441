import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { Transform } from "prosemirror-transform";
import * as Y from "yjs";
import { bind, type Binding } from "#src/browser/editor/flat-sync.ts";
import { applyDelta } from "#src/document/apply-delta.ts";
import { docOf, docOfDelta, offsetOf, posOf, schema, textSize } from "#src/document/text.ts";
import { readWriting } from "#src/document/writing.ts";

const resident = { kind: "resident", person: null } as const;

const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom("\n", "\n\n", "\r", "\r\n", "a\nb", "\u200b", "😀", "\ud83d", "- ", "\uFFFC"),
);
const value = fc.oneof(
  fc.constantFrom(
    true,
    false,
    null,
    0,
    1e9,
    "",
    "li",
    "p",
    "h1",
    "https://example.org",
    "javascript:x",
  ),
  fc.dictionary(fc.string({ maxLength: 3 }), fc.integer(), { maxKeys: 2 }),
);
const attributes = fc.dictionary(
  fc.constantFrom("strong", "em", "link", "struck", "own", "kind", "depth", "later", "constructor"),
  value,
  { maxKeys: 4, noNullPrototype: true },
);
const insert = fc.record(
  {
    insert: fc.oneof(
      { weight: 6, arbitrary: words },
      fc.dictionary(fc.string({ maxLength: 3 }), value),
    ),
    attributes,
  },
  { requiredKeys: ["insert"] },
);
const delta = fc.array(insert, { maxLength: 8 });

/** A Y.Text in a document of its own. */
function textWith(content: object[]): Y.Text {
  const ytext = new Y.Doc().getText("t:plan:about");
  ytext.applyDelta(structuredClone(content));
  return ytext;
}

describe("a piece of writing as a document", () => {
  it("has a schema in which every child, mark and missing attribute is valid", () => {
    for (const type of Object.values(schema.nodes)) {
      for (const [name, spec] of Object.entries(type.spec.attrs ?? {}))
        assert.ok("default" in spec, `${type.name}.${name} has no default`);
      if (type.isText || type.isLeaf) continue;
      const children = Object.values(schema.nodes).filter((it) => type.contentMatch.matchType(it));
      for (const child of children) {
        // Where a child may come first it may come again and again, and the content may end there.
        const match = type.contentMatch.matchType(child);
        assert.ok(match?.validEnd, `${child.name} cannot end ${type.name}`);
        for (const other of children)
          assert.ok(match?.matchType(other), `${other.name} cannot follow ${child.name}`);
      }
    }
    for (const mark of Object.values(schema.marks)) {
      assert.ok(schema.nodes["line"]?.allowsMarkType(mark), `${mark.name} is not for lines`);
      for (const [name, spec] of Object.entries(mark.spec.attrs ?? {}))
        assert.ok("default" in spec, `${mark.name}.${name} has no default`);
    }
  });

  it("can be made of any delta, and is valid, with all of its words", () => {
    fc.assert(
      fc.property(delta, (content) => {
        const doc = docOfDelta(content);
        doc.check();
        const text = content.map((it) => (typeof it.insert === "string" ? it.insert : "\uFFFC"));
        const shown = doc.textBetween(0, doc.content.size, "\n", "\uFFFC");
        assert.equal(shown, text.join("").replace(/\n$/, ""));
      }),
      { numRuns: 10_000, seed: 1 },
    );
  });

  it("has one position for each offset, and the way back", () => {
    fc.assert(
      fc.property(delta, (content) => {
        const doc = docOfDelta(content);
        for (let offset = 0; offset <= textSize(doc); offset++) {
          const pos = posOf(doc, offset);
          assert.ok(doc.resolve(pos).parent.isTextblock);
          assert.equal(offsetOf(doc, pos), offset);
        }
        for (let pos = 0; pos <= doc.content.size; pos++)
          if (doc.resolve(pos).parent.isTextblock)
            assert.equal(posOf(doc, offsetOf(doc, pos)), pos);
        assert.equal(offsetOf(doc, doc.content.size), textSize(doc));
        assert.equal(posOf(doc, 1e9), doc.content.size - 1);
      }),
      { numRuns: 1000, seed: 2 },
    );
  });

  it("shows exactly what comes from elsewhere, whatever it is", () => {
    const change = fc.array(
      fc.oneof(
        insert,
        fc.record({ retain: fc.integer({ min: 1, max: 5 }), attributes }),
        fc.record({ delete: fc.integer({ min: 1, max: 5 }) }),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(delta, change, (content, changes) => {
        const ytext = textWith(content);
        const before = docOf(ytext);
        let shown: Node | null = null;
        ytext.observe((event) => {
          const tr = new Transform(before);
          applyDelta(tr, event.delta, docOf(ytext));
          shown = tr.doc;
        });
        const fitting = changes.filter((it) => !("delete" in it) || ytext.length > 40);
        ytext.applyDelta(fitting);
        if (shown) assert.deepEqual((shown as Node).toJSON(), docOf(ytext).toJSON());
      }),
      { numRuns: 2000, seed: 3 },
    );
  });

  it("reads as plain words with marks and bullets by line", () => {
    const ytext = textWith([
      { insert: "I want " },
      { insert: "tea", attributes: { strong: true } },
      { insert: "\n" },
      { insert: "milk" },
      { insert: "\n", attributes: { kind: "li", depth: 7 } },
    ]);
    assert.deepEqual(readWriting(ytext, resident), {
      text: "I want tea\nmilk",
      marks: [{ kind: "strong", from: 7, to: 10 }],
      bullets: [{ line: 1, depth: 0 }],
      speaker: resident,
    });
  });
});

describe("a local edit", () => {
  /** An editor without its view, and the changes that it makes to the text. */
  function screenOf(content: object[]) {
    const ytext = textWith(content);
    const deltas: Y.YTextEvent["delta"][] = [];
    let binding: Binding | null = null;
    const screen = {
      state: EditorState.create({ doc: docOf(ytext) }),
      dispatch(tr: EditorState["tr"]) {
        const { state, transactions } = screen.state.applyTransaction(tr);
        screen.state = state;
        binding?.write(transactions);
      },
    };
    binding = bind(ytext.doc!, ytext, screen, null);
    ytext.observe((event) => void deltas.push(event.delta));
    return { ytext, deltas, screen };
  }

  it("is written where it was made, even between equal characters", () => {
    const { deltas, screen } = screenOf([{ insert: "aaaa\n\n\n\nb" }]);
    screen.dispatch(screen.state.tr.insertText("a", 3));
    assert.deepEqual(deltas.at(-1), [{ retain: 2 }, { insert: "a" }]);
    screen.dispatch(screen.state.tr.delete(2, 3));
    assert.deepEqual(deltas.at(-1), [{ retain: 1 }, { delete: 1 }]);
    screen.dispatch(screen.state.tr.join(8));
    assert.deepEqual(deltas.at(-1), [{ retain: 5 }, { delete: 1 }]);
    screen.dispatch(screen.state.tr.split(7));
    assert.deepEqual(deltas.at(-1), [{ retain: 5 }, { insert: "\n" }]);
  });

  it("replaces a whole emoji by another that shares half of it", () => {
    const { ytext, deltas, screen } = screenOf([{ insert: "x😀y" }]);
    screen.dispatch(screen.state.tr.insertText("😁", 2, 4));
    assert.deepEqual(deltas, [[{ retain: 1 }, { delete: 2 }, { insert: "😁" }]]);
    assert.equal(ytext.toString(), "x😁y");
  });

  it("never leaves half a character in the text, and shows what it left", () => {
    const { ytext, screen } = screenOf([{ insert: "x😀y" }]);
    screen.dispatch(screen.state.tr.addMark(1, 3, schema.mark("strong")));
    assert.equal(ytext.toString(), "x😀y");
    assert.deepEqual(screen.state.doc.toJSON(), docOf(ytext).toJSON());
    screen.dispatch(screen.state.tr.insertText("\ud83d", 1));
    assert.ok(ytext.toString().isWellFormed());
    assert.deepEqual(screen.state.doc.toJSON(), docOf(ytext).toJSON());
  });

  it("keeps what a later version put there, beside it and on its line", () => {
    const { ytext, screen } = screenOf([
      { insert: "ab", attributes: { later: { is: 1 } } },
      { insert: { picture: "x" } },
      { insert: "\n", attributes: { kind: "h1", colour: "red" } },
    ]);
    screen.dispatch(screen.state.tr.insertText("c", 4));
    screen.dispatch(screen.state.tr.insertText("d", 2));
    const found = ytext.toDelta();
    assert.deepEqual(found[0], { insert: "adb", attributes: { later: { is: 1 } } });
    assert.deepEqual(found.slice(-3), [
      { insert: { picture: "x" } },
      { insert: "c" },
      { insert: "\n", attributes: { kind: "h1", colour: "red" } },
    ]);
  });

  it("touches no line but the one that it was made in", () => {
    const { deltas, screen } = screenOf([{ insert: "one\ntwo\nthree\nfour\n" }]);
    screen.dispatch(screen.state.tr.insertText("!", 9));
    assert.deepEqual(deltas, [[{ retain: 7 }, { insert: "!" }]]);
  });
});
