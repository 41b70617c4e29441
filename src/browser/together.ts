import type { Diagnostic, Topic } from "#src/lint/rule.ts";

/** What is for the worker alone: how things are said, and in whose voice. */
const WORKERS_OWN: ReadonlySet<Topic> = new Set(["language", "voice"]);

/**
 * What is shown while resident and worker look at the plan together: each finding as the question that
 * the resident can be asked, without a word about rules; what is for the worker alone is left out.
 */
export function asPlainQuestions(found: readonly Diagnostic[]): readonly Diagnostic[] {
  let plain = made.get(found);
  if (!plain) {
    plain = found.filter(isForBoth).map((it) => ({
      ...it,
      tier: "look",
      message: "",
      question: it.plainly,
      better: "",
      fixes: [],
    }));
    made.set(found, plain);
  }
  return plain;
}

/** The same for what is shown beside the words; unchanged lists stay the same objects. */
export function marksAsPlainQuestions(
  byOutcome: ReadonlyMap<string, readonly Diagnostic[]>,
): ReadonlyMap<string, readonly Diagnostic[]> {
  let plain = marks.get(byOutcome);
  if (!plain) {
    plain = new Map([...byOutcome].map(([id, found]) => [id, asPlainQuestions(found)]));
    marks.set(byOutcome, plain);
  }
  return plain;
}

/** Whether people sit together over this plan: known in one tab until it is closed, reloads included. */
export function areTogether(plan: string): boolean {
  return sessionStorage.getItem(TOGETHER) === plan;
}

/** Keeps whether people sit together over this plan. */
export function keepTogether(plan: string, isOn: boolean): void {
  if (isOn) sessionStorage.setItem(TOGETHER, plan);
  else sessionStorage.removeItem(TOGETHER);
}

const TOGETHER = "ownwords-together";

const isForBoth = ({ tier, topic, plainly }: Diagnostic) =>
  (tier === "fix" || tier === "look") && !WORKERS_OWN.has(topic) && plainly !== "";

/** Caches: a list that is the same object asks the same. */
const made = new WeakMap<readonly Diagnostic[], readonly Diagnostic[]>();
const marks = new WeakMap<
  ReadonlyMap<string, readonly Diagnostic[]>,
  ReadonlyMap<string, readonly Diagnostic[]>
>();
