/** Colours that people are told apart by; white text on each has a contrast of at least 4.5 to 1. */
const COLOURS = [
  "#1f5fa8",
  "#8a3b12",
  "#2f6b2f",
  "#7a2e7a",
  "#0b6b70",
  "#a02548",
  "#5a4fb0",
  "#6b5a00",
] as const;

/** The colour of a person or a device, the same everywhere for the same id. */
export function colourFor(id: string): string {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65521;
  return COLOURS[sum % COLOURS.length] ?? COLOURS[0];
}

/** A colour that somebody's device gave, where it is one of ours; else the one for `id`. */
export function safeColour(colour: unknown, id: string): string {
  return COLOURS.find((it) => it === colour) ?? colourFor(id);
}
