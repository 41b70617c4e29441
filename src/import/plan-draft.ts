import type { Plan, Voice } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import type { Line } from "./file-layout.ts";
import type { FoundPart, How } from "./found-parts.ts";
import type { OwnLabels } from "./labels.ts";

/** What has to be known before a file can be read as a plan. */
export type ImportOptions = {
  template: Template;
  /** An organisation's own labels. */
  labels?: OwnLabels;
  /** How the plan shall speak; left out, it speaks about the resident. */
  voice?: Voice;
  plan: { id: string; reference: string };
  newId: () => string;
};

/** A part of the draft, and where in the file it came from. */
export type DraftPart = {
  /** Where its words are now: a thing and a key, as in a document. */
  place: { entity: string; key: string };
  /** The label as the file has it; empty where there was none. */
  label: string;
  /** The numbers of the blocks that its words and its label are in. */
  blocks: readonly number[];
  /** Its words as the file has them, days and names that were understood among them. */
  words: string;
  how: How;
  /** How likely it is right, from 0 to 1. */
  confidence: number;
};

/** Words of the file that have no place in the draft. */
export type TrayItem = {
  /** `left over`: nobody knows where it belongs; `deleted`: a tracked change took it out. */
  kind: "left over" | "deleted" | "note" | "page edge";
  text: string;
  /** The number of its block in the file. */
  block: number;
  /** Who deleted it, as the file says; empty where nobody is named. */
  by: string;
};

/** Another Word plan read as a plan: nothing in it is anybody's own words until a person says so. */
export type PlanDraft = {
  plan: Plan;
  parts: readonly DraftPart[];
  tray: readonly TrayItem[];
  /** Labels, headings of columns and prompts, as the file has them. */
  labels: readonly string[];
};

/** Says where the words of a part are now. */
export type Place = (found: FoundPart, place: DraftPart["place"], lines: readonly Line[]) => void;
