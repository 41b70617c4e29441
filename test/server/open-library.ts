import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import * as Y from "yjs";
import { PlanQuestion } from "#src/api/plans.ts";
import { createPlanLibrary } from "#server/plan-library.ts";
import { FOLDERS } from "#server/serve.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { createUpdateStore } from "#server/store/update-store.ts";
import { createSummaryMaker } from "#server/summaries/summary-maker.ts";
import { readTemplates } from "#server/templates.ts";
import { type databases, openFor } from "./store/databases.ts";
import { updateOf } from "./support.ts";

/** A library without a server around it, whose clock stands until it is moved. */
export async function openLibrary(
  t: TestContext,
  newPlace: (typeof databases)[number]["newPlace"],
  // A list waits until it is right, however slow the machine is.
  patience: () => Promise<unknown> = () => new Promise(() => {}),
) {
  const database = await openFor(t, await newPlace(t));
  const { db } = database;
  const clock = { now: Date.parse("2030-03-01T09:00:00Z") };
  const plans = createPlanStore(database, () => clock.now++);
  const updates = createUpdateStore(database, () => clock.now++);
  const failed: string[] = [];
  const templates = readTemplates(FOLDERS.templates);
  const maker = createSummaryMaker(templates);
  const makes = { count: 0 };
  const library = createPlanLibrary({
    plans,
    updates,
    templates,
    maker: {
      ...maker,
      make(...question) {
        makes.count += 1;
        return maker.make(...question);
      },
    },
    patience,
    now: () => new Date(clock.now),
    onFailed: (id) => failed.push(id),
  });
  t.after(() => library.close());
  const begin = async (resident: string) => {
    const id = await library.create(
      {
        template: "care-act",
        resident,
        pronouns: "",
        voice: "first",
      },
      null,
    );
    return id ?? assert.fail("There is no such template.");
  };
  return {
    clock,
    database,
    db,
    library,
    failed,
    makes,
    begin,
    list: (question: object = {}) => library.list(PlanQuestion.parse(question), null),
    /** Changes a plan as its room would, but tells nobody. */
    async change(id: string, edit: (ydoc: Y.Doc) => void) {
      const { updates: before } = (await updates.load(id))!;
      await updates.append(id, [updateOf(edit, Y.mergeUpdates(before))]);
    },
  };
}
