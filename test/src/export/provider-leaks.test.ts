import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { CopyKind, CopyOptions } from "#src/export/copy.ts";
import { exportWord } from "#src/export/word.ts";
import { action, outcome, person, plan as planOf, writing } from "#src/plan/build.ts";
import type { Plan } from "#src/plan/plan.ts";
import { plans as somePlans } from "../plan/some-plans.ts";
import { manyPlans } from "./many-plans.ts";
import { everythingIn, marked } from "./marked-plan.ts";
import { asked, sample } from "./sample.ts";

const { plan: hostile, template } = sample("hostile");
const { plan: rosa } = sample("care-act-rosa");

/** The places in this plan whose words a file holds. */
async function placesIn(plan: Plan, copy: CopyKind, more: Partial<CopyOptions> = {}) {
  const { plan: withWords, markers } = marked(plan);
  const file = await exportWord(withWords, template, { ...asked, copy, ...more });
  const all = everythingIn(file);
  return [...markers].filter(([word]) => all.includes(word)).map(([, path]) => path);
}

/** Said again here, apart from the code: all that a provider may see of this plan. */
function isForProvider(plan: Plan, path: string): boolean {
  const own = /^\.(resident\.(name|pronouns)|communicationNeeds\[\d+\])$/;
  const shared = /^\.writing\.(talking|different)\.text$/;
  if (own.test(path) || shared.test(path) || /^\.risks\[\d+\]\.staffDo\.text$/.test(path))
    return true;
  const organisation = (id: string | null) =>
    plan.people.find((it) => it.id === id)?.organisation.trim() ?? "";
  const isTheirs = ({ owner, commissioned }: Plan["outcomes"][0]["actions"][0]) =>
    commissioned || organisation(owner) !== "";
  const [, at, rest = ""] = /^\.outcomes\[(\d+)\](.*)$/.exec(path) ?? [];
  if (at !== undefined) {
    const { actions, sharesStrengths } = plan.outcomes[Number(at)]!;
    if (!actions.some(isTheirs)) return false;
    const [, number] = /^\.actions\[(\d+)\]\.(wording|agreement\.words)\.text$/.exec(rest) ?? [];
    if (number !== undefined) return isTheirs(actions[Number(number)]!);
    if (sharesStrengths && /^\.writing\.(individual|community|family)\.text$/.test(rest))
      return true;
    return /^\.(writing\.voice|timeframe\.note|markers\[\d+\]\.wording)\.text$/.test(rest);
  }
  const [, of] = /^\.people\[(\d+)\]\.(?:name|organisation)$/.exec(path) ?? [];
  const id = of === undefined ? null : plan.people[Number(of)]!.id;
  const owned = plan.outcomes.flatMap((it) => it.actions).filter(isTheirs);
  return id !== null && owned.some((it) => it.owner === id);
}

/** A plan in which every kind of thing is on record, more than once. */
const onRecord = manyPlans.get("on record")!;
const full: Plan = {
  ...onRecord,
  outcomes: onRecord.outcomes.map((it, at) => ({ ...it, sharesStrengths: at === 0 })),
};

describe("a copy for a provider", () => {
  it("holds nothing that a provider has no need of, in any part of the file", async () => {
    for (const plan of [full, hostile, rosa]) {
      const leaked = (await placesIn(plan, "provider")).filter((it) => !isForProvider(plan, it));
      assert.deepEqual(leaked, []);
    }
  });

  it("holds all that a provider needs", async () => {
    const { markers } = marked(full);
    const held = new Set(await placesIn(full, "provider"));
    const missing = [...markers.values()].filter((it) => isForProvider(full, it) && !held.has(it));
    assert.deepEqual(missing, []);
    assert.ok(held.size > 15);
  });

  it("holds nothing withheld, whatever the plan and whatever is asked for", async () => {
    const wishes = fc.record({
      largePrint: fc.boolean(),
      easyRead: fc.boolean(),
      plainWords: fc.boolean(),
      pictures: fc.boolean(),
      tracked: fc.boolean(),
      editing: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(somePlans, wishes, async (plan, more) => {
        const findings = [{ tag: "o1.voice", about: "", words: "zqfindingqz", who: "zqwhoqz" }];
        const options = { ...more, findings, baseline: rosa };
        const places = await placesIn(plan, "provider", options);
        assert.deepEqual(
          places.filter((it) => !isForProvider(plan, it)),
          [],
        );
        const file = await exportWord(plan, template, { ...asked, copy: "provider", ...options });
        assert.doesNotMatch(everythingIn(file), /zqfindingqz|zqwhoqz|w:del\b|w:sdt\b|comments/);
        assert.ok(!everythingIn(file).includes(rosa.resident.name));
      }),
      { numRuns: 40 },
    );
  });

  it("holds the strengths of an outcome where the resident wants them known, and of no other", async () => {
    const sam = person("Sam", "", { organisation: "Harbour Homes" });
    const of = (wish: string, individual: string, sharesStrengths: boolean) => ({
      ...outcome(writing(wish), action("Ring.", { owner: "sam" })),
      writing: { voice: writing(wish), individual: writing(individual) },
      sharesStrengths,
    });
    const outcomes = [of("I want to sing.", "I know songs.", true), of("Soup.", "I cook.", false)];
    const plan = planOf(outcomes, { people: [sam] });
    const file = everythingIn(await exportWord(plan, template, { ...asked, copy: "provider" }));
    assert.match(file, /I know songs\./);
    assert.doesNotMatch(file, /I cook\./);
    // An empty heading would say that there are none.
    assert.match(file, /"o1\.individual"/);
    assert.doesNotMatch(file, /"(o2\.individual|o1\.community)"/);
  });

  it("names no outcome and nobody by id who is not in it", async () => {
    const file = everythingIn(await exportWord(rosa, template, { ...asked, copy: "provider" }));
    const withheld = rosa.people.filter((it) => !it.organisation).map((it) => it.id);
    assert.ok(withheld.length > 1);
    for (const id of withheld) assert.ok(!new RegExp(`["_.]${id}["_.]`).test(file), id);
  });

  it("holds no words that were struck out and no addresses, and the rest as it was", async () => {
    const words = {
      ...writing("I never\nsaid that, see here."),
      marks: [
        { kind: "struck" as const, from: 2, to: 9 },
        { kind: "link" as const, from: 18, to: 26, href: "https://example.org/secret" },
        { kind: "strong" as const, from: 13, to: 17 },
      ],
    };
    const sam = person("Sam", "", { organisation: "Harbour Homes" });
    const plan = planOf([outcome(words, action("Ring.", { owner: "sam" }))], { people: [sam] });
    const file = everythingIn(await exportWord(plan, template, { ...asked, copy: "provider" }));
    assert.doesNotMatch(file, /never|secret/);
    assert.match(file, /aid <\/w:t>.*?<w:b\/>.*?that</s);
  });
});

describe("a copy for the resident", () => {
  it("holds nothing that is for the staff alone", async () => {
    await fc.assert(
      fc.asyncProperty(somePlans, async (plan) => {
        const places = await placesIn(plan, "resident");
        const staffOnly =
          /^\.(dismissals|takenIn|remarks)\b|^\.risks\[\d+\]\.(level|reason|approvedBy)$/;
        assert.deepEqual(
          places.filter((it) => staffOnly.test(it)),
          [],
        );
        const without = plan.risks.flatMap((it, at) => (it.withResident ? [] : [`.risks[${at}]`]));
        assert.ok(!places.some((it) => without.some((risk) => it.startsWith(risk))));
      }),
      { numRuns: 30 },
    );
  });
});
