/** What a plan's page can do, for keys and for the list of commands. */
export type PlanActs = {
  nextQuestion: () => void;
  previousQuestion: () => void;
  openFixes: () => void;
  undo: () => void;
  redo: () => void;
  makeCopy: () => void;
  takeInCopy: () => void;
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
  comment: () => void;
  suggest: () => void;
  useAsExample: () => void;
  review: () => void;
  showCommands: () => void;
  closeDrawer: () => void;
};

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
    // With Alt a keyboard may write another letter than the one on the key.
    if (ctrl && event.code === "KeyM") return event.shiftKey ? acts.suggest : acts.comment;
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
