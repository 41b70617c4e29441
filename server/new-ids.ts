import { randomInt } from "node:crypto";
import { REFERENCE_CHARACTERS } from "#src/api/plans.ts";

const LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** A new id that nobody can guess: 20 letters and digits. */
export function newId(): string {
  return random(LETTERS_AND_DIGITS, 20);
}

/** A new short name for a plan, `"K7QP-4M2X"`. */
export function newReference(): string {
  return `${random(REFERENCE_CHARACTERS, 4)}-${random(REFERENCE_CHARACTERS, 4)}`;
}

function random(characters: string, length: number): string {
  return Array.from({ length }, () => characters[randomInt(characters.length)]).join("");
}
