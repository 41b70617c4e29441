import { Worker } from "node:worker_threads";
import type { SQLInputValue } from "node:sqlite";
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
} from "kysely";
import { sqliteError } from "./sqlite-error.ts";
import { StorageError } from "./storage-error.ts";

/**
 * Where the embedded database and the lock that guards it lie, and whether to look for damage first.
 * Without a lock it is opened beside a server that has it.
 */
export type SqliteStart = { path: string; lockPath: string | null; isChecked: boolean };

/** One statement for the thread that holds the database. */
export type SqliteQuestion = { id: number; sql: string; parameters: readonly SQLInputValue[] };

/** What became of a statement: its rows, or SQLite's result code and message. */
export type SqliteAnswer = {
  id: number;
  rows?: Record<string, unknown>[];
  failure?: { message: string; code: number };
};

/** What a dialect is told of the database, and whom it tells when its thread has died. */
export type SqliteOptions = Omit<SqliteStart, "isChecked"> & { onStopped: () => void };

/** Node's own SQLite in a thread of its own, as Kysely wants it. */
export class SqliteWorkerDialect implements Dialect {
  #options: SqliteOptions;

  constructor(options: SqliteOptions) {
    this.#options = options;
  }

  createDriver = (): Driver => new SqliteWorkerDriver(this.#options);
  createQueryCompiler = () => new SqliteQueryCompiler();
  createAdapter = () => new TransactionalSqliteAdapter();
  createIntrospector = (db: Kysely<unknown>) => new SqliteIntrospector(db);
}

/** SQLite rolls back changes of tables too, so a migration happens wholly or not at all. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

/** A thread that could not be started is not tried again before this time has passed. */
const PAUSE_MS = 500;

/**
 * A thread that dies takes the statements that it has with it, and whoever asks next gets a new one.
 * A transaction keeps the connection that it began with, so it never goes on in another thread.
 */
class SqliteWorkerDriver implements Driver {
  #options: SqliteOptions;
  #connection: WorkerConnection | null = null;
  #isClosed = false;

  constructor(options: SqliteOptions) {
    this.#options = options;
  }

  async init() {
    const connection = this.#open(true);
    await connection.opened;
    this.#connection = connection;
  }

  // Kysely gives the connection to one transaction or statement at a time, and to nobody ever
  // again when this rejects; so one that can't be opened is handed out and says so when asked.
  async acquireConnection() {
    const connection = this.#connection;
    if (connection && (connection.isAlive || this.#isClosed || connection.age < PAUSE_MS))
      return connection;
    const next = this.#open(false);
    this.#connection = next;
    await next.opened.catch(() => {});
    return next;
  }

  async releaseConnection() {}

  // Taking the write lock at once makes a second writer wait instead of fail.
  beginTransaction = (it: DatabaseConnection) => exec(it, "begin immediate");
  commitTransaction = (it: DatabaseConnection) => exec(it, "commit");
  rollbackTransaction = (it: DatabaseConnection) => exec(it, "rollback");

  async destroy() {
    this.#isClosed = true;
    await this.#connection?.close();
  }

  #open(isChecked: boolean): WorkerConnection {
    const { path, lockPath, onStopped } = this.#options;
    return new WorkerConnection({ path, lockPath, isChecked }, onStopped);
  }
}

async function exec(connection: DatabaseConnection, sql: string) {
  await connection.executeQuery(CompiledQuery.raw(sql));
}

type Waiting = {
  resolve: (rows: Record<string, unknown>[]) => void;
  reject: (error: Error) => void;
};

class WorkerConnection implements DatabaseConnection {
  #worker: Worker;
  #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #isOpen = false;
  #isEnding = false;
  #bornAt = performance.now();
  /** Why nothing can be asked any more; null while all is well. */
  #failure: Error | null = null;
  #onStopped: () => void;
  /** Settles when the database is open, or could not be opened. */
  readonly opened: Promise<unknown>;

  constructor(start: SqliteStart, onStopped: () => void) {
    this.#onStopped = onStopped;
    this.#worker = new Worker(new URL("./sqlite-worker.ts", import.meta.url), {
      workerData: start,
    });
    const opened = new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
    this.opened = opened.then(
      () => (this.#isOpen = true),
      (error: Error) => {
        this.#failure = error;
        throw error;
      },
    );
    this.#worker.on("message", (answer: SqliteAnswer) => this.#settle(answer));
    this.#worker.on("error", () => this.#lose());
    this.#worker.on("exit", () => this.#lose());
  }

  /** Whether the thread is there to be asked. */
  get isAlive() {
    return this.#failure === null;
  }

  /** How long ago the thread was started, in milliseconds. */
  get age() {
    return performance.now() - this.#bornAt;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const rows = await this.#ask(query.sql, query.parameters.map(inputOf));
    // oxlint-disable-next-line typescript/consistent-type-assertions -- Kysely knows what it asked for.
    return { rows: rows as R[] };
  }

  // oxlint-disable-next-line require-yield -- Kysely asks for this method; nothing of ours streams.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error("The embedded database does not stream.");
  }

  async close() {
    this.#isEnding = true;
    await this.opened.catch(() => {});
    if (this.isAlive) await this.#ask("close", []);
  }

  #ask(sql: string, parameters: SQLInputValue[]): Promise<Record<string, unknown>[]> {
    if (this.#failure) return Promise.reject(this.#failure);
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, sql, parameters } satisfies SqliteQuestion);
    });
  }

  #settle({ id, rows, failure }: SqliteAnswer) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (failure) waiting?.reject(sqliteError(failure));
    else waiting?.resolve(rows ?? []);
  }

  #lose() {
    if (this.#failure) return;
    this.#failure = new StorageError("The database has stopped.", "other");
    if (this.#isOpen && !this.#isEnding) this.#onStopped();
    for (const { reject } of this.#waiting.values()) reject(this.#failure);
    this.#waiting.clear();
  }
}

function inputOf(value: unknown): SQLInputValue {
  if (value === null || typeof value === "string" || typeof value === "bigint") return value;
  if (typeof value === "number" || value instanceof Uint8Array) return value;
  throw new TypeError(`A ${typeof value} can't be kept in the database.`);
}
