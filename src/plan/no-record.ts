/**
 * Records with nothing on them. They are written out, and not made by the shapes, so that whoever
 * needs no shapes loads none; a test holds the two together.
 */
import type { ActionRecord, OutcomeRecord, PlanRecord } from "./record.ts";
import type { SpeakerKind, Writing } from "./writing.ts";

/** An empty piece of writing in `kind`'s words. */
export function noWriting(kind: SpeakerKind = "resident"): Writing {
  return { text: "", marks: [], bullets: [], speaker: { kind, person: null } };
}

/** A plan's record with nothing on it. */
export function nothingOnRecord(): PlanRecord {
  return {
    pack: "",
    status: "draft",
    stage: null,
    needs: [],
    talks: [],
    reviews: [],
    pausedOn: null,
    pausedFor: "",
    eventOn: null,
    risks: [],
    signatures: [],
    unsigned: noWriting("worker"),
    communicationNeeds: [],
    copies: [],
    remarks: [],
    takenIn: [],
    dismissals: [],
  };
}

/** An outcome's record with nothing on it. */
export function nothingOnOutcome(): OutcomeRecord {
  return {
    areas: [],
    directing: false,
    sharesStrengths: false,
    kind: "",
    handover: null,
    picture: "",
    easyRead: noWriting("worker"),
    easyReadBy: "",
    easyReadOn: null,
    easyReadPrint: "",
  };
}

/** An action's record with nothing on it. */
export function nothingOnAction(): ActionRecord {
  return { commissioned: false, shortTerm: false, toldOn: null };
}
