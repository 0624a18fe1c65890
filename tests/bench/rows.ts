import type postgres from "postgres";

export type Row = Readonly<Record<string, string | number | boolean | null>>;

const CHUNK = 5000;

/** The text form in which a bytea column takes bytes. */
export function bytes(value: Buffer): string {
  return `\\x${value.toString("hex")}`;
}

/** Inserts rows of one shape, thousands in a statement. Columns that are not named take their default. */
export async function putRows(
  tx: postgres.Sql | postgres.TransactionSql,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(", ");
  for (let at = 0; at < rows.length; at += CHUNK) {
    await tx.unsafe(
      `insert into ${table} (${columns})
       select ${columns} from jsonb_populate_recordset(null::${table}, $1::text::jsonb)`,
      [JSON.stringify(rows.slice(at, at + CHUNK))],
    );
  }
}

/** Rows of several tables, collected in any order and written table by table. */
export class RowSheet {
  readonly #tables = new Map<string, Row[]>();

  add(table: string, row: Row): void {
    const rows = this.#tables.get(table);
    if (rows) rows.push(row);
    else this.#tables.set(table, [row]);
  }

  /** Writes the tables in the order given. Throws RangeError when one was left out. */
  async write(tx: postgres.TransactionSql, order: readonly string[]): Promise<void> {
    const forgotten = [...this.#tables.keys()].find((table) => !order.includes(table));
    if (forgotten) throw new RangeError(`No place in the order for ${forgotten}.`);
    for (const table of order) await putRows(tx, table, this.#tables.get(table) ?? []);
  }
}
