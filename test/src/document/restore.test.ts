import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as Y from "yjs";
import { createShadow } from "#server/sync/shadow.ts";
import { createUndo } from "#src/browser/undo.ts";
import { compare } from "#src/compare/compare.ts";
import { addOutcome, move, remove, setFact } from "#src/document/commands.ts";
import { restoreVersion } from "#src/document/restore.ts";
import { factsOf, indexOf, removalOf, textOf } from "#src/document/roots.ts";
import { docOf } from "#src/document/text.ts";
import { action, marker, outcome, person, plan } from "#src/plan/build.ts";
import type { Plan, Writing } from "#src/plan/plan.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import { template } from "#test/components/template.ts";
import { edit, onRecord, sam, somebody } from "./somebody-edits.ts";
import { createPeer } from "./schedules/peer.ts";
import { createRandom } from "./schedules/random.ts";

const beginning = plan(
  [
    outcome("I want to sing.", marker("Two rehearsals"), action("Ring the choir", { owner: "jo" })),
    outcome("I want to cook for my sister."),
    outcome("I want to swim."),
  ],
  { people: [person("Jo", "sister")], title: "My plan", ...onRecord },
);

function copyOf(ydoc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(ydoc));
  return copy;
}

/** What has happened, which going back leaves as it is. */
function happened(ydoc: Y.Doc) {
  const { reviews, talks, copies, remarks, takenIn, dismissals } = readPlan(ydoc);
  return { reviews, talks, copies, remarks, takenIn, dismissals };
}

/**
 * What going back is about. Texts that say nothing are left out: that somebody once looked at them is
 * no part of the plan.
 */
function reading(ydoc: Y.Doc): Plan {
  const nothing = { reviews: [], talks: [], copies: [], dismissals: [] };
  const read = { ...readPlan(ydoc), ...nothing, remarks: [], takenIn: [] };
  const spoken = (writing: Record<string, Writing>) =>
    Object.fromEntries(
      Object.entries(writing).filter(([, it]) => it.text !== "" || it.bullets.length > 0),
    );
  const outcomes = read.outcomes.map((it) => ({ ...it, writing: spoken(it.writing) }));
  return { ...read, writing: spoken(read.writing), outcomes };
}

describe("going back to a version", () => {
  it("puts away what is new, brings back what was put away, and restores words, facts and order", () => {
    const { ydoc } = somebody(beginning, 1);
    const version = copyOf(ydoc);
    const fresh = addOutcome(ydoc, [], { kind: "resident", person: null }, sam);
    textOf(ydoc, fresh, "voice").insert(0, "I want a dog.");
    textOf(ydoc, "o2", "voice").insert(15, "dinner ");
    remove(ydoc, "o1", sam);
    move(ydoc, "o3", "up", sam);
    setFact(ydoc, "o1-a1", "owner", null);
    restoreVersion(ydoc, version, sam);
    assert.deepEqual(reading(ydoc), reading(version));
    assert.equal(removalOf(ydoc, fresh)?.by, "Sam");
    assert.equal(textOf(ydoc, fresh, "voice").toString(), "I want a dog.");
  });

  it("leaves kinds and facts of a later Ownwords as they are", () => {
    const { ydoc } = somebody(beginning, 1);
    const version = copyOf(ydoc);
    indexOf(ydoc).set("r1", { kind: "picture", parent: "plan", born: { by: "Sam", at: "2031" } });
    factsOf(ydoc, "r1").set("heldOn", "2031-01-01");
    factsOf(ydoc, "o1").set("colour", "red");
    restoreVersion(ydoc, version, sam);
    assert.equal(removalOf(ydoc, "r1"), null);
    assert.equal(factsOf(ydoc, "r1").get("heldOn"), "2031-01-01");
    assert.equal(factsOf(ydoc, "o1").get("colour"), "red");
  });

  it("keeps an object of a later Ownwords, and its look, in words that it restores", () => {
    const { ydoc } = somebody(beginning, 1);
    const text = textOf(ydoc, "o1", "voice");
    text.insertEmbed(2, { mention: "jo" }, { tone: 1 });
    const version = copyOf(ydoc);
    text.delete(0, 4);
    restoreVersion(ydoc, version, sam);
    assert.deepEqual(text.toDelta(), textOf(version, "o1", "voice").toDelta());
  });

  it("is one edit that leaves words alone which are the same", () => {
    const { ydoc } = somebody(beginning, 1);
    const version = copyOf(ydoc);
    textOf(ydoc, "o2", "voice").insert(0, "Now ");
    textOf(ydoc, "o2", "voice").insert(11, "often ");
    const origins: unknown[] = [];
    const deltas: unknown[] = [];
    ydoc.on("update", (_update, origin) => origins.push(origin));
    textOf(ydoc, "o2", "voice").observe(({ delta }) => deltas.push(delta));
    restoreVersion(ydoc, version, sam);
    assert.deepEqual(origins, ["local"]);
    assert.deepEqual(deltas, [[{ delete: 4 }, { retain: 6 }, { delete: 6 }]]);
  });

  it("makes the plan read as the version whatever people did, and undo takes that back", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 40 }), (seed, times) => {
        const { ydoc, peer, edit } = somebody(beginning, seed);
        edit(15);
        const version = copyOf(ydoc);
        edit(times);
        const before = reading(ydoc);
        const since = happened(ydoc);
        const undo = createUndo(ydoc);
        restoreVersion(ydoc, version, sam);
        assert.deepEqual(reading(ydoc), reading(version));
        assert.deepEqual(happened(ydoc), since);
        assert.deepEqual(compare(reading(version), reading(ydoc), template), []);
        undo.undo();
        assert.deepEqual(reading(ydoc), before);
        // What is on the screen has come along.
        for (const [, screen] of peer.screens)
          assert.ok(screen.state.doc.eq(docOf(screen.ytext)), "a screen shows something else");
      }),
      { numRuns: 300 },
    );
  });

  it("is taken by the server's shadow, names every character that goes, and keeps what others write", () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 40 }), (seed, times) => {
        const { ydoc, edit: first } = somebody(beginning, seed);
        first(15);
        const version = copyOf(ydoc);
        first(times);
        const random = createRandom(seed + 1);
        const colleague = createPeer("ben", 2, random);
        Y.applyUpdate(colleague.ydoc, Y.encodeStateAsUpdate(ydoc));
        let unseen = 0;
        const shadow = createShadow([Y.encodeStateAsUpdate(ydoc)], {
          onUnseen: (count) => (unseen += count),
        });
        textOf(colleague.ydoc, "o2", "voice").insert(0, "WHILE ");
        textOf(colleague.ydoc, "o3", "note").insert(0, "MEANWHILE");
        edit(colleague, random, 5);
        const vector = Y.encodeStateVector(ydoc);
        restoreVersion(ydoc, version, sam);
        const sent = Y.encodeStateAsUpdate(ydoc, vector);
        for (const update of [sent, Y.encodeStateAsUpdate(colleague.ydoc)])
          assert.equal(shadow.apply(update).refused, null);
        assert.equal(unseen, 0);
        const theirs = ["voice", "note"].map((key, at) =>
          textOf(colleague.ydoc, `o${at + 2}`, key)
            .toString()
            .match(/[A-Z]{5,}/g),
        );
        Y.applyUpdate(ydoc, Y.encodeStateAsUpdate(colleague.ydoc));
        Y.applyUpdate(colleague.ydoc, Y.encodeStateAsUpdate(ydoc));
        assert.deepEqual(readPlan(ydoc), readPlan(colleague.ydoc));
        for (const [at, words] of theirs.entries())
          for (const word of words ?? [])
            assert.ok(
              textOf(ydoc, `o${at + 2}`, ["voice", "note"][at]!)
                .toString()
                .includes(word),
              word,
            );
      }),
      { numRuns: 200 },
    );
  });
});
