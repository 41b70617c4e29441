import { randomInt } from "node:crypto";

const LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Nothing that looks like something else, and no vowels, so that no words come about. */
const UNMISTAKABLE = "CDFGHJKMNPQRTVWXY234679";

/** A new id that nobody can guess: 20 letters and digits. */
export function newId(): string {
  return random(LETTERS_AND_DIGITS, 20);
}

/** A new short name for a plan, `"K7QP-4M2X"`. */
export function newReference(): string {
  return `${random(UNMISTAKABLE, 4)}-${random(UNMISTAKABLE, 4)}`;
}

function random(characters: string, length: number): string {
  return Array.from({ length }, () => characters[randomInt(characters.length)]).join("");
}
