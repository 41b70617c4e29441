import { strFromU8, unzipSync } from "fflate";
import { Plan } from "#src/plan/plan.ts";

/** Where every word of a marked plan stands: the place by the word. */
export type Markers = ReadonlyMap<string, string>;

/** Names of what is no writing: ids, and one of a few words. */
const NO_WRITING = new Set(
  `format version id template locale voice spokenBy kind person paid owner status answer handover
  origin as witness level reason outcomes reference`.split(/\s+/),
);

/** The plan with a word of its own at the end of each string that somebody can write. */
export function marked(plan: Plan): { plan: Plan; markers: Markers } {
  const markers = new Map<string, string>();
  const mark = (value: unknown, path: string, key: string): unknown => {
    if (Array.isArray(value)) return value.map((it, at) => mark(it, `${path}[${at}]`, key));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([name, it]) => [name, mark(it, `${path}.${name}`, name)]),
      );
    if (typeof value !== "string" || !isWritten(path, key, value)) return value;
    const word = `zq${(markers.size + 1).toString(36)}qz`;
    markers.set(word, path);
    // Marks end where the text ended, so the word is in none of them.
    return key === "href" ? `https://example.org/${word}` : `${value} ${word}`;
  };
  return { plan: Plan.parse(mark(plan, "", "")), markers };
}

/** Whether somebody writes this freely; the only reason that is written so is that of a risk. */
function isWritten(path: string, key: string, value: string): boolean {
  // With a word in it, everybody would belong to some organisation.
  if (key === "organisation" && value.trim() === "") return false;
  if (/^\.risks\[\d+\]\.reason$/.test(path)) return true;
  return !NO_WRITING.has(key) && !/^\d{4}-\d\d-\d\d/.test(value);
}

/** All that can be read in a file: the name of each part, the part as it is, and without its tags. */
export function everythingIn(file: Uint8Array): string {
  return Object.entries(unzipSync(file))
    .flatMap(([name, bytes]) => {
      const xml = strFromU8(bytes);
      return [name, xml, xml.replace(/<[^>]*>/g, "")];
    })
    .join("\n");
}
