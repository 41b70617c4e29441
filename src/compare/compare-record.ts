import { count } from "#src/plan/in-words.ts";
import { calledName, type Plan, type Writing } from "#src/plan/plan.ts";
import type {
  CopyGiven,
  Need,
  Remark,
  Review,
  Risk,
  Signature,
  TakenIn,
  Talk,
} from "#src/plan/record.ts";
import type { Change, RecordKind, Thing } from "./change.ts";
import { day, type Fact, fact, personIn, text } from "./facts.ts";
import { type Both, cameOrWent, facts, itemThing, words } from "./field-changes.ts";
import { inOrder } from "./in-order.ts";

/** What a thing on record says: its words by key, with what they are called, and its facts. */
type Table<T> = {
  texts: (name: string) => readonly [key: string, label: string, of: (thing: T) => Writing][];
  facts: readonly Fact<T>[];
};

/** Everything that reads otherwise on record; what was set aside by readers is no part of it. */
export function recordChanges(both: Both, whole: Thing): Change[] {
  const { before, after } = both;
  return [
    ...listed(both, "need", before.needs, after.needs, NEED),
    ...listed(both, "talk", before.talks, after.talks, TALK),
    ...listed(both, "risk", before.risks, after.risks, RISK),
    ...listed(both, "review", before.reviews, after.reviews, REVIEW),
    ...listed(both, "signature", before.signatures, after.signatures, SIGNATURE),
    ...words(both, whole, "unsigned", "Why nobody has signed", before.unsigned, after.unsigned),
    ...listed(both, "copy", before.copies, after.copies, COPY),
    ...listed(both, "remark", before.remarks, after.remarks, REMARK),
    ...listed(both, "taken-in", before.takenIn, after.takenIn, TAKEN_IN),
  ];
}

/** What one thing of each kind is called, and several. */
export const RECORD_NOUNS: Record<RecordKind, [one: string, many: string]> = {
  need: ["need", "needs"],
  talk: ["conversation", "conversations"],
  risk: ["risk", "risks"],
  review: ["review", "reviews"],
  signature: ["signature", "signatures"],
  copy: ["copy", "copies"],
  remark: ["comment", "comments"],
  "taken-in": ["Word file taken in", "Word files taken in"],
};

function listed<T extends { id: string }>(
  both: Both,
  kind: RecordKind,
  before: readonly T[],
  after: readonly T[],
  table: Table<T>,
): Change[] {
  const [noun] = RECORD_NOUNS[kind];
  const name = noun.charAt(0).toUpperCase() + noun.slice(1);
  const texts = table.texts(calledName(both.after.resident));
  return inOrder(before, after).flatMap((pair) => {
    const { was, is, latest } = pair;
    const thing = itemThing(kind, name, null, pair, texts[0]?.[2](latest).text ?? "");
    const came = cameOrWent(both, thing, pair);
    if (was === is) return came;
    const written = texts.flatMap(([key, label, of]) => {
      return words(both, thing, key, label, was ? of(was) : undefined, is ? of(is) : undefined);
    });
    return [...came, ...written, ...facts(both, thing, table.facts, { was, is })];
  });
}

const NEED: Table<Need> = {
  texts: (name) => [
    ["text", "Wording", (it) => it.wording],
    ["says", `What ${name} says`, (it) => it.says],
  ],
  facts: [
    fact(
      "origin",
      "Who named it",
      (it) => it.origin,
      (it) => (it === "shared" ? "somebody else, and the resident has made it theirs" : it),
    ),
    fact(
      "outcomes",
      "Answered by",
      (it) => it.outcomes,
      (it, plan) => it.map((id) => outcomeIn(id, plan)).join(", "),
    ),
    day("notNowOn", "Left for now on", (it) => it.notNowOn),
  ],
};

const TALK: Table<Talk> = {
  texts: () => [["words", "What was said", (it) => it.words]],
  facts: [text("area", "Area of life", (it) => it.area), day("on", "Day", (it) => it.on)],
};

const RISK: Table<Risk> = {
  texts: (name) => [
    ["text", "Wording", (it) => it.wording],
    ["staff-do", "What staff do", (it) => it.staffDo],
    ["person-does", `What ${name} does`, (it) => it.personDoes],
  ],
  facts: [
    text("level", "Level", (it) => it.level),
    day("reviewedOn", "Looked at on", (it) => it.reviewedOn),
    without("withResident", (it) => it.withResident),
    text("reason", "Why without the resident", (it) => it.reason),
    text("approvedBy", "Agreed to by", (it) => it.approvedBy),
  ],
};

const REVIEW: Table<Review> = {
  texts: () => [["notes", "What was said", (it) => it.notes]],
  facts: [
    day("on", "Day", (it) => it.on),
    text("kind", "Kind", (it) => it.kind),
    without("withResident", (it) => it.withResident),
    fact(
      "stillRight",
      "Confirmed as still right",
      (it) => it.stillRight,
      (it) => (it.length ? count(it.length, "piece of writing", "pieces of writing") : ""),
    ),
  ],
};

const SIGNATURE: Table<Signature> = {
  texts: () => [],
  facts: [
    fact("person", "Who agreed", (it) => it.person, personIn),
    day("on", "Day", (it) => it.on),
    fact(
      "as",
      "How",
      (it) => it.as,
      (it) =>
        ({
          signature: "with a signature",
          voice: "aloud",
          mark: "with a mark",
          advocate: "through an advocate",
        })[it],
    ),
    fact("witness", "Witness", (it) => it.witness, personIn),
    text("authority", "By what right", (it) => it.authority),
  ],
};

const COPY: Table<CopyGiven> = {
  texts: () => [],
  facts: [
    day("on", "Day", (it) => it.on),
    text("format", "Format", (it) => it.format),
    text("response", "What came of it", (it) => it.response),
  ],
};

const REMARK: Table<Remark> = {
  texts: () => [["text", "What was said", (it) => it.words]],
  facts: [
    text("by", "Who said it", (it) => it.by),
    day("on", "Day", (it) => it.on),
    day("settledOn", "Settled on", (it) => it.settledOn),
  ],
};

const TAKEN_IN: Table<TakenIn> = {
  texts: () => [],
  facts: [
    day("on", "Day", (it) => it.on),
    text("file", "File", (it) => it.file),
    text("by", "Taken in by", (it) => it.by),
    text("authors", "Who wrote in it", (it) => it.authors),
  ],
};

function without<T>(key: string, value: (thing: T) => boolean): Fact<T> {
  return fact(key, "Who was there", value, (it) => (it ? "" : "the resident was not"));
}

/** What an outcome is called by its place: "outcome 2". */
function outcomeIn(id: string, { outcomes }: Plan): string {
  const at = outcomes.findIndex((it) => it.id === id);
  return at < 0 ? "one that is not there" : `outcome ${at + 1}`;
}
