import type { ReportSentTable } from "#server/store/report-tables.ts";
import type { ReportSentStore, Sending } from "#server/store/report-sent-store.ts";
import type { Leader } from "#server/store/quality-store.ts";
import { type ReportDestination, ReportSent, type ReportList } from "#src/api/reports.ts";
import { type Destination, Undelivered } from "./destinations.ts";
import type { Reports } from "./reports.ts";

/** What the server sends by itself, and where. */
export type ScheduleParts = {
  reports: Pick<Reports, "lastClosed" | "factsOf">;
  store: ReportSentStore;
  destinations: Partial<Record<ReportDestination, Destination>>;
  about: ReportList["schedule"]["about"];
  /** The clock. */
  now: () => Date;
  /** Told of each attempt; null where the report has arrived. */
  onTried: (it: Sending, problem: string | null, error?: unknown) => void;
  /** Told when the database could not be asked; it is asked again. */
  onFailed: (error: unknown) => void;
};

const MINUTE_MS = 60_000;

/** Nobody else takes up a report that somebody is sending for so long. */
const HELD_MS = 5 * MINUTE_MS;

/** The longest pause between two attempts. */
const LONGEST_MS = 6 * 60 * MINUTE_MS;

/** So much is shown of what was sent. */
const MOST_SHOWN = 50;

/** Sends reports once a month is over; looks each minute whether there is something to send. */
export function createSchedule(parts: ScheduleParts) {
  const { reports, store, destinations, about, now, onTried, onFailed } = parts;
  const places = new Map<string, Destination>(Object.entries(destinations));
  let round: Promise<void> = Promise.resolve();
  let watch: NodeJS.Timeout | undefined;
  const stop = new AbortController();
  return { send, shownTo, begin, close };

  /** Sends what is due: the reports of the last month that is over, and what has not arrived before. */
  async function send(): Promise<void> {
    if (!places.size) return;
    const last = await reports.lastClosed();
    if (last) await store.want(sendingsOf(last), now().getTime());
    while (!stop.signal.aborted) {
      const at = now().getTime();
      const due = await store.take([...places.keys()], at, at + HELD_MS);
      if (!due) return;
      await attempt(due);
    }
  }

  /** What of the schedule somebody may know: of the board's reports, and of those of teams they lead. */
  async function shownTo(leader: Leader): Promise<ReportList["schedule"]> {
    const theirs = leader && [BOARD, ...leader.teams.map((it) => `${TEAM}${it}`)];
    return {
      destinations: ReportDestinations.filter((it) => places.has(it)),
      about: [...about],
      sent: (await store.last(MOST_SHOWN, theirs)).map(toShow),
    };
  }

  /** Begins to send by itself. */
  function begin(): void {
    if (!places.size) return;
    const go = () => (round = round.then(send).catch(onFailed));
    void go();
    watch = setInterval(go, MINUTE_MS).unref();
  }

  /** Stops that; what is on its way is called off, and sent again later. */
  async function close(): Promise<void> {
    clearInterval(watch);
    stop.abort();
    await round;
  }

  function sendingsOf({ month, teams }: { month: string; teams: readonly string[] }): Sending[] {
    const wanted = [
      ...(about.includes("board") ? [BOARD] : []),
      ...(about.includes("teams") ? teams.map((it) => `${TEAM}${it}`) : []),
    ];
    return [...places.keys()].flatMap((destination) =>
      wanted.map((it) => ({ month, about: it, destination })),
    );
  }

  async function attempt({ tries, ...it }: Sending & { tries: number }): Promise<void> {
    const team = it.about === BOARD ? undefined : teamIn(it.about);
    try {
      const facts = await reports.factsOf(null, it.month, team);
      if (!facts) throw new Undelivered("no-facts");
      await places.get(it.destination)?.(facts, stop.signal);
    } catch (error) {
      const problem = error instanceof Undelivered ? error.message : "unforeseen";
      const pause = Math.min(LONGEST_MS, MINUTE_MS * 2 ** (tries - 1));
      await store.failed(it, problem, now().getTime() + pause);
      onTried(it, problem, error instanceof Undelivered ? undefined : error);
      return;
    }
    await store.sent(it, now().getTime());
    onTried(it, null);
  }
}

const BOARD = "board";
const TEAM = "team:";
const ReportDestinations = ["folder", "webhook"] as const satisfies readonly ReportDestination[];

const teamIn = (about: string) => about.slice(TEAM.length);

function toShow(it: ReportSentTable): ReportSent {
  const moment = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return ReportSent.parse({
    month: it.month,
    team: it.about === BOARD ? null : teamIn(it.about),
    destination: it.destination,
    sentAt: moment(it.sentAt),
    tries: it.tries,
    problem: it.problem,
    nextAt: it.sentAt === null ? moment(it.dueAt) : null,
  });
}
