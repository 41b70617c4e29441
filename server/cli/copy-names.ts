import type { Plan } from "#src/plan/plan.ts";

/** Longer names are refused by some disks, once a folder's name stands before them. */
const LONGEST = 80;

/** These are devices to Windows, whatever ending follows. */
const TAKEN_BY_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Gives every plan a file name of its own, by whose it is and its reference, without anything that a
 * disk refuses or takes for a folder. Names that differ in capitals alone count as one.
 */
export function startNaming(ending: string): (plan: Plan) => string {
  const taken = new Set<string>();
  return ({ id, reference, resident }) => {
    const parts = [resident.name, reference].map(plain).filter(Boolean);
    const shown = plain(parts.join(" - ").slice(0, LONGEST)) || plain(id.slice(0, LONGEST));
    const name = !shown || TAKEN_BY_WINDOWS.test(shown) ? `plan ${shown}`.trim() : shown;
    for (let time = 1; ; time += 1) {
      const file = `${name}${time === 1 ? "" : ` (${time})`}${ending}`;
      const key = file.normalize("NFC").toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return file;
    }
  };
}

function plain(text: string): string {
  return text
    .replaceAll(/[^\p{L}\p{M}\p{N} .,'()-]/gu, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/^[ .-]+|[ .-]+$/g, "")
    .normalize("NFC");
}
