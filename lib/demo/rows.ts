import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { invitation, loginIdentity, member, membership, practice } from "#db/schema/accounts";
import { policySignature, secretsPolicy } from "#db/schema/agreements";
import { auditEvent } from "#db/schema/audit";
import { coSign, coSignCouple } from "#db/schema/co-sign";
import { consent, couple, partner, safetyHold } from "#db/schema/couples";
import { episodeFollowUp, loopEpisode, responseView } from "#db/schema/episodes";
import { indicatorRating, ratingRequest } from "#db/schema/formulation";
import { assignment, checkIn, draft, response, responsePart, task } from "#db/schema/homework";
import { loopMap, loopMapLink, loopMapSide } from "#db/schema/loop-map";
import { note } from "#db/schema/notes";
import { partnerRecord } from "#db/schema/partner-record";
import { plan, planItem, session } from "#db/schema/planning";
import { careEpisode, episodeOutcome, releasedStat } from "#db/schema/release";
import { screening } from "#db/schema/safety";
import { dataKey } from "#db/schema/secrets";
import { sharedPart, shareOffer, shareOpening } from "#db/schema/sharing";

/** The tables the demo fills, in an order that foreign keys allow. */
const TABLES = {
  practice,
  loginIdentity,
  member,
  membership,
  dataKey,
  couple,
  partner,
  consent,
  secretsPolicy,
  policySignature,
  safetyHold,
  coSign,
  coSignCouple,
  screening,
  invitation,
  session,
  plan,
  assignment,
  planItem,
  note,
  task,
  draft,
  response,
  responsePart,
  shareOffer,
  sharedPart,
  shareOpening,
  checkIn,
  ratingRequest,
  indicatorRating,
  loopMap,
  loopMapSide,
  loopMapLink,
  partnerRecord,
  loopEpisode,
  episodeFollowUp,
  responseView,
  careEpisode,
  episodeOutcome,
  releasedStat,
  auditEvent,
};
type Tables = typeof TABLES;
type TableName = keyof Tables;

/** Rows to insert, by table. */
export type Rows = { [Name in TableName]: Tables[Name]["$inferInsert"][] };

/** No row in any table yet. */
export function noRows(): Rows {
  return Object.fromEntries(Object.keys(TABLES).map((name) => [name, []])) as unknown as Rows;
}

/** PostgreSQL takes at most this many parameters in one statement. */
const MOST_PARAMETERS = 65_000;

export type Transaction = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];

/** Writes everything, a table at a time, in as few statements as the protocol allows. */
export async function insertRows(tx: Transaction, rows: Rows): Promise<void> {
  for (const name of Object.keys(TABLES) as TableName[]) {
    const table: PgTable = TABLES[name];
    const size = Math.floor(MOST_PARAMETERS / Object.keys(getTableColumns(table)).length);
    const all: Record<string, unknown>[] = rows[name];
    for (let start = 0; start < all.length; start += size) {
      await tx.insert(table).values(all.slice(start, start + size));
    }
  }
}

/** How many rows of each table, for the one who asked for the demo. */
export function countRows(rows: Rows): Record<string, number> {
  return Object.fromEntries(
    (Object.keys(TABLES) as TableName[]).map((name) => [getTableName(TABLES[name]), rows[name].length]),
  );
}
