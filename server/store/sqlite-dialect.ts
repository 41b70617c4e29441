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
import { StorageError } from "./storage-error.ts";

/** Where the embedded database and the lock that guards it lie. */
export type SqliteStart = { path: string; lockPath: string };

/** One statement for the thread that holds the database. */
export type SqliteQuestion = { id: number; sql: string; parameters: readonly SQLInputValue[] };

/** What became of a statement: its rows, or SQLite's result code and message. */
export type SqliteAnswer = {
  id: number;
  rows?: Record<string, unknown>[];
  failure?: { message: string; code: number };
};

/** Node's own SQLite in a thread of its own, as Kysely wants it. */
export class SqliteWorkerDialect implements Dialect {
  #start: SqliteStart;

  constructor(start: SqliteStart) {
    this.#start = start;
  }

  createDriver = (): Driver => new SqliteWorkerDriver(this.#start);
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

class SqliteWorkerDriver implements Driver {
  #start: SqliteStart;
  #connection: WorkerConnection | null = null;

  constructor(start: SqliteStart) {
    this.#start = start;
  }

  async init() {
    const connection = new WorkerConnection(this.#start);
    await connection.opened;
    this.#connection = connection;
  }

  async acquireConnection() {
    if (!this.#connection) throw new StorageError("closed", 0);
    return this.#connection;
  }

  async releaseConnection() {}

  // Taking the write lock at once makes a second writer wait instead of fail.
  beginTransaction = (it: DatabaseConnection) => exec(it, "begin immediate");
  commitTransaction = (it: DatabaseConnection) => exec(it, "commit");
  rollbackTransaction = (it: DatabaseConnection) => exec(it, "rollback");

  async destroy() {
    await this.#connection?.close();
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
  #gone = false;
  /** Settles when the database is open, or could not be opened. */
  readonly opened: Promise<unknown>;

  constructor(start: SqliteStart) {
    this.#worker = new Worker(new URL("./sqlite-worker.ts", import.meta.url), {
      workerData: start,
    });
    this.opened = new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
    this.#worker.on("message", (answer: SqliteAnswer) => this.#settle(answer));
    this.#worker.on("error", () => this.#lose());
    this.#worker.on("exit", () => this.#lose());
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
    if (!this.#gone) await this.#ask("close", []);
  }

  #ask(sql: string, parameters: SQLInputValue[]): Promise<Record<string, unknown>[]> {
    if (this.#gone) return Promise.reject(new StorageError("The database has stopped.", 0));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, sql, parameters } satisfies SqliteQuestion);
    });
  }

  #settle({ id, rows, failure }: SqliteAnswer) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (failure) waiting?.reject(new StorageError(failure.message, failure.code));
    else waiting?.resolve(rows ?? []);
  }

  #lose() {
    this.#gone = true;
    for (const { reject } of this.#waiting.values())
      reject(new StorageError("The database has stopped.", 0));
    this.#waiting.clear();
  }
}

function inputOf(value: unknown): SQLInputValue {
  if (value === null || typeof value === "string" || typeof value === "bigint") return value;
  if (typeof value === "number" || value instanceof Uint8Array) return value;
  throw new TypeError(`A ${typeof value} can't be kept in the database.`);
}
