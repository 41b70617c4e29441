import { reasonOf } from "./store/storage-error.ts";

/** Whether a server can take work now, each part in words. */
export type Readiness = {
  ready: boolean;
  server: "open" | "going away";
  /** `"answers"`, or why it does not. */
  database: string;
  /** The line to the other servers; without it changes of others come a little later. */
  others: "connected" | "out of reach" | "none";
};

/** What the answer is made of. */
export type ReadinessParts = {
  isLeaving: () => boolean;
  /** Resolves when the database has kept something. */
  checkWriting: () => Promise<void>;
  /** Whether the other servers can be heard; null for a server that is alone. */
  isBusUp: () => boolean | null;
};

/** A database that takes longer is as good as away to somebody who writes. */
const PATIENCE_MS = 2000;

/** Answers whether this server is ready, however often it is asked, with one question at a time. */
export function createReadiness({ isLeaving, checkWriting, isBusUp }: ReadinessParts) {
  let asked: Promise<string> | null = null;

  return async (): Promise<Readiness> => {
    const database = await inTime((asked ??= ask()));
    const isUp = isBusUp();
    return {
      ready: !isLeaving() && database === "answers",
      server: isLeaving() ? "going away" : "open",
      database,
      others: isUp === null ? "none" : isUp ? "connected" : "out of reach",
    };
  };

  /** Rejects never. */
  async function ask(): Promise<string> {
    try {
      await checkWriting();
      return "answers";
    } catch (error) {
      return reasonOf(error);
    } finally {
      asked = null;
    }
  }
}

async function inTime(answer: Promise<string>): Promise<string> {
  let late: NodeJS.Timeout | undefined;
  const patience = new Promise<string>((resolve) => {
    late = setTimeout(resolve, PATIENCE_MS, "the database does not answer in time");
  });
  return Promise.race([answer, patience]).finally(() => clearTimeout(late));
}
