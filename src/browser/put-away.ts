import type * as Y from "yjs";
import { wasWrittenAfterRemoval } from "#src/document/commands.ts";
import { Birth, factsOf, indexOf, PLAN, removalOf, string } from "#src/document/roots.ts";
import type { Template } from "#src/template/template.ts";

/** Something that was put away and can come back. */
export type PutAway = { id: string; label: string; hasNewWords: boolean };

/** Everything in a document that was put away, except what lies in something put away itself. */
export function putAwayIn(ydoc: Y.Doc, template: Template): PutAway[] {
  const found: PutAway[] = [];
  for (const [id, value] of indexOf(ydoc).entries()) {
    const birth = Birth.safeParse(value);
    if (!birth.success || !removalOf(ydoc, id)) continue;
    if (birth.data.parent !== PLAN && removalOf(ydoc, birth.data.parent)) continue;
    const { kind, words } = wordsOf(ydoc, id, birth.data.kind, template);
    // What was added and taken back at once, without a word, is not worth a line.
    if (!words) continue;
    const short = words.length > 80 ? `${words.slice(0, 80).trimEnd()}…` : words;
    found.push({ id, label: `${kind}: ${short}`, hasNewWords: wasWrittenAfterRemoval(ydoc, id) });
  }
  return found;
}

function wordsOf(ydoc: Y.Doc, id: string, kind: string, template: Template) {
  if (kind === "person")
    return {
      kind: "Person",
      words: string(factsOf(ydoc, id).get("name")) || string(factsOf(ydoc, id).get("relation")),
    };
  if (kind === "outcome") {
    const all = template.outcomeSections.map((it) => ydoc.getText(`t:${id}:${it.key}`).toString());
    return { kind: template.outcomeName, words: all.find((it) => it.trim())?.trim() ?? "" };
  }
  const words = ydoc.getText(`t:${id}:text`).toString().trim();
  return { kind: kind === "marker" ? "Progress marker" : "Action", words };
}
