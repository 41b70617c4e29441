import { type EditorState, Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import type * as Y from "yjs";
import { type CommentBoard, CommentChosenEvent } from "#src/browser/comment-board.ts";
import { placesOf, rangeOf } from "#src/document/anchors.ts";
import { posOf } from "#src/document/text.ts";
import { plainOf } from "#src/document/writing.ts";
import { catchUp } from "./catch-up.ts";
import { offerMarks } from "./offer-marks.ts";

const plugin = new PluginKey<DecorationSet>("comments");

/** Where a piece of writing is, and what is said about it. */
type Place = { ydoc: Y.Doc; ytext: Y.Text; entity: string; key: string; board: CommentBoard };

/** Marks words that somebody commented on or offers others for; a click tells so on `mount`. */
export function commentMarks(mount: HTMLElement, place: Place): Plugin<DecorationSet> {
  return new Plugin({
    key: plugin,
    state: {
      init: (_, { doc }) => drawn(doc, place),
      apply(tr, marks) {
        const fresh: DecorationSet | undefined = tr.getMeta(plugin);
        return fresh ?? marks.map(tr.mapping, tr.doc);
      },
    },
    props: {
      decorations: (state: EditorState) => plugin.getState(state),
      handleClick(view, pos, { target }) {
        // Who clicks into words that could go may want to write there.
        const isOffer = target instanceof Element && target.closest(".suggested-in") !== null;
        const isMeant = (it: { thread?: string; isOffer?: boolean }) =>
          it.thread !== undefined && (it.isOffer ?? false) === isOffer;
        const [mark] = plugin.getState(view.state)?.find(pos, pos, isMeant) ?? [];
        if (mark) mount.dispatchEvent(new CommentChosenEvent(String(mark.spec["thread"])));
        return false;
      },
    },
    view(view) {
      const look = () => draw(view, place);
      const leave = place.board.watch(look);
      // A mark that comes beside a composition would end it, so it comes afterwards.
      view.dom.addEventListener("compositionend", look);
      return {
        destroy() {
          leave();
          view.dom.removeEventListener("compositionend", look);
        },
      };
    },
  });
}

function draw(view: EditorView, place: Place) {
  if (view.isDestroyed || view.composing) return;
  catchUp(view);
  view.dispatch(view.state.tr.setMeta(plugin, drawn(view.state.doc, place)));
}

function drawn(doc: EditorState["doc"], { ydoc, ytext, entity, key, board }: Place): DecorationSet {
  const marks = board.about(entity, key).flatMap(({ thread, isForStaff, offer, ...words }) => {
    if (offer) {
      const place = placesOf(ydoc, ytext, words.anchor);
      const isThere = place && plainOf(ytext).slice(place.from, place.to) === words.quote;
      return isThere ? offerMarks(doc, place, { thread, was: words.quote, ...offer }) : [];
    }
    const range = rangeOf(ydoc, ytext, words);
    if (!range) return [];
    const look = { class: isForStaff ? "commented for-staff" : "commented" };
    return Decoration.inline(posOf(doc, range.from), posOf(doc, range.to), look, { thread });
  });
  return DecorationSet.create(doc, marks);
}
