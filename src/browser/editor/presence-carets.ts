import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import { offsetOf, posOf } from "#src/document/text.ts";
import { safeColour } from "../colours.ts";
import { catchUp } from "./catch-up.ts";
import { readPresence } from "./presence-state.ts";

/** The least time between two messages about one's own caret, in milliseconds. */
const BETWEEN = 100;

/** Longer names are cut where they stand beside a caret. */
const LONGEST_NAME = 40;

/** The field, and where people say that they are. */
export type Place = {
  presence: Awareness;
  ydoc: Y.Doc;
  ytext: Y.Text;
  entity: string;
  key: string;
};

type Caret = {
  client: number;
  name: string;
  colour: string;
  from: number;
  to: number;
  head: number;
};

/** Shows the carets of the others in this field, and tells them where one's own is. */
export function presenceCarets(place: Place): Plugin<DecorationSet> {
  const plugin = new PluginKey<DecorationSet>("presence");
  return new Plugin({
    key: plugin,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, shown) {
        const carets: readonly Caret[] | undefined = tr.getMeta(plugin);
        return carets ? drawn(tr.doc, carets) : shown.map(tr.mapping, tr.doc);
      },
    },
    props: { decorations: (state: EditorState) => plugin.getState(state) },
    view(view) {
      const telling = tellPlace(view, place);
      const refresh = followOthers(view, place, (carets) => {
        catchUp(view);
        view.dispatch(view.state.tr.setMeta(plugin, carets));
      });
      return {
        update(_, before) {
          if (!before.doc.eq(view.state.doc)) refresh.soon();
          if (!before.doc.eq(view.state.doc) || !before.selection.eq(view.state.selection))
            telling.soon();
        },
        destroy() {
          telling.stop();
          refresh.stop();
        },
      };
    },
  });
}

/** Tells the others where the caret is while the field has the focus, at most ten times a second. */
function tellPlace(view: EditorView, { presence, ytext, entity, key }: Place) {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let lastAt = -Infinity;
  view.dom.addEventListener("focus", soon);
  view.dom.addEventListener("blur", leave);
  return { soon, stop };

  function soon() {
    timer ??= setTimeout(tell, Math.max(0, lastAt + BETWEEN - performance.now()));
  }

  function tell() {
    timer = null;
    if (!view.hasFocus()) return;
    lastAt = performance.now();
    const { doc, selection } = view.state;
    const relative = (pos: number) =>
      Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(ytext, offsetOf(doc, pos)));
    const at = { entity, key, anchor: relative(selection.anchor), head: relative(selection.head) };
    presence.setLocalStateField("at", at);
  }

  function leave() {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const at = readPresence(presence.getLocalState())?.at;
    if (at?.entity === entity && at.key === key) presence.setLocalStateField("at", null);
  }

  function stop() {
    view.dom.removeEventListener("focus", soon);
    view.dom.removeEventListener("blur", leave);
    leave();
  }
}

/** Calls back with the carets of the others whenever one of them stands elsewhere in this text. */
function followOthers(view: EditorView, place: Place, show: (carets: readonly Caret[]) => void) {
  let shown = "[]";
  let isWaiting = false;
  let isOver = false;
  place.presence.on("change", soon);
  view.dom.addEventListener("compositionend", soon);
  soon();
  return { soon, stop };

  function soon() {
    if (isWaiting) return;
    isWaiting = true;
    // After the text was written: only then do positions in it and on the screen agree.
    queueMicrotask(() => {
      isWaiting = false;
      // A caret that comes or goes beside a composition would end it.
      if (isOver || view.composing) return;
      const carets = caretsOf(place);
      const now = JSON.stringify(carets);
      if (now === shown) return;
      shown = now;
      show(carets);
    });
  }

  function stop() {
    isOver = true;
    place.presence.off("change", soon);
    view.dom.removeEventListener("compositionend", soon);
  }
}

function caretsOf({ presence, ydoc, ytext, entity, key }: Place): Caret[] {
  const offset = (position: unknown) => {
    try {
      const found = Y.createAbsolutePositionFromRelativePosition(
        Y.createRelativePositionFromJSON(position),
        ydoc,
      );
      return found?.type === ytext ? found.index : null;
    } catch {
      return null;
    }
  };
  const carets: Caret[] = [];
  for (const [client, state] of presence.getStates()) {
    const said = client === presence.clientID ? null : readPresence(state);
    if (said?.at?.entity !== entity || said.at.key !== key) continue;
    const anchor = offset(said.at.anchor);
    const head = offset(said.at.head);
    if (anchor === null || head === null) continue;
    carets.push({
      client,
      name: said.user.name.slice(0, LONGEST_NAME),
      colour: safeColour(said.user.colour, String(client)),
      from: Math.min(anchor, head),
      to: Math.max(anchor, head),
      head,
    });
  }
  return carets;
}

function drawn(doc: EditorState["doc"], carets: readonly Caret[]): DecorationSet {
  const decorations = carets.flatMap((caret) => {
    const style = `--presence: ${caret.colour}`;
    const key = `caret-${caret.client}-${caret.name}`;
    const mark = Decoration.widget(posOf(doc, caret.head), () => caretElement(caret), {
      key,
      side: 1,
      ignoreSelection: true,
    });
    if (caret.from === caret.to) return [mark];
    const range = { class: "presence-selection", style };
    return [mark, Decoration.inline(posOf(doc, caret.from), posOf(doc, caret.to), range)];
  });
  return DecorationSet.create(doc, decorations);
}

function caretElement({ name, colour }: Caret): HTMLElement {
  const caret = document.createElement("span");
  caret.className = "presence-caret";
  caret.style.setProperty("--presence", colour);
  // The page says in words who is where; here it would be read as part of the text.
  caret.setAttribute("aria-hidden", "true");
  const label = document.createElement("span");
  label.className = "presence-name";
  label.textContent = name;
  caret.append(label);
  return caret;
}
