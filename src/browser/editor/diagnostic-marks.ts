import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { posOf, textSize } from "#src/document/text.ts";
import type { Diagnostic } from "#src/lint/rule.ts";
import { catchUp } from "./catch-up.ts";

/** A new mark waits until nobody has typed or moved the caret for so long, in milliseconds. */
const IDLE = 800;

/** The most that is marked in one piece of writing; the list has the rest. */
const MOST = 1;

/** Somebody pressed a marked range; `key` is the diagnostic's. Fires on the editor's mount. */
export class FindingChosenEvent extends Event {
  readonly key: string;
  constructor(key: string) {
    super("finding-chosen");
    this.key = key;
  }
}

/** All that was noticed, and what of it is marked now; both move along with the text. */
type Marks = { all: DecorationSet; shown: DecorationSet };

const plugin = new PluginKey<Marks>("diagnostics");

/** Marks what was noticed in this piece of writing, never under the caret of whoever writes. */
export function diagnosticMarks(mount: HTMLElement): Plugin<Marks> {
  return new Plugin({
    key: plugin,
    state: {
      init: () => ({ all: DecorationSet.empty, shown: DecorationSet.empty }),
      apply(tr, { all, shown }) {
        const marks: Marks | undefined = tr.getMeta(plugin);
        return marks ?? { all: all.map(tr.mapping, tr.doc), shown: shown.map(tr.mapping, tr.doc) };
      },
    },
    props: {
      decorations: (state: EditorState) => plugin.getState(state)?.shown,
      handleClick(view, pos) {
        const [mark] = plugin.getState(view.state)?.shown.find(pos, pos) ?? [];
        if (mark) mount.dispatchEvent(new FindingChosenEvent(keyOf(mark)));
        return false;
      },
    },
    view: watchWriter,
  });
}

/** Takes in what was noticed; `place` of each must be in this piece of writing as it stands now. */
export function showDiagnostics(view: EditorView, found: readonly Diagnostic[]): void {
  catchUp(view);
  const { doc } = view.state;
  const size = textSize(doc);
  const marks = found
    .filter(({ tier, place }) => tier !== "idea" && place.from < place.to && place.to <= size)
    .map(({ key, tier, place }) =>
      Decoration.inline(
        posOf(doc, place.from),
        posOf(doc, place.to),
        { class: `finding finding-${tier}`, "data-finding": key },
        { finding: key, tier },
      ),
    );
  look(view, DecorationSet.create(doc, marks), false);
}

/** Looks again for what may appear when the writer rests or leaves. */
function watchWriter(view: EditorView) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = () => {
    if (view.isDestroyed) return;
    catchUp(view);
    const marks = plugin.getState(view.state);
    if (marks) look(view, marks.all, true);
  };
  const wait = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(again, milliseconds);
  };
  const rest = () => wait(IDLE);
  // Blur is told before the focus is gone.
  const leave = () => wait(0);
  view.dom.addEventListener("blur", leave);
  view.dom.addEventListener("compositionend", rest);
  return {
    update(_: EditorView, before: EditorState) {
      if (before.doc !== view.state.doc || !before.selection.eq(view.state.selection)) rest();
    },
    destroy() {
      clearTimeout(timer);
      view.dom.removeEventListener("blur", leave);
      view.dom.removeEventListener("compositionend", rest);
    },
  };
}

/** Decides anew what of `all` is marked. What is marked stays so; what is gone goes at once. */
function look(view: EditorView, all: DecorationSet, rests: boolean) {
  const before = plugin.getState(view.state)?.shown ?? DecorationSet.empty;
  const known = new Set(before.find().map(keyOf));
  const candidates = all
    .find()
    .filter((it) => known.has(keyOf(it)) || mayAppear(view, it, rests))
    .sort((a, b) => loudness(b, known) - loudness(a, known) || a.from - b.from);
  // A mark that comes or goes beside a composition would end it: the marks only move along then.
  const shown = view.composing
    ? before
    : DecorationSet.create(view.state.doc, candidates.slice(0, MOST));
  view.dispatch(view.state.tr.setMeta(plugin, { all, shown } satisfies Marks));
}

/** Whether a new mark would disturb nobody. */
function mayAppear(view: EditorView, mark: Decoration, rests: boolean): boolean {
  if (!view.hasFocus()) return true;
  if (mark.spec["tier"] === "look" || !rests) return false;
  const [from, to] = sentenceAtCaret(view.state);
  return mark.to < from || mark.from > to;
}

/** The sentence that the caret is in, as two positions. */
function sentenceAtCaret({ selection: { $head } }: EditorState): [number, number] {
  // An object takes one place, as a character does.
  const line = $head.parent.textBetween(0, $head.parent.content.size, "", " ");
  const before = line.slice(0, $head.parentOffset).search(/[.!?][^.!?]*$/) + 1;
  const after = line.slice($head.parentOffset).search(/[.!?]/);
  const end = after < 0 ? line.length : $head.parentOffset + after + 1;
  return [$head.start() + before, $head.start() + end];
}

function loudness(mark: Decoration, known: ReadonlySet<string>): number {
  return (known.has(keyOf(mark)) ? 2 : 0) + (mark.spec["tier"] === "fix" ? 1 : 0);
}

const keyOf = (mark: Decoration) => String(mark.spec["finding"]);
