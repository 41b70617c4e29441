import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import * as Y from "yjs";
import { createShadow } from "#server/sync/shadow.ts";
import { createUndo } from "#src/browser/undo.ts";
import {
  addAction,
  addMarker,
  addOutcome,
  remove,
  restore,
  setFact,
  setMember,
  wasWrittenAfterRemoval,
  type Who,
} from "#src/document/commands.ts";
import { dismiss } from "#src/document/dismissals.ts";
import {
  addCopy,
  addNeed,
  addRemark,
  addReview,
  addRisk,
  addSignature,
  addTakenIn,
  addTalk,
} from "#src/document/record-commands.ts";
import { PLAN, textOf } from "#src/document/roots.ts";
import { createPlanReader, readPlan } from "#src/plan/read-plan.ts";
import { printOfText } from "#src/plan/print.ts";
import { printsOfPlan } from "#src/plan/prints-of-plan.ts";
import { sections } from "./schedules/intentions.ts";

const resident = { kind: "resident", person: null } as const;
const day = "2030-05-01";

function person(name: string): Who {
  let ids = 0;
  return { by: name, now: () => `${day}T09:00:00.000Z`, newId: () => `${name}${ids++}` };
}

/** Two people with a copy each of a plan with one outcome, and a way to bring both together. */
function pair() {
  const ada = { ydoc: new Y.Doc(), who: person("ada") };
  const ben = { ydoc: new Y.Doc(), who: person("ben") };
  ada.ydoc.clientID = 1;
  ben.ydoc.clientID = 2;
  const outcome = addOutcome(ada.ydoc, sections, resident, ada.who);
  const meet = () => {
    Y.applyUpdate(ben.ydoc, Y.encodeStateAsUpdate(ada.ydoc));
    Y.applyUpdate(ada.ydoc, Y.encodeStateAsUpdate(ben.ydoc));
  };
  meet();
  return { ada, ben, meet, outcome };
}

type Person = ReturnType<typeof pair>["ada"];

const OLD_RECORD = { kind: "document", person: null } as const;
const FILE = { file: "Plan.docx", hash: "ab12", by: "ada", authors: "Mary" };

/** One of each kind of thing on record. */
function addAll({ ydoc, who }: Person) {
  return {
    need: addNeed(ydoc, { origin: "worker" }, resident, who),
    talk: addTalk(ydoc, { area: "health", on: day }, resident, who),
    review: addReview(ydoc, { on: day, prints: printsOfPlan(readPlan(ydoc)) }, who),
    risk: addRisk(ydoc, { level: "low" }, resident, who),
    signature: addSignature(ydoc, { person: "resident", on: day, as: "mark" }, who),
    copy: addCopy(ydoc, { on: day, format: "large print" }, who),
    remark: addRemark(ydoc, { about: "o1/voice", by: "Mary", on: day }, OLD_RECORD, who),
    takenIn: addTakenIn(ydoc, { ...FILE, on: day }, who),
  };
}

describe("what people put on record", () => {
  it("is in the plan with the facts it began with, and with who speaks in its words", () => {
    const { ada } = pair();
    const ids = addAll(ada);
    for (const [id, key] of [
      [ids.need, "says"],
      [ids.talk, "words"],
      [ids.review, "notes"],
      [ids.risk, "staff-do"],
      [ids.risk, "person-does"],
      [ids.remark, "text"],
      [PLAN, "unsigned"],
    ] as const)
      textOf(ada.ydoc, id, key).insert(0, key);
    const plan = readPlan(ada.ydoc);
    const [[need], [talk], [review]] = [plan.needs, plan.talks, plan.reviews];
    const [[risk], [signature], [copy]] = [plan.risks, plan.signatures, plan.copies];
    assert.deepEqual([need?.id, need?.origin, need?.notNowOn], [ids.need, "worker", null]);
    assert.deepEqual([need?.wording.speaker.kind, need?.says.speaker.kind], ["worker", "resident"]);
    assert.deepEqual([talk?.area, talk?.on, talk?.words.text], ["health", day, "words"]);
    assert.deepEqual([review?.on, review?.kind, review?.withResident], [day, "formal", true]);
    assert.deepEqual([review?.notes.text, review?.stillRight], ["notes", []]);
    assert.deepEqual([risk?.level, risk?.staffDo.text], ["low", "staff-do"]);
    assert.deepEqual([risk?.personDoes.text, risk?.withResident], ["person-does", true]);
    assert.deepEqual([signature?.person, signature?.as, signature?.on], ["resident", "mark", day]);
    assert.deepEqual([copy?.format, copy?.response], ["large print", ""]);
    const [[remark], [takenIn]] = [plan.remarks, plan.takenIn];
    assert.deepEqual([remark?.about, remark?.by, remark?.on], ["o1/voice", "Mary", day]);
    assert.deepEqual(
      [remark?.words.text, remark?.words.speaker, remark?.settledOn],
      ["text", OLD_RECORD, null],
    );
    assert.deepEqual(takenIn, { id: ids.takenIn, on: day, ...FILE });
    assert.equal(plan.unsigned.text, "unsigned");
    assert.deepEqual(plan.writing, {});
  });

  it("is put away and comes back, and tells of words that were not seen", () => {
    const { ada, ben, meet } = pair();
    const { risk } = addAll(ada);
    meet();
    remove(ada.ydoc, risk, ada.who);
    textOf(ben.ydoc, risk, "staff-do").insert(0, "Ring the bell");
    meet();
    assert.deepEqual(readPlan(ben.ydoc).risks, []);
    assert.equal(wasWrittenAfterRemoval(ada.ydoc, risk), true);
    restore(ada.ydoc, risk);
    assert.equal(readPlan(ada.ydoc).risks[0]?.staffDo.text, "Ring the bell");
  });

  it("is undone one thing at a time, and redone", () => {
    const { ada } = pair();
    const { ydoc } = ada;
    const undo = createUndo(ydoc, 0);
    addAll(ada);
    const all = readPlan(ydoc);
    const left = () => {
      const { needs, talks, reviews, risks, signatures, copies, remarks, takenIn } = readPlan(ydoc);
      const things = [needs, talks, reviews, risks, signatures, copies, remarks, takenIn];
      return things.flat().length;
    };
    for (const count of [7, 6, 5, 4, 3, 2, 1, 0]) {
      undo.undo();
      assert.equal(left(), count);
    }
    for (let times = 0; times < 8; times++) undo.redo();
    assert.deepEqual(readPlan(ydoc), all);
  });

  it("is taken by the server, change by change", () => {
    const { ada, outcome } = pair();
    const { ydoc } = ada;
    const shadow = createShadow([Y.encodeStateAsUpdate(ydoc)]);
    const refused: unknown[] = [];
    ydoc.on("update", (update: Uint8Array) => refused.push(shadow.apply(update).refused));
    const { need, review } = addAll(ada);
    setMember(ydoc, need, "outcome", outcome, true);
    setMember(ydoc, review, "right", `${outcome}/voice`, true);
    setMember(ydoc, PLAN, "format", "in a very long format ".repeat(20), true);
    setFact(ydoc, PLAN, "stage.name", "Moving in");
    setFact(ydoc, outcome, "directing", true);
    dismiss(ydoc, { key: "x", reason: "other" }, ada.who);
    textOf(ydoc, need, "says").insert(0, "Yes", { own: true });
    assert.ok(refused.length > 15 && refused.every((it) => it === null), String(refused));
    assert.deepEqual(shadow.stateVector(), Y.encodeStateVector(ydoc));
  });
});

describe("people who put things on record apart from each other", () => {
  it("have everything of both when they meet, in one order", () => {
    const { ada, ben, meet } = pair();
    const [mine, theirs] = [addAll(ada), addAll(ben)];
    meet();
    assert.deepEqual(readPlan(ada.ydoc), readPlan(ben.ydoc));
    const { needs, reviews } = readPlan(ada.ydoc);
    assert.deepEqual(needs.map((it) => it.id).sort(), [mine.need, theirs.need].sort());
    assert.equal(reviews.length, 2);
  });

  it("add to one set without losing what the other added, and take out what they see", () => {
    const { ada, ben, meet, outcome } = pair();
    setMember(ada.ydoc, outcome, "area", "health", true);
    meet();
    setMember(ada.ydoc, outcome, "area", "housing", true);
    setMember(ben.ydoc, outcome, "area", "money", true);
    setMember(ben.ydoc, outcome, "area", "health", false);
    meet();
    const areas = (it: Person) => readPlan(it.ydoc).outcomes[0]?.areas;
    assert.deepEqual(areas(ada), ["housing", "money"]);
    assert.deepEqual(areas(ben), ["housing", "money"]);
  });

  it("confirm different sections of one review, and both are confirmed", () => {
    const { ada, ben, meet, outcome } = pair();
    const review = addReview(ada.ydoc, { on: day, prints: {} }, ada.who);
    meet();
    setMember(ada.ydoc, review, "right", `${outcome}/voice`, true);
    setMember(ben.ydoc, review, "right", `${outcome}/note`, true);
    meet();
    for (const { ydoc } of [ada, ben])
      assert.deepEqual(readPlan(ydoc).reviews[0]?.stillRight, [
        `${outcome}/note`,
        `${outcome}/voice`,
      ]);
  });

  it("agree in the end whatever they did, and the one who follows reads as a fresh reader does", () => {
    const deeds = fc.array(fc.tuple(fc.boolean(), fc.nat(9), fc.nat(5)), { maxLength: 25 });
    fc.assert(
      fc.property(deeds, (done) => {
        const { ada, ben, meet, outcome } = pair();
        const readers = [ada, ben].map(({ ydoc }) => createPlanReader(ydoc));
        for (const [isAda, deed, which] of done) {
          const one = isAda ? ada : ben;
          const { ydoc, who } = one;
          const plan = readers[isAda ? 0 : 1]!.read();
          const thing = [...plan.needs, ...plan.risks, ...plan.reviews, ...plan.copies][which];
          if (deed < 2) addAll(one);
          else if (deed === 2) setMember(ydoc, outcome, "area", `area ${which}`, which % 2 === 0);
          else if (deed === 3) dismiss(ydoc, { key: `k${which}`, reason: "other" }, who);
          else if (deed === 4) setFact(ydoc, PLAN, "pausedOn", which % 2 ? null : day);
          else if (deed === 5 && thing) remove(ydoc, thing.id, who);
          else if (deed === 6 && thing) textOf(ydoc, thing.id, "text").insert(0, `${which} `);
          else if (deed === 7 && thing) setFact(ydoc, thing.id, "on", day);
          else if (deed === 8) textOf(ydoc, PLAN, "unsigned").insert(0, "x");
          else meet();
        }
        meet();
        assert.deepEqual(readPlan(ada.ydoc), readPlan(ben.ydoc));
        assert.deepEqual(readers[0]!.read(), readPlan(ada.ydoc));
        assert.deepEqual(readers[1]!.read(), readPlan(ben.ydoc));
      }),
      { numRuns: 150 },
    );
  });
});

describe("a review", () => {
  it("keeps a print of each piece of writing that has words", () => {
    const { ada, outcome } = pair();
    const { ydoc, who } = ada;
    const marker = addMarker(ydoc, outcome, null, resident, who);
    const action = addAction(ydoc, outcome, null, who);
    const places = [
      [PLAN, "about"],
      [outcome, "voice"],
      [outcome, "timeframe-note"],
      [marker, "text"],
      [action, "text"],
      [action, "agreement"],
      [addNeed(ydoc, {}, resident, who), "says"],
      [addRisk(ydoc, {}, resident, who), "person-does"],
    ] as const;
    for (const [entity, key] of places) textOf(ydoc, entity, key).insert(0, `${entity} ${key}`);
    addReview(ydoc, { on: day, prints: printsOfPlan(readPlan(ydoc)) }, who);
    const expected = places.map(([entity, key]) => [
      `${entity}/${key}`,
      printOfText(`${entity} ${key}`),
    ]);
    assert.deepEqual(readPlan(ydoc).reviews[0]?.prints, Object.fromEntries(expected));
  });
});
