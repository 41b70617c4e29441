import type { PageCommand } from "./command-list.ts";

/** What a plan's page can do, for keys and for the list of commands. */
export type PlanActs = {
  nextQuestion: () => void;
  previousQuestion: () => void;
  openFixes: () => void;
  undo: () => void;
  redo: () => void;
  makeCopy: () => void;
  showVersions: () => void;
  saySaved: () => void;
  nextRegion: () => void;
  previousRegion: () => void;
  nextOutcome: () => void;
  previousOutcome: () => void;
  switchSpelling: () => void;
  switchTogether: () => void;
  changeName: () => void;
  markOwnWords: () => void;
  showCommands: () => void;
  closeDrawer: () => void;
};

/**
 * Everything that can be done on a plan's page, with its key; what has no act only tells its key.
 * `whose` is the resident's name as an owner of words: "Rosa's".
 */
export function planCommands(acts: PlanActs, whose: string): PageCommand[] {
  return [
    { label: "Next question", key: "F8", act: acts.nextQuestion },
    { label: "Previous question", key: "Shift F8", act: acts.previousQuestion },
    { label: "Open what can be done about it", key: "Alt Enter", act: acts.openFixes },
    { label: "Undo", key: "Ctrl Z", act: acts.undo },
    { label: "Redo", key: "Ctrl Shift Z", act: acts.redo },
    { label: "Make a Word copy", key: "", act: acts.makeCopy },
    { label: "Versions: see what changed, go back", key: "F9", act: acts.showVersions },
    { label: "Where is my writing saved?", key: "Ctrl S", act: acts.saySaved },
    { label: "Next part of the page", key: "F6", act: acts.nextRegion },
    { label: "Next outcome", key: "Alt Page Down", act: acts.nextOutcome },
    { label: "Previous outcome", key: "Alt Page Up", act: acts.previousOutcome },
    { label: "Suggestions for a word with a wavy line", key: "Alt Enter", act: null },
    { label: "Check spelling: on or off", key: "", act: acts.switchSpelling },
    { label: "Sitting together: on or off", key: "", act: acts.switchTogether },
    { label: "Change the name that others see", key: "", act: acts.changeName },
    { label: "Add the next progress marker or action", key: "Ctrl Enter", act: null },
    { label: "Move what the caret is in", key: "Alt ↑ ↓", act: null },
    {
      label: `These are ${whose} own words, or no longer`,
      key: "Ctrl Shift O",
      act: acts.markOwnWords,
    },
    { label: "Bold, italic, list", key: "Ctrl B, Ctrl I, Ctrl Shift 8", act: null },
    { label: "Commands and keys", key: "Ctrl K", act: null },
  ];
}

/** What a key means on a plan's page; undefined for a key that the page leaves alone. */
export function actForKey(event: KeyboardEvent, acts: PlanActs): (() => void) | undefined {
  const ctrl = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (key === "F8") return event.shiftKey ? acts.previousQuestion : acts.nextQuestion;
  if (key === "F9") return acts.showVersions;
  if (key === "F6") return event.shiftKey ? acts.previousRegion : acts.nextRegion;
  if (key === "Escape") return acts.closeDrawer;
  if (event.altKey) {
    if (key === "Enter") return acts.openFixes;
    if (key === "PageDown") return acts.nextOutcome;
    if (key === "PageUp") return acts.previousOutcome;
  }
  if (!ctrl) return undefined;
  if (key === "s") return acts.saySaved;
  if (key === "k") return acts.showCommands;
  // A text control has an undo of its own, and the editor has taken the key already.
  if (event.defaultPrevented || isTextControl(event.target)) return undefined;
  if (key === "z") return event.shiftKey ? acts.redo : acts.undo;
  return key === "y" ? acts.redo : undefined;
}

function isTextControl(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
