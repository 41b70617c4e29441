/** A marked word that somebody wants to do something about. */
export type Misspelling = {
  word: string;
  /** Whether keys asked for it: then what is offered takes the focus. */
  isByKey: boolean;
  /** Where the word is in the window now; null when it is there no more. */
  box: () => { left: number; top: number; bottom: number } | null;
  /** What may have been meant, the likeliest first. */
  suggest: () => Promise<string[]>;
  /** Writes something else in its place, as one edit that can be undone. */
  replace: (words: string) => void;
  /** Marks this word no more until the page is loaded again. */
  leave: () => void;
  /** Marks this word no more on this device. */
  add: () => void;
  /** Gives the focus back to the writing. */
  goBack: () => void;
};

/** Somebody pressed a marked word, or asked by a key what it may mean. Bubbles. */
export class MisspellingChosenEvent extends Event {
  readonly misspelling: Misspelling;
  constructor(misspelling: Misspelling) {
    super("misspelling-chosen", { bubbles: true });
    this.misspelling = misspelling;
  }
}

declare global {
  interface HTMLElementEventMap {
    "misspelling-chosen": MisspellingChosenEvent;
  }
}
