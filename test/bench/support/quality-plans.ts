import * as Y from "yjs";
import { createDocument, writePlan } from "#src/document/create-document.ts";
import type { Template } from "#src/template/template.ts";
import { createChance } from "#server/demo/chance.ts";
import { makeLife } from "#server/demo/make-life.ts";
import { TEAMS } from "#server/demo/names.ts";
import type { Database } from "#server/store/database.ts";

/** The teams that the plans are of, by id. */
export const TEAM_IDS = TEAMS.map((_, at) => `team${at}`);

/** A plan that somebody writes in while others are looked through; it is put away, and counts nowhere. */
export const WRITTEN = "written0000000000000";

const AT_ONCE = 250;

/** Puts so many plans of the demo's kind into an empty database, no two alike, and one to write in. */
export async function fillPlans(
  { db }: Pick<Database, "db">,
  { templates, count, today }: { templates: readonly Template[]; count: number; today: string },
): Promise<void> {
  for (const [at, { name }] of TEAMS.entries())
    await db
      .insertInto("team")
      .values({ id: TEAM_IDS[at] ?? "", name, archivedAt: null })
      .execute();
  const [template] = templates;
  if (!template) throw new Error("There is no template.");
  await keep(db, [begun(template, today)]);
  for (let from = 0; from < count; from += AT_ONCE) {
    const places = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => from + at);
    await keep(
      db,
      places.map((at) => lived(at, templates, today)),
    );
  }
}

/** The id of a plan by its place. */
export function idOf(at: number): string {
  return `plan${String(at).padStart(16, "0")}`;
}

type Row = ReturnType<typeof lived>;

async function keep(db: Database["db"], plans: readonly Row[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("plan")
      .values(plans.map((it) => it.row))
      .execute();
    await transaction
      .insertInto("planSnapshot")
      .values(plans.map(({ row, bytes }) => ({ planId: row.id, seq: 0, bytes })))
      .execute();
  });
}

function lived(at: number, templates: readonly Template[], today: string) {
  const chance = createChance(at + 1);
  const team = TEAMS[at % TEAMS.length];
  const template = templates.find((it) => it.name === team?.template);
  if (!team || !template) throw new Error("There is no such template.");
  const worker = chance.pick(team.people);
  const plan = makeLife(chance, { template, team: team.name, worker, today }).on(today);
  const id = idOf(at);
  const bytes = documentOf(at + 1, (ydoc) =>
    writePlan(ydoc, { ...plan, id }, { by: worker, now: () => momentOf(today), newId: () => id }),
  );
  return { row: rowOf(id, template, { at, teamId: TEAM_IDS[at % TEAMS.length] ?? null }), bytes };
}

function begun(template: Template, today: string): Row {
  const beginning = { id: WRITTEN, reference: WRITTEN, resident: "Amina", reviewOn: null };
  const others = { pronouns: "", voice: "first", advocate: null } as const;
  let ids = 0;
  const who = { by: "bench", now: () => momentOf(today), newId: () => `new${(ids += 1)}` };
  const bytes = documentOf(1, (ydoc) =>
    createDocument(ydoc, template, { ...beginning, ...others }, who),
  );
  return { row: { ...rowOf(WRITTEN, template, { at: 0, teamId: null }), archived: 1 }, bytes };
}

function rowOf(
  id: string,
  template: Template,
  { at, teamId }: { at: number; teamId: string | null },
) {
  const { name, version } = template;
  const moments = { createdAt: at, changedAt: at };
  const kind = { archived: 0, example: 0, template: name, templateVersion: version };
  return { id, reference: id, ...kind, ...moments, teamId };
}

function documentOf(client: number, fill: (ydoc: Y.Doc) => void): Uint8Array {
  const ydoc = new Y.Doc();
  ydoc.clientID = client;
  fill(ydoc);
  const bytes = Y.encodeStateAsUpdate(ydoc);
  ydoc.destroy();
  return bytes;
}

function momentOf(day: string): string {
  return `${day}T09:00:00.000Z`;
}
