import {
  act,
  addPerson,
  remove,
  restore,
  setFact,
  setMember,
  setSpeaker,
  type Who,
} from "#src/document/commands.ts";
import { writePlan } from "#src/document/create-document.ts";
import { dismiss, restoreFinding } from "#src/document/dismissals.ts";
import {
  addCopy,
  addNeed,
  addRemark,
  addReview,
  addRisk,
  addSignature,
  addTakenIn,
  addTalk,
} from "#src/document/record-commands.ts";
import { Birth, type FactValue, indexOf, PLAN, SETS, textOf } from "#src/document/roots.ts";
import { printsOfPlan } from "#src/plan/prints-of-plan.ts";
import type { Plan, Speaker } from "#src/plan/plan.ts";
import {
  CopyGiven,
  Need,
  Remark,
  Review,
  Risk,
  Signature,
  TakenIn,
  Talk,
} from "#src/plan/record.ts";
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
    if (random.chance(0.25)) putOnRecord(peer, random);
    else if (random.chance(0.4)) setSomeFact(peer, random);
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

/** One thing on record more, or something about one that is there. */
function putOnRecord({ ydoc, who, reader }: Peer, random: Random) {
  const plan = reader.read();
  const { needs, talks, reviews, risks, signatures, copies, remarks, takenIn, outcomes } = plan;
  const beside = [...signatures, ...copies, ...remarks, ...takenIn];
  const things = [...needs, ...talks, ...reviews, ...risks, ...beside];
  const thing = things.length ? random.pick(things).id : PLAN;
  const outcome = outcomes.length ? random.pick(outcomes).id : PLAN;
  const actions = outcomes.flatMap((it) => it.actions.map((one) => one.id));
  const text = textOf(ydoc, thing, random.pick(TEXTS));
  const [on, word, person] = [random.pick(DAYS), random.pick(WORDS), random.pick(PEOPLE)];
  const speaker = { kind: "resident", person: null } as const;
  const set = (entity: string) => {
    const birth = Birth.safeParse(indexOf(ydoc).get(entity));
    const [key, values] = random.pick(Object.entries(FACTS[birth.data?.kind ?? "plan"]!));
    setFact(ydoc, entity, key, random.pick(values));
  };
  const edits: (() => unknown)[] = [
    () => addNeed(ydoc, {}, speaker, who),
    () => addTalk(ydoc, { area: word, on }, speaker, who),
    () => addReview(ydoc, { on, prints: printsOfPlan(plan) }, who),
    () => addRisk(ydoc, {}, speaker, who),
    () => addSignature(ydoc, { person, on }, who),
    () => addCopy(ydoc, { on, format: word }, who),
    () => addRemark(ydoc, { about: `${outcome}/voice`, by: word, on }, speaker, who),
    () => addTakenIn(ydoc, { on, file: word, hash: word, by: word, authors: word }, who),
    () => act(ydoc, () => text.insert(random.below(text.length + 1), word)),
    () => act(ydoc, () => text.delete(0, Math.min(text.length, 3))),
    () => act(ydoc, () => text.length && text.format(0, 1, { own: random.pick([true, null]) })),
    ...[outcome, random.pick([PLAN, ...actions]), PLAN, thing, thing, thing, thing].map(
      (it) => () => set(it),
    ),
    ...[thing, outcome, PLAN].map((it) => () => {
      setMember(ydoc, it, random.pick(SETS), outcome, random.chance(0.7));
    }),
    () => dismiss(ydoc, { key: `key ${random.below(3)}`, reason: "other" }, who),
    () => restoreFinding(ydoc, `key ${random.below(3)}`),
    () => thing !== PLAN && remove(ydoc, thing, who),
  ];
  random.pick(edits)();
}

const DAYS = [null, "2030-01-01", "2030-02-02"];
const WORDS = ["", "housing", "large print"];
const PEOPLE = [null, "resident", "jo"];
const YES_OR_NO = [true, false];

/** All facts of a record, with some of their values, by kind. */
const FACTS: Record<string, Record<string, readonly FactValue[]>> = {
  plan: {
    pack: WORDS,
    status: ["draft", "final"],
    pausedOn: DAYS,
    pausedFor: WORDS,
    eventOn: DAYS,
    "stage.name": WORDS,
    "stage.from": DAYS,
    "stage.to": DAYS,
  },
  outcome: {
    kind: ["", "progress"],
    directing: YES_OR_NO,
    sharesStrengths: YES_OR_NO,
    handover: PEOPLE,
    picture: WORDS,
    easyReadBy: WORDS,
    easyReadOn: DAYS,
    easyReadPrint: WORDS,
  },
  action: { commissioned: YES_OR_NO, shortTerm: YES_OR_NO, toldOn: DAYS },
  need: { origin: ["", "worker", "shared"], notNowOn: DAYS },
  talk: { area: WORDS, on: DAYS },
  review: { on: DAYS, kind: ["formal", "quick"], withResident: YES_OR_NO },
  risk: {
    level: ["", "low", "high"],
    reviewedOn: DAYS,
    withResident: YES_OR_NO,
    reason: WORDS,
    approvedBy: WORDS,
  },
  signature: { person: PEOPLE, on: DAYS, as: ["mark", "voice"], witness: PEOPLE, authority: WORDS },
  copy: { on: DAYS, format: WORDS, response: WORDS },
  remark: {
    about: ["", "o1/voice"],
    by: WORDS,
    on: DAYS,
    settledOn: DAYS,
    thread: ["", "m1"],
    anchor: ["", "[]"],
    quote: WORDS,
  },
  "taken-in": { on: DAYS, file: WORDS, hash: WORDS, by: WORDS, authors: WORDS },
};

/** One of each thing that can be on record. */
export const onRecord: Partial<Plan> = {
  needs: [Need.parse({ id: "n1", outcomes: ["o1"] })],
  talks: [Talk.parse({ id: "t1", area: "housing" })],
  reviews: [Review.parse({ id: "r1", on: "2030-01-01", stillRight: ["o1/voice"] })],
  risks: [Risk.parse({ id: "k1", level: "low" })],
  signatures: [Signature.parse({ id: "s1", person: "resident" })],
  copies: [CopyGiven.parse({ id: "c1", format: "printed" })],
  remarks: [Remark.parse({ id: "m1", about: "o1/voice", by: "Jo" })],
  takenIn: [TakenIn.parse({ id: "i1", file: "Plan.docx" })],
  communicationNeeds: ["Dari"],
};

const TEXTS = ["text", "says", "words", "notes", "staff-do", "person-does", "unsigned"];

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
