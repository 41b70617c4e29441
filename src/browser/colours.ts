/**
 * The colours that people are told apart by; their names stand in for people's. Each is dark enough
 * for white words on it, at 4.5 to 1, and light enough to be seen on a dark page, at 3 to 1.
 */
export const COLOURS = {
  teal: "#1a7f78",
  blue: "#2f72c4",
  purple: "#8a5cc2",
  pink: "#c2488a",
  red: "#c74b3d",
  orange: "#b05c10",
  olive: "#717512",
  green: "#3a8037",
} as const;

const ALL = Object.values(COLOURS);

/** The colour that somebody sent, or one made from their name where it is none of ours. */
export function safeColour(colour: string, id: string): string {
  return ALL.find((it) => it === colour) ?? colourFor(id);
}

function colourFor(id: string): string {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return ALL[sum % ALL.length] ?? COLOURS.teal;
}
