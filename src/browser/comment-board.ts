/** Words that a thread of comments is about. */
export type CommentedWords = {
  thread: string;
  entity: string;
  key: string;
  anchor: string;
  quote: string;
  /** Whether only those who work with the plan can read it. */
  isForStaff: boolean;
  /** What somebody offers in their place, and who; null for a comment. */
  offer: { words: string; by: string } | null;
};

/** Where editors see which words of theirs to mark; who shows comments puts it up there. */
export type CommentBoard = ReturnType<typeof createCommentBoard>;

/** An empty board. */
export function createCommentBoard() {
  let shown: readonly CommentedWords[] = [];
  let said = "[]";
  const watching = new Set<() => void>();
  return {
    /** What is said about words of one piece of writing. */
    about: (entity: string, key: string) =>
      shown.filter((it) => it.entity === entity && it.key === key),

    /** Puts up what is to be marked, in the place of all that was. */
    show(words: readonly CommentedWords[]) {
      const says = JSON.stringify(words);
      if (says === said) return;
      said = says;
      shown = words;
      for (const changed of watching) changed();
    },

    /** Calls back whenever it is different, until the answer is called. */
    watch(changed: () => void): () => void {
      watching.add(changed);
      return () => watching.delete(changed);
    },
  };
}

/** Somebody wants to read a thread. Bubbles to the page, which shows it. */
export class CommentChosenEvent extends Event {
  readonly thread: string;
  constructor(thread: string) {
    super("comment-chosen", { bubbles: true });
    this.thread = thread;
  }
}

declare global {
  interface HTMLElementEventMap {
    "comment-chosen": CommentChosenEvent;
  }
}
