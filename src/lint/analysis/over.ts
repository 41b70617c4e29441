import { DONE, SURELY_DONE } from "../words/verbs.ts";
import type { Analysis } from "./analyse.ts";
import { wordSet } from "./phrases.ts";
import type { Word } from "./words.ts";

const done = wordSet(DONE);
const surelyDone = wordSet(SURELY_DONE);
const yetToBe = wordSet(
  "will should shall must could would may might needs need requires required gets",
);

/** Whether every sentence tells of a step that is over: "has been made", "fitted 3/2", "in place". */
export function isOver({ words, times }: Analysis): boolean {
  const sentences = new Map<number, Word[]>();
  for (const word of words) {
    const here = sentences.get(word.sentence);
    if (here) here.push(word);
    else sentences.set(word.sentence, [word]);
  }
  const withDay = new Set(times.map((it) => (it.kind === "date" ? words[it.at]?.sentence : null)));
  return [...sentences].every(([number, here]) => isStepOver(here, withDay.has(number)));
}

function isStepOver(here: readonly Word[], hasDay: boolean): boolean {
  // A step that is still to come may rest on one that is over: "it was agreed that … should be".
  if (here.some((it) => yetToBe.has(it.lower) || it.lower === "be")) return false;
  return here.some(({ lower }, at) => {
    const before = here.slice(Math.max(0, at - 3), at).map((it) => it.lower);
    if (lower === "in") return here[at + 1]?.lower === "place";
    if (AGREED.test(lower)) return false;
    if (lower.endsWith("ed") && /^ha[sd] been$|^have been$/.test(before.slice(-2).join(" ")))
      return true;
    if (!done.has(lower) || /^(?:is|are|get)$/.test(before.at(-1) ?? "")) return false;
    return hasDay || surelyDone.has(lower) || before.some((it) => HELPING.test(it));
  });
}

const HELPING = /^(?:been|was|were|has|have|already|now)$/;

/** What has been agreed or advised is not done by that. */
const AGREED =
  /^(?:agreed|recommended|suggested|discussed|identified|advised|mentioned|requested|offered|proposed)$/;
