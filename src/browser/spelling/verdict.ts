/**
 * What the dictionary says of a word. A word with a capital that it does not know is most likely a
 * name; `slip` is one that lies one slip from a word, which counts where a sentence begins, for there
 * any word has a capital.
 */
export type Verdict = "right" | "wrong" | "slip" | "name";
