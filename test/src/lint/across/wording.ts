import { signPieces } from "#src/lint/across/sign-pieces.ts";
import type { SignedSection } from "#src/lint/across/caseload.ts";
import type { Signer } from "#src/lint/across/signature.ts";
import { analyse } from "#src/lint/analysis/analyse.ts";
import { shipped } from "#src/lint/vocabulary.ts";
import { createDirectory } from "#src/lint/analysis/directory.ts";
import { person, resident, writing } from "#src/plan/build.ts";
import { careAct } from "../occasions.ts";

/** Who a plan is about and who else it names. */
export type Cast = { resident: string; sister: string; keyworker: string };

/** A text made of clauses, each with `[resident]`, `[sister]` or `[keyworker]` for a name. */
export type Wording = readonly (readonly string[])[];

/** Numbers from 0 to 1 that look like chance and are the same each time. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mix = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mix = Math.imul(mix ^ (mix >>> 15), 0x735a2d97);
    return ((mix ^ (mix >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** One of a list. */
export function oneOf<T>(random: () => number, list: readonly [T, ...T[]]): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}

/** A text of two to four sentences, of one to three clauses each. */
export function newWording(random: () => number): Wording {
  const sentences = 2 + Math.floor(random() * 3);
  return Array.from({ length: sentences }, () =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, () => newClause(random)),
  );
}

function newClause(random: () => number): string {
  const who = oneOf(random, ["[resident]", "she", "[sister]", "[keyworker]", "the lunch club"]);
  const does = oneOf(random, DOES);
  const what = oneOf(random, WHAT);
  const where = oneOf(random, WHERE);
  return `${who} ${does} ${oneOf(random, HOW)} ${what} ${where}`;
}

const DOES = split(`will mend, carries, wants to sort, keeps, may borrow, has painted, could sell,
  looks after, hopes to show, would rather hide, washes, counts, misses, is building, photographs,
  gives away, cannot lift, learns to steer, writes about, laughs at, draws, has ordered, repairs`);
const HOW =
  split(`the old, a borrowed, the heavy, some blue, the loudest, a second, their, the broken,
  a very small, the neighbour's, half of the, the good, that, an empty, a warm, every, the garden`);
const WHAT =
  split(`kettle, bicycle, pigeons, tomatoes, radio, curtains, tickets, songbook, ladder, shed,
  wardrobe, piano, kite, camera, letters, bus pass, slow cooker, fish tank, walking frame, chessboard,
  raincoat, sewing box, recipes, phone bill, allotment gate, drum, cushions, postcards, scarf, telescope`);
const WHERE =
  split(`by the canal, at the baths, before breakfast, behind the market, on the top deck,
  with the choir, when it rains, after prayers, in the yard, near the station, on a Sunday, at the hostel,
  under the stairs, through the winter, between visits, at the library, on the second floor, by hand`);

function split(list: string): [string, ...string[]] {
  const [first = "", ...rest] = list.split(",").map((it) => it.trim().replaceAll(/\s+/g, " "));
  return [first, ...rest];
}

/** The text with its names. */
export function tell(wording: Wording, cast: Cast): string {
  const sentences = wording.map((clauses) => {
    const text = clauses.join(", ");
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
  });
  return sentences
    .join(" ")
    .replaceAll("[resident]", cast.resident)
    .replaceAll("[sister]", cast.sister)
    .replaceAll("[keyworker]", cast.keyworker);
}

/** The same clauses and sentences in another order. */
export function reordered(wording: Wording, random: () => number): Wording {
  return shuffled(
    wording.map((it) => shuffled(it, random)),
    random,
  );
}

/** The same with one clause in other words. */
export function reworded(wording: Wording, random: () => number): Wording {
  const at = Math.floor(random() * wording.length);
  return wording.map((clauses, i) =>
    i === at ? [newClause(random), ...clauses.slice(1)] : clauses,
  );
}

function shuffled<T>(list: readonly T[], random: () => number): T[] {
  const keyed = list.map((it) => ({ it, key: random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ it }) => it);
}

const FIRST = split(
  `Jean, Bo, Anjali, Tomasz, Femi, Siân, Marguerite, Kit, Yusuf, Hà, Rosalind, Dex`,
);
const LAST = split(
  `Marsh, Osei, O'Neill, Begum, Whitlock, Adeyemi, Nowak, Pryce, Quill, Tran, Lund`,
);

/** People with names of one to three words. Relatives may share a name, but not all of it. */
export function newCast(random: () => number): Cast {
  const names = shuffled(FIRST, random).map((first) => {
    const last = oneOf(random, LAST);
    const double = `${first} ${last}-${oneOf(random, LAST)}`;
    return oneOf(random, [first, `${first} ${last}`, double]);
  });
  const [who = "", sister = "", keyworker = ""] = names;
  return { resident: oneOf(random, [who, `Mrs ${who.split(" ").at(-1)}`]), sister, keyworker };
}

/** A text as the piece of writing of a plan with these people, signed; none if it is too short. */
export function signed(
  text: string,
  cast: Cast,
  sign: Signer,
  facts: Partial<SignedSection> = {},
): SignedSection[] {
  const plan = {
    id: facts.plan ?? "plan",
    template: { name: facts.template ?? "care-act", version: 1 },
    resident: resident(cast.resident),
    people: [person(cast.sister, "sister"), person(cast.keyworker, "keyworker")],
  };
  const analysis = analyse(writing(text), createDirectory(plan.resident, plan.people), shipped);
  const section = careAct.template.outcomeSections[0]!;
  const pieces = [{ entity: facts.entity ?? "o1", key: section.key, section, analysis }];
  const origin = { team: facts.team ?? null, writer: facts.writer ?? null };
  return [...signPieces(plan, pieces, origin, sign)];
}
