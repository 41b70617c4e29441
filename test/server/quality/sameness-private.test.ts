import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";
import fc from "fast-check";
import { Hono } from "hono";
import type { Person } from "#src/access.ts";
import type { FoundSameness, Sameness } from "#src/api/sameness.ts";
import type { Asked } from "#server/access/guard.ts";
import { qualityRoutes } from "#server/routes/quality.ts";
import { databases } from "../store/databases.ts";
import { until } from "../support.ts";
import { putPlan, putTeams, type SignedPlan } from "./signed-world.ts";
import { openQualityOf } from "./world.ts";

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

/** The routes of a lead's numbers over a database in which plans are as they were last looked through. */
async function openRoutes(t: TestContext) {
  const { quality, library, db } = await openQualityOf(t, databases[0]!.newPlace);
  return { db, answer, basis: library.basis() };

  /** What somebody is told when nothing newer is on its way. */
  async function answer(who: Person, query = ""): Promise<{ found: FoundSameness; text: string }> {
    const app = new Hono<Asked>()
      .use((c, next) => {
        c.set("who", who);
        return next();
      })
      .route("/", qualityRoutes(quality));
    let told: { found: FoundSameness; text: string } | null = null;
    await until(async () => {
      const got = await app.request(`/sameness${query}`);
      assert.equal(got.status, 200);
      const text = await got.text();
      const { isBehind, found }: Sameness = JSON.parse(text);
      if (!isBehind && found) told = { found, text };
      return told !== null;
    }, "all is compared");
    return told!;
  }
}

const personOf = (id: string, roles: Person["roles"]): Person => ({
  kind: "person",
  id,
  session: "s",
  name: `${id} by name`,
  isAdministrator: false,
  roles,
});

test("no answer tells who wrote anything, nor how much of a team is under five plans, alone or by subtracting", async (t) => {
  const { db, answer, basis } = await openRoutes(t);
  let told = 0;
  let named = 0;
  await fc.assert(
    fc.asyncProperty(someTeams, async (plans) => {
      const team = await putTeams(db, ["oak", "elm"]);
      const lead = personOf("lead", { [team("oak")]: "lead", [team("elm")]: "lead" });
      for (const name of ["oak", "elm"] as const)
        for (const [at, wordings] of plans[name].entries()) {
          const template = at % 2 ? "care-act" : "personal-action-plan";
          await putPlan(db, team(name), plain(template, wordings), null, basis);
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
        for (const it of ["lead", "worker"]) assert.ok(!text.includes(it), query);
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
  const { db, answer, basis } = await openRoutes(t);
  const team = await putTeams(db, ["oak", "elm"]);
  for (let at = 0; at < 6; at++)
    await putPlan(db, team("oak"), plain("care-act", [1]), null, basis);
  const other = personOf("lead", { [team("elm")]: "lead", [team("oak")]: "practitioner" });
  for (const query of ["", `?team=${team("oak")}`]) {
    const { found } = await answer(other, query);
    assert.deepEqual([found.pieces, found.total, found.wordings], [0, 0, []]);
  }
});
