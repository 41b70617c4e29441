import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { GAPS } from "#src/api/quality.ts";
import { databases } from "../store/databases.ts";
import { reckon } from "./reckon.ts";
import {
  allPlaces,
  lookThrough,
  openQualityOf,
  someFilter,
  someWorld,
  templates,
} from "./world.ts";

for (const { name, newPlace } of databases) {
  test(`${name}: an overview says what looking at every plan that a lead may read says, whatever is done to them`, async (t) => {
    const parts = await openQualityOf(t, newPlace);
    const { quality, today } = parts;
    await fc.assert(
      fc.asyncProperty(someWorld, someFilter, async (world, filter) => {
        const { leader, edit, rows } = await parts.put(world);
        await lookThrough(parts);
        await agrees();
        for (const it of world.edits) await edit(it);
        await lookThrough(parts);
        await agrees();

        async function agrees() {
          const plain = await rows();
          for (const asked of [{}, filter]) {
            const wanted = reckon(plain, asked, templates, today());
            const found = await quality.overview(leader, asked);
            assert.deepEqual([found.plans, found.looked], [wanted.plans, wanted.plans]);
            assert.deepEqual(found.findings, wanted.findings);
            assert.deepEqual(found.gaps, wanted.gaps);
            const rules = found.rules.map(({ rule, plans, places, dismissed }) => {
              return [rule, { plans, places, dismissed }] as const;
            });
            assert.deepEqual(Object.fromEntries(rules), wanted.rules);
            const areas = found.areas.map(({ area, plans, places, of }) => {
              return [area, { plans, places, of }] as const;
            });
            assert.deepEqual(Object.fromEntries(areas), wanted.areas);
            await opensLists(asked, found);
          }
          const { templates: choices, teams } = await quality.overview(leader, {});
          const plans = (list: { plans: number }[]) => list.reduce((sum, it) => sum + it.plans, 0);
          assert.deepEqual([plans(choices), plans(teams)], [plain.length, plain.length]);
        }

        async function opensLists(
          asked: typeof filter,
          { findings, gaps }: Awaited<ReturnType<typeof quality.overview>>,
        ) {
          const list = { ...asked, dismissed: false };
          const all = await allPlaces((it) =>
            quality.places(leader, { ...list, limit: 50, ...it }),
          );
          assert.equal(all.length, findings.places);
          assert.equal(new Set(all.map((it) => JSON.stringify(it))).size, all.length);
          for (const gap of GAPS) {
            const found = (await quality.places(leader, { ...list, gap, limit: 50 }))!;
            assert.deepEqual([found.total, found.plans], [gaps[gap].places, gaps[gap].plans], gap);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  test(`${name}: findings that were set aside are listed with why and by whom`, async (t) => {
    const parts = await openQualityOf(t, newPlace);
    const beside = {
      team: "oak" as const,
      isRestricted: false,
      named: [],
      glass: false,
      archived: 0 as const,
    };
    const facts = { status: "draft" as const, pack: "" as const, stage: null, reviewOn: null };
    const plain = { template: "care-act" as const, facts, beside: { ...beside, closedAt: null } };
    const plans = [{ outcomes: [], ...plain }];
    const { leader, edit, ids } = await parts.put({ plans, edits: [] });
    await edit({ plan: 0, nth: 0, kind: "dismiss" });
    await lookThrough(parts);
    const list = (await parts.quality.places(leader, { dismissed: true, limit: 50 }))!;
    assert.deepEqual(
      list.places.map((it) => [it.plan, it.dismissal]),
      [[ids[0], { reason: "other", note: "Said so", by: ["Kat"] }]],
    );
    const { rules } = await parts.quality.overview(leader, {});
    assert.equal(
      rules.reduce((sum, it) => sum + it.dismissed, 0),
      1,
    );
  });
}
