import * as Y from "yjs";
import { BIRTH } from "#src/document/commands.ts";
import { createDocument } from "#src/document/create-document.ts";
import { readPlan } from "#src/plan/read-plan.ts";
import type { Template } from "#src/template/template.ts";
import { type Intention, sections } from "./intentions.ts";
import { createPeer, type Peer } from "./peer.ts";
import { createRandom } from "./random.ts";
import { createWatch, type Result } from "./watch.ts";

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

const template: Template = {
  name: "run",
  version: 1,
  title: "Run",
  summary: "",
  outcomeName: "Outcome",
  pack: "care-act",
  planSections: [],
  outcomeSections: sections,
  firstReviewDays: 42,
  asksTotalHours: false,
};

/** Lets people act in turns, offline and online, and then brings everybody together. */
export function runSchedule(seed: number, profile: Profile, people = 3, turns = 60): Result {
  const random = createRandom(seed);
  const hub = new Y.Doc();
  hub.clientID = 1;
  const peers = ["a", "b", "c", "d", "e"]
    .slice(0, people)
    .map((name, at) => createPeer(name, 2 + at + 10 * random.below(1e6), random));
  begin(peers[0]!);
  for (const peer of [...peers, ...peers]) exchange(peer.ydoc, hub);

  const watch = createWatch(random);
  for (let turn = 0; turn < turns; turn++) {
    const peer = random.pick(peers);
    peer.isOnline = peer.isOnline ? !random.chance(profile.leaves) : random.chance(profile.returns);
    if (peer.isOnline && random.chance(0.5)) exchange(peer.ydoc, hub);
    watch.act(peer, profile.does, turn);
    if (peer.isOnline) exchange(peer.ydoc, hub);
    watch.checkScreens(peer, `turn ${turn}`);
  }
  if (!settle(peers, hub)) watch.result.diverged.push("something new at every exchange");
  watch.checkEnd(peers);
  return watch.result;
}

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
    const words = String.fromCodePoint(...Array.from({ length: 12 }, (_, at) => 0x4e00 - 100 + at));
    peer.open(outcome!.id, "voice").ytext.insert(0, `${words}\n`);
  }, BIRTH);
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
