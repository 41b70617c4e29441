import { createPlan } from "#test/server/start-server.ts";
import { createRandom } from "#test/src/document/schedules/random.ts";
import type { Scope } from "#test/support/services.ts";
import { createClusterWorld } from "./cluster.ts";
import { createEmbeddedWorld } from "./embedded.ts";
import { createLedger } from "./ledger.ts";
import { isSame, read } from "./reader.ts";
import { pause, tally } from "./world.ts";
import { startWriter, type Writer } from "./writers.ts";

/** What came of a campaign. */
export type CampaignResult = {
  acknowledged: number;
  /** Tokens whose writer was told that they are saved and that a new client does not find. */
  lost: string[];
  /** Whatever else must not happen: words that were shown and lost, nodes that differ or end. */
  wrong: string[];
  /** What was done, and how often. */
  table: [string, number][];
};

const PLANS = 3;
const WRITERS_PER_PLAN = 3;
/** After so many kills all is read by a new client, and everybody goes on to new plans. */
const KILLS_PER_CHECK = 20;
/** Servers agree, and writers are in step, within this time after all is mended. */
const PATIENCE_MS = 30_000;

/** Kills until `kills` have died, then checks everything once more; `say` is told how it goes. */
export async function runCampaign(
  t: Scope,
  { on, kills, seed }: { on: "embedded" | "cluster"; kills: number; seed: number },
  say: (line: string) => void,
): Promise<CampaignResult> {
  const random = createRandom(seed);
  const world = await { embedded: createEmbeddedWorld, cluster: createClusterWorld }[on](t, random);
  const ledger = createLedger();
  const counts = new Map<string, number>();
  const lost = new Set<string>();
  const wrong = new Set<string>();
  const everyPlan: string[] = [];
  let writers: Writer[] = [];
  let killed = 0;
  let checkedAt = 0;

  await world.mend();
  await beginPlans();
  while (killed < kills) {
    await bringWriters();
    const died = await world.strike();
    killed += died;
    // Whoever still has the words would bring them back: most of the time nobody does.
    if (random.chance(0.6)) drop(() => true);
    else drop(() => random.chance(0.3));
    await world.mend();
    if (killed - checkedAt >= KILLS_PER_CHECK && killed < kills) {
      checkedAt = killed;
      drop(() => true);
      await check(everyPlan.slice(-PLANS));
      await beginPlans();
      say(progress());
    }
  }
  drop(() => true);
  await check(everyPlan);
  for (const it of world.faults()) wrong.add(`A server ended by itself: ${it}`);
  for (const [event, count] of world.events()) {
    tally(counts, `logged "${event}"`, count);
    if (event.startsWith("unseen")) wrong.add("The alarm for unseen text went off.");
  }
  return {
    acknowledged: ledger.acknowledged,
    lost: [...lost],
    wrong: [...wrong],
    table: [
      ["killed in all", killed],
      ...world.deeds,
      ["plans", everyPlan.length],
      ["tokens written", ledger.written],
      ["tokens acknowledged", ledger.acknowledged],
      ["tokens that only a peer saw", ledger.onlySeen],
      ...counts,
    ],
  };

  function progress() {
    const { written, acknowledged } = ledger;
    return `${killed} kills, ${written} written, ${acknowledged} acknowledged, ${lost.size} lost`;
  }

  async function beginPlans() {
    for (let at = 0; at < PLANS; at++)
      everyPlan.push(await createPlan(random.pick(world.addresses())));
  }

  /** Half of them come as the app does, half as any other y-websocket client. */
  async function bringWriters() {
    for (const plan of everyPlan.slice(-PLANS)) {
      const there = writers.filter((it) => it.plan === plan).length;
      for (let at = there; at < WRITERS_PER_PLAN; at++) {
        const kind = random.pick(["product", "plain"] as const);
        const way = await world.openWay();
        writers.push(startWriter(kind, way, plan, ledger, random));
      }
    }
    const end = Date.now() + PATIENCE_MS;
    // Some are still on their way when the next blow falls.
    while (writers.filter((it) => it.isSynced()).length * 2 < writers.length) {
      if (Date.now() > end) throw new Error("Writers wait in vain for a server that is well.");
      await pause(5);
    }
  }

  function drop(isDropped: (writer: Writer) => boolean) {
    writers = writers.filter((it) => {
      if (!isDropped(it)) return true;
      for (const sentence of it.refusals) tally(counts, `refused: ${sentence}`);
      it.drop();
      tally(counts, "writers gone with their devices");
      return false;
    });
  }

  /** Every server is asked by a new client, with all old ones gone. */
  async function check(plans: readonly string[]) {
    for (const plan of plans) {
      const end = Date.now() + PATIENCE_MS;
      for (;;) {
        const copies = await Promise.all(world.addresses().map((it) => read(it, plan)));
        const missing = copies.flatMap((it) => ledger.missing(plan, it));
        const agree = copies.every((it) => isSame(it, copies[0]!));
        // Of two servers, one may have news that is on its way to the other.
        const isOver = copies.length === 1 || Date.now() > end || (agree && !missing.length);
        for (const it of copies) it.destroy();
        if (!isOver) {
          await pause(50);
          continue;
        }
        if (!agree) wrong.add(`The servers differ about plan ${plan}.`);
        for (const token of missing)
          if (ledger.isAcknowledged(plan, token)) lost.add(`${token} of plan ${plan}`);
          else wrong.add(`${token} of plan ${plan} was shown to a peer and is lost.`);
        break;
      }
    }
  }
}
