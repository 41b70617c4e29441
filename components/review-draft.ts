import * as z from "zod/mini";
import { ReviewItem } from "#src/api/reviews.ts";
import type { KeptHere } from "#src/browser/kept-here.ts";

const Draft = z.object({
  /** What goes with the next step of whoever reviews. */
  words: z.string(),
  /** What whoever writes the plan says to what was asked for. */
  answer: z.string(),
  /** What is to be asked for. */
  items: z.array(ReviewItem),
  /** Why something is left open, by the rule or, for a place that a person named, by where it is. */
  reasons: z.record(z.string(), z.string()),
});
type Draft = z.infer<typeof Draft>;

const EMPTY: Draft = { words: "", answer: "", items: [], reasons: {} };

/** What somebody is writing in a review and has not sent; it outlives the page on this device. */
export class ReviewDraft {
  #now = EMPTY;
  #saving: Promise<void> | null = null;
  #isOld = false;
  readonly #kept: KeptHere;
  readonly #changed: () => void;

  constructor(kept: KeptHere, changed: () => void) {
    this.#kept = kept;
    this.#changed = changed;
  }

  get now(): Draft {
    return this.#now;
  }

  /** Takes up what was being written when the page was left, unless something else is written by now. */
  async takeUp(): Promise<void> {
    const before = Draft.safeParse(await this.#kept.kept().catch(() => null));
    if (!before.success || this.#now !== EMPTY) return;
    this.#now = before.data;
    this.#changed();
  }

  /** Takes in what somebody wrote or chose. */
  put(more: Partial<Draft>) {
    this.#now = { ...this.#now, ...more };
    this.#changed();
    void this.#save();
  }

  /** Asks for something, or no longer; one place is asked about once. */
  choose(item: ReviewItem, isChosen: boolean) {
    const others = this.#now.items.filter((it) => !isSameItem(it, item));
    this.put({ items: isChosen ? [...others, item] : others });
  }

  /** Says what should change at a place that was chosen. */
  say(item: ReviewItem, words: string) {
    this.put({
      items: this.#now.items.map((it) => (isSameItem(it, item) ? { ...it, words } : it)),
    });
  }

  /** Forgets what was sent. */
  clear(isAnswer: boolean) {
    this.put(isAnswer ? { answer: "" } : { words: "", items: [], reasons: {} });
  }

  /** Keeps what is written now, and then what was written meanwhile. */
  async #save() {
    if (this.#saving) return void (this.#isOld = true);
    do {
      this.#isOld = false;
      // Where nothing can be kept, it is on the page all the same.
      this.#saving = this.#kept.keep(this.#now).catch(() => {});
      await this.#saving;
    } while (this.#isOld);
    this.#saving = null;
  }
}

/** Whether both are the same finding, or the same place that a person named. */
export function isSameItem(a: ReviewItem, b: ReviewItem): boolean {
  return a.key || b.key ? a.key === b.key : a.entity === b.entity && a.section === b.section;
}
