import * as Y from "yjs";
import { NewPlan, REFERENCE_CHARACTERS } from "#src/api/plans.ts";
import { BIRTH } from "#src/document/commands.ts";
import { createDocument, fillDocument, writeMeta } from "#src/document/create-document.ts";
import { factsOf, PLAN, string } from "#src/document/roots.ts";
import type { Plan } from "#src/plan/plan.ts";
import type { Template } from "#src/template/template.ts";
import { readIdentity } from "./identity.ts";
import { lastTeam } from "./last-team.ts";
import { newId } from "./new-id.ts";
import type { LocalStore } from "./local-store.ts";
import type { WaitingPlan } from "./local-store-records.ts";
import { today } from "./today.ts";

const LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const DAY_MS = 24 * 60 * 60 * 1000;

/** Begins a plan on this device, where it waits to be sent; rejects where the device can't keep it. */
export async function beginPlan(
  asked: NewPlan,
  template: Template,
  store: LocalStore,
): Promise<WaitingPlan> {
  const { resident, pronouns, voice, advocate = null, team } = NewPlan.parse(asked);
  const { names, who, begunAt } = beginningNow();
  const reviewOn = today(new Date(begunAt.getTime() + template.firstReviewDays * DAY_MS));
  const ydoc = new Y.Doc();
  const beginning = { ...names, resident, pronouns, voice, advocate, reviewOn };
  createDocument(ydoc, template, beginning, who);
  const bytes = Y.encodeStateAsUpdate(ydoc);
  const title = string(factsOf(ydoc, PLAN).get("title"));
  ydoc.destroy();
  return keepBegun({ ...names, title, resident, template, team }, begunAt, bytes, store);
}

/**
 * Begins a plan on this device with all that a draft says but its id and reference. What the server
 * takes at a birth is small, so the words follow as the first change.
 */
export async function beginDraft(
  draft: Plan,
  template: Template,
  store: LocalStore,
): Promise<WaitingPlan> {
  const { names, who, begunAt } = beginningNow();
  const ydoc = new Y.Doc();
  ydoc.transact(() => {
    const { name, version } = template;
    writeMeta(ydoc, { ...names, locale: draft.locale }, { name, version });
    factsOf(ydoc, PLAN).set("title", draft.title);
  }, BIRTH);
  const birth = Y.encodeStateAsUpdate(ydoc);
  const atBirth = Y.encodeStateVector(ydoc);
  fillDocument(ydoc, draft, who);
  const words = Y.encodeStateAsUpdate(ydoc, atBirth);
  ydoc.destroy();
  const called = { title: draft.title, resident: draft.resident.name, team: lastTeam() };
  const plan = await keepBegun({ ...names, ...called, template }, begunAt, birth, store);
  await store.append(plan.id, words, true);
  return plan;
}

/** What a plan that begins in this moment is known by, and who begins it. */
function beginningNow() {
  const begunAt = new Date();
  const id = random(LETTERS_AND_DIGITS, 20);
  const reference = `${random(REFERENCE_CHARACTERS, 4)}-${random(REFERENCE_CHARACTERS, 4)}`;
  const who = {
    by: readIdentity().name,
    now: () => begunAt.toISOString(),
    newId: () => newId().slice(0, 16),
  };
  return { names: { id, reference }, who, begunAt };
}

async function keepBegun(
  about: Pick<WaitingPlan, "id" | "reference" | "title" | "resident" | "template" | "team">,
  begunAt: Date,
  bytes: Uint8Array,
  store: LocalStore,
): Promise<WaitingPlan> {
  const plan: WaitingPlan = {
    ...about,
    begunAt: begunAt.toISOString(),
    document: btoa(String.fromCharCode(...bytes)),
    refused: "",
  };
  await store.begin(plan, bytes);
  return plan;
}

/** Characters that nobody can guess, each as likely as the next. */
function random(characters: string, length: number): string {
  const most = 256 - (256 % characters.length);
  let found = "";
  while (found.length < length) {
    const [byte = most] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < most) found += characters[byte % characters.length];
  }
  return found;
}
