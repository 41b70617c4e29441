/**
 * The thread that holds the embedded database, so that waiting for the disk never holds up people.
 * It answers each statement in the order in which it was asked.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import type { SqliteAnswer, SqliteQuestion, SqliteStart } from "./sqlite-dialect.ts";

const port = parentPort;
if (!port) throw new Error("This file is a worker and does not run by itself.");

const start: SqliteStart = workerData;
const opened = answerFrom(() => open(start));
port.postMessage({ id: 0, ...opened.answer } satisfies SqliteAnswer);

function open({ path, lockPath, isChecked }: SqliteStart) {
  // A lock of its own, so that tools that copy or read the database still can while we run.
  const lock = lockPath === null ? null : new DatabaseSync(lockPath, { timeout: 1000 });
  lock?.exec("begin exclusive");
  const db = new DatabaseSync(path, { timeout: 5000, enableForeignKeyConstraints: true });
  // FULL: what was committed is there after a power cut.
  db.exec("pragma journal_mode = wal; pragma synchronous = full;");
  if (isChecked) {
    const check = db.prepare("pragma quick_check(1)").get();
    if (check?.["quick_check"] !== "ok") throw Object.assign(new Error("damaged"), { errcode: 11 });
  }
  listen(db, lock);
}

function listen(db: DatabaseSync, lock: DatabaseSync | null) {
  const statements = new Map<string, Prepared>();
  const prepare = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    if (statements.size >= 300) statements.clear();
    const statement = db.prepare(sql);
    const prepared = { statement, hasRows: statement.columns().length > 0 };
    statements.set(sql, prepared);
    return prepared;
  };
  port?.on("message", ({ id, sql, parameters }: SqliteQuestion) => {
    if (sql === "close") {
      const { answer } = answerFrom(() => {
        statements.clear();
        db.close();
        lock?.close();
      });
      port?.postMessage({ id, ...answer } satisfies SqliteAnswer);
      port?.close();
      return;
    }
    const { answer } = answerFrom(() => {
      // A failed write may have ended the transaction already; then there is nothing to roll back.
      if (sql === "rollback" && !db.isTransaction) return [];
      return run(prepare(sql), parameters);
    });
    port?.postMessage({ id, ...answer } satisfies SqliteAnswer);
  });
}

/** A statement, and whether it answers with rows, which takes a while to find out. */
type Prepared = { statement: StatementSync; hasRows: boolean };

function run({ statement, hasRows }: Prepared, parameters: readonly SQLInputValue[]) {
  if (hasRows) return statement.all(...parameters);
  statement.run(...parameters);
  return [];
}

function answerFrom(deed: () => Record<string, unknown>[] | void): {
  answer: Omit<SqliteAnswer, "id">;
} {
  try {
    return { answer: { rows: deed() ?? [] } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Error && "errcode" in error ? Number(error.errcode) : 0;
    return { answer: { failure: { message, code } } };
  }
}
