// Hocuspocus 4 with its database extension, as its manual says it is run: on node:sqlite, or with
// its Redis extension on PostgreSQL. With FILL it puts documents in place and ends.
import { DatabaseSync } from "node:sqlite";
import { fromCache, whatToFill } from "./from-cache.mjs";

const { Server } = fromCache("@hocuspocus/server");
const { Database } = fromCache("@hocuspocus/extension-database");
const { PORT = "0", DATA_DIR = ".", DATABASE_URL, REDIS_URL, DEBOUNCE } = process.env;

const store = DATABASE_URL ? await openPostgres(DATABASE_URL) : openSqlite();
const fill = whatToFill();
if (fill) {
  for (const room of fill.rooms) await store.save(room, fill.document);
  await store.close();
} else await listen();

async function listen() {
  const extensions = [
    new Database({
      fetch: async (/** @type {{ documentName: string }} */ it) => store.load(it.documentName),
      store: async (/** @type {{ documentName: string, state: Uint8Array }} */ it) =>
        store.save(it.documentName, it.state),
    }),
  ];
  if (REDIS_URL) {
    const { Redis } = fromCache("@hocuspocus/extension-redis");
    const { hostname, port, password } = new URL(REDIS_URL);
    const prefix = process.env["REDIS_PREFIX"] ?? "hocuspocus";
    const options = password ? { password } : {};
    extensions.push(new Redis({ host: hostname, port: Number(port), options, prefix }));
  }
  const server = new Server({
    port: Number(PORT),
    address: "127.0.0.1",
    quiet: true,
    ...(DEBOUNCE === undefined ? {} : { debounce: Number(DEBOUNCE), maxDebounce: 0 }),
    extensions,
  });
  await server.listen();
  console.log(`ready at ws://127.0.0.1:${server.address.port}`);
}

function openSqlite() {
  const db = new DatabaseSync(`${DATA_DIR}/hocuspocus.db`);
  // Kinder to its speed than the extension's own defaults: what it loses, it loses in memory.
  db.exec(`pragma journal_mode = wal; pragma synchronous = normal;
    create table if not exists documents (name text primary key, data blob not null)`);
  const read = db.prepare("select data from documents where name = ?");
  const write = db.prepare(
    "insert into documents values (?, ?) on conflict (name) do update set data = excluded.data",
  );
  return {
    /** @param {string} room */
    load: (room) => read.get(room)?.["data"] ?? null,
    /** @param {string} room @param {Uint8Array} bytes */
    save: (room, bytes) => void write.run(room, bytes),
    close: () => db.close(),
  };
}

/** @param {string} url */
async function openPostgres(url) {
  const { Pool } = fromCache("pg");
  const pool = new Pool({ connectionString: url, max: 10 });
  // Two nodes that start together may both want to make it.
  await pool
    .query("create table if not exists documents (name text primary key, data bytea not null)")
    .catch(() => {});
  return {
    /** @param {string} room */
    async load(room) {
      const { rows } = await pool.query("select data from documents where name = $1", [room]);
      return rows[0]?.data ?? null;
    },
    /** @param {string} room @param {Uint8Array} bytes */
    async save(room, bytes) {
      const values = [room, Buffer.from(bytes)];
      await pool.query(
        "insert into documents values ($1, $2) on conflict (name) do update set data = excluded.data",
        values,
      );
    },
    close: () => pool.end(),
  };
}
