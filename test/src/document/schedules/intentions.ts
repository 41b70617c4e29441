import { toggleMark } from "prosemirror-commands";
import { Fragment, Slice } from "prosemirror-model";
import { TextSelection } from "prosemirror-state";
import { toggleOwnWords } from "#src/browser/editor/field-keys.ts";
import { joinLineBefore, splitLine, toggleBullets } from "#src/browser/editor/line-commands.ts";
import {
  addAction,
  addMarker,
  addOutcome,
  move,
  moveToActions,
  remove,
  restore,
  setFact,
} from "#src/document/commands.ts";
import { indexOf } from "#src/document/roots.ts";
import { offsetOf, posOf, schema, textSize } from "#src/document/text.ts";
import { Section } from "#src/template/template.ts";
import { isShown, isTracked, type Peer, type Screen } from "./peer.ts";
import type { Random } from "./random.ts";

/** What somebody can mean to do. */
export type Intention = keyof typeof intentions;

/** What an intention may make vanish: the characters that it named. */
export type Named = Iterable<string>;

/** What an intention is given: who acts, chance, and characters that were never typed before. */
export type Turn = {
  peer: Peer;
  random: Random;
  fresh: (count: number) => string;
  freshEmoji: () => string;
};

const KEYS = ["voice", "individual", "community", "family", "note"];

/** The sections of an outcome in these runs. */
export const sections = KEYS.map((key) =>
  Section.parse({ key, holds: "writing", heading: { first: key, third: key } }),
);

const speaker = { kind: "resident", person: null } as const;

/** Everything that people do, as they do it: through the screen, or through a command. */
export const intentions = {
  type(turn: Turn): Named {
    const screen = caretSomewhere(turn);
    const words = withSpaces(turn, 1 + turn.random.below(6));
    for (const character of words) screen.dispatch(screen.state.tr.insertText(character));
    return [];
  },

  emoji(turn: Turn): Named {
    const screen = caretSomewhere(turn);
    screen.dispatch(screen.state.tr.insertText(turn.freshEmoji()));
    return [];
  },

  replaceEmoji(turn: Turn): Named {
    const screen = someScreen(turn);
    const text = screen.ytext.toString();
    const found = [...text.matchAll(/[\u{1F300}-\u{2FFFF}]/gu)];
    if (!found.length) return [];
    const old = turn.random.pick(found);
    select(screen, old.index, old.index + old[0].length);
    screen.dispatch(screen.state.tr.insertText(turn.freshEmoji()));
    return old[0];
  },

  paste(turn: Turn): Named {
    const screen = caretSomewhere(turn);
    const lines = [2, 3, 2].map((count) =>
      schema.node("line", turn.random.chance(0.3) ? { kind: "li" } : {}, [
        schema.text(turn.fresh(count), turn.random.chance(0.3) ? [schema.mark("em")] : []),
      ]),
    );
    screen.dispatch(screen.state.tr.replaceSelection(new Slice(Fragment.from(lines), 1, 1)));
    return [];
  },

  deleteRange(turn: Turn): Named {
    const screen = someScreen(turn);
    const size = textSize(screen.state.doc);
    const from = turn.random.below(size + 1);
    const [start, end] = select(screen, from, Math.min(size, from + 1 + turn.random.below(8)));
    const named = screen.ytext.toString().slice(start, end);
    screen.dispatch(screen.state.tr.deleteSelection());
    return named;
  },

  enter(turn: Turn): Named {
    caretSomewhere(turn).run(splitLine);
    return [];
  },

  backspaceAtLineStart(turn: Turn): Named {
    const screen = someScreen(turn);
    const line = turn.random.below(screen.state.doc.childCount);
    let pos = 1;
    for (let at = 0; at < line; at++) pos += screen.state.doc.child(at).nodeSize;
    screen.dispatch(screen.state.tr.setSelection(TextSelection.create(screen.state.doc, pos)));
    screen.run(joinLineBefore);
    return [];
  },

  bullets(turn: Turn): Named {
    const screen = someScreen(turn);
    selectSome(turn, screen);
    screen.run(toggleBullets);
    return [];
  },

  bold(turn: Turn): Named {
    const screen = someScreen(turn);
    selectSome(turn, screen);
    screen.run(turn.random.chance(0.5) ? toggleMark(schema.marks.strong!) : toggleOwnWords);
    return [];
  },

  addOutcome({ peer }: Turn): Named {
    addOutcome(peer.ydoc, sections, speaker, peer.who);
    return [];
  },

  addMarker(turn: Turn): Named {
    const outcome = someOutcome(turn);
    if (outcome) addMarker(turn.peer.ydoc, outcome, null, speaker, turn.peer.who);
    return [];
  },

  addAction(turn: Turn): Named {
    const outcome = someOutcome(turn);
    if (outcome) addAction(turn.peer.ydoc, outcome, null, turn.peer.who);
    return [];
  },

  remove(turn: Turn): Named {
    const thing = someThing(turn, true);
    if (thing) remove(turn.peer.ydoc, thing, turn.peer.who);
    return [];
  },

  restore(turn: Turn): Named {
    const thing = someThing(turn, false);
    if (thing) restore(turn.peer.ydoc, thing);
    return [];
  },

  move(turn: Turn): Named {
    const thing = someThing(turn, true);
    if (thing) move(turn.peer.ydoc, thing, turn.random.pick(["up", "down"]), turn.peer.who);
    return [];
  },

  moveToActions(turn: Turn): Named {
    const outcome = someOutcome(turn);
    if (!outcome) return [];
    const text = turn.peer.open(outcome, "voice").ytext.toString();
    const from = turn.random.below(text.length + 1);
    const place = { entity: outcome, key: "voice", from, to: from + 1 + turn.random.below(6) };
    moveToActions(turn.peer.ydoc, outcome, place, turn.peer.who);
    return text;
  },

  openNewSection(turn: Turn): Named {
    const outcome = someOutcome(turn);
    if (outcome)
      turn.peer.open(outcome, turn.random.pick(["note", `more-${"abc"[turn.random.below(3)]}`]));
    return [];
  },

  setField(turn: Turn): Named {
    const outcome = someOutcome(turn);
    if (outcome)
      setFact(turn.peer.ydoc, outcome, "timeframe.to", `2030-0${1 + turn.random.below(9)}-01`);
    return [];
  },

  undo({ peer }: Turn): Named {
    peer.undo.undo();
    return [];
  },

  redo({ peer }: Turn): Named {
    peer.undo.redo();
    return [];
  },
};

/** A field that is on the screen; the first ones more often, so that people meet. */
function someScreen({ peer, random }: Turn): Screen {
  const plan = peer.reader.read();
  const outcome =
    plan.outcomes[random.below(Math.min(random.chance(0.7) ? 1 : 9, plan.outcomes.length))];
  if (!outcome || random.chance(0.05)) return peer.open("plan", "about");
  const items = [...outcome.markers, ...outcome.actions];
  if (items.length && random.chance(0.3)) return peer.open(random.pick(items).id, "text");
  return peer.open(outcome.id, random.chance(0.6) ? "voice" : random.pick(KEYS));
}

function caretSomewhere(turn: Turn): Screen {
  const screen = someScreen(turn);
  const at = turn.random.below(textSize(screen.state.doc) + 1);
  select(screen, at, at);
  return screen;
}

function selectSome(turn: Turn, screen: Screen) {
  const size = textSize(screen.state.doc);
  const from = turn.random.below(size + 1);
  select(screen, from, Math.min(size, from + turn.random.below(6)));
}

/** Selects between two offsets, moved to where a person can put a caret. Answers them. */
function select(screen: Screen, from: number, to: number): [number, number] {
  const doc = screen.state.doc;
  const text = screen.ytext.toString();
  const whole = (at: number) => (/[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at - 1 : at);
  const selection = TextSelection.create(doc, posOf(doc, whole(from)), posOf(doc, whole(to)));
  screen.dispatch(screen.state.tr.setSelection(selection));
  return [offsetOf(doc, selection.from), offsetOf(doc, selection.to)];
}

function someOutcome({ peer, random }: Turn): string | undefined {
  const { outcomes } = peer.reader.read();
  return outcomes.length ? random.pick(outcomes).id : undefined;
}

function someThing({ peer, random }: Turn, shown: boolean): string | undefined {
  const things = [...indexOf(peer.ydoc).entries()]
    .filter(
      ([id, it]) => (it as { kind: string }).kind !== "person" && isShown(peer.ydoc, id) === shown,
    )
    .map(([id]) => id)
    .sort();
  return things.length ? random.pick(things) : undefined;
}

function withSpaces({ fresh, random }: Turn, count: number): string {
  return Array.from(fresh(count))
    .map((it) => (random.chance(0.3) ? `${it} ` : it))
    .join("");
}

/** The tracked characters among those that an intention named. */
export function tracked(named: Named): string[] {
  return [...named].filter(isTracked);
}
