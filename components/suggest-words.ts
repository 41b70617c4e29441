import type { Answered } from "#src/api/suggestions.ts";

/** What came of an answer, where it could not be carried out; empty where it was. */
export const NOT_DONE: Record<Answered["outcome"] | "theirs", string> = {
  done: "",
  gone: "This was answered or taken back before.",
  changed:
    "The words have changed since, so nothing was put in their place. They can be asked again.",
  theirs: "The resident has written here by now, so it is theirs to say yes.",
};

/** Said where something was suggested in place of being done. */
export const IS_ASKED =
  "These are the resident's own words. They stay until the resident says yes.";

/** Said to whoever can only suggest, once they have. */
export const IS_SUGGESTED =
  "Your words are suggested. The plan stays as it is until somebody says yes.";
