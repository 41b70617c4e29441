/**
 * What people do to a plan. Each command is one transaction of origin `LOCAL`, which undo follows;
 * what is born comes into being in a transaction of origin `BIRTH`, removed, and is then shown, so
 * that undoing "add" hides the thing and keeps what others wrote in it.
 */
import type * as Y from "yjs";
import type { Speaker, Voice } from "#src/plan/plan.ts";
import type { Section } from "#src/template/template.ts";
import { fingerprint } from "./fingerprint.ts";
import { touchOf } from "./own-words.ts";
import { rankBetween } from "./rank.ts";
import {
  childrenOf,
  factsOf,
  type FactValue,
  indexOf,
  Kind,
  memberFact,
  PLAN,
  Birth,
  removalOf,
  type SetOfFacts,
  string,
  textOf,
} from "./roots.ts";
import { speakerFact, wholeCharacter } from "./writing.ts";

/** The origin of a person's own edits on this device; undo follows it. */
export const LOCAL = "local";

/** The origin of the birth of things, which undo leaves alone. */
export const BIRTH = "birth";

/** Who acts, and what the core may not make itself: moments and ids. */
export type Who = {
  /** The id or name of the person who acts. */
  by: string;
  /** The id of the guest who acts; left out for all others. */
  guest?: string;
  /** The present moment, ISO 8601 in UTC. */
  now: () => string;
  /** A new id: letters and digits, never given before. */
  newId: () => string;
};

/** Whose hand something is by, as the document says it. */
export function handOf({ by, guest }: Who): { by: string; guest?: string } {
  return guest ? { by, guest } : { by };
}

/** Adds an empty outcome at the end, with a speaker for each of its pieces of writing. Answers its id. */
export function addOutcome(
  ydoc: Y.Doc,
  sections: readonly Section[],
  speaker: Speaker,
  who: Who,
): string {
  return born(ydoc, "outcome", PLAN, null, who, (facts) => {
    for (const section of sections)
      if (section.holds === "writing")
        facts.set(
          `speaker.${section.key}`,
          speakerFact(section.speaker === "worker" ? { kind: "worker", person: null } : speaker),
        );
  });
}

/** Adds an empty progress marker to an outcome, after the one with the id `after` or at the end. */
export function addMarker(
  ydoc: Y.Doc,
  outcome: string,
  after: string | null,
  speaker: Speaker,
  who: Who,
): string {
  return born(ydoc, "marker", outcome, after, who, (facts) =>
    facts.set("speaker.text", speakerFact(speaker)),
  );
}

/** Adds an empty action to an outcome, after the one with the id `after` or at the end. */
export function addAction(ydoc: Y.Doc, outcome: string, after: string | null, who: Who): string {
  return born(ydoc, "action", outcome, after, who, (facts) =>
    facts.set("speaker.text", speakerFact({ kind: "worker", person: null })),
  );
}

/** Adds somebody to the people of the plan. */
export function addPerson(
  ydoc: Y.Doc,
  facts: Partial<Record<"name" | "relation" | "paid" | "organisation" | "pronouns", string>>,
  who: Who,
): string {
  return born(ydoc, "person", PLAN, null, who, (map) => {
    for (const [key, value] of Object.entries(facts)) map.set(key, value);
  });
}

/** Puts a thing away with all that is in it; `restore` brings it back. */
export function remove(ydoc: Y.Doc, id: string, who: Who): void {
  const saw = fingerprint(wordsIn(ydoc, id));
  act(ydoc, () => factsOf(ydoc, id).set("removed", { by: who.by, at: who.now(), saw }));
}

/** Brings back what was put away. */
export function restore(ydoc: Y.Doc, id: string): void {
  act(ydoc, () => factsOf(ydoc, id).set("removed", null));
}

/** Whether words came into a removed thing that its remover had not seen. */
export function wasWrittenAfterRemoval(ydoc: Y.Doc, id: string): boolean {
  const removal = removalOf(ydoc, id);
  return removal !== null && removal.saw !== fingerprint(wordsIn(ydoc, id));
}

/** Moves a thing one place among its siblings; false when it is at the end already. */
export function move(ydoc: Y.Doc, id: string, direction: "up" | "down", who: Who): boolean {
  const birth = birthOf(ydoc, id);
  const kind = Kind.safeParse(birth?.kind);
  if (!birth || !kind.success) return false;
  const siblings = childrenOf(ydoc, birth.parent, kind.data).filter(
    (it) => removalOf(ydoc, it) === null,
  );
  const at = siblings.indexOf(id);
  const to = direction === "up" ? at - 1 : at + 1;
  if (at < 0 || to < 0 || to >= siblings.length) return false;
  const before = siblings[direction === "up" ? to - 1 : to];
  const after = siblings[direction === "up" ? to : to + 1];
  const rank = rankBetween(rankOf(ydoc, before), rankOf(ydoc, after), who.newId().slice(0, 4));
  act(ydoc, () => factsOf(ydoc, id).set("rank", rank));
  return true;
}

/** Puts a member into a set of a thing, or takes it out; what others do to other members stays. */
export function setMember(
  ydoc: Y.Doc,
  entity: string,
  set: SetOfFacts,
  member: string,
  isIn: boolean,
): void {
  const facts = factsOf(ydoc, entity);
  const fact = memberFact(set, member);
  if ((facts.get(fact) === true) !== isIn) act(ydoc, () => facts.set(fact, isIn || null));
}

/** Sets a fact of a thing; the last one to do so wins, and the one before is in the history. */
export function setFact(ydoc: Y.Doc, entity: string, key: string, value: FactValue): void {
  const facts = factsOf(ydoc, entity);
  if (facts.get(key) === value) return;
  act(ydoc, () => facts.set(key, value));
}

/** Records whose words a piece of writing is. */
export function setSpeaker(ydoc: Y.Doc, entity: string, key: string, speaker: Speaker): void {
  setFact(ydoc, entity, `speaker.${key}`, speakerFact(speaker));
}

/**
 * Moves words out of a piece of writing into a new action of the same outcome, as they stand. What
 * the resident wrote with a pen of their own stays where it is as well. Answers the id of the action, or null when the range no longer has words.
 */
export function moveToActions(
  ydoc: Y.Doc,
  outcome: string,
  from: { entity: string; key: string; from: number; to: number },
  who: Who,
): string | null {
  const ytext = textOf(ydoc, from.entity, from.key);
  const text = ytext.toString();
  const start = wholeCharacter(text, from.from);
  const end = wholeCharacter(text, from.to);
  const words = text.slice(start, end);
  if (!words.trim()) return null;
  const stays = touchOf(ytext, (it) => it.delete(start, end - start)) !== null;
  const id = addAction(ydoc, outcome, null, who);
  act(ydoc, () => {
    textOf(ydoc, id, "text").insert(0, words.trim());
    if (!stays) ytext.delete(start, end - start);
  });
  return id;
}

/** Who speaks in a new outcome of a plan that speaks in this voice. */
export function firstSpeaker(voice: Voice, spokenBy: string | null): Speaker {
  if (voice === "advocate") return { kind: "advocate", person: spokenBy };
  return { kind: voice === "first" ? "resident" : "quoted", person: null };
}

/** Runs a person's edit. */
export function act(ydoc: Y.Doc, edit: () => void): void {
  ydoc.transact(edit, LOCAL);
}

/** Brings a thing into being under `parent`, and shows it with what `fill` gives it. Answers its id. */
export function born(
  ydoc: Y.Doc,
  kind: Kind,
  parent: string,
  after: string | null,
  who: Who,
  fill: (facts: Y.Map<unknown>) => void,
): string {
  const id = who.newId();
  const at = who.now();
  const siblings = childrenOf(ydoc, parent, kind);
  const place = after === null ? siblings.length - 1 : siblings.indexOf(after);
  const rank = rankBetween(
    rankOf(ydoc, siblings[place]),
    rankOf(ydoc, siblings[place + 1]),
    id.slice(0, 4),
  );
  const facts = factsOf(ydoc, id);
  ydoc.transact(() => {
    indexOf(ydoc).set(id, { kind, parent, born: { ...handOf(who), at } });
    facts.set("removed", { by: who.by, at, saw: fingerprint("") });
    facts.set("rank", rank);
    fill(facts);
  }, BIRTH);
  act(ydoc, () => facts.set("removed", null));
  return id;
}

function birthOf(ydoc: Y.Doc, id: string): Birth | null {
  const parsed = Birth.safeParse(indexOf(ydoc).get(id));
  return parsed.success ? parsed.data : null;
}

function rankOf(ydoc: Y.Doc, id: string | undefined): string | null {
  return id === undefined ? null : string(factsOf(ydoc, id).get("rank")) || null;
}

/** All words in a thing and in what lies right under it, in a fixed order. */
function wordsIn(ydoc: Y.Doc, id: string): string {
  const inside = (["marker", "action"] as const).flatMap((it) => childrenOf(ydoc, id, it));
  const names = [id, ...inside].flatMap((it) =>
    [...ydoc.share.keys()].filter((name) => name.startsWith(`t:${it}:`)).sort(),
  );
  return names.map((it) => ydoc.getText(it).toString()).join("\n");
}
