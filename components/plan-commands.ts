import type { PlanAction } from "#src/access.ts";
import { possessive } from "#src/plan/in-words.ts";
import { readIdentity } from "#src/browser/identity.ts";
import type { PageCommand } from "./command-list.ts";
import type { PlanActs } from "./plan-keys.ts";

/** What else than its acts a plan's page can do. */
export type PlanWays = {
  share: () => void;
  showLooks: () => void;
  showStanding: () => void;
  /** Whether words of the plan can become an example for the team. */
  mayMakeExamples: boolean;
};

/**
 * Everything that somebody may do on a plan's page, with its key; what has no act only tells its key.
 * `called` is what the resident is called; `isPerson` is for whoever has an account here.
 */
export function planCommands(
  acts: PlanActs,
  called: string,
  may: (action: PlanAction) => boolean,
  isPerson: boolean,
  ways: PlanWays,
): PageCommand[] {
  const where = (holds: boolean, ...commands: PageCommand[]) => (holds ? commands : []);
  return [
    { label: "Next question", key: "F8", act: acts.nextQuestion },
    { label: "Previous question", key: "Shift F8", act: acts.previousQuestion },
    { label: "Open what can be done about it", key: "Alt Enter", act: acts.openFixes },
    ...where(may("comment"), {
      label: "Comment on the selected words",
      key: "Ctrl Alt M",
      act: acts.comment,
    }),
    ...where(may("suggest"), {
      label: "Suggest other words for them",
      key: "Ctrl Alt Shift M",
      act: acts.suggest,
    }),
    { label: "Undo", key: "Ctrl Z", act: acts.undo },
    { label: "Redo", key: "Ctrl Shift Z", act: acts.redo },
    ...where(may("export"), {
      label: "Make a copy: Word, web page, print",
      key: "",
      act: acts.makeCopy,
    }),
    ...where(may("write"), {
      label: "Take in a Word copy of this plan",
      key: "",
      act: acts.takeInCopy,
    }),
    ...where(may("versions"), {
      label: "Versions: see what changed, go back",
      key: "F9",
      act: acts.showVersions,
    }),
    ...where(isPerson && may("share"), {
      label: "Let somebody in: the resident, family, an advocate",
      key: "",
      act: ways.share,
    }),
    ...where(isPerson, {
      label: "Only named people, move, close or hold this plan",
      key: "",
      act: ways.showStanding,
    }),
    ...where(ways.mayMakeExamples, {
      label: "Use the selected words as an example for the team",
      key: "",
      act: acts.useAsExample,
    }),
    ...where(isPerson && may("whoLooked"), {
      label: `Who has looked, and what we hold about ${called}`,
      key: "",
      act: ways.showLooks,
    }),
    ...where(may("review"), {
      label: "Review this plan, or no longer",
      key: "",
      act: acts.review,
    }),
    { label: "Where is my writing saved?", key: "Ctrl S", act: acts.saySaved },
    { label: "Next part of the page", key: "F6", act: acts.nextRegion },
    { label: "Next outcome", key: "Alt Page Down", act: acts.nextOutcome },
    { label: "Previous outcome", key: "Alt Page Up", act: acts.previousOutcome },
    { label: "Suggestions for a word with a wavy line", key: "Alt Enter", act: null },
    { label: "Check spelling: on or off", key: "", act: acts.switchSpelling },
    { label: "Sitting together: on or off", key: "", act: acts.switchTogether },
    // An account has a name, and others see no other.
    ...where(!readIdentity().isKnown, {
      label: "Change the name that others see",
      key: "",
      act: acts.changeName,
    }),
    { label: "Add the next progress marker or action", key: "Ctrl Enter", act: null },
    { label: "Move what the caret is in", key: "Alt ↑ ↓", act: null },
    {
      label: `These are ${possessive(called)} own words, or no longer`,
      key: "Ctrl Shift O",
      act: acts.markOwnWords,
    },
    { label: "Bold, italic, list", key: "Ctrl B, Ctrl I, Ctrl Shift 8", act: null },
    { label: "Commands and keys", key: "Ctrl K", act: null },
  ];
}
