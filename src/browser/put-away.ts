import type * as Y from "yjs";
import { wasWrittenAfterRemoval } from "#src/document/commands.ts";
import { Birth, day, factsOf, indexOf, PLAN, removalOf, string } from "#src/document/roots.ts";
import { dayInWords } from "#src/plan/in-words.ts";
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
  const words = ydoc
    .getText(`t:${id}:${WORDS[kind] ?? "text"}`)
    .toString()
    .trim();
  return { kind: NAMES[kind] ?? "Something newer", words: words || factsInWords(ydoc, id) };
}

/** What things are called that no template names. */
const NAMES: Readonly<Record<string, string>> = {
  marker: "Progress marker",
  action: "Action",
  need: "Need",
  talk: "Conversation",
  review: "Review",
  risk: "Risk",
  signature: "Signature",
  copy: "Copy",
  remark: "Comment",
  "taken-in": "Word file",
};

/** The key of the words that tell a thing best, where it is not `text`. */
const WORDS: Readonly<Record<string, string>> = { talk: "words", review: "notes" };

/** What tells a thing without words from others, such as whose signature it is and its day. */
function factsInWords(ydoc: Y.Doc, id: string): string {
  const facts = factsOf(ydoc, id);
  const person = string(facts.get("person"));
  const on = day(facts.get("on"));
  return [
    person && string(factsOf(ydoc, person).get("name")),
    string(facts.get("area")) || string(facts.get("format")) || string(facts.get("file")),
    on && dayInWords(on),
  ]
    .filter(Boolean)
    .join(", ");
}
