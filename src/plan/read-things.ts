import type * as Y from "yjs";
import { day, EASY_READ, type Kind, membersIn, oneOf, string } from "#src/document/roots.ts";
import type {
  Action,
  Outcome,
  Person,
  ProgressMarker,
  Speaker,
  Timeframe,
  Writing,
} from "./plan.ts";
import type { CopyGiven, Need, Remark, Review, Risk, Signature, TakenIn, Talk } from "./record.ts";

/** Everything that was read, by its id. */
export type Made = ReturnType<typeof nothingMade>;

/** Nothing was read yet. */
export function nothingMade() {
  return {
    outcome: new Map<string, Outcome>(),
    marker: new Map<string, ProgressMarker>(),
    action: new Map<string, Action>(),
    person: new Map<string, Person>(),
    need: new Map<string, Need>(),
    talk: new Map<string, Talk>(),
    review: new Map<string, Review>(),
    risk: new Map<string, Risk>(),
    signature: new Map<string, Signature>(),
    copy: new Map<string, CopyGiven>(),
    remark: new Map<string, Remark>(),
    "taken-in": new Map<string, TakenIn>(),
  };
}

/** What a thing of a plan is read from. */
export type Source = {
  made: Made;
  facts: (entity: string) => Y.Map<unknown>;
  /** One piece of writing; `fallback` speaks where nobody is recorded. */
  writing: (entity: string, key: string, fallback: Speaker) => Writing;
  /** All pieces of writing that sections hold. */
  sections: (entity: string, fallback: Speaker) => Record<string, Writing>;
  /** What lies under a parent, in order; made anew only where it is not among `known`. */
  under: <T>(parent: string, kind: Kind, known: Map<string, T>, make: (id: string) => T) => T[];
};

/** The worker, who speaks where the resident hardly would. */
export const WORKER: Speaker = { kind: "worker", person: null };

/** Reads somebody. */
export function readPerson({ facts }: Source, id: string): Person {
  const of = facts(id);
  return {
    id,
    name: string(of.get("name")),
    relation: string(of.get("relation")),
    paid: oneOf(["", "unpaid", "paid"], of.get("paid")),
    organisation: string(of.get("organisation")),
    pronouns: string(of.get("pronouns")),
  };
}

/** Reads an outcome with all that is in it; `speaker` speaks where nobody is recorded. */
export function readOutcome(source: Source, id: string, speaker: Speaker): Outcome {
  const of = source.facts(id);
  return {
    id,
    writing: source.sections(id, speaker),
    timeframe: readTimeframe(source, id),
    markers: source.under(id, "marker", source.made.marker, (it) =>
      readMarker(source, it, speaker),
    ),
    actions: source.under(id, "action", source.made.action, (it) => readAction(source, it)),
    areas: membersIn(of, "area"),
    directing: of.get("directing") === true,
    sharesStrengths: of.get("sharesStrengths") === true,
    kind: oneOf(["", "stability", "progress"], of.get("kind")),
    handover: string(of.get("handover")) || null,
    picture: string(of.get("picture")),
    easyRead: source.writing(id, EASY_READ, WORKER),
    easyReadBy: string(of.get("easyReadBy")),
    easyReadOn: day(of.get("easyReadOn")),
    easyReadPrint: string(of.get("easyReadPrint")),
  };
}

function readTimeframe({ facts, writing }: Source, id: string): Timeframe {
  const of = facts(id);
  return {
    kind: oneOf(["", "dates", "open"], of.get("timeframe.kind")),
    from: day(of.get("timeframe.from")),
    to: day(of.get("timeframe.to")),
    reviewOn: day(of.get("timeframe.reviewOn")),
    note: writing(id, "timeframe-note", WORKER),
  };
}

function readMarker({ facts, writing }: Source, id: string, speaker: Speaker): ProgressMarker {
  return { id, wording: writing(id, "text", speaker), reachedOn: day(facts(id).get("reachedOn")) };
}

function readAction({ facts, writing }: Source, id: string): Action {
  const of = facts(id);
  return {
    id,
    wording: writing(id, "text", WORKER),
    owner: string(of.get("owner")) || null,
    dueOn: day(of.get("dueOn")),
    status: oneOf(["open", "done", "not-done"], of.get("status")),
    agreement: {
      answer: oneOf(["", "agrees", "disagrees"], of.get("agreement")),
      words: writing(id, "agreement", { kind: "resident", person: null }),
    },
    commissioned: of.get("commissioned") === true,
    shortTerm: of.get("shortTerm") === true,
    toldOn: day(of.get("toldOn")),
  };
}
