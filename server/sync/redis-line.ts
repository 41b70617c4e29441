import { createClient, RESP_TYPES } from "redis";

/** An answer that takes longer means a line that is dead, even where nobody says so. */
const MOST_WAIT_MS = 3000;

type Argument = string | Buffer;

/** Two connections to Redis that live and end together: one may wait for news while the other speaks. */
export type RedisLine = {
  /** Sends a command; bytes in the answer are a `Buffer`. Rejects when the line breaks. */
  ask: (by: "reader" | "writer", command: readonly Argument[]) => Promise<unknown>;
  /** So many bytes were sent and are not answered. */
  unanswered: () => number;
  /** Resolves when all that the writer sent is answered, or the line has ended. */
  settled: () => Promise<void>;
  end: () => void;
};

/** Opens a line; rejects when Redis can't be reached. A line that breaks is never mended. */
export async function openRedisLine(url: string): Promise<RedisLine> {
  const clients = { reader: open(url), writer: open(url) };
  const asked = new Set<Promise<unknown>>();
  let unanswered = 0;
  const end = () => {
    for (const client of Object.values(clients)) if (client.isOpen) client.destroy();
  };
  for (const client of Object.values(clients)) client.on("error", end);
  try {
    await Promise.all(Object.values(clients).map((it) => it.connect()));
  } catch (error) {
    end();
    throw error;
  }
  return {
    ask,
    unanswered: () => unanswered,
    async settled() {
      await Promise.allSettled(asked);
    },
    end,
  };

  async function ask(by: keyof typeof clients, command: readonly Argument[]): Promise<unknown> {
    let bytes = 0;
    for (const it of command) bytes += it.length;
    const late = setTimeout(end, MOST_WAIT_MS).unref();
    const answer = clients[by].sendCommand(command, { typeMapping: BYTES });
    // Nobody waits for a reading that waits for news.
    if (by === "writer") asked.add(answer);
    unanswered += bytes;
    try {
      return await answer;
    } finally {
      clearTimeout(late);
      asked.delete(answer);
      unanswered -= bytes;
    }
  }
}

const BYTES = { [RESP_TYPES.BLOB_STRING]: Buffer };

function open(url: string) {
  return createClient({
    url,
    RESP: 2,
    // What was not sent over one line is never sent over the next: those who lack it notice.
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: "disabled",
    socket: { reconnectStrategy: false, connectTimeout: MOST_WAIT_MS },
  });
}
