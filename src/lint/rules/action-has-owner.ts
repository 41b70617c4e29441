import { type Action, nameOf, type Person } from "#src/plan/plan.ts";
import { wordSet } from "../analysis/phrases.ts";
import type { Word } from "../analysis/words.ts";
import { defineRule, type Fix, type Piece, type Setting } from "../rule.ts";
import { DONE, SURELY_DONE } from "../words/verbs.ts";

/** Every action names the person who will do it. */
export const actionHasOwner = defineRule({
  name: "action-has-owner",
  catalogue: "A01",
  scope: "outcome",
  topic: "actions",
  tier: "fix",
  severity: "error",
  why: "An action gets done when one named person has said they will do it.",
  better:
    "“Marlon (support worker) walks to the surgery with Vi on Monday 4 May and they ask for the form together.”",
  sources: [
    { title: "Outcome Based Support Planning Manual, Haringey Council, 2024", part: "6, Actions" },
  ],
  messages: {
    nobody: {
      message: "Nobody is named for this yet.",
      question: "Who will do this, and do they know?",
    },
    crowd: {
      message: "“{word}” could be anyone, and nobody is named for this yet.",
      question: "Who will do this, and do they know?",
    },
  },
  *check({ outcome: { actions }, pieces }, setting) {
    for (const action of actions) {
      const piece = pieces.find((it) => it.entity === action.id && it.key === "text");
      if (!piece || piece.analysis.blankness || isOwned(action, piece, setting)) continue;
      const crowd = piece.analysis.actors.find((it) => it.crowd && it.subject);
      const word = crowd && piece.analysis.words[crowd.at]?.lower;
      const named = namedIn(piece);
      const fixes: Fix[] = named.length === 1 ? named.map((it) => giveTo(it, action)) : [];
      yield {
        place: { entity: action.id, key: "owner", from: 0, to: 0 },
        ...(word ? { messageId: "crowd", with: { word } } : {}),
        fixes,
      };
    }
  },
});

function isOwned({ owner, status }: Action, piece: Piece, { resident, people }: Setting): boolean {
  if (status !== "open") return true;
  if (owner !== null && (owner === resident.id || people.some((it) => it.id === owner)))
    return true;
  return piece.analysis.actors.some((it) => it.acts) || isOver(piece);
}

const done = wordSet(DONE);
const surelyDone = wordSet(SURELY_DONE);
const yetToBe = wordSet(
  "will should shall must could would may might needs need requires required",
);

/** Whether every sentence tells of a step that is over: "has been made", "fitted 3/2", "in place". */
function isOver({ analysis: { words, times } }: Piece): boolean {
  const sentences = new Map<number, Word[]>();
  for (const word of words)
    sentences.set(word.sentence, pushed(sentences.get(word.sentence) ?? [], word));
  const withDay = new Set(times.map((it) => (it.kind === "date" ? words[it.at]?.sentence : null)));
  return [...sentences].every(([number, here]) => isStepOver(here, withDay.has(number)));
}

function pushed(words: Word[], word: Word): Word[] {
  words.push(word);
  return words;
}

function isStepOver(here: readonly Word[], hasDay: boolean): boolean {
  // A step that is still to come may rest on one that is over: "it was agreed that … should be".
  if (here.some((it) => yetToBe.has(it.lower))) return false;
  return here.some(({ lower }, at) => {
    const before = here.slice(Math.max(0, at - 3), at).map((it) => it.lower);
    if (before.includes("be")) return false;
    if (lower === "in") return here[at + 1]?.lower === "place";
    if (lower.endsWith("ed") && /^ha[sd] been$|^have been$/.test(before.slice(-2).join(" ")))
      return true;
    if (!done.has(lower) || /^(?:is|are|get)$/.test(before.at(-1) ?? "")) return false;
    return hasDay || surelyDone.has(lower) || before.some((it) => HELPING.test(it));
  });
}

const HELPING = /^(?:been|was|were|has|have|already|now)$/;

function namedIn({ analysis: { actors } }: Piece): Person[] {
  return [...new Set(actors.filter((it) => it.kind === "listed").flatMap((it) => it.person ?? []))];
}

function giveTo(person: Person, action: Action): Fix {
  return {
    kind: "set-owner",
    label: `${nameOf(person)} will do this`,
    action: action.id,
    owner: person.id,
  };
}
