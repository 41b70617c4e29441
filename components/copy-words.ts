import type { CopyWish, Switch } from "#src/browser/copy-wish.ts";
import type { CopyKind } from "#src/export/copy.ts";
import { isEasyReadApproved } from "#src/plan/easy-read.ts";
import { calledName, type Outcome, type Plan } from "#src/plan/plan.ts";
import { count } from "./words.ts";

/** What somebody who makes a copy is told of a kind: for whom it is, what it holds, what it leaves out. */
export type KindWords = { label: string; holds: string; leavesOut: string };

/** The kinds of copies in words. `called` is what the resident is called. */
export function kindInWords(kind: CopyKind, called: string): KindWords {
  switch (kind) {
    case "practitioner":
      return {
        label: "Those who work on the plan",
        holds: "All of the plan, who does what in tables, and what is on record.",
        leavesOut: "Questions that were set aside.",
      };
    case "resident":
      return {
        label: called,
        holds: `Larger letters, ${called}’s plan in its own words, lines to write on, and how to say no.`,
        leavesOut: "What the team keeps on record, and the questions about the wording.",
      };
    case "provider":
      return {
        label: "A provider of support",
        holds: "What a service needs to give the support, and all hours of it together.",
        leavesOut:
          "Everything else: what was said in talks and reviews, what others do, hours by task. It is nowhere in the file.",
      };
    case "review":
      return {
        label: "A formal review",
        holds: "Old and new wording together, a row for the review, and room to sign.",
        leavesOut: "The questions about the wording.",
      };
  }
}

/** What the resident needs, and what of it no copy here can be; empty where nothing is on record. */
export function needsInWords({ communicationNeeds, resident }: Plan): string {
  if (!communicationNeeds.length) return "";
  const called = calledName(resident);
  const others = communicationNeeds.filter((it) => !MADE_HERE.test(it));
  const said = `On record: ${called} needs ${communicationNeeds.join(", ")}.`;
  return others.length ? `${said} Not made here: ${others.join(", ")}. Who can make that?` : said;
}

const MADE_HERE =
  /\b(large[ -]?(print|text|type)|easy[ -]?read|pictures?|symbols?|photo(graph)?s?|plain (english|words|language)|printed|paper|email)\b/i;

/** The switches that a kind of copy has, in the order of asking. */
export const SWITCHES_OF: Record<CopyKind, readonly Switch[]> = {
  practitioner: ["findings", "editing", "followMe"],
  resident: ["largePrint", "pictures", "easyRead", "plainWords", "followMe"],
  provider: [],
  review: ["tracked", "followMe"],
};

/** A switch in words, and what to know of it for this plan. */
export function switchInWords(name: Switch, { outcomes }: Plan): [label: string, more: string] {
  const have = (has: (outcome: Outcome) => boolean) => {
    const found = outcomes.filter(has).length;
    return `${found} of ${count(outcomes.length, "outcome")} ${found === 1 ? "has" : "have"}`;
  };
  switch (name) {
    case "largePrint":
      return ["Large print", "18 point letters, each outcome on a page of its own."];
    case "pictures":
      return ["Pictures", `${have((it) => it.picture !== "")} a picture.`];
    case "easyRead":
      return [
        "Easy Read",
        `Short sentences that a person wrote and approved. ${have(isEasyReadApproved)} them.`,
      ];
    case "plainWords":
      return ["Explain hard words", "A list at the end."];
    case "findings":
      return ["Questions as comments", "In the Word file, beside the words they are about."];
    case "editing":
      return [
        "To be edited in Word and brought back",
        "In the Word file, changes are recorded and parts can’t be lost.",
      ];
    case "tracked":
      return [
        "As tracked changes",
        "In the Word file, for those who go on there. On paper, old and new wording together is easier to read.",
      ];
    case "followMe":
      return [
        "The whole plan travels inside the file",
        "In the Word file, unseen: every word and all that is on record, signed, so that another service can go on with it. Give it only to those who may have all of it.",
      ];
  }
}

/** What kind of copy was given, as it is put on record: "printed, large print". */
export function formatInWords(wish: CopyWish, made: "word" | "page" | "print"): string {
  const forms = { word: "Word file", page: "web page", print: "printed" };
  return [
    forms[made],
    wish.largePrint && "large print",
    wish.easyRead && "Easy Read",
    wish.pictures && "pictures",
    wish.plainWords && "plain words",
  ]
    .filter(Boolean)
    .join(", ");
}
