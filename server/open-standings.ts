import type { Gate } from "./access/gate.ts";
import type { Audit } from "./upkeep/audit.ts";
import { createNotices } from "./notices.ts";
import { createStaffTalk } from "./staff-comments.ts";
import { createStandings } from "./standing.ts";
import type { Database } from "./store/database.ts";
import { createNoticeStore } from "./store/notice-store.ts";
import type { PeopleStore } from "./store/people-store.ts";
import { createStaffCommentStore } from "./store/staff-comment-store.ts";
import { createStandingStore } from "./store/standing-store.ts";

/** Who may know of plans, what people are told of, and what staff say to one another, in a running server. */
export function openStandings(database: Database, people: PeopleStore, gate: Gate, audit: Audit) {
  const now = Date.now;
  const notices = createNotices({ store: createNoticeStore(database), gate, now });
  const store = createStandingStore(database);
  const talk = createStaffTalk({ store: createStaffCommentStore(database), notices, now });
  const standings = createStandings({ store, people, gate, audit, notices, now });
  return { notices, standings, talk };
}
