import { type RawBuilder, sql, type Transaction } from "kysely";
import type { DatabaseKind } from "./migrate.ts";
import type { Tables } from "./tables.ts";

/** How the values of a column come out of JSON, which holds no bytes. */
export type ColumnKind = "text" | "integer" | "bigint" | "bytes";

/** The columns that are written, of a table or a part of it. */
export type Columns<Row> = Readonly<Record<keyof Row & string, ColumnKind>>;

/** Where rows go. */
export type Into<Row> = { table: keyof Tables; columns: Columns<Row> };

type Values = Readonly<Record<string, string | number | null | Uint8Array>>;

/**
 * Adds rows, however many, with one statement and one value: it is the same for any number of them,
 * so databases prepare it once, and the thread that serves people hands over a text in place of
 * thousands of values. `conflict` says what happens to those that are there already; where it
 * returns something, that is the answer.
 */
export async function insertRows<Row extends Values, Returned = never>(
  transaction: Transaction<Tables>,
  kind: DatabaseKind,
  { table, columns }: Into<Row>,
  rows: readonly Row[],
  conflict: RawBuilder<Returned> = sql``,
): Promise<Returned[]> {
  if (!rows.length) return [];
  const named = Object.entries<ColumnKind>(columns);
  const names = sql.join(named.map(([name]) => sql.ref(name)));
  const read = kind === "postgres" ? readPostgres : readSqlite;
  // Without a condition, SQLite would take the conflict for a part of what is selected.
  const { rows: returned } = await sql<Returned>`
    insert into ${sql.table(table)} (${names}) ${read(named, jsonOf(named, rows))} where true
    ${conflict}`.execute(transaction);
  return returned;
}

type Named = readonly (readonly [string, ColumnKind])[];

function readSqlite(columns: Named, json: string) {
  const values = columns.map(([name, kind]) => {
    const value = sql`value->>${sql.lit(`$.${name}`)}`;
    return kind === "bytes" ? sql`unhex(${value})` : value;
  });
  return sql`select ${sql.join(values)} from json_each(${json})`;
}

function readPostgres(columns: Named, json: string) {
  const values = columns.map(([name, kind]) =>
    kind === "bytes" ? sql`decode(${sql.ref(name)}, 'hex')` : sql.ref(name),
  );
  const types = columns.map(
    ([name, kind]) => sql`${sql.ref(name)} ${sql.raw(kind === "bytes" ? "text" : kind)}`,
  );
  return sql`select ${sql.join(values)}
    from json_to_recordset(${json}::json) as "it" (${sql.join(types)})`;
}

function jsonOf(columns: Named, rows: readonly Values[]): string {
  const hasBytes = columns.some(([, kind]) => kind === "bytes");
  const json = JSON.stringify(hasBytes ? rows.map(withHex) : rows);
  // What is no whole letter, such as half an emoji, can't be kept as text anywhere.
  return /\\u(?:d[89a-f]|0000)/.test(json)
    ? JSON.stringify(JSON.parse(json), (_, value: unknown) =>
        typeof value === "string" ? value.toWellFormed().replaceAll("\0", "\u{fffd}") : value,
      )
    : json;
}

function withHex(row: Values): Values {
  const values = Object.entries(row).map(([name, value]) => {
    if (!(value instanceof Uint8Array)) return [name, value] as const;
    const { buffer, byteOffset, byteLength } = value;
    return [name, Buffer.from(buffer, byteOffset, byteLength).toString("hex")] as const;
  });
  return Object.fromEntries(values);
}
