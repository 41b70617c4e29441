import assert from "node:assert/strict";
import * as Y from "yjs";
import {
  addAction,
  addMarker,
  addOutcome,
  addPerson,
  move,
  remove,
  restore,
  setFact,
  type Who,
} from "#src/document/commands.ts";
import { PLAN, textOf } from "#src/document/roots.ts";
import { createLinter, lint } from "#src/lint/lint.ts";
import type { Plan } from "#src/plan/plan.ts";
import { createPlanReader } from "#src/plan/read-plan.ts";
import { createRandom, type Random } from "#test/src/document/schedules/random.ts";
import { careAct } from "./occasions.ts";

/** After so many edits the whole is checked from scratch. */
const EVERY = 10;
/** More of a kind than this say nothing more and cost time. */
const MOST = 3;

const WORDS =
  `I want to cook again because my sister Kat misses it . To maintain independence and access the
community . Ongoing . Staff to support . Kat rings the surgery by 6 June . "I won't" said Jean . Carers visit 4 x 30
mins daily . She is non-compliant and must engage . n/a . tbc . reviewed in six weeks . asap .`.split(
    /\s+/,
  );

type Hand = { ydoc: Y.Doc; who: Who; removed: string[] };

/**
 * Lets two people, who are sometimes apart, make so many edits to one plan. Fails where checking what
 * changed finds something else than checking the whole for the first time. Answers how many findings
 * were compared.
 */
export function checkEdits(edits: number, seed: number): number {
  const random = createRandom(seed);
  const hands = [hand("ada", 1), hand("ben", 2)] as const;
  const reader = createPlanReader(hands[0].ydoc);
  const linter = createLinter();
  let compared = 0;
  for (let edit = 1; edit <= edits; edit++) {
    change(random.pick(hands), random);
    if (random.chance(0.3)) meet(hands[0].ydoc, hands[1].ydoc);
    const found = linter.check(reader.read(), careAct);
    if (edit % EVERY) continue;
    assert.deepEqual(found, lint(structuredClone(reader.read()), careAct), `after edit ${edit}`);
    compared += found.length;
  }
  return compared;
}

function hand(name: string, client: number): Hand {
  const ydoc = new Y.Doc();
  ydoc.clientID = client;
  let ids = 0;
  const newId = () => `${name}${++ids}`;
  return { ydoc, who: { by: name, now: () => "2030-04-03T09:00:00.000Z", newId }, removed: [] };
}

function meet(a: Y.Doc, b: Y.Doc) {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)));
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)));
}

function change(hand: Hand, random: Random) {
  const { ydoc, who, removed } = hand;
  const reader = createPlanReader(ydoc);
  const plan = reader.read();
  reader.destroy();
  const outcome = plan.outcomes.length ? random.pick(plan.outcomes) : null;
  const roll = random.below(100);
  if (!outcome || (roll < 3 && plan.outcomes.length < MOST)) {
    const speaker = plan.voice === "first" ? FIRST : QUOTED;
    addOutcome(ydoc, careAct.template.outcomeSections, speaker, who);
  } else if (roll < 5 && outcome.markers.length < MOST)
    addMarker(ydoc, outcome.id, null, FIRST, who);
  else if (roll < 7 && outcome.actions.length < MOST) addAction(ydoc, outcome.id, null, who);
  else if (roll < 8 && plan.people.length < MOST)
    addPerson(ydoc, { name: "Kat Lee", relation: "sister" }, who);
  else if (roll < 14) {
    const things = [outcome, ...outcome.markers, ...outcome.actions];
    const { id } = random.pick(things);
    remove(ydoc, id, who);
    removed.push(id);
  } else if (roll < 17 && removed.length) restore(ydoc, random.pick(removed));
  else if (roll < 19) move(ydoc, outcome.id, random.pick(["up", "down"] as const), who);
  else if (roll < 28) setSome(hand, plan, random);
  else write(hand, plan, random);
}

const FIRST = { kind: "resident", person: null } as const;
const QUOTED = { kind: "quoted", person: null } as const;

function setSome({ ydoc }: Hand, plan: Plan, random: Random) {
  const outcome = random.pick(plan.outcomes);
  const action = outcome.actions[0];
  const set = (entity: string, fact: string, value: string | boolean) =>
    setFact(ydoc, entity, fact, value);
  random.pick([
    () => set(outcome.id, "timeframe.kind", random.pick(["", "dates", "open"] as const)),
    () => set(outcome.id, "timeframe.to", random.pick(["2030-03-01", "2030-09-01"] as const)),
    () => set(PLAN, "voice", random.pick(["first", "third", "advocate"] as const)),
    () => set(PLAN, "status", random.pick(["draft", "ready", "final"] as const)),
    () => set("resident", "name", random.pick(["Jean Marsh", "Kwame Osei", ""] as const)),
    () => action && set(action.id, "owner", random.pick(["resident", "nobody", ""] as const)),
    () => action && set(action.id, "dueOn", random.pick(["2030-03-01", ""] as const)),
    () => action && set(action.id, "commissioned", random.chance(0.5)),
  ])();
}

function write({ ydoc }: Hand, plan: Plan, random: Random) {
  const outcome = random.pick(plan.outcomes);
  const places: [string, string][] = [
    ...["voice", "individual", "community", "family", "timeframe-note"].map(
      (key): [string, string] => [outcome.id, key],
    ),
    ...[...outcome.markers, ...outcome.actions].map((it): [string, string] => [it.id, "text"]),
    [PLAN, "about"],
  ];
  const text = textOf(ydoc, ...random.pick(places));
  const at = random.below(text.length || 1);
  if (text.length > 160 || (text.length && random.chance(0.25)))
    text.delete(at, Math.min(1 + random.below(30), text.length - at));
  else {
    const from = random.below(WORDS.length);
    text.insert(at, ` ${WORDS.slice(from, from + 1 + random.below(8)).join(" ")}`);
  }
}
