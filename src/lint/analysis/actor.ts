import type { Person } from "#src/plan/plan.ts";
import { wordSet } from "./phrases.ts";

/** Somebody a text speaks of, and what it has them do. */
export type Actor = {
  kind: "self" | "pronoun" | "resident" | "listed" | "kin" | "role" | "name";
  /** Words from `at` to `to`, `to` excluded. */
  at: number;
  to: number;
  /** The word that says what they are or, of a name, its first. */
  noun: number;
  /** Who it is, where the people list says so. */
  person: Person | null;
  /** A crowd that nobody in particular belongs to, such as "staff". */
  crowd: boolean;
  /** Is paid to look after the resident, by the people list or else by what they are called. */
  paid: boolean;
  /** Stands at the head of its clause. */
  subject: boolean;
  /** The same, with words before it that describe it: "the falls team". */
  heads: boolean;
  /** Has taken something on: "Kat to ring", "by the nurse", "Mum: shopping". */
  acts: boolean;
  /** Looks after the resident, as the text has it. */
  cares: boolean;
};

/** Words for those who speak: the resident, or whoever the words are of. */
export const self = wordSet("i me we us");

/** Words for those who were named before. */
export const pronouns = wordSet("he she they");

/** What may stand between the head of a clause and its noun. */
export const determiners =
  wordSet(`the a an my his her their our your its two three both all these those one some
  regular local current paid private daily morning evening night weekend allocated named own same new
  council of and any no only other whole formal`);
