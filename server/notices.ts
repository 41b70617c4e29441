import type { Person } from "#src/access.ts";
import { MOST_NOTICES, type Notice, NoticeFacts } from "#src/api/notices.ts";
import type { Gate } from "./access/gate.ts";
import { newId } from "./new-ids.ts";
import type { KeptNotice, NoticeStore } from "./store/notice-store.ts";

/** What notices are made of. */
export type NoticeParts = {
  store: NoticeStore;
  gate: Pick<Gate, "which">;
  /** The clock, in milliseconds since 1970. */
  now: () => number;
};

/** What people are told of when they come by. */
export type Notices = ReturnType<typeof createNotices>;

/** A notice to give: which plan it is about, null for none, and what is to be said. */
export type NewNotice = { plan: string | null; facts: NoticeFacts };

/** Notices that nobody has looked at for so long are of no use to anybody. */
const KEPT_MS = 180 * 24 * 60 * 60 * 1000;

/** So many are looked through for those about plans that somebody may still see. */
const MOST_LOOKED_AT = 4 * MOST_NOTICES;

/** Tells people of things, over a store. */
export function createNotices({ store, gate, now }: NoticeParts) {
  return {
    /** Tells each of these people once. They see it as long as they may see the plan. */
    async tell(to: Iterable<string>, { plan, facts }: NewNotice): Promise<void> {
      const at = now();
      const rest = { kind: facts.kind, planId: plan, at, facts: JSON.stringify(facts) };
      await store.forgetBefore(at - KEPT_MS);
      await store.addNotices(
        [...new Set(to)].map((personId) => ({ id: newId(), personId, ...rest })),
      );
    },

    /** What somebody is told of, the newest first. */
    async of(who: Person): Promise<Notice[]> {
      const kept = await store.noticesOf(who.id, MOST_LOOKED_AT);
      const plans = kept.flatMap(({ planId }) => (planId === null ? [] : [planId]));
      const seen = await gate.which(who, "read", plans);
      const mine = kept
        .filter(({ planId }) => planId === null || seen.has(planId))
        .flatMap((it) => {
          // A later Ownwords may have written others.
          const facts = NoticeFacts.safeParse(JSON.parse(it.facts));
          return facts.success ? [{ kept: it, facts: facts.data }] : [];
        })
        .slice(0, MOST_NOTICES);
      const [names, reasons] = await Promise.all([
        store.names(mine.map(({ facts }) => facts.by)),
        store.reasons(mine.flatMap(({ facts }) => ("glass" in facts ? [facts.glass] : []))),
      ]);
      return mine.map(({ kept: it, facts }) => ({
        id: it.id,
        at: new Date(it.at).toISOString(),
        isSeen: it.seenAt !== null,
        plan: planOf(it),
        by: names.get(facts.by) ?? "",
        why: "glass" in facts ? (reasons.get(facts.glass) ?? "") : "",
        facts,
      }));
    },

    /** Notes that somebody has looked at some of theirs. */
    see: (who: Person, ids: readonly string[]) => store.markSeen(who.id, ids, now()),
  };
}

function planOf({ planId, reference, summary }: KeptNotice): Notice["plan"] {
  if (planId === null) return null;
  const facts: unknown = summary === null ? null : JSON.parse(summary);
  const isNamed = typeof facts === "object" && facts !== null && "resident" in facts;
  const resident = isNamed && typeof facts.resident === "string" ? facts.resident : "";
  return { id: planId, reference: reference ?? "", resident };
}
