import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { FoundSameness, SamenessQuestion } from "#src/api/sameness.ts";
import { createSameness } from "#server/quality/sameness.ts";
import { FOLDERS } from "#server/serve.ts";
import type { Leader } from "#server/store/quality-store.ts";
import { createSignatureStore } from "#server/store/signature-store.ts";
import { readTemplates } from "#server/templates.ts";
import { databases, openFor } from "../store/databases.ts";
import { until } from "../support.ts";
import {
  putPerson,
  putPiece,
  putPlan,
  putTeams,
  signatureOf,
  type SignedPlan,
  somePlan,
} from "./signed-world.ts";

const templates = readTemplates(FOLDERS.templates);
const NO_TEAMS: ReadonlyMap<string, string> = new Map();

/** A plan with one wording, in use, that its team sees. */
const plain = (
  resident: SignedPlan["resident"],
  ...wordings: number[]
): Omit<SignedPlan, "team"> => ({
  template: "care-act",
  resident,
  isRestricted: false,
  isNamed: false,
  archived: 0,
  closedAt: null,
  example: 0,
  pieces: wordings.map((wording) => ({ section: "voice", wording })),
});

for (const { name, newPlace } of databases) {
  test(`${name}: what recurs is what comparing each plan that a lead counts with each says`, async (t) => {
    const database = await openFor(t, await newPlace(t));
    const { db } = database;
    await putPerson(db, "lead");
    await fc.assert(
      fc.asyncProperty(fc.array(somePlan, { minLength: 8, maxLength: 16 }), async (plans) => {
        const team = await putTeams(db, ["oak", "elm", "ash"]);
        const ids = new Map<SignedPlan, string>();
        for (const it of plans) ids.set(it, await putPlan(db, team(it.team), it, "lead"));
        const leader = { person: "lead", teams: [team("oak"), team("elm")] };
        const isCounted = (it: SignedPlan) =>
          it.team !== "ash" &&
          (!it.isRestricted || it.isNamed) &&
          !it.archived &&
          it.closedAt === null &&
          !it.example;
        const those = plans.filter(isCounted);
        const seen: string[] = [];
        for await (const some of createSignatureStore(database).plans(leader))
          seen.push(...some.map((it) => it.id));
        assert.deepEqual(seen, those.map((it) => ids.get(it)!).sort());
        const sameness = createSameness({ database, templates, now: () => new Date(0) });
        const found = await settled(sameness, leader, {});
        assert.deepEqual(figuresOf(found), reckon(those));
        const places = found.wordings.flatMap((it) => it.places.map((one) => one.plan));
        assert.ok(places.every((it) => seen.includes(it)));
      }),
      { numRuns: 12 },
    );
  });

  test(`${name}: asking again computes nothing until something changes, and then all of it`, async (t) => {
    const database = await openFor(t, await newPlace(t));
    const { db } = database;
    const team = await putTeams(db, ["oak"]);
    const one = await putPlan(db, team("oak"), plain("Amina Osei", 1));
    const two = await putPlan(db, team("oak"), plain("Bilal Khan", 1));
    const leader = { person: "lead", teams: [team("oak")] };
    let clock = 1000;
    const sameness = createSameness({ database, templates, now: () => new Date(clock) });
    const ask = () => sameness.find(leader, {}, NO_TEAMS);
    assert.deepEqual(await ask(), { isBehind: true, found: null });
    const first = await settled(sameness, leader, {});
    assert.deepEqual([first.total, Date.parse(first.comparedAt)], [1, 1000]);
    clock = 2000;
    const again = await ask();
    assert.deepEqual([again.isBehind, again.found], [false, first]);

    const three = await putPlan(db, team("oak"), plain("Cora Mensah", 1));
    const older = await ask();
    assert.deepEqual([older.isBehind, older.found], [true, first]);
    const newer = await settled(sameness, leader, {});
    assert.deepEqual([newer.wordings[0]?.plans, Date.parse(newer.comparedAt)], [3, 2000]);

    await putPiece(db, one, { section: "about", entity: "plan", bytes: signatureOf(7) });
    await putPiece(db, two, { section: "about", entity: "plan", bytes: signatureOf(7, 1) });
    await db
      .updateTable("planQuality")
      .set({ signedPrint: "other" })
      .where("planId", "=", one)
      .execute();
    await db.updateTable("plan").set({ isRestricted: 1 }).where("id", "=", three).execute();
    // What somebody may not know of any more is in no older answer either.
    assert.deepEqual(await ask(), { isBehind: true, found: null });
    const { wordings } = await settled(sameness, leader, {});
    assert.deepEqual(
      wordings.map((it) => it.plans),
      [2, 2],
    );
    const alike = wordings.map((it) => it.alike).sort((a, b) => a - b);
    assert.deepEqual(alike, [9 / 11, 1]);
  });

  test(`${name}: a name with half a letter in it stands in nobody's way`, async (t) => {
    const database = await openFor(t, await newPlace(t));
    const team = await putTeams(database.db, ["oak"]);
    const names = ["Amina \0", "Amina \ud83d", "Amina \\u0000"] as const;
    for (const it of names) await putPlan(database.db, team("oak"), plain(it, 1));
    const leader = { person: "lead", teams: [team("oak")] };
    const sameness = createSameness({ database, templates, now: () => new Date(0) });
    const { wordings } = await settled(sameness, leader, {});
    assert.deepEqual(
      wordings.map((it) => [it.residents, it.plans]),
      [[3, 3]],
    );
  });
}

/** What is said when nothing newer is on its way. */
async function settled(
  sameness: ReturnType<typeof createSameness>,
  leader: Leader,
  question: SamenessQuestion,
): Promise<FoundSameness> {
  let found: FoundSameness | null = null;
  await until(async () => {
    const known = await sameness.find(leader, question, NO_TEAMS);
    if (!known.isBehind) found = known.found;
    await sameness.idle();
    return found !== null;
  }, "all is compared");
  return found!;
}

function figuresOf({ pieces, recurring, plans, total, wordings, sections }: FoundSameness) {
  return {
    pieces,
    recurring,
    plans,
    total,
    wordings: wordings
      .map((it) => ({
        residents: it.residents,
        plans: it.plans,
        sections: it.sections.map(({ template, section, plans: in_, of }) =>
          [template, section, in_, of].join(" "),
        ),
      }))
      .map((it) => JSON.stringify({ ...it, sections: it.sections.sort() }))
      .sort(),
    sections: sections
      .map((it) => [it.template, it.section, it.recurring, it.pieces].join(" "))
      .sort(),
  };
}

/** Counts plainly: pieces of one number are one wording, and plans of a team and a name one resident's. */
function reckon(plans: readonly SignedPlan[]) {
  const all = plans.flatMap((plan, at) =>
    plan.pieces.map((it) => ({
      ...it,
      plan,
      template: plan.template,
      resident: plan.resident ? `${plan.team} ${plan.resident}` : String(at),
    })),
  );
  const groups = Map.groupBy(all, (it) => it.wording);
  const recurs = [...groups.values()].filter(
    (it) => new Set(it.map((one) => one.resident)).size > 1,
  );
  const recurring = recurs.flat();
  const plansOf = (some: typeof all) => new Set(some.map((it) => it.plan)).size;
  const nameOf = (it: (typeof all)[number]) => `${it.template} ${it.section}`;
  return {
    pieces: all.length,
    recurring: recurring.length,
    plans: { plans: plansOf(recurring), of: plansOf(all) },
    total: recurs.length,
    wordings: recurs
      .map((group) => ({
        residents: new Set(group.map((it) => it.resident)).size,
        plans: plansOf(group),
        sections: [...Map.groupBy(group, nameOf)]
          .map(([name, some]) =>
            [name, plansOf(some), plansOf(all.filter((it) => nameOf(it) === name))].join(" "),
          )
          .sort(),
      }))
      .map((it) => JSON.stringify(it))
      .sort(),
    sections: [...Map.groupBy(all, nameOf)]
      .map(([name, some]) =>
        [name, some.filter((it) => recurring.includes(it)).length, some.length].join(" "),
      )
      .sort(),
  };
}
