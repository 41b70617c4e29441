import assert from "node:assert/strict";
import { test } from "node:test";
import { Layer, problemsIn } from "#src/lint/config.ts";
import { createLinter } from "#src/lint/lint.ts";
import { configOf, packs } from "#src/lint/packs/index.ts";
import { all } from "#src/lint/rules/index.ts";
import { outcome, plan, writing } from "#src/plan/build.ts";
import { careAct } from "./occasions.ts";

const names = packs.map((it) => it.name);

for (const pack of packs)
  test(`the pack ${pack.name} is a layer that names only what there is`, () => {
    Layer.parse(pack);
    assert.deepEqual(problemsIn(pack, all, names), []);
  });

test("no two packs have one name", () => assert.equal(new Set(names).size, names.length));

test("a pack can add words to a list, and only its own plans are asked about them", () => {
  const about = writing("Client would like to swim on Mondays with Ray.", "worker");
  const rulesFor = (pack: string) =>
    createLinter()
      .check(plan([outcome(about)]), { ...careAct, config: configOf(pack) })
      .map((it) => it.rule);
  assert.ok(rulesFor("pts").includes("no-stigma"));
  assert.ok(!rulesFor("care-act").includes("no-stigma"));
});

test("relatives are known in the plans of every pack, whichever was read first", () => {
  for (const { name } of packs) {
    const { outcomes } = createLinter().view(plan([outcome("My sister rings on Sundays.")]), {
      ...careAct,
      config: configOf(name),
    });
    const kinds = outcomes[0]?.pieces.flatMap((it) => it.analysis.actors.map(({ kind }) => kind));
    assert.deepEqual(kinds, ["kin"], name);
  }
});
