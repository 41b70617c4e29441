import type { Person } from "#src/access.ts";
import type { NewReviewStep, ReviewItem } from "#src/api/reviews.ts";
import { daysAfter } from "#src/lint/days.ts";
import { questionsIn } from "#src/lint/dismissals.ts";
import { lint } from "#src/lint/lint.ts";
import type { Template } from "#src/template/template.ts";
import { createGate } from "#server/access/gate.ts";
import { createNotices } from "#server/notices.ts";
import { openReviews } from "#server/quality/open-reviews.ts";
import { createAccessStore } from "#server/store/access-store.ts";
import type { NewAuditEntry, TimedEntry } from "#server/store/audit-store.ts";
import type { Database } from "#server/store/database.ts";
import { createNoticeStore } from "#server/store/notice-store.ts";
import type { DemoTeam } from "./fill-people.ts";
import type { FilledPlan } from "./fill-plans.ts";

/** What reviews of a demo are made of; `lead` leads all teams. */
export type ReviewsWish = {
  teams: readonly DemoTeam[];
  lead: { id: string; name: string };
  filled: readonly FilledPlan[];
  templates: readonly Template[];
  today: string;
};

/** So many days ago the first sample was drawn. */
export const REVIEWS_BEGAN = 21;

/**
 * Draws two samples and looks at some of their plans, as the server does it: one plan is asked about,
 * one has been answered for, one is signed off with what is open. Answers what goes on the log.
 */
export async function fillReviews(
  database: Database,
  { teams, lead, filled, templates, today }: ReviewsWish,
): Promise<TimedEntry[]> {
  const entries: TimedEntry[] = [];
  let at = 0;
  const now = () => at;
  const audit = {
    record: async (entry: NewAuditEntry) => void entries.push({ entry, at }),
  };
  const gate = createGate(createAccessStore(database), now, async () => {});
  const notices = createNotices({ store: createNoticeStore(database), gate, now });
  const { reviews, samples } = openReviews(database, notices, audit, templates, () => [], now);
  const planOf = new Map(filled.map((it) => [it.life.id, it]));

  const oonagh = leadOf(lead.id, lead.name, teams);
  const drawn = await draw(
    oonagh,
    REVIEWS_BEGAN,
    { size: 12, seed: "all-teams-1", filter: {} },
    WIDE,
  );
  const [asked, answered, signed, ...others] = drawn.toSorted(
    (one, other) => itemsOf(other).length - itemsOf(one).length,
  );
  if (asked) await take(asked, oonagh, 19, { kind: "asked", words: ASKED, items: itemsOf(asked) });
  if (answered) {
    await take(answered, oonagh, 18, { kind: "asked", words: ASKED, items: itemsOf(answered) });
    await take(answered, workerOf(answered), 15, { kind: "answered", words: ANSWERED, items: [] });
  }
  if (signed) {
    const items = itemsOf(signed).map((it) => ({ ...it, words: WHY_OPEN }));
    await take(signed, oonagh, 12, { kind: "signedOff", words: SIGNED_OFF, items });
  }
  for (const it of others.slice(-5))
    await take(it, oonagh, 11, { kind: "reviewed", words: "", items: [] });

  const [team] = teams;
  const [first] = team?.people ?? [];
  if (!team || !first) return entries;
  const [name, id] = first;
  const wish = { size: 6, seed: "one-team-1", filter: { team: team.id } };
  const leader = leadOf(id, name, [team]);
  const own = await draw(leader, 5, wish, NARROW);
  for (const it of own.filter((one) => !drawn.includes(one)).slice(0, 2))
    await take(it, leader, 4, { kind: "reviewed", words: READ_WELL, items: [] });
  return entries;

  async function draw(
    who: Person,
    daysAgo: number,
    wish: { size: number; seed: string; filter: { team?: string } },
    purpose: string,
  ): Promise<FilledPlan[]> {
    at = momentOf(daysAgo);
    const leader = { person: who.id, teams: Object.keys(who.roles) };
    const sample = await samples.draw({ ...wish, purpose }, leader, who);
    const found = sample && (await samples.find(sample.id, leader));
    return found?.plans.flatMap((it) => planOf.get(it.plan) ?? []) ?? [];
  }

  /** Takes the next step in the open review of a plan, some minutes after whatever was before. */
  async function take(
    { life }: FilledPlan,
    who: Person,
    daysAgo: number,
    step: Omit<NewReviewStep, "after">,
  ): Promise<void> {
    at = Math.max(at + 7 * MINUTE_MS, momentOf(daysAgo));
    const review = await reviews.begin(life.id, who);
    const after = review?.steps.length ?? 0;
    if (review) await reviews.take(life.id, review.id, { ...step, after }, who);
  }

  function itemsOf({ plan }: FilledPlan): ReviewItem[] {
    const template = templates.find((it) => it.name === plan.template.name);
    if (!template) return [];
    return questionsIn(lint(plan, { template, today }), plan).map(({ key, rule, place }) => {
      return { key, rule, entity: place.entity, section: place.key, words: "" };
    });
  }

  function workerOf({ life, worker }: FilledPlan): Person {
    return leadOf(worker, life.worker, []);
  }

  function momentOf(daysAgo: number): number {
    return Date.parse(`${daysAfter(today, -daysAgo)}T10:00:00Z`);
  }
}

const MINUTE_MS = 60_000;

const WIDE = "All teams, this quarter";
const NARROW = "Before the team's day";
const ASKED = "Could you look at these together, next time you meet?";
const ANSWERED =
  "We talked about it on Thursday. The first is changed, the rest waits for the landlord.";
const SIGNED_OFF = "Good to go on with. What is open is known, and has its day.";
const WHY_OPEN = "Waits for a letter from the council; we look at it again at the next review.";
const READ_WELL = "Reads like them.";

function leadOf(id: string, name: string, teams: readonly DemoTeam[]): Person {
  const roles = Object.fromEntries(teams.map((it) => [it.id, "lead" as const]));
  return { kind: "person", id, session: "", name, isAdministrator: false, roles };
}
