import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import fc from "fast-check";
import * as Y from "yjs";
import { decideOnPlan, type Person } from "#src/access.ts";
import type { PlacesQuestion, QualityFilter } from "#src/api/quality.ts";
import type { Who } from "#src/document/commands.ts";
import { writePlan } from "#src/document/create-document.ts";
import { dismiss } from "#src/document/dismissals.ts";
import { factsOf, PLAN, textOf } from "#src/document/roots.ts";
import { sketchAt } from "#src/lint/dismissals.ts";
import { lint } from "#src/lint/lint.ts";
import { configOf } from "#src/lint/packs/index.ts";
import { action, onRecord, outcome, person, plan, timeframe } from "#src/plan/build.ts";
import type { Plan } from "#src/plan/plan.ts";
import { createQuality } from "#server/quality/quality.ts";
import { FOLDERS } from "#server/serve.ts";
import { createAccessStore } from "#server/store/access-store.ts";
import { createPlanStore } from "#server/store/plan-store.ts";
import { readTemplates } from "#server/templates.ts";
import { openLibrary } from "../open-library.ts";
import type { databases } from "../store/databases.ts";
import type { Row } from "./reckon.ts";

export const templates = readTemplates(FOLDERS.templates);

const day = fc.constantFrom(
  null,
  "2029-12-01",
  "2030-02-27",
  "2030-03-02",
  "2030-03-29",
  "2031-01-01",
);

const someAction = fc
  .record({
    wording: fc.constantFrom("Buy a pan at the market", "Bola to ring the GP on Monday", ""),
    owner: fc.constantFrom(null, "bola", "nadia"),
    dueOn: day,
    status: fc.constantFrom("open" as const, "done" as const, "not-done" as const),
  })
  .map(({ wording, ...facts }) => action(wording, facts));

const someOutcome = fc
  .record({
    voice: fc.constantFrom("I want to cook jollof for my sister again", "Ongoing", "", "To engage"),
    actions: fc.array(someAction, { maxLength: 2 }),
    areas: fc.subarray(["rent", "work-and-learning", "elsewhere"]),
    kind: fc.constantFrom("" as const, "open" as const),
    reviewOn: day,
  })
  .map(({ voice, actions, areas, kind, reviewOn }) =>
    outcome(voice, ...actions, onRecord({ areas }), timeframe({ kind, reviewOn })),
  );

/** A plan with faults of many kinds, and what lies beside it. */
const somePlan = fc.record({
  outcomes: fc.array(someOutcome, { maxLength: 3 }),
  template: fc.constantFrom("care-act", "personal-action-plan"),
  facts: fc.record({
    status: fc.constantFrom("draft" as const, "final" as const),
    pack: fc.constantFrom("", "pathway"),
    stage: fc.constantFrom(null, { name: "Engaging people", from: "2029-02-01", to: null }),
    reviewOn: day,
  }),
  beside: fc.record({
    team: fc.constantFrom("oak", "elm"),
    isRestricted: fc.boolean(),
    named: fc.subarray(["lead", "worker"]),
    glass: fc.boolean(),
    archived: fc.constantFrom(0, 0, 0, 1),
    closedAt: fc.constantFrom(null, null, null, 5),
  }),
});

const someEdit = fc.record({
  plan: fc.nat(20),
  nth: fc.nat(20),
  kind: fc.constantFrom("dismiss", "owner", "review", "words"),
});

/** Plans, and what people do to them afterwards. */
export const someWorld = fc.record({
  plans: fc.array(somePlan, { minLength: 1, maxLength: 6 }),
  edits: fc.array(someEdit, { maxLength: 6 }),
});
type World = typeof someWorld extends fc.Arbitrary<infer It> ? It : never;

const NOBODY: Who = { by: "Kat", now: () => "2030-03-01T09:00:00.000Z", newId: () => "n" };

/** A library with what quality is told from, a lead of one team, and plans to be put into both. */
export async function openQualityOf(
  t: TestContext,
  newPlace: (typeof databases)[number]["newPlace"],
) {
  const parts = await openLibrary(t, newPlace);
  const { database, db, library, clock, change } = parts;
  const quality = createQuality({ database, library, templates, layers: () => [] });
  const plans = createPlanStore(database, () => clock.now++);
  for (const id of ["lead", "worker"]) await addPerson(id);
  let worlds = 0;
  return { ...parts, quality, plans, put, today: () => library.today() };

  async function addPerson(id: string) {
    const moments = { createdAt: "", updatedAt: "" };
    await db
      .insertInto("person")
      .values({
        ...moments,
        id,
        name: id,
        email: `${id}@example.org`,
        emailVerified: 1,
        image: null,
        twoFactorEnabled: null,
        isAdministrator: 0,
        disabledAt: null,
      })
      .execute();
  }

  /** Puts plans into teams of their own, and answers who leads one of them and how to go on. */
  async function put(world: World) {
    const nth = (worlds += 1);
    const teams = { oak: `oak${nth}`, elm: `elm${nth}` };
    for (const id of Object.values(teams))
      await db.insertInto("team").values({ id, name: id, archivedAt: null }).execute();
    const ids: string[] = [];
    for (const [at, it] of world.plans.entries()) ids.push(await begin(it, `${nth}x${at}`, teams));
    const who: Person = {
      kind: "person",
      id: "lead",
      session: "s",
      name: "Lee",
      isAdministrator: false,
      roles: { [teams.oak]: "lead", [teams.elm]: "practitioner" },
    };
    return {
      leader: { person: who.id, teams: [teams.oak] },
      ids,
      edit: (edit: World["edits"][number]) => editOne(ids[edit.plan % ids.length]!, edit),
      rows: () => rowsFor(who, teams.oak, ids),
    };
  }

  async function begin(
    { outcomes, facts, template, beside }: World["plans"][number],
    id: string,
    teams: Record<string, string>,
  ) {
    const version = templates.find((it) => it.name === template)!.version;
    const people = [person("Bola", "keyworker", { paid: "paid" }), person("Nadia", "sister")];
    const made = plan(outcomes, { ...facts, people, id, template: { name: template, version } });
    const ydoc = new Y.Doc();
    // Two plans never have the same ids of things.
    writePlan(ydoc, made, NOBODY);
    const { team, isRestricted, named, glass, archived, closedAt } = beside;
    const row = { id, reference: id, template, templateVersion: version, example: 0 };
    await plans.create({ ...row, teamId: teams[team]! }, Y.encodeStateAsUpdate(ydoc));
    const set = { isRestricted: Number(isRestricted), archived, closedAt };
    await db.updateTable("plan").set(set).where("id", "=", id).execute();
    for (const personId of named)
      await db.insertInto("planNamed").values({ planId: id, personId }).execute();
    const looking = { id, planId: id, personId: "lead", reason: "r", at: 1, until: 9e15 };
    if (glass) await db.insertInto("glass").values(looking).execute();
    return id;
  }

  async function editOne(id: string, { kind, nth }: World["edits"][number]) {
    const before = (await library.read(id))!;
    const found = findingsIn(before);
    const it = found[nth % Math.max(found.length, 1)];
    const actions = before.outcomes.flatMap((one) => one.actions);
    const chosen = actions[nth % Math.max(actions.length, 1)];
    await change(id, (ydoc) => {
      if (kind === "review") factsOf(ydoc, PLAN).set("reviewOn", "2030-03-20");
      else if (kind === "words") textOf(ydoc, PLAN, "about").insert(0, "Ongoing. ");
      else if (kind === "owner" && chosen) factsOf(ydoc, chosen.id).set("owner", "bola");
      else if (kind === "dismiss" && it) {
        const { key, tier, place } = it;
        const said = { key, reason: "other" as const, note: "Said so", tier };
        assert.ok(dismiss(ydoc, { ...said, sketch: sketchAt(before, place) }, NOBODY));
      }
    });
  }

  function findingsIn(it: Plan) {
    const template = templates.find(({ name }) => name === it.template.name)!;
    const config = configOf(it.pack || template.pack);
    return lint(it, { template, today: library.today(), config });
  }

  /** The plans that a lead counts: of their own team, in use, and none that they may not read. */
  async function rowsFor(who: Person, team: string, ids: readonly string[]): Promise<Row[]> {
    const access = createAccessStore(database);
    const rows: Row[] = [];
    for (const id of ids) {
      const facts = await access.ofPlan(id);
      const { archived } = (await plans.find(id))!;
      // Whoever broke the glass looks at one plan, and counts nothing.
      const isTheirs = facts && decideOnPlan(who, "read", { ...facts, glass: {} }, 1) === "yes";
      if (!isTheirs || facts.team !== team || archived || facts.isClosed) continue;
      rows.push({ plan: (await library.read(id))!, team });
    }
    return rows;
  }
}

/** Looks through all that is to be looked through. */
export async function lookThrough({ library, clock }: Awaited<ReturnType<typeof openQualityOf>>) {
  // Plans that changed within the minute are looked through again.
  clock.now += 60_000;
  library.summaries.sweep(true);
  await library.summaries.idle();
}

/** Every way to narrow an overview that these worlds know. */
export const someFilter: fc.Arbitrary<QualityFilter> = fc
  .record({
    template: fc.constantFrom(undefined, "care-act"),
    rule: fc.constantFrom(undefined, "action-has-owner", "no-blank-section"),
    area: fc.constantFrom(undefined, "rent"),
    stage: fc.constantFrom(undefined, "engaging"),
  })
  .map((it) => Object.fromEntries(Object.entries(it).filter(([, value]) => value !== undefined)));

/** All places of a list, page by page. */
export async function allPlaces(
  ask: (
    question: Partial<PlacesQuestion>,
  ) => Promise<{ next: string | null; places: unknown[] } | null>,
) {
  const places: unknown[] = [];
  let cursor: string | undefined;
  do {
    const list = await ask({ limit: 3, ...(cursor !== undefined && { cursor }) });
    places.push(...list!.places);
    cursor = list!.next ?? undefined;
  } while (cursor !== undefined);
  return places;
}
