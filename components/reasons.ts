import type { Dismissal, Reason } from "#src/plan/record.ts";
import { dayInWords } from "./words.ts";

/** The reasons for setting a question aside, in the order in which they are offered. */
export const reasons: readonly Reason[] = [
  "their-own-words",
  "not-applicable",
  "agreed-with-person",
  "clinically-needed",
  "wrong",
  "other",
];

/** A reason as it is offered; `called` is the resident's name. */
export function reasonInWords(reason: Reason, called: string): string {
  switch (reason) {
    case "their-own-words":
      return "These are their own words";
    case "not-applicable":
      return "It doesn’t apply here";
    case "agreed-with-person":
      return `Agreed with ${called}`;
    case "clinically-needed":
      return "Needed for their health";
    case "wrong":
      return "The question is wrong";
    case "other":
      return "Something else…";
  }
}

/** Who set something aside, when and why: "You set this aside on 3 March 2030: it doesn’t apply here." */
export function dismissalInWords(it: Dismissal, me: string, called: string): string {
  const names = it.by.map((name) => (name === me ? "you" : name));
  const who = names.length ? names.join(" and ") : "somebody";
  const why =
    it.reason === "other"
      ? it.note
      : [inSentence(it.reason, called), it.note].filter(Boolean).join(", ");
  const told = `${who} set this aside on ${dayInWords(it.at.slice(0, 10))}`;
  return `${told.charAt(0).toUpperCase()}${told.slice(1)}${why ? `: ${why.replace(/[.…]$/, "")}.` : "."}`;
}

function inSentence(reason: Reason, called: string): string {
  const words = reasonInWords(reason, called);
  return words.charAt(0).toLowerCase() + words.slice(1);
}
