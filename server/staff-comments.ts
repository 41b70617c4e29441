import type { Principal } from "#src/access.ts";
import type { NewStaffComment, StaffComment, StaffComments } from "#src/api/staff-comments.ts";
import { newId } from "./new-ids.ts";
import type { Notices } from "./notices.ts";
import type { KeptComment, StaffCommentStore } from "./store/staff-comment-store.ts";

/** What comments for staff are made of. */
export type StaffCommentParts = {
  store: StaffCommentStore;
  notices: Pick<Notices, "tell">;
  /** The clock, in milliseconds. */
  now: () => number;
};

/** What those who work with a plan say to one another about it. */
export type StaffTalk = ReturnType<typeof createStaffTalk>;

/** Keeps comments for staff, and tells whoever is mentioned in any comment. */
export function createStaffTalk({ store, notices, now }: StaffCommentParts) {
  return {
    /** All that was said about a plan, and with whom it can be talked about. */
    async of(plan: string): Promise<StaffComments> {
      const [comments, colleagues] = await Promise.all([
        store.ofPlan(plan),
        store.colleagues(plan),
      ]);
      return { comments: comments.map(asTold), colleagues };
    },

    /** Adds a comment; null where it answers one that is not there. */
    async add(plan: string, wish: NewStaffComment, who: Principal): Promise<StaffComment | null> {
      const { thread, mentions, ...rest } = wish;
      const begins = thread && (await store.ofPlan(plan)).find((it) => it.id === thread);
      if (thread && (!begins || begins.thread)) return null;
      const comment = { id: newId(), planId: plan, thread, ...rest, at: now(), by: idOf(who) };
      const row = { ...comment, mentions: JSON.stringify(mentions) };
      await store.add({ ...row, settledAt: null, settledBy: null });
      await mention(plan, mentions, who);
      return asTold({ ...row, settledAt: null, settledBy: null, byName: nameOf(who) });
    },

    /** Settles a thread or opens it again; false where the plan has none such. */
    settle: (plan: string, id: string, isSettled: boolean, who: Principal) =>
      store.settle(plan, id, isSettled ? { at: now(), by: idOf(who) } : null),

    mention,
  };

  /** Tells people that a comment is for them: those who work with the plan, and not whoever made it. */
  async function mention(plan: string, people: readonly string[], who: Principal): Promise<void> {
    if (!people.length) return;
    const colleagues = new Set((await store.colleagues(plan)).map((it) => it.id));
    const to = people.filter((it) => colleagues.has(it) && it !== idOf(who));
    if (to.length) await notices.tell(to, { plan, facts: { kind: "mentioned", by: idOf(who) } });
  }
}

const idOf = (who: Principal) => (who.kind === "owner" ? "owner" : who.id);
const nameOf = (who: Principal) => (who.kind === "owner" ? null : who.name);

function asTold(row: KeptComment): StaffComment {
  const { id, thread, about, anchor, quote, words, by, byName } = row;
  const mentions: unknown = JSON.parse(row.mentions);
  return {
    id,
    thread,
    about,
    anchor,
    quote,
    words,
    mentions: Array.isArray(mentions) ? mentions.filter((it) => typeof it === "string") : [],
    by: byName ?? (by === "owner" ? "" : "Somebody who has left"),
    at: new Date(row.at).toISOString(),
    settledAt: row.settledAt === null ? null : new Date(row.settledAt).toISOString(),
  };
}
