import * as z from "zod/mini";
import { type NewStaffComment, StaffComment, StaffComments } from "#src/api/staff-comments.ts";
import { ask } from "./api-client.ts";

const at = (plan: string) => `/api/plans/${plan}/staff-comments`;

/** What those who work with a plan say to one another about it. */
export function listStaffComments(plan: string): Promise<StaffComments> {
  return ask(StaffComments, "GET", at(plan));
}

/** Says something to them. */
export function addStaffComment(plan: string, comment: NewStaffComment): Promise<StaffComment> {
  return ask(StaffComment, "POST", at(plan), comment);
}

/** Settles a thread of theirs, or opens it again. */
export async function settleStaffThread(plan: string, id: string, isSettled: boolean) {
  await ask(z.unknown(), "PUT", `${at(plan)}/${id}/settled`, { isSettled });
}

/** Tells people that a comment which everybody can read is for them. */
export async function tellMentioned(plan: string, people: readonly string[]): Promise<void> {
  if (people.length) await ask(z.unknown(), "POST", `/api/plans/${plan}/mentions`, { people });
}
