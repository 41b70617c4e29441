import {
  addPerson,
  remove,
  restore,
  setFact,
  setSpeaker,
  type Who,
} from "#src/document/commands.ts";
import { writePlan } from "#src/document/create-document.ts";
import { indexOf, PLAN } from "#src/document/roots.ts";
import type { Plan, Speaker } from "#src/plan/plan.ts";
import { type Intention, intentions, type Turn } from "./schedules/intentions.ts";
import { createPeer, isShown, type Peer } from "./schedules/peer.ts";
import { createRandom, type Random } from "./schedules/random.ts";

/** Somebody alone with a plan: `edit` does some things that people do, by the product's commands. */
export function somebody(plan: Plan, seed: number, client = 1) {
  const random = createRandom(seed);
  const peer = createPeer(`p${client}`, client, random);
  writePlan(peer.ydoc, plan, peer.who);
  return { peer, ydoc: peer.ydoc, edit: (times: number) => edit(peer, random, times) };
}

/** Does so many things that people do, one after the other. */
export function edit(peer: Peer, random: Random, times: number): void {
  let typed = 0;
  const fresh = (count: number) =>
    Array.from({ length: count }, () => "abcdefgh é👩🏽‍🌾ش"[random.below(12)] ?? "x")
      .join("")
      .toWellFormed();
  const turn: Turn = { peer, random, fresh, freshEmoji: () => EMOJI[typed++ % EMOJI.length]! };
  for (let at = 0; at < times; at++)
    if (random.chance(0.45)) setSomeFact(peer, random);
    else intentions[random.pick(THROUGH_THE_SCREEN)](turn);
}

const EMOJI = ["🎂", "👩🏽‍🌾", "🏳️‍🌈", "🇬🇧"];

const THROUGH_THE_SCREEN: Intention[] = [
  ...(["type", "type", "type", "emoji", "paste", "deleteRange", "enter", "bullets"] as const),
  ...(["bold", "addOutcome", "addMarker", "addAction", "remove", "restore", "move"] as const),
  ...(["move", "moveToActions", "openNewSection"] as const),
];

function setSomeFact(peer: Peer, random: Random) {
  const { ydoc, who } = peer;
  const plan = peer.reader.read();
  const day = () => (random.chance(0.2) ? null : `2030-0${1 + random.below(9)}-01`);
  const people = [plan.resident, ...plan.people].map((it) => it.id);
  const outcomes = plan.outcomes.map((it) => it.id);
  const markers = plan.outcomes.flatMap((it) => it.markers.map((one) => one.id));
  const actions = plan.outcomes.flatMap((it) => it.actions.map((one) => one.id));
  const some = (ids: readonly string[], set: (id: string) => void) => {
    if (ids.length) set(random.pick(ids));
  };
  const word = () => random.pick(["", "Sam", "Dev Patel", "sister"]);
  random.pick([
    () => setFact(ydoc, PLAN, random.pick(["title"]), word()),
    () => setFact(ydoc, PLAN, "voice", random.pick(["first", "third", "advocate"])),
    () => setFact(ydoc, PLAN, "spokenBy", random.pick([null, ...people])),
    () => setFact(ydoc, PLAN, "totalHours", random.pick([null, 1, 7.5])),
    () => setFact(ydoc, PLAN, "reviewOn", day()),
    () => some(people, (id) => setFact(ydoc, id, random.pick(PERSON_FACTS), word())),
    () => some(people, (id) => setFact(ydoc, id, "paid", random.pick(["", "paid", "unpaid"]))),
    () => some(outcomes, (id) => setFact(ydoc, id, random.pick(TIME_FACTS), day())),
    () => some(outcomes, (id) => setFact(ydoc, id, "timeframe.kind", random.pick(["", "open"]))),
    () => some(markers, (id) => setFact(ydoc, id, "reachedOn", day())),
    () => some(actions, (id) => setFact(ydoc, id, "owner", random.pick([null, ...people]))),
    () => some(actions, (id) => setFact(ydoc, id, "dueOn", day())),
    () => some(actions, (id) => setFact(ydoc, id, "status", random.pick(["open", "done"]))),
    () => some(actions, (id) => setFact(ydoc, id, "agreement", random.pick(["", "agrees"]))),
    () => some(outcomes, (id) => setSpeaker(ydoc, id, "voice", someSpeaker(random, people))),
    () => some(actions, (id) => setSpeaker(ydoc, id, "text", someSpeaker(random, people))),
    () => addPerson(ydoc, { name: word(), relation: word() }, who),
    () => some(plan.people.map((it) => it.id).filter(isGone), (id) => remove(ydoc, id, who)),
    () =>
      some(
        [...indexOf(ydoc).keys()].filter((it) => !isShown(ydoc, it)),
        bringBack,
      ),
  ])();

  function bringBack(id: string) {
    restore(ydoc, id);
  }
  function isGone() {
    return random.chance(0.5);
  }
}

const PERSON_FACTS = ["name", "relation", "organisation", "pronouns"];
const TIME_FACTS = ["timeframe.from", "timeframe.to", "timeframe.reviewOn"];

function someSpeaker(random: Random, people: readonly string[]): Speaker {
  const kind = random.pick(["resident", "quoted", "worker", "family"] as const);
  return { kind, person: random.pick([null, ...people]) };
}

/** Whoever is asked for by tests that need no randomness. */
export const sam: Who = {
  by: "Sam",
  now: () => "2030-05-02T09:00:00.000Z",
  newId: (() => {
    let count = 0;
    return () => `sam${String(++count).padStart(9, "0")}`;
  })(),
};
