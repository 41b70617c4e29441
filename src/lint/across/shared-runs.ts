import { FOLDED, type Folded } from "./normalise.ts";

/** Words in a row that two texts share. */
export type SharedRun = {
  /** The words as the first text has them, without names, pronouns and numbers: "to support … to cook". */
  words: string;
  /** How many folded words. */
  length: number;
  /** Where they stand in the first text. */
  from: number;
  to: number;
};

/** From how many words on a run is more than the small change of the language. */
const LEAST = 4;

/**
 * The runs of words that a text shares with another one, the longest first and none over another.
 * `text` is the one the reader sees: its words are shown, but for names, numbers and dates. Give
 * it no plan that the reader may not open, for what is shared is said.
 */
export function sharedRuns(
  text: string,
  folded: readonly Folded[],
  other: readonly Folded[],
): SharedRun[] {
  const lengths = matchesIn(folded, other);
  const ends = [...lengths.keys()]
    .filter((at) => (lengths[at] ?? 0) >= LEAST && (lengths[at + 1] ?? 0) <= (lengths[at] ?? 0))
    .sort((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0) || a - b);
  const taken = new Uint8Array(folded.length);
  const runs: SharedRun[] = [];
  for (const end of ends) {
    // A longer run may have taken words at either side; what is left in the middle still counts.
    let first = end - (lengths[end] ?? 0) + 1;
    let last = end;
    while (first <= last && taken[first]) first++;
    while (last >= first && taken[last]) last--;
    const run = folded.slice(first, last + 1);
    if (run.length < LEAST) continue;
    taken.fill(1, first, last + 1);
    runs.push({
      words: shownOf(text, run),
      length: run.length,
      from: run[0]?.from ?? 0,
      to: run.at(-1)?.to ?? 0,
    });
  }
  return runs.sort((a, b) => b.length - a.length || a.from - b.from);
}

/** For each word, how many words up to it stand in a row in the other text as well. */
function matchesIn(folded: readonly Folded[], other: readonly Folded[]): number[] {
  const states = automatonOf(other);
  let state = 0;
  let length = 0;
  return folded.map(({ token }) => {
    while (state && !states[state]?.next.has(token)) {
      state = states[state]?.link ?? 0;
      length = states[state]?.length ?? 0;
    }
    const next = states[state]?.next.get(token);
    if (next === undefined) return (length = 0);
    state = next;
    return ++length;
  });
}

/** A place in the automaton: `link` leads to the longest ending that goes on in more ways. */
type State = { length: number; link: number; next: Map<string, number> };

/** The suffix automaton: every run of the text is a way from its first state, in linear size. */
function automatonOf(folded: readonly Folded[]): State[] {
  const states: State[] = [{ length: 0, link: -1, next: new Map() }];
  let last = 0;
  for (const { token } of folded) {
    const here =
      states.push({ length: (states[last]?.length ?? 0) + 1, link: 0, next: new Map() }) - 1;
    let from = last;
    for (let it = states[from]; it && !it.next.has(token); it = states[from]) {
      it.next.set(token, here);
      from = it.link;
    }
    const state = states[here];
    const before = states[from];
    const to = before?.next.get(token);
    const target = to === undefined ? undefined : states[to];
    if (state && before && target && to !== undefined) {
      if (target.length === before.length + 1) state.link = to;
      else {
        const { link, next } = target;
        const copy = states.push({ length: before.length + 1, link, next: new Map(next) }) - 1;
        for (let it = states[from]; it?.next.get(token) === to; it = states[from]) {
          it?.next.set(token, copy);
          from = it?.link ?? -1;
        }
        target.link = state.link = copy;
      }
    }
    last = here;
  }
  return states;
}

function shownOf(text: string, run: readonly Folded[]): string {
  let shown = "";
  let end = run[0]?.from ?? 0;
  for (const { token, from, to } of run) {
    // A contracted verb is a word of its own that stands where the word before it does.
    if (from < end) continue;
    shown += `${shown && " "}${FOLDED.has(token) ? "…" : text.slice(from, to)}`;
    end = to;
  }
  return shown;
}
