// Loaded into a server before its own code: while the file that FULL_WHILE names is there, the
// database may not grow, so SQLite itself says that the disk is full.
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { isMainThread } from "node:worker_threads";

const LOOK_MS = 10;
const MOST_PAGES = 4_294_967_294;

if (!isMainThread) {
  const { exec } = DatabaseSync.prototype;
  const known = new WeakSet();
  DatabaseSync.prototype.exec = function (sql) {
    if (!known.has(this) && this.location()?.endsWith("ownwords.db")) {
      known.add(this);
      watch(this);
    }
    exec.call(this, sql);
  };

  /** @param {DatabaseSync} db */
  function watch(db) {
    let isFull = false;
    setInterval(() => {
      const isNow = existsSync(process.env["FULL_WHILE"] ?? "");
      if (isNow === isFull || !db.isOpen) return;
      exec.call(db, `pragma max_page_count = ${isNow ? 1 : MOST_PAGES}`);
      isFull = isNow;
    }, LOOK_MS).unref();
  }
}
