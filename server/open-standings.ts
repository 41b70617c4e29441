import type { Gate } from "./access/gate.ts";
import type { Audit } from "./audit.ts";
import { createNotices } from "./notices.ts";
import { createStandings } from "./standing.ts";
import type { Database } from "./store/database.ts";
import { createNoticeStore } from "./store/notice-store.ts";
import type { PeopleStore } from "./store/people-store.ts";
import { createStandingStore } from "./store/standing-store.ts";

/** Who may know of plans, and what people are told of, in a running server. */
export function openStandings(database: Database, people: PeopleStore, gate: Gate, audit: Audit) {
  const now = Date.now;
  const notices = createNotices({ store: createNoticeStore(database), gate, now });
  const store = createStandingStore(database);
  return { notices, standings: createStandings({ store, people, gate, audit, notices, now }) };
}
