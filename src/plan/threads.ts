/** Comments as people read them: what began a thread, and what was answered. */

/** What a comment needs to have for that, wherever it is kept. */
export type Threaded = { id: string; thread: string };

/** A comment and its answers, the first one first. */
export type Thread<C extends Threaded> = { begins: C; answers: readonly C[] };

/** Comments by thread, in their order; an answer to one that is not there stands for itself. */
export function threadsOf<C extends Threaded>(comments: readonly C[]): Thread<C>[] {
  const begun = new Set(comments.filter((it) => !it.thread).map((it) => it.id));
  const answers = Map.groupBy(
    comments.filter((it) => begun.has(it.thread)),
    (it) => it.thread,
  );
  return comments
    .filter((it) => !begun.has(it.thread))
    .map((begins) => ({ begins, answers: answers.get(begins.id) ?? [] }));
}
