import { setTimeout as pause } from "node:timers/promises";
import type { Scope } from "#test/support/services.ts";
import { openSyncClient } from "./sync-client.ts";
import { roomId } from "./sync-document.ts";
import type { Opened } from "./sync-load.ts";
import type { Deployment, SyncSystem } from "./sync-systems.ts";

/** What came of everybody coming back at once. Milliseconds. */
export type StormResult = {
  /** From the kill until the server listened again; from then until half, and until all were in step. */
  down: number;
  half: number;
  all: number;
  /** The most that came into step within one second. */
  peak: number;
};

/** How the app's own line comes back: the first pause, the longest, and chance in between. */
const FIRST_PAUSE_MS = 300;
const LAST_PAUSE_MS = 10_000;

/** Kills a server under so many people and starts it again; everybody comes back as our app does. */
export async function runStorm(
  t: Scope,
  system: SyncSystem,
  opened: Opened,
  people: number,
): Promise<StormResult> {
  const rooms = Array.from({ length: Math.ceil(people / 5) }, (_, nth) => roomId("storm", nth));
  const deployment = await system.deploy(t, { rooms, document: opened.document, log: [] });
  await deployment.start();
  const back: number[] = [];
  const crowd = createCrowd(system, deployment, opened, () => back.push(performance.now()));
  for (let nth = 0; nth < people; nth++) crowd.come(rooms[nth % rooms.length] ?? "");
  await until(() => back.length === people);
  // What was begun on opening has time to end.
  await pause(1000);
  back.length = 0;
  const killed = performance.now();
  await deployment.kill();
  await deployment.start();
  const ready = performance.now();
  await until(() => back.length === people);
  crowd.end();
  await deployment.kill();
  const after = (nth: number) => (back[nth] ?? NaN) - ready;
  return {
    down: ready - killed,
    half: after(Math.floor(people / 2)),
    all: after(people - 1),
    peak: Math.max(
      ...back.map((from) => back.filter((it) => it >= from && it < from + 1000).length),
    ),
  };
}

function createCrowd(
  { dialect }: SyncSystem,
  { urls }: Deployment,
  opened: Opened,
  onSynced: () => void,
) {
  let isOver = false;
  const clients = new Set<{ close: () => void }>();
  return {
    come: (room: string) => come(room, 0),
    end() {
      isOver = true;
      for (const it of clients) it.close();
    },
  };

  function come(room: string, attempts: number) {
    if (isOver) return;
    let failed = attempts;
    const client = openSyncClient(
      { url: urls[0] ?? "", room, dialect, has: opened },
      {
        onSynced() {
          failed = 0;
          onSynced();
        },
        onClosed() {
          clients.delete(client);
          const wait = Math.min(FIRST_PAUSE_MS * 2 ** failed, LAST_PAUSE_MS);
          setTimeout(() => come(room, failed + 1), wait * (0.5 + Math.random() / 2));
        },
      },
    );
    clients.add(client);
  }
}

async function until(isSo: () => boolean) {
  const late = performance.now() + 60_000;
  while (!isSo()) {
    if (performance.now() > late) throw new Error("Not everybody came back within a minute.");
    await pause(5);
  }
}
