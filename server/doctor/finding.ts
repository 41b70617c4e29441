/** What was looked at, how it is, and one sentence about it with what to do where that is needed. */
export type Finding = {
  /** Keeps its name for good: others may watch for it. */
  check: string;
  state: "good" | "look" | "bad";
  sentence: string;
};

/** All is well. */
export const good = (check: string, sentence: string): Finding => ({
  check,
  state: "good",
  sentence,
});

/** Somebody should look at it, and it may be meant so. */
export const look = (check: string, sentence: string): Finding => ({
  check,
  state: "look",
  sentence,
});

/** Plans or people are at risk. */
export const bad = (check: string, sentence: string): Finding => ({
  check,
  state: "bad",
  sentence,
});
