import type { EditorView } from "prosemirror-view";
import type { MarkedWord, SpellingMarks } from "#src/browser/editor/spelling-marks.ts";
import type { PlanUndo } from "#src/browser/undo.ts";
import { type IsWrong, wordsOfLine, wrongWords } from "./marked-words.ts";
import { MisspellingChosenEvent } from "./misspelling.ts";

/** A new mark waits until nobody has typed or moved the caret for so long, in milliseconds. */
const IDLE_MS = 800;

/** A long text is read in slices no longer than this, so that the page never stands still. */
const SLICE_MS = 6;

/** The most that is marked in one piece of writing: more is no help to anybody. */
const MOST = 200;

/** One editor whose words are looked up. */
export type SpellingField = {
  view: EditorView;
  marks: SpellingMarks;
  undo: PlanUndo;
  /** Whether all of it is somebody's words as they said them, which nobody corrects. */
  isQuoted: () => boolean;
};

/** What looks after one editor. */
export type FieldSpelling = { lookSoon: () => void; stop: () => void };

/** What a field asks about words, and tells of them. */
export type Book = {
  isOn: () => boolean;
  isWrong: IsWrong;
  ask: (words: Iterable<string>) => void;
  suggest: (word: string) => Promise<string[]>;
  leave: (word: string) => void;
  add: (word: string) => void;
};

/** Marks the misspelt words of one editor, and tells when somebody wants to do something about one. */
export function attendField(field: SpellingField, book: Book): FieldSpelling {
  const { view, marks, undo, isQuoted } = field;
  const ends = new AbortController();
  const { signal } = ends;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let touchedAt = -Infinity;
  let lastLook = 0;

  const touch = () => {
    touchedAt = performance.now();
    soon(IDLE_MS);
  };
  for (const it of ["keydown", "input", "pointerdown", "compositionend"])
    view.dom.addEventListener(it, touch, { signal });
  // Blur is told before the focus is gone.
  view.dom.addEventListener("blur", () => setTimeout(look, 0), { signal });
  view.dom.addEventListener("click", pressed, { signal });
  view.dom.addEventListener("contextmenu", wanted, { signal });
  // Before the editor's own keys, and before those of the page.
  view.dom.addEventListener("keydown", keyed, { signal, capture: true });
  marks.follow(() => soon(IDLE_MS));
  soon(0);

  return {
    lookSoon() {
      clearTimeout(timer);
      timer = setTimeout(rested, 0);
    },
    stop() {
      ends.abort();
      clearTimeout(timer);
      if (view.isDestroyed) return;
      marks.follow(null);
      marks.show([]);
    },
  };

  function soon(milliseconds: number) {
    timer ??= setTimeout(rested, milliseconds);
  }

  function rested() {
    timer = undefined;
    const left = touchedAt + IDLE_MS - performance.now();
    if (book.isOn() && view.hasFocus() && left > 0) soon(left);
    else void look();
  }

  async function look() {
    if (signal.aborted || view.isDestroyed || view.composing) return;
    const turn = ++lastLook;
    const { doc } = view.state;
    const found: MarkedWord[] = [];
    const unknown = new Set<string>();
    let begun = performance.now();
    let pos = 1;
    for (const line of book.isOn() && !isQuoted() ? doc.children : []) {
      const words = wordsOfLine(line);
      for (const it of wrongWords(words, book.isWrong))
        found.push({ from: pos + it.from, to: pos + it.to, word: it.word });
      for (const it of words) if (book.isWrong(it) === undefined) unknown.add(it.word);
      pos += line.nodeSize;
      if (performance.now() - begun < SLICE_MS) continue;
      await new Promise((resolve) => setTimeout(resolve, 0));
      begun = performance.now();
      // Whatever changed the text has asked for another look.
      if (turn !== lastLook || view.isDestroyed || view.state.doc !== doc) return;
    }
    show(found);
    if (unknown.size) book.ask(unknown);
  }

  function show(found: readonly MarkedWord[]) {
    const shown = new Set(marks.words().map((it) => it.from));
    const { head } = view.state.selection;
    const isBeingWritten = ({ from, to }: MarkedWord) =>
      view.hasFocus() && from <= head && head <= to && !shown.has(from);
    marks.show(found.filter((it) => !isBeingWritten(it)).slice(0, MOST));
  }

  function pressed(event: MouseEvent) {
    const { target } = event;
    if (!(target instanceof Element) || event.button !== 0 || !view.editable) return;
    const mark = target.closest(".misspelt");
    // A question about these words was pressed as well, and says more.
    if (mark && !target.closest(".finding")) choose(view.posAtDOM(mark, 0), false);
  }

  function wanted(event: MouseEvent) {
    // A key asks for the place of the caret, a finger or a mouse for the place under it.
    const isByKey =
      event.button !== 2 && !("pointerType" in event && event.pointerType === "touch");
    const under = isByKey ? null : view.posAtCoords({ left: event.clientX, top: event.clientY });
    if (choose(isByKey ? caret() : (under?.pos ?? -1), true)) event.preventDefault();
  }

  function keyed(event: KeyboardEvent) {
    if (event.key !== "Enter" || !event.altKey || event.ctrlKey || event.metaKey) return;
    const { focusNode } = getSelection() ?? {};
    if (focusNode?.parentElement?.closest(".finding") || !choose(caret(), true)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Where the caret is on the screen: the editor learns of it only after the key that moved it. */
  function caret(): number {
    const { focusNode, focusOffset } = getSelection() ?? {};
    return focusNode && view.dom.contains(focusNode)
      ? view.posAtDOM(focusNode, focusOffset ?? 0)
      : view.state.selection.head;
  }

  /** Tells of the marked word at a position; false where there is none. */
  function choose(pos: number, isByKey: boolean): boolean {
    const chosen = marks.words().find((it) => it.from <= pos && pos <= it.to);
    if (!chosen || !view.editable) return false;
    const { word, mark } = chosen;
    // The text may have moved since; the mark went with it, or is gone.
    const now = () => (view.isDestroyed ? undefined : marks.words().find((it) => it.mark === mark));
    const misspelling = {
      word,
      isByKey,
      box() {
        const place = now();
        return place ? view.coordsAtPos(place.from, 1) : null;
      },
      suggest: () => book.suggest(word),
      replace(words: string) {
        const place = now();
        if (place) replace(place.from, place.to, words);
      },
      leave: () => book.leave(word),
      add: () => book.add(word),
      goBack: () => view.focus(),
    };
    view.dom.dispatchEvent(new MisspellingChosenEvent(misspelling));
    return true;
  }

  function replace(from: number, to: number, words: string) {
    const isCurly = view.state.doc.textContent.includes("’");
    undo.stop();
    marks.replace(from, to, isCurly ? words.replaceAll("'", "’") : words);
    undo.stop();
  }
}
