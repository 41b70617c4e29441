/** How what is on record beside the words of a plan is read from a document. */
import type * as Y from "yjs";
import { dismissalsIn } from "#src/document/dismissals.ts";
import { day, membersIn, oneOf, PLAN, PRINT, string, UNSIGNED } from "#src/document/roots.ts";
import type { Plan, Speaker } from "./plan.ts";
import type {
  CopyGiven,
  Need,
  record,
  Remark,
  Review,
  Risk,
  Signature,
  Stage,
  TakenIn,
  Talk,
} from "./record.ts";
import { type Source, WORKER } from "./read-things.ts";

type PlanRecord = Pick<Plan, keyof typeof record>;
type Things =
  | "needs"
  | "talks"
  | "reviews"
  | "risks"
  | "signatures"
  | "copies"
  | "remarks"
  | "takenIn"
  | "unsigned";

/** Reads what facts of the plan alone say. */
export function readRecordFacts(facts: Y.Map<unknown>): Omit<PlanRecord, Things> {
  return {
    pack: string(facts.get("pack")),
    status: oneOf(["draft", "ready", "final"], facts.get("status")),
    stage: readStage(facts),
    pausedOn: day(facts.get("pausedOn")),
    pausedFor: string(facts.get("pausedFor")),
    eventOn: day(facts.get("eventOn")),
    communicationNeeds: membersIn(facts, "format"),
    dismissals: dismissalsIn(facts),
  };
}

/** Reads what lies under the plan; `speaker` speaks where nobody is recorded. */
export function readRecord(source: Source, speaker: Speaker): Pick<PlanRecord, Things> {
  const { made, under, writing } = source;
  return {
    needs: under(PLAN, "need", made.need, (it) => readNeed(source, it, speaker)),
    talks: under(PLAN, "talk", made.talk, (it) => readTalk(source, it, speaker)),
    reviews: under(PLAN, "review", made.review, (it) => readReview(source, it)),
    risks: under(PLAN, "risk", made.risk, (it) => readRisk(source, it, speaker)),
    signatures: under(PLAN, "signature", made.signature, (it) => readSignature(source, it)),
    copies: under(PLAN, "copy", made.copy, (it) => readCopy(source, it)),
    remarks: under(PLAN, "remark", made.remark, (it) => readRemark(source, it)),
    takenIn: under(PLAN, "taken-in", made["taken-in"], (it) => readTakenIn(source, it)),
    unsigned: writing(PLAN, UNSIGNED, WORKER),
  };
}

function readStage(facts: Y.Map<unknown>): Stage | null {
  const name = string(facts.get("stage.name"));
  const from = day(facts.get("stage.from"));
  const to = day(facts.get("stage.to"));
  return name || from || to ? { name, from, to } : null;
}

function readNeed({ facts, writing }: Source, id: string, speaker: Speaker): Need {
  const of = facts(id);
  const origins = ["", "resident", "worker", "referrer", "family", "shared"] as const;
  return {
    id,
    wording: writing(id, "text", WORKER),
    origin: oneOf(origins, of.get("origin")),
    says: writing(id, "says", speaker),
    outcomes: membersIn(of, "outcome"),
    notNowOn: day(of.get("notNowOn")),
  };
}

function readTalk({ facts, writing }: Source, id: string, speaker: Speaker): Talk {
  const of = facts(id);
  const words = writing(id, "words", speaker);
  return { id, area: string(of.get("area")), on: day(of.get("on")), words };
}

function readReview({ facts, writing }: Source, id: string): Review {
  const of = facts(id);
  const prints: Record<string, string> = {};
  for (const name of [...of.keys()].sort())
    if (name.startsWith(PRINT) && string(of.get(name)))
      prints[name.slice(PRINT.length)] = string(of.get(name));
  return {
    id,
    on: day(of.get("on")),
    kind: oneOf(["formal", "quick"], of.get("kind")),
    withResident: of.get("withResident") !== false,
    notes: writing(id, "notes", WORKER),
    prints,
    stillRight: membersIn(of, "right"),
  };
}

function readRisk({ facts, writing }: Source, id: string, speaker: Speaker): Risk {
  const of = facts(id);
  return {
    id,
    wording: writing(id, "text", WORKER),
    level: oneOf(["", "low", "medium", "high"], of.get("level")),
    reviewedOn: day(of.get("reviewedOn")),
    withResident: of.get("withResident") !== false,
    reason: string(of.get("reason")),
    approvedBy: string(of.get("approvedBy")),
    staffDo: writing(id, "staff-do", WORKER),
    personDoes: writing(id, "person-does", speaker),
  };
}

function readSignature({ facts }: Source, id: string): Signature {
  const of = facts(id);
  return {
    id,
    person: string(of.get("person")) || null,
    on: day(of.get("on")),
    as: oneOf(["signature", "voice", "mark", "advocate"], of.get("as")),
    witness: string(of.get("witness")) || null,
    authority: string(of.get("authority")),
  };
}

function readCopy({ facts }: Source, id: string): CopyGiven {
  const of = facts(id);
  const [format, response] = [string(of.get("format")), string(of.get("response"))];
  return { id, on: day(of.get("on")), format, response };
}

function readRemark({ facts, writing }: Source, id: string): Remark {
  const of = facts(id);
  return {
    id,
    about: string(of.get("about")),
    words: writing(id, "text", WORKER),
    by: string(of.get("by")),
    on: day(of.get("on")),
    settledOn: day(of.get("settledOn")),
    thread: string(of.get("thread")),
    anchor: string(of.get("anchor")),
    quote: string(of.get("quote")),
    mentions: membersIn(of, "mention"),
  };
}

function readTakenIn({ facts }: Source, id: string): TakenIn {
  const of = facts(id);
  return {
    id,
    on: day(of.get("on")),
    file: string(of.get("file")),
    hash: string(of.get("hash")),
    by: string(of.get("by")),
    authors: string(of.get("authors")),
  };
}
