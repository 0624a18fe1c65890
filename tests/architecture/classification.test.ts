import { getTableColumns, getTableName, is } from "drizzle-orm";
import { getTableConfig, type PgColumn, PgDialect, PgTable } from "drizzle-orm/pg-core";
import { describe, expect, it } from "vitest";
import { CLASSES, CLASSIFICATION, type Classification } from "#db/classification";
import * as schema from "#db/schema/index";

type Row = { table: string; key: string; column: PgColumn; pgTable: PgTable };

const tables = Object.entries(schema).filter((entry): entry is [string, never] => is(entry[1], PgTable));
const rows: Row[] = tables.flatMap(([table, pgTable]) =>
  Object.entries(getTableColumns(pgTable as PgTable)).map(([key, column]) => ({
    table,
    key,
    column: column as PgColumn,
    pgTable: pgTable as PgTable,
  })),
);
const classified = CLASSIFICATION as Readonly<Record<string, Readonly<Record<string, Classification>>>>;
const classOf = ({ table, key }: Row) => classified[table]?.[key];
const named = ({ pgTable, column }: Row) => `${getTableName(pgTable)}.${column.name}`;
const dialect = new PgDialect();

/** The CHECK constraints of a table as SQL. */
function checksOf(pgTable: PgTable): string {
  return getTableConfig(pgTable)
    .checks.map((one) => dialect.sqlToQuery(one.value).sql)
    .join("\n");
}

/** Whether a CHECK names every word a column may hold. */
function isListOfWords({ pgTable, column }: Row): boolean {
  return checksOf(pgTable).includes(`"${column.name}" in (`);
}

/** Text about care that is not a list in a CHECK, and why no person's words can be in it. */
const FIXED_WORDS: Readonly<Record<string, string>> = {
  "safety_hold.gate": "a gate's number, from the form's list",
};

const SENSITIVE_NAME = /name|mail|phone|address|answer|note|body|text|words|birth|street/;
/** Columns whose name sounds like a person's words and that hold none. */
const SOUNDS_SENSITIVE: Readonly<Record<string, string>> = {
  "practice.name": "what the practice calls itself",
  "couple.code_name": "two neutral words, drawn by the product",
  "response.body_hash": "a digest of what was sent",
  "note_amendment.note_id": "the number of the note it stands beneath",
  "builtin_exercise.body": "the text of an exercise, the same for every practice",
  "own_exercise.body": "the text of an exercise, which every couple it is given to reads",
};

describe("the classification of columns", () => {
  it("covers every column of every table, and nothing else", () => {
    const known = Object.entries(classified).flatMap(([table, columns]) =>
      Object.keys(columns).map((key) => `${table}.${key}`),
    );
    expect(known.sort()).toEqual(rows.map(({ table, key }) => `${table}.${key}`).sort());
    expect(rows.length).toBeGreaterThan(200);
  });

  it("uses all four classes", () => {
    expect(new Set(rows.map(classOf))).toEqual(new Set(CLASSES));
  });

  it("keeps who somebody is as bytes only", () => {
    const open = rows.filter((row) => classOf(row) === "identifying" && row.column.getSQLType() !== "bytea");
    expect(open.map(named)).toEqual([]);
  });

  it("keeps what somebody wrote as bytes only: clinical text in clear is a word from a list", () => {
    const open = rows
      .filter(
        (row) =>
          classOf(row) === "clinical" && /^(text|varchar|char|json|jsonb|xml)/.test(row.column.getSQLType()),
      )
      .filter((row) => !isListOfWords(row) && !(named(row) in FIXED_WORDS));
    expect(open.map(named)).toEqual([]);
  });

  it("has no container that could hold anything at all, but for what the library holds about nobody", () => {
    expect(
      rows
        .filter((row) => /^(json|jsonb|xml|hstore)|\[\]$/.test(row.column.getSQLType()))
        .filter((row) => classOf(row) !== "catalogue")
        .map(named),
    ).toEqual([]);
  });

  it("calls every sealed column identifying or clinical", () => {
    const sealed = rows.filter(({ column }) => column.name.endsWith("_sealed"));
    expect(sealed.length).toBeGreaterThan(8);
    expect(sealed.filter((row) => row.column.getSQLType() !== "bytea").map(named)).toEqual([]);
    expect(
      sealed.filter((row) => !["identifying", "clinical"].includes(classOf(row) ?? "")).map(named),
    ).toEqual([]);
  });

  it("lets no column that sounds like a person's words be kept in clear", () => {
    const open = rows
      .filter(({ column }) => SENSITIVE_NAME.test(column.name) && column.getSQLType() !== "bytea")
      .map(named);
    expect(open.sort()).toEqual(
      Object.keys(SOUNDS_SENSITIVE)
        .filter((one) => open.includes(one))
        .sort(),
    );
  });

  it("has no exception for a column that is gone", () => {
    const all = rows.map(named);
    const excepted = [...Object.keys(FIXED_WORDS), ...Object.keys(SOUNDS_SENSITIVE)];
    expect(excepted.filter((one) => !all.includes(one))).toEqual([]);
  });
});
