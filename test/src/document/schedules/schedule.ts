import assert from "node:assert/strict";
import * as Y from "yjs";
import { BIRTH } from "#src/document/commands.ts";
import { createDocument } from "#src/document/create-document.ts";
import { docOf } from "#src/document/text.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import type { Template } from "#src/template/template.ts";
import { type Intention, intentions, sections, tracked, type Turn } from "./intentions.ts";
import { charactersIn, createPeer, isTracked, type Peer, textsIn } from "./peer.ts";
import { createRandom, type Random } from "./random.ts";

/** How a group of people works together. */
export type Profile = {
  does: Partial<Record<Intention, number>>;
  /** How likely somebody goes offline, or comes back, at each turn. */
  leaves: number;
  returns: number;
};

const writing = {
  type: 10,
  paste: 2,
  enter: 4,
  backspaceAtLineStart: 3,
  bullets: 2,
  bold: 2,
  emoji: 3,
};
const structure = {
  addOutcome: 1,
  addMarker: 2,
  addAction: 2,
  move: 2,
  restore: 2,
  openNewSection: 2,
  setField: 2,
};

/** The groups that the schedules are about, from the kindest to the hardest. */
export const profiles: Record<string, Profile> = {
  meeting: {
    does: { ...writing, ...structure, type: 25, deleteRange: 4, undo: 2, redo: 1 },
    leaves: 0.02,
    returns: 0.5,
  },
  "writing only": { does: writing, leaves: 0.1, returns: 0.2 },
  "nobody deletes": { does: { ...writing, ...structure }, leaves: 0.1, returns: 0.15 },
  "others remove things": {
    does: { ...writing, ...structure, remove: 5, restore: 3 },
    leaves: 0.15,
    returns: 0.15,
  },
  hostile: {
    does: {
      ...writing,
      ...structure,
      type: 6,
      replaceEmoji: 3,
      deleteRange: 6,
      remove: 4,
      restore: 3,
      moveToActions: 1,
      undo: 6,
      redo: 3,
    },
    leaves: 0.2,
    returns: 0.1,
  },
};

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

const template: Template = {
  name: "run",
  version: 1,
  title: "Run",
  summary: "",
  outcomeName: "Outcome",
  planSections: [],
  outcomeSections: sections,
  firstReviewDays: 42,
  asksTotalHours: false,
};

/** Lets people act in turns, offline and online, and then brings everybody together. */
export function runSchedule(seed: number, profile: Profile, people = 3, turns = 60): Result {
  const random = createRandom(seed);
  const result: Result = { typed: 0, lost: [], diverged: [], doubled: [] };
  const hub = new Y.Doc();
  hub.clientID = 1;
  const peers = ["a", "b", "c", "d", "e"]
    .slice(0, people)
    .map((name, at) => createPeer(name, 2 + at + 10 * random.below(1e6), random));
  begin(peers[0]!);
  for (const peer of [...peers, ...peers]) exchange(peer.ydoc, hub);

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

  for (let turn = 0; turn < turns; turn++) {
    const peer = random.pick(peers);
    peer.isOnline = peer.isOnline ? !random.chance(profile.leaves) : random.chance(profile.returns);
    if (peer.isOnline && random.chance(0.5)) exchange(peer.ydoc, hub);
    if (random.chance(0.5)) peer.undo.stop();
    if (random.chance(0.05) && peer.screens.size) peer.close(random.pick([...peer.screens.keys()]));
    anchors.push(...anchorSomewhere(peer, random));
    act(peer, random.weighted(profile.does), turn);
    if (peer.isOnline) exchange(peer.ydoc, hub);
    checkScreens(peer, `turn ${turn}`);
  }
  if (!settle(peers, hub)) result.diverged.push("something new at every exchange");
  peers.forEach((peer) => checkScreens(peer, "end"));
  checkEnd();
  return result;

  function begin(peer: Peer) {
    const beginning = {
      id: "p",
      reference: "R",
      resident: "Rosa",
      pronouns: "",
      voice: "first" as const,
      advocate: null,
      reviewOn: null,
    };
    createDocument(peer.ydoc, template, beginning, peer.who);
    peer.ydoc.transact(() => {
      const [outcome] = readPlan(peer.ydoc).outcomes;
      const words = String.fromCodePoint(
        ...Array.from({ length: 12 }, (_, at) => 0x4e00 - 100 + at),
      );
      peer.open(outcome!.id, "voice").ytext.insert(0, `${words}\n`);
    }, BIRTH);
  }

  function act(peer: Peer, intention: Intention, turn: number) {
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

  function checkEnd() {
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

/** Brings two copies to the same state, both ways. */
function exchange(a: Y.Doc, b: Y.Doc) {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), "sync");
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), "sync");
}

/** Exchanges until nobody has anything new: Yjs tidies formatting as it takes changes in. */
function settle(peers: readonly Peer[], hub: Y.Doc): boolean {
  let news = 0;
  let rounds = 0;
  const count = () => (news += 1);
  const ydocs = [...peers.map((it) => it.ydoc), hub];
  for (const ydoc of ydocs) ydoc.on("update", count);
  do {
    news = 0;
    for (const peer of peers) exchange(peer.ydoc, hub);
    rounds += 1;
  } while (news > 0 && rounds < 20);
  for (const ydoc of ydocs) ydoc.off("update", count);
  return news === 0;
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
