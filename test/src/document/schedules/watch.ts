import assert from "node:assert/strict";
import * as Y from "yjs";
import { docOf } from "#src/document/text.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import { type Intention, intentions, tracked, type Turn } from "./intentions.ts";
import { charactersIn, isTracked, type Peer, textsIn } from "./peer.ts";
import type { Random } from "./random.ts";

/** What came of one schedule; every text says what went wrong, and where to look. */
export type Result = {
  typed: number;
  /** Characters that vanished though nobody who could see them deleted them. */
  lost: string[];
  /** Whatever differed between people, or between a screen and its text. */
  diverged: string[];
  /** Characters that stand twice, as when two people undo the same deletion. */
  doubled: string[];
};

/** Lets people act, and keeps account of every character that was ever typed. */
export function createWatch(random: Random) {
  const result: Result = { typed: 0, lost: [], diverged: [], doubled: [] };
  const named = new Set<string>();
  const taken = new Set<string>();
  const everTyped = new Set<string>();
  const anchors: Anchor[] = [];
  let next = 0x4e00;
  let emoji = 0x1f300;
  const turnOf = (peer: Peer): Turn => ({
    peer,
    random,
    fresh: (count) => String.fromCodePoint(...Array.from({ length: count }, () => next++)),
    freshEmoji: () => String.fromCodePoint(emoji++),
  });

  return { result, act, checkScreens, checkEnd };

  /** Somebody does one of the things that `does` weighs, and now and then ends a step of undo. */
  function act(peer: Peer, does: Partial<Record<Intention, number>>, turn: number) {
    if (random.chance(0.5)) peer.undo.stop();
    if (random.chance(0.05) && peer.screens.size) peer.close(random.pick([...peer.screens.keys()]));
    anchors.push(...anchorSomewhere(peer, random));
    carryOut(peer, random.weighted(does), turn);
  }

  function carryOut(peer: Peer, intention: Intention, turn: number) {
    const before = charactersIn(peer.ydoc);
    const shown = charactersIn(peer.ydoc, true);
    const sees = intention === "undo" || intention === "redo" ? shown.keys() : [];
    const first = [next, emoji] as const;
    const mayVanish = new Set([...tracked(intentions[intention](turnOf(peer))), ...sees]);
    const after = charactersIn(peer.ydoc);
    for (const [character] of before) {
      if (after.has(character)) continue;
      if (mayVanish.has(character) && intention !== "moveToActions") named.add(character);
      else result.lost.push(`${character} by ${intention} of ${peer.name}, turn ${turn}`);
    }
    const typed = [...range(first[0], next), ...range(first[1], emoji)];
    result.typed += typed.length;
    for (const character of typed) {
      everTyped.add(character);
      if (!after.has(character)) result.lost.push(`${character} never arrived, turn ${turn}`);
    }
    // Words that were taken elsewhere are new ones to an anchor.
    if (intention === "moveToActions") for (const it of mayVanish) taken.add(it);
  }

  function checkScreens(peer: Peer, when: string) {
    for (const [id, { state, ytext }] of peer.screens)
      if (!state.doc.eq(docOf(ytext)))
        result.diverged.push(
          `screen ${id} of ${peer.name}, ${when}: ${state.doc.toString()} is ${docOf(ytext).toString()}`,
        );
  }

  /** Looks at everybody's copies once all have met; `peers` are those who are still there. */
  function checkEnd(peers: readonly Peer[]) {
    peers.forEach((peer) => checkScreens(peer, "end"));
    const [first, ...others] = peers.map((it) => contentOf(it.ydoc));
    for (const [at, other] of others.entries())
      if (!isDeepEqual(first, other)) result.diverged.push(`documents a and ${"bcde"[at]}`);
    for (const peer of peers) {
      if (!isDeepEqual(peer.reader.read(), readPlan(peer.ydoc)))
        result.diverged.push(`the plan that ${peer.name} followed and a fresh one`);
      for (const [name, ytext] of textsIn(peer.ydoc))
        if (!ytext.toString().isWellFormed() || ytext.toString().includes("\uFFFD"))
          result.diverged.push(`half a character in ${name} of ${peer.name}`);
    }
    const left = charactersIn(peers[0]!.ydoc);
    for (const character of everTyped)
      if (
        !left.has(character) &&
        !named.has(character) &&
        !result.lost.some((it) => it.startsWith(character))
      )
        result.lost.push(`${character} while merging`);
    for (const [character, count] of left) if (count > 1) result.doubled.push(character);
    for (const anchor of anchors)
      if (!named.has(anchor.character) && !taken.has(anchor.character))
        for (const peer of peers) {
          const found = Y.createAbsolutePositionFromRelativePosition(anchor.position, peer.ydoc);
          const text = found?.type instanceof Y.Text ? found.type.toString() : "";
          if (!found || !text.startsWith(anchor.character, found.index))
            result.diverged.push(`an anchor at ${anchor.character} for ${peer.name}`);
        }
  }
}

type Anchor = { character: string; position: Y.RelativePosition };

/** Now and then, a place that a comment could hang on. */
function anchorSomewhere(peer: Peer, random: Random): Anchor[] {
  if (!random.chance(0.3) || !peer.screens.size) return [];
  const { ytext } = random.pick([...peer.screens.values()]);
  const found = [...ytext.toString().matchAll(/./gsu)].filter((it) => isTracked(it[0]));
  if (!found.length) return [];
  const { 0: character, index } = random.pick(found);
  return [{ character, position: Y.createRelativePositionFromTypeIndex(ytext, index) }];
}

/** Everything that people can tell two copies apart by. */
function contentOf(ydoc: Y.Doc) {
  const texts = [...textsIn(ydoc)].filter(([, it]) => it.length);
  return {
    texts: texts.map(([name, it]) => [name, it.toDelta()]),
    screens: texts.map(([, it]) => docOf(it).toJSON()),
    plan: readPlan(ydoc),
  };
}

function isDeepEqual(a: unknown, b: unknown): boolean {
  try {
    assert.deepEqual(a, b);
    return true;
  } catch {
    return false;
  }
}

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from }, (_, at) => String.fromCodePoint(from + at));
}
