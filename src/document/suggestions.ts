/**
 * Other words that somebody offers for some of a plan: a remark about them that also says what they
 * were (`was`), what they could be (`offers`) and where they stand. Nothing changes until the answer.
 */
import * as Y from "yjs";
import { act, type Who } from "./commands.ts";
import { replacements } from "./merge-words.ts";
import { hasOwn, touchOf } from "./own-words.ts";
import { addRemark } from "./record-commands.ts";
import {
  Birth,
  childrenOf,
  factsOf,
  indexOf,
  pensOf,
  PLAN,
  removalOf,
  string,
  textOf,
} from "./roots.ts";
import { plainOf } from "./writing.ts";

/** Where words are offered, as UTF-16 offsets, and what is offered. */
export type Offer = { entity: string; key: string; from: number; to: number; words: string };

/** Words that were offered and are not answered yet. */
export type OpenSuggestion = Offer & {
  id: string;
  /** The words as they were. */
  was: string;
  /** Where they are, as `anchors.ts` writes it. */
  anchor: string;
  by: string;
  /** The id of the guest whose it is; empty where it is somebody else's. */
  guest: string;
  /** Whether the words are still as they were; else the suggestion can only be declined. */
  isCurrent: boolean;
  /** Whether some of the words are the resident's own, so that only they answer. */
  isOwn: boolean;
};

/** Offers words in the place of others. Answers the id of the suggestion. */
export function suggest(ydoc: Y.Doc, { entity, key, from, to, words }: Offer, who: Who): string {
  const ytext = textOf(ydoc, entity, key);
  const was = plainOf(ytext).slice(from, to);
  const facts = { about: `${entity}/${key}`, by: who.by, on: who.now().slice(0, 10) };
  const id = addRemark(ydoc, facts, { kind: "worker", person: null }, who);
  act(ydoc, () => {
    const place = factsOf(ydoc, id);
    place.set("from", placeIn(ytext, from, 0));
    place.set("to", placeIn(ytext, to, -1));
    textOf(ydoc, id, "was").insert(0, was);
    textOf(ydoc, id, "offers").insert(0, words.toWellFormed());
    // This is what readers of a copy see, where it is a comment like any other.
    textOf(ydoc, id, "text").insert(0, `Instead of “${was}”: “${words.toWellFormed()}”`);
  });
  return id;
}

/**
 * What somebody changed in some words, as an offer for the lines in which they did: words alone say too
 * little. Null where nothing is changed.
 */
export function changeOf(was: string, wanted: string): Omit<Offer, "entity" | "key"> | null {
  const changes = replacements(was, wanted);
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return null;
  const from = was.slice(0, first.from).lastIndexOf("\n") + 1;
  const end = was.indexOf("\n", last.to);
  const to = end < 0 ? was.length : end;
  return { from, to, words: wanted.slice(from, wanted.length - (was.length - to)) };
}

/**
 * Makes an edit of one piece of writing; or, where that would touch the resident's own words, offers
 * it to them. Answers which. Not to be called within another edit: a suggestion is born by it.
 */
export function editOrSuggest(
  ydoc: Y.Doc,
  { entity, key }: { entity: string; key: string },
  edit: (ytext: Y.Text) => void,
  who: Who,
): "done" | "suggested" {
  const ytext = textOf(ydoc, entity, key);
  const touch = touchOf(ytext, edit);
  if (touch) suggest(ydoc, { entity, key, ...touch }, who);
  else act(ydoc, () => edit(ytext));
  return touch ? "suggested" : "done";
}

/** What was offered and waits for an answer, the oldest first. */
export function suggestionsIn(ydoc: Y.Doc): OpenSuggestion[] {
  return childrenOf(ydoc, PLAN, "remark").flatMap((id) => read(ydoc, id) ?? []);
}

/** How a suggestion was answered; `witness` is who heard the resident say it, if they did not press it. */
export type Answer = { isYes: boolean; by: string; witness: string; on: string };

/**
 * Carries out the answer to a suggestion, on the server alone: it refuses this of everybody. Nothing is done where there is no such suggestion any more
 * (`gone`), or the words to be replaced are others by now (`changed`).
 */
export function answer(
  ydoc: Y.Doc,
  id: string,
  { isYes, by, witness, on }: Answer,
): "done" | "gone" | "changed" {
  const suggestion = read(ydoc, id);
  const outcome = outcomeOf(ydoc, id, isYes);
  if (!suggestion || outcome !== "done") return outcome;
  ydoc.transact(() => {
    // What the resident says yes to is theirs like the words before.
    if (isYes && suggestion.isOwn) pensOf(ydoc).set(String(ydoc.clientID), { guest: "", name: by });
    if (isYes) take(ydoc, suggestion);
    const facts = factsOf(ydoc, id);
    facts.set("answer", isYes ? "yes" : "no");
    facts.set("answeredBy", by);
    if (witness) facts.set("witness", witness);
    facts.set("settledOn", on);
  });
  return "done";
}

/** What would become of an answer: nothing is done here. */
export function outcomeOf(ydoc: Y.Doc, id: string, isYes: boolean): "done" | "gone" | "changed" {
  const suggestion = read(ydoc, id);
  if (!suggestion) return "gone";
  return isYes && !suggestion.isCurrent ? "changed" : "done";
}

/** Who decided about a suggestion, and on which day. */
export type Decision = { by: string; on: string };

/**
 * Takes a suggestion as somebody may who may write in its place anyway. Nothing is done where it was
 * answered meanwhile (`gone`), where the words are others by now (`changed`), or where they are the
 * resident's own, who is asked (`theirs`).
 */
export function takeOffered(
  ydoc: Y.Doc,
  id: string,
  decision: Decision,
): "done" | "gone" | "changed" | "theirs" {
  const suggestion = read(ydoc, id);
  if (!suggestion) return "gone";
  if (!suggestion.isCurrent) return "changed";
  if (suggestion.isOwn) return "theirs";
  act(ydoc, () => {
    take(ydoc, suggestion);
    decide(ydoc, id, "yes", decision);
  });
  return "done";
}

/** Says no to a suggestion as somebody may who may write in its place. */
export function declineOffered(ydoc: Y.Doc, id: string, decision: Decision): "done" | "gone" {
  if (!read(ydoc, id)) return "gone";
  act(ydoc, () => decide(ydoc, id, "no", decision));
  return "done";
}

/** Beside what the resident answers, which the server alone writes down. */
function decide(ydoc: Y.Doc, id: string, decided: "yes" | "no", { by, on }: Decision) {
  const facts = factsOf(ydoc, id);
  facts.set("decided", decided);
  facts.set("answeredBy", by);
  facts.set("settledOn", on);
}

/** What a suggestion said, and what became of it: `isYes` is null where nobody answered. */
export type Decided = {
  was: string;
  words: string;
  isYes: boolean | null;
  by: string;
  witness: string;
};

/** What became of a remark that offered words; null for one that offers none. */
export function decidedIn(ydoc: Y.Doc, id: string): Decided | null {
  const facts = factsOf(ydoc, id);
  if (facts.get("from") === undefined) return null;
  const said = string(facts.get("answer")) || string(facts.get("decided"));
  return {
    was: textOf(ydoc, id, "was").toString(),
    words: textOf(ydoc, id, "offers").toString(),
    isYes: said === "yes" ? true : said === "no" ? false : null,
    by: string(facts.get("answeredBy")),
    witness: string(facts.get("witness")),
  };
}

/** Word by word from the end, so that what stays is not touched. */
function take(ydoc: Y.Doc, { entity, key, from, was, words }: OpenSuggestion) {
  const ytext = textOf(ydoc, entity, key);
  for (const it of replacements(was, words).toReversed()) {
    ytext.insert(from + it.to, words.slice(it.newFrom, it.newTo));
    if (it.to > it.from) ytext.delete(from + it.from, it.to - it.from);
  }
}

function read(ydoc: Y.Doc, id: string): OpenSuggestion | null {
  const birth = Birth.safeParse(indexOf(ydoc).get(id));
  if (birth.data?.kind !== "remark") return null;
  const facts = factsOf(ydoc, id);
  const [entity = "", key = ""] = string(facts.get("about")).split("/");
  if (!entity || !key || facts.get("settledOn") || removalOf(ydoc, id)) return null;
  const ytext = textOf(ydoc, entity, key);
  const from = offsetIn(ydoc, ytext, facts.get("from"));
  const to = offsetIn(ydoc, ytext, facts.get("to"));
  if (from === undefined || to === undefined) return null;
  const was = textOf(ydoc, id, "was").toString();
  const words = textOf(ydoc, id, "offers").toString();
  const isThere = from !== null && to !== null && removalOf(ydoc, entity) === null;
  const isCurrent = isThere && plainOf(ytext).slice(from, to) === was;
  const place = { entity, key, from: from ?? 0, to: to ?? 0 };
  const isOwn = hasOwn(ytext, place.from, place.to);
  const anchor = `[${string(facts.get("from"))},${string(facts.get("to"))}]`;
  const { guest = "" } = birth.data.born;
  const by = string(facts.get("by"));
  return { id, ...place, words, was, anchor, by, guest, isCurrent, isOwn };
}

function placeIn(ytext: Y.Text, offset: number, side: 0 | -1): string {
  return JSON.stringify(Y.createRelativePositionFromTypeIndex(ytext, offset, side));
}

/** Where a place is now: null when it is gone, undefined where none is said. */
function offsetIn(ydoc: Y.Doc, ytext: Y.Text, fact: unknown): number | null | undefined {
  if (typeof fact !== "string") return undefined;
  try {
    const place = Y.createRelativePositionFromJSON(JSON.parse(fact));
    const found = Y.createAbsolutePositionFromRelativePosition(place, ydoc);
    return found?.type === ytext ? found.index : null;
  } catch {
    return null;
  }
}
