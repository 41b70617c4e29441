import type * as Y from "yjs";
import type { Speaker } from "#src/plan/plan.ts";
import type { ActionFacts, NewThing, Suggestion, Words } from "#src/plan/suggestion.ts";
import type { Section } from "#src/template/template.ts";
import {
  act,
  addAction,
  addMarker,
  addOutcome,
  remove,
  setFact,
  setSpeaker,
  type Who,
} from "./commands.ts";
import { rebased, type Replacement, replacements } from "./merge-words.ts";
import { PLAN, removalOf, textOf } from "./roots.ts";
import { editOrSuggest } from "./suggestions.ts";
import { deltaOf, depthOf, OBJECT, plainOf, readWriting } from "./writing.ts";

/**
 * What came of taking a suggestion: `suggested` where the words are the resident's own and they are
 * asked; `conflict` when the plan changed the same words in another way,
 * `gone` when the thing was put away, `unclear` for a fact that nobody has read. Then nothing is done.
 */
export type Taken = "done" | "suggested" | "conflict" | "gone" | "unclear";

/** How a suggestion is taken. */
export type Taking = {
  /** The sections of the template's outcomes. */
  sections: readonly Section[];
  /** Whose words they are where there were none before. */
  speaker: Speaker;
  /** Whether the file's words stand in the place of all that is there, whatever changed meanwhile. */
  replacesAll: boolean;
  who: Who;
};

/**
 * Puts a suggestion into the document, as if somebody had made the change by hand: word by word, so
 * that undo, carets and what others write at this moment stay right.
 */
export function takeSuggestion(ydoc: Y.Doc, suggestion: Suggestion, taking: Taking): Taken {
  switch (suggestion.kind) {
    case "words": {
      const { entity, key } = suggestion.place;
      if (isGone(ydoc, entity)) return "gone";
      return takeWords(ydoc, { entity, key }, suggestion, taking);
    }
    case "fact":
      if (isGone(ydoc, suggestion.entity)) return "gone";
      if (!suggestion.isClear) return "unclear";
      setFact(ydoc, suggestion.entity, suggestion.fact, suggestion.value);
      return "done";
    case "add":
      return add(ydoc, suggestion.thing, suggestion.new, taking);
    case "remove":
      if (isGone(ydoc, suggestion.entity) || suggestion.thing === "other") return "gone";
      remove(ydoc, suggestion.entity, taking.who);
      return "done";
  }
}

function isGone(ydoc: Y.Doc, entity: string): boolean {
  return entity !== PLAN && removalOf(ydoc, entity) !== null;
}

function takeWords(
  ydoc: Y.Doc,
  { entity, key }: { entity: string; key: string },
  change: { old: string; new: Words },
  { speaker, replacesAll, who }: Taking,
): Taken {
  const ytext = textOf(ydoc, entity, key);
  const { text: now } = readWriting(ytext, speaker);
  const wanted = change.new.text.toWellFormed();
  const steps = replacesAll ? replacements(now, wanted) : rebased(change.old, wanted, now);
  if (steps === null) return "conflict";
  if (now === "" && wanted !== "") setSpeaker(ydoc, entity, key, speaker);
  const edit = (it: Y.Text) => replace(it, steps, { ...change.new, text: wanted });
  return editOrSuggest(ydoc, { entity, key }, edit, who);
}

/** Makes changes from the end, so that the places before stay as they are; then sets lists right. */
function replace(ytext: Y.Text, steps: readonly Replacement[], words: Words) {
  const before = depthsOf(ytext);
  for (const { from, to, newFrom, newTo } of steps.toReversed()) {
    insertMarked(ytext, to, words, newFrom, newTo);
    if (to > from) ytext.delete(from, to - from);
  }
  const lines = words.text.split("\n");
  const wanted = new Map(before);
  for (const [number, line] of lines.entries())
    wanted.set(line, words.bullets.find((it) => it.line === number)?.depth ?? null);
  setDepths(ytext, wanted);
}

/** Only what the file's words look like: nobody says here that they are the resident's own. */
function insertMarked(ytext: Y.Text, at: number, { text, marks }: Words, from: number, to: number) {
  const inside = marks.filter((it) => it.from < to && it.to > from && it.kind !== "own");
  const cuts = new Set([from, to]);
  for (const mark of inside)
    for (const cut of [mark.from, mark.to]) if (cut > from && cut < to) cuts.add(cut);
  const edges = [...cuts].sort((a, b) => a - b);
  let place = at;
  for (const [index, start] of edges.slice(0, -1).entries()) {
    const end = edges[index + 1] ?? to;
    const on = inside.filter((it) => it.from <= start && it.to >= end);
    const looks = Object.fromEntries(
      on.map(({ kind, href }) => [kind, kind === "link" ? (href ?? "") : true]),
    );
    ytext.insert(place, text.slice(start, end), looks);
    place += end - start;
  }
}

/** How deep each line lies in a list, by its words; null for what is in none. */
function depthsOf(ytext: Y.Text): Map<string, number | null> {
  const depths = new Map<string, number | null>();
  let line = "";
  for (const { insert, attributes } of deltaOf(ytext))
    for (const character of typeof insert === "string" ? insert : OBJECT)
      if (character === "\n") {
        depths.set(line, attributes?.["kind"] === "li" ? depthOf(attributes) : null);
        line = "";
      } else line += character;
  return depths;
}

function setDepths(ytext: Y.Text, wanted: ReadonlyMap<string, number | null>) {
  const text = plainOf(ytext);
  const last = text.slice(text.lastIndexOf("\n") + 1);
  // The attributes of a last line need its end to sit on.
  if (last !== "" && typeof wanted.get(last) === "number") ytext.insert(text.length, "\n", {});
  const now = depthsOf(ytext);
  let at = 0;
  for (const line of plainOf(ytext).split("\n").slice(0, -1)) {
    at += line.length;
    const depth = wanted.get(line);
    if (depth !== undefined && depth !== (now.get(line) ?? null))
      ytext.format(at, 1, depth === null ? { kind: null, depth: null } : { kind: "li", depth });
    at += 1;
  }
}

function add(ydoc: Y.Doc, thing: NewThing, words: Words, taking: Taking): Taken {
  const { speaker, who } = taking;
  if (thing.kind !== "outcome" && isGone(ydoc, thing.outcome)) return "gone";
  if (thing.kind === "marker") {
    const id = addMarker(ydoc, thing.outcome, null, speaker, who);
    put(ydoc, id, "text", words);
  } else if (thing.kind === "action") addActionWith(ydoc, thing.outcome, words, thing.facts, who);
  else {
    const { writing, markers, actions } = thing.parts;
    const outcome = addOutcome(ydoc, taking.sections, speaker, who);
    for (const [key, it] of Object.entries(writing)) put(ydoc, outcome, key, it);
    for (const it of markers) put(ydoc, addMarker(ydoc, outcome, null, speaker, who), "text", it);
    for (const it of actions) addActionWith(ydoc, outcome, it.words, it.facts, who);
  }
  return "done";
}

function addActionWith(
  ydoc: Y.Doc,
  outcome: string,
  words: Words,
  { owner, dueOn, said }: ActionFacts,
  who: Who,
) {
  const id = addAction(ydoc, outcome, null, who);
  if (owner !== null) setFact(ydoc, id, "owner", owner);
  if (dueOn !== null) setFact(ydoc, id, "dueOn", dueOn);
  const text = said === "" ? words.text : `${words.text}\n${said}`;
  put(ydoc, id, "text", { ...words, text });
}

function put(ydoc: Y.Doc, entity: string, key: string, words: Words) {
  const text = words.text.toWellFormed();
  const ytext = textOf(ydoc, entity, key);
  act(ydoc, () => replace(ytext, replacements("", text), { ...words, text }));
}
