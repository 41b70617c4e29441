import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import fc from "fast-check";
import type { FoundSameness, Sameness } from "#src/api/sameness.ts";
import { newId } from "#server/new-ids.ts";
import { type Signed, startStaffed } from "../staffed.ts";
import { until } from "../support.ts";
import { putPlan, putTeams, type SignedPlan } from "./signed-world.ts";

/** The least number of plans that may be told of a team, which may be one person. */
const LEAST = 5;

const wording = fc.nat(3);

/** So many plans of each team, each with some wordings; residents are all different. */
const someTeams = fc.record({
  oak: fc.array(fc.array(wording, { maxLength: 2 }), { maxLength: 9 }),
  elm: fc.array(fc.array(wording, { maxLength: 2 }), { maxLength: 9 }),
});

const plain = (template: string, wordings: readonly number[]): Omit<SignedPlan, "team"> => ({
  template: template === "care-act" ? "care-act" : "personal-action-plan",
  resident: "",
  isRestricted: false,
  isNamed: false,
  archived: 0,
  closedAt: null,
  example: 0,
  pieces: wordings.map((it) => ({ section: "voice", wording: it })),
});

async function openServer(t: TestContext) {
  const place = await startStaffed(t);
  const { ask } = place;
  return { ...place, answer };

  /** What somebody is told when nothing newer is on its way. */
  async function answer(who: Signed, query = ""): Promise<{ found: FoundSameness; text: string }> {
    let told: { found: FoundSameness; text: string } | null = null;
    await until(async () => {
      const got = await ask(who, "GET", `/api/quality/sameness${query}`);
      assert.equal(got.status, 200);
      const text = await got.text();
      const { isBehind, found }: Sameness = JSON.parse(text);
      if (!isBehind && found) told = { found, text };
      return told !== null;
    }, "all is compared");
    return told!;
  }
}

test("no answer tells who wrote anything, nor how much of a team is under five plans, alone or by subtracting", async (t) => {
  const { db, person, answer } = await openServer(t);
  let told = 0;
  let named = 0;
  await fc.assert(
    fc.asyncProperty(someTeams, async (plans) => {
      const team = await putTeams(db, ["oak", "elm"]);
      const lead = await person(`Lead ${newId()}`, {
        [team("oak")]: "lead",
        [team("elm")]: "lead",
      });
      // One team is one person.
      const worker = await person(`Worker ${newId()}`, { [team("oak")]: "practitioner" });
      const teamOf = new Map<string, string>();
      for (const name of ["oak", "elm"] as const)
        for (const [at, wordings] of plans[name].entries()) {
          const template = at % 2 ? "care-act" : "personal-action-plan";
          teamOf.set(await putPlan(db, team(name), plain(template, wordings)), team(name));
        }
      const queries = [
        "",
        `?team=${team("oak")}`,
        `?team=${team("elm")}`,
        "?template=care-act",
        `?team=${team("oak")}&template=care-act`,
      ];
      const all = await answer(lead);
      for (const query of queries) {
        const { found, text } = await answer(lead, query);
        for (const it of [worker, lead])
          for (const secret of [it.id, it.name]) assert.ok(!text.includes(secret), query);
        // What is asked for chooses wordings, and changes no number of anything.
        assert.deepEqual(
          { ...found, wordings: [], total: 0 },
          { ...all.found, wordings: [], total: 0 },
        );
        for (const it of found.wordings)
          assert.ok(all.found.wordings.some((one) => JSON.stringify(one) === JSON.stringify(it)));
        for (const it of found.teams ?? []) assert.ok(it.plans === 0 || it.plans >= LEAST, query);
        for (const it of found.wordings) {
          assert.ok(it.plans >= LEAST || !it.teams.length, query);
          assert.ok(it.plans >= LEAST || !query.includes("team="), query);
        }
        assert.equal(found.total, found.wordings.length);
      }
      if (all.found.teams) {
        told++;
        const sum = all.found.teams.reduce((so, it) => so + it.plans, 0);
        assert.equal(sum, all.found.plans.plans);
      }
      if (all.found.wordings.some((it) => it.teams.length)) named++;
    }),
    { numRuns: 20, examples: [[{ oak: Array(6).fill([0]), elm: Array(7).fill([0]) }]] },
  );
  assert.ok(told > 0 && named > 0, "some answer has to tell of teams");
});

test("the lead of another team gets nothing of a team's plans, nor does asking for that team help", async (t) => {
  const { db, person, answer } = await openServer(t);
  const team = await putTeams(db, ["oak", "elm"]);
  for (let at = 0; at < 6; at++) await putPlan(db, team("oak"), plain("care-act", [1]));
  const other = await person("Kim", { [team("elm")]: "lead", [team("oak")]: "practitioner" });
  for (const query of ["", `?team=${team("oak")}`]) {
    const { found } = await answer(other, query);
    assert.deepEqual([found.pieces, found.total, found.wordings], [0, 0, []]);
  }
});
