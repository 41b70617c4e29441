import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "#src/lint/lint.ts";
import { packs } from "#src/lint/packs/index.ts";
import { printsOfPlan } from "#src/plan/prints-of-plan.ts";
import { fillerOf } from "./support/wording-fillers.ts";
import { wrap } from "./support/wording-frame.ts";
import { type Item, readItem } from "./support/wording-items.ts";
import { wrapPlan } from "./support/wording-plans.ts";

/** An item with these facts, of an outcome unless they say otherwise. */
function item(facts: object): Item {
  const read = readItem(JSON.stringify({ section: "outcome", text: "Fly a kite.", ...facts }));
  assert.ok(read);
  return read;
}

const sections = ["outcome", "timeframe", "strengths", "progress", "action", "language"];
const voices = ["first", "third", "advocate", "unknown"];
const chosen = ["", "floating-support", ...packs.map((it) => it.name)];

for (const section of sections)
  test(`nothing is found in the frame around a sound ${section}`, () => {
    for (const voice of voices)
      for (const pack of chosen)
        // Some packs ask for three outcomes at most.
        for (const others of [0, 2]) {
          const text = (at: number) => soundText(section, voice, at);
          const context = {
            voice,
            pack,
            resident: "Wilhelmina Okafor",
            pronouns: "she/her",
            other_outcomes: Array.from({ length: others }, (_, at) => text(at + 1)),
          };
          const { plan, occasion } = wrap(item({ section, text: text(0), context }));
          const found = lint(plan, occasion).filter((it) => it.tier !== "praise");
          const where = `${voice}, pack “${pack}”, ${others} other outcomes`;
          assert.deepEqual(
            found.map((it) => `${it.rule} at ${it.place.entity}/${it.place.key}`),
            [],
            where,
          );
        }
  });

function soundText(section: string, voice: string, at: number): string {
  const filler = fillerOf(at, "2031-05-01");
  const texts: Record<string, string> = {
    outcome: filler.outcome,
    timeframe: filler.timeframe,
    strengths: filler.individual,
    progress: filler.marker,
    action: `Wilhelmina Okafor is going to ${filler.action.charAt(0).toLowerCase()}${filler.action.slice(1)}`,
    language: filler.note,
  };
  const text = texts[section] ?? "";
  const isQuoted =
    ["third", "advocate"].includes(voice) && section !== "action" && section !== "timeframe";
  return isQuoted ? `Wilhelmina said: “${text}”` : text;
}

test("an item lies in its section, said by whom it says", () => {
  const context = {
    voice: "advocate",
    resident: "Ada",
    people: ["Ben (son)"],
    speaker: "family",
    spoke: "Ben (son), by telephone",
  };
  const { plan, target } = wrap(item({ section: "strengths", text: "Whistles.", context }));
  const [outcome] = plan.outcomes;
  assert.deepEqual(target, { entity: outcome?.id, key: "individual" });
  assert.deepEqual(outcome?.writing["individual"]?.speaker, { kind: "family", person: "known-1" });
  assert.deepEqual(
    plan.people.map((it) => [it.name, it.relation]),
    [["Ben", "son"]],
  );
  assert.deepEqual([plan.voice, plan.spokenBy], ["advocate", "known-1"]);
});

test("days of an item stand in their fields, and prose leaves them empty", () => {
  const prose = wrap(item({ section: "timeframe", text: "By 1 May 2033." }));
  assert.deepEqual(timesOf(prose), ["", null, null, "By 1 May 2033."]);
  assert.ok(prose.occasion.today < "2033-05-01");
  const days = { from: "2031-03-10", to: "2031-01-10", today: "2031-03-01" };
  const dated = wrap(item({ section: "timeframe", text: "From spring.", context: days }));
  assert.deepEqual(timesOf(dated), ["dates", "2031-03-10", "2031-01-10", "From spring."]);
  assert.equal(dated.occasion.today, "2031-03-01");
  const stage = { stage: "stage 1, twelve weeks", stageStart: "2031-02-03" };
  const staged = wrap(item({ section: "timeframe", text: "A year", context: stage }));
  assert.deepEqual([staged.plan.stage?.from, staged.plan.stage?.to], ["2031-02-03", "2031-04-28"]);
});

function timesOf({ plan }: ReturnType<typeof wrap>) {
  const { kind, from, to, note } = plan.outcomes[0]!.timeframe;
  return [kind, from, to, note.text];
}

test("what the resident typed is marked as their own from end to end", () => {
  const { plan } = wrap(item({ text: "my kite", context: { session: "resident" } }));
  const voice = plan.outcomes[0]!.writing["voice"]!;
  assert.deepEqual(voice.marks, [{ from: 0, to: 7, kind: "own" }]);
  assert.equal(voice.speaker.kind, "resident");
});

test("what is on record of a whole plan lies where our plans keep it", () => {
  const wrapped = wrapPlan(
    item({
      section: "plan",
      plan: {
        format: "ownwords-plan",
        version: 1,
        id: "p",
        template: { name: "care-act", version: 1 },
        resident: { id: "resident" },
        outcomes: [
          {
            id: "kite",
            writing: { voice: { text: "Fly it." } },
            actions: [{ id: "kite-a1", wording: { text: "Glue." } }],
          },
        ],
      },
      facts: {
        today: "2031-05-01",
        status: "final",
        needs: [{ id: "n1", text: "bored", origin: "resident", outcomes: ["kite"] }],
        commissioned: [{ action: "kite-a1", hours: 3 }],
        explored: [{ outcome: "kite", strand: "family", on: "2031-04-01", reason: "not now" }],
        directing: ["kite"],
        handover: [{ outcome: "kite", to: "ben" }],
        nextReview: "2031-06-01",
        reviews: [{ on: "2031-05-01", withResident: true, kind: "formal" }],
        previous: {
          on: "2031-01-01",
          sections: { "kite.voice": "Fly it.", "kite-a1": "Glue it." },
        },
        stillRight: [{ section: "kite.voice", by: "resident", on: "2031-05-01" }],
        copyOffered: [{ on: "2031-05-01", format: "printed", response: "kept" }],
      },
    }),
  );
  assert.ok(wrapped);
  const { plan, occasion } = wrapped;
  const [kite] = plan.outcomes;
  assert.equal(occasion.today, "2031-05-01");
  assert.deepEqual(
    [plan.status, plan.reviewOn, plan.copies[0]?.format],
    ["final", "2031-06-01", "printed"],
  );
  assert.deepEqual([plan.needs[0]?.wording.text, plan.needs[0]?.outcomes], ["bored", ["kite"]]);
  assert.deepEqual(
    [kite?.directing, kite?.handover, kite?.actions[0]?.commissioned],
    [true, "ben", true],
  );
  const now = printsOfPlan(plan);
  const [before, latest] = plan.reviews;
  assert.deepEqual([before?.on, latest?.on], ["2031-01-01", "2031-05-01"]);
  assert.equal(before?.prints["kite/voice"], now["kite/voice"]);
  assert.notEqual(before?.prints["kite-a1/text"], now["kite-a1/text"]);
  assert.deepEqual(latest?.stillRight, ["kite/voice"]);
  assert.match(kite?.writing["family"]?.text ?? "", /not now/);
  assert.equal(wrapPlan(item({ section: "plan", plan: { format: "else" } })), null);
});
