import * as Y from "yjs";
import { NewPlan, REFERENCE_CHARACTERS } from "#src/api/plans.ts";
import { createDocument } from "#src/document/create-document.ts";
import { factsOf, PLAN, string } from "#src/document/roots.ts";
import type { Template } from "#src/template/template.ts";
import { newId, readIdentity } from "./identity.ts";
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
  const { resident, pronouns, voice, advocate = null } = NewPlan.parse(asked);
  const begunAt = new Date();
  const id = random(LETTERS_AND_DIGITS, 20);
  const reference = `${random(REFERENCE_CHARACTERS, 4)}-${random(REFERENCE_CHARACTERS, 4)}`;
  const reviewOn = today(new Date(begunAt.getTime() + template.firstReviewDays * DAY_MS));
  const who = {
    by: readIdentity().name,
    now: () => begunAt.toISOString(),
    newId: () => newId().slice(0, 16),
  };
  const ydoc = new Y.Doc();
  const beginning = { id, reference, resident, pronouns, voice, advocate, reviewOn };
  createDocument(ydoc, template, beginning, who);
  const bytes = Y.encodeStateAsUpdate(ydoc);
  const title = string(factsOf(ydoc, PLAN).get("title"));
  ydoc.destroy();
  const plan: WaitingPlan = {
    id,
    reference,
    title,
    resident,
    template,
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
