import type { Diagnostic } from "#src/lint/rule.ts";

/**
 * The question after, or before, the one that is open, and what to announce; null where there is none.
 * Ideas come after the questions and are counted apart; `isPlain`: nothing is counted.
 */
export function nextQuestion(
  shown: readonly Diagnostic[],
  openKey: string,
  step: 1 | -1,
  isPlain: boolean,
): { diagnostic: Diagnostic; said: string } | null {
  const at = shown.findIndex((it) => it.key === openKey);
  const next = at < 0 && step < 0 ? shown.length - 1 : (at + step + shown.length) % shown.length;
  const diagnostic = shown[next];
  if (!diagnostic) return null;
  if (isPlain) return { diagnostic, said: `Question: ${diagnostic.question}` };
  const isIdea = diagnostic.tier === "idea";
  const alike = shown.filter((it) => (it.tier === "idea") === isIdea);
  const which = `${alike.indexOf(diagnostic) + 1} of ${alike.length}`;
  return { diagnostic, said: `${isIdea ? "Idea" : "Question"} ${which}: ${diagnostic.question}` };
}

/** The question about what the caret is in, or the one that is open, or the first. */
export function questionAt(
  shown: readonly Diagnostic[],
  underCaret: string | undefined,
  openKey: string,
): Diagnostic | undefined {
  const named = (key: string | undefined) => shown.find((it) => it.key === key);
  return named(underCaret) ?? named(openKey) ?? shown[0];
}
