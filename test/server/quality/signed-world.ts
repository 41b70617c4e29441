import type { Kysely } from "kysely";
import fc from "fast-check";
import { bytesOf } from "#src/lint/across/signature.ts";
import type { Tables } from "#server/store/tables.ts";

const rarely = <Usual, Seldom>(usual: Usual, seldom: Seldom) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, fc.constant(seldom));

/** A plan with signed writing: wordings are numbers, and those of one number are the same. */
export const somePlan = fc.record({
  team: fc.constantFrom("oak", "oak", "elm", "elm", "ash"),
  template: fc.constantFrom("care-act", "personal-action-plan"),
  resident: fc.constantFrom("", "Amina Osei", "Bilal Khan", "Cora Mensah"),
  isRestricted: rarely(false, true),
  isNamed: fc.boolean(),
  archived: rarely(0, 1),
  closedAt: rarely(null, 5),
  example: rarely(0, 1),
  pieces: fc.array(fc.record({ section: fc.constantFrom("about", "voice"), wording: fc.nat(3) }), {
    maxLength: 3,
  }),
});
export type SignedPlan = Omit<
  typeof somePlan extends fc.Arbitrary<infer It> ? It : never,
  "resident"
> & { resident: string };

/** A signature of ten runs of words, of which so many are not those of its wording. */
export function signatureOf(wording: number, others = 0): Uint8Array {
  const runs = Array.from({ length: 10 }, (_, at) => {
    return at < others ? 5000 + wording * 100 + at : wording * 100 + at + 1;
  });
  return bytesOf(Uint32Array.from(runs.sort((a, b) => a - b).flatMap((it) => [it, it])));
}

let teamsPut = 0;

/** Puts teams of their own into a database. */
export async function putTeams<Name extends string>(db: Kysely<Tables>, names: readonly Name[]) {
  const nth = (teamsPut += 1);
  const ids = new Map(names.map((it) => [it, `${it}${nth}`]));
  for (const id of ids.values())
    await db.insertInto("team").values({ id, name: id, archivedAt: null }).execute();
  return (name: Name) => ids.get(name)!;
}

/** Puts somebody into a database who can be named in plans. */
export async function putPerson(db: Kysely<Tables>, id: string): Promise<void> {
  await db
    .insertInto("person")
    .values({
      id,
      name: id,
      email: `${id}@example.org`,
      emailVerified: 1,
      image: null,
      createdAt: "",
      updatedAt: "",
      twoFactorEnabled: null,
      isAdministrator: 0,
      disabledAt: null,
    })
    .execute();
}

let plansPut = 0;

/** Puts a plan into a database as it is when it was looked through on a basis; answers its id. */
export async function putPlan(
  db: Kysely<Tables>,
  teamId: string,
  plan: Omit<SignedPlan, "team">,
  named: string | null = null,
  basis = "b",
): Promise<string> {
  const nth = (plansPut += 1);
  const id = `signed${String(nth).padStart(14, "0")}`;
  const { template, archived, example, closedAt } = plan;
  const moments = { createdAt: nth * 1000, changedAt: nth * 1000 };
  const row = { id, reference: `R${nth}`, template, templateVersion: 1, archived, example, teamId };
  await db
    .insertInto("plan")
    .values({ ...row, ...moments, closedAt, isRestricted: Number(plan.isRestricted) })
    .execute();
  if (named !== null && plan.isNamed)
    await db.insertInto("planNamed").values({ planId: id, personId: named }).execute();
  const about = {
    title: "",
    resident: plan.resident,
    outcomes: 0,
    findings: 0,
    nextReviewOn: null,
  };
  const made = { planId: id, seq: 0, basis };
  await db
    .insertInto("planSummary")
    .values({ ...made, facts: JSON.stringify(about), words: "" })
    .execute();
  const gaps = {
    blankSections: null,
    missingOwners: null,
    overdueReviews: null,
    comingReviews: null,
    missedPromises: null,
    notAgreed: null,
  };
  const looked = { ...made, ...gaps, pack: "", stage: "", print: "" };
  await db
    .insertInto("planQuality")
    .values({ ...looked, signedPrint: JSON.stringify(plan.pieces) })
    .execute();
  for (const [at, { section, wording }] of plan.pieces.entries())
    await putPiece(db, id, { section, entity: `o${at}`, bytes: signatureOf(wording) });
  return id;
}

/** Puts one more piece of writing into a plan. */
export async function putPiece(
  db: Kysely<Tables>,
  planId: string,
  piece: { section: string; entity: string; bytes: Uint8Array },
): Promise<void> {
  await db
    .insertInto("planSignature")
    .values({ planId, key: piece.section, ...piece })
    .execute();
}
