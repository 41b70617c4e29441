import pg from "pg";
import {
  CompiledQuery,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  type TransactionSettings,
} from "kysely";
import { postgresError } from "./postgres-error.ts";

/**
 * How to reach a PostgreSQL, what to be called there, and how long anything there may take before
 * it counts as lost.
 */
export type PostgresOptions = { url: string; name: string; connections: number; mostMs: number };

/** Nobody waits longer than this for a connection. */
const CONNECT_MS = 5_000;

/** A connection that nobody has used for so long is closed; before, it is looked whether it is there. */
const IDLE_MS = 60_000;

/** What the server is given less than we wait ourselves, so that it is the server that gives up. */
const GRACE_MS = 2_000;

/**
 * PostgreSQL over a few connections, as Kysely wants it. Whatever goes wrong there is a
 * `StorageError`, and a PostgreSQL that says nothing is an error after a while as well.
 */
export class PostgresPoolDialect implements Dialect {
  #options: PostgresOptions;

  constructor(options: PostgresOptions) {
    this.#options = options;
  }

  createDriver = (): Driver => new PostgresPoolDriver(this.#options);
  createQueryCompiler = () => new PostgresQueryCompiler();
  createAdapter = () => new PostgresAdapter();
  createIntrospector = (db: Kysely<unknown>) => new PostgresIntrospector(db);
}

class PostgresPoolDriver implements Driver {
  #options: PostgresOptions;
  #pool: pg.Pool | null = null;

  constructor(options: PostgresOptions) {
    this.#options = options;
  }

  async init() {
    const { url, name, connections, mostMs } = this.#options;
    const pool = new pg.Pool({
      connectionString: url,
      application_name: name,
      max: connections,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: mostMs,
      // A connection takes both sides some work to make.
      idleTimeoutMillis: IDLE_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: IDLE_MS / 4,
      types: { getTypeParser: parserOf },
    });
    // A connection that breaks tells whoever uses it; the next one gets another.
    pool.on("error", () => {});
    pool.on("connect", (client) => client.on("error", () => {}));
    this.#pool = pool;
  }

  async acquireConnection() {
    try {
      if (!this.#pool) throw new Error("The database is closed.");
      const client = await this.#pool.connect();
      const connection = new PoolConnection(client);
      if (!ready.has(client)) {
        await connection.prepare(this.#options.mostMs - GRACE_MS);
        ready.add(client);
      }
      return connection;
    } catch (error) {
      throw postgresError(error);
    }
  }

  async releaseConnection(connection: DatabaseConnection) {
    if (connection instanceof PoolConnection) connection.release();
  }

  beginTransaction(it: DatabaseConnection, { isolationLevel }: TransactionSettings) {
    return exec(it, isolationLevel ? `begin isolation level ${isolationLevel}` : "begin");
  }

  rollbackTransaction = (it: DatabaseConnection) => exec(it, "rollback");

  async commitTransaction(it: DatabaseConnection) {
    // One that failed half way answers a commit with a friendly ROLLBACK.
    const { rows } = await it.executeQuery<{ command?: string }>(CompiledQuery.raw("commit"));
    if (rows[0]?.command !== "COMMIT") throw postgresError(new Error("Nothing was committed."));
  }

  async destroy() {
    const pool = this.#pool;
    this.#pool = null;
    await pool?.end();
  }
}

/** Connections that know how we want things done. */
const ready = new WeakSet<pg.PoolClient>();

class PoolConnection implements DatabaseConnection {
  #client: pg.PoolClient;
  /** Whether what it is doing is not known any more, so that nobody may have it next. */
  #isLost = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  /** Makes sure that a commit is on disk before it is answered, and that nothing takes for ever. */
  async prepare(mostMs: number): Promise<void> {
    try {
      await this.#client.query(`
        select set_config('synchronous_commit', 'on', false)
          where current_setting('synchronous_commit') in ('off', 'local', 'remote_write');
        set statement_timeout = ${mostMs};
        set lock_timeout = ${Math.round(mostMs / 2)};
        set idle_in_transaction_session_timeout = ${2 * mostMs};
      `);
    } catch (error) {
      this.#client.release(true);
      throw error;
    }
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { rows, command } = await this.#client.query(query.sql, query.parameters.map(inputOf));
      // oxlint-disable-next-line typescript/consistent-type-assertions -- Kysely knows what it asked for.
      if (command === "COMMIT" || command === "ROLLBACK") return { rows: [{ command }] as R[] };
      return { rows };
    } catch (error) {
      // What the server said leaves the connection as it was; anything else leaves it in the dark.
      if (!(error instanceof pg.DatabaseError)) this.#isLost = true;
      throw postgresError(error);
    }
  }

  // oxlint-disable-next-line require-yield -- Kysely asks for this method; nothing of ours streams.
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error("Nothing streams from the database.");
  }

  release() {
    this.#client.release(this.#isLost);
  }
}

async function exec(connection: DatabaseConnection, sql: string) {
  await connection.executeQuery(CompiledQuery.raw(sql));
}

/** Bytes go as they are, without a copy. */
function inputOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inputOf);
  if (!(value instanceof Uint8Array)) return value;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}

const INT8 = pg.types.builtins.INT8;
const BYTEA = pg.types.builtins.BYTEA;

/** Large numbers are numbers: none of ours comes near 2 to the 53. Bytes are bytes. */
function parserOf(type: number, format?: "text" | "binary") {
  if (format === "text" && type === INT8) return Number;
  if (format === "text" && type === BYTEA) return bytesOf;
  return pg.types.getTypeParser(type, format);
}

function bytesOf(text: string): Uint8Array {
  const { buffer, byteOffset, byteLength } = Buffer.from(text.slice(2), "hex");
  return new Uint8Array(buffer, byteOffset, byteLength);
}
