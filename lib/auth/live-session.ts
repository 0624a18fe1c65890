import { sql } from "drizzle-orm";
import { database, inTime, unreachable } from "#db/with-actor";
import type { Slot } from "#lib/access/actor";
import { type HandedOver, readHandedOver } from "#lib/auth/handed-over";
import { type HandedTablet, isTabletMark, readTablet } from "#lib/auth/handed-tablet";
import { readToken, sessionRef } from "#lib/auth/token";
import type { Id } from "#lib/kernel/ids";

export type LiveSession = {
  practiceId: Id;
  practiceName: string;
  timeZone: string;
  isSample: boolean;
  role: "clinician" | "supervisor" | "admin" | "partner";
  subjectId: Id;
  identityId: Id;
  coupleId: Id | null;
  slot: Slot | null;
  /** 1 passphrase; 2 with a second factor. */
  assuranceLevel: number;
  expiresAt: Date;
  ref: string;
  /** The one turn this session may open while somebody else holds the phone; null for all other times. */
  handedOver: HandedOver | null;
  /** The one thing a clinician's tablet may open while it is with a partner; null for all other times. */
  tablet: HandedTablet | null;
};

type Row = {
  role: LiveSession["role"];
  subject_id: Id;
  identity_id: Id;
  couple_id: Id | null;
  slot: Slot | null;
  assurance_level: number;
  expires_at: Date | string;
  practice_name: string;
  time_zone: string;
  is_sample: boolean;
  handed_over: string | null;
};

/**
 * The session behind a token, if it is alive at this moment by the database's clock: not revoked, not
 * idle for 15 minutes (10 for partners, and while a device is handed over to one), not older than 12 hours, and its
 * place in the practice not ended. One statement outside any transaction.
 */
export async function findLiveSession(tokenText: unknown): Promise<LiveSession | null> {
  const token = readToken(tokenText);
  if (!token) return null;
  let rows: Row[];
  try {
    rows = (await inTime(
      database().drizzle.execute(
        sql`select * from app.live_session(${token.practiceId}::uuid, ${token.hash}::bytea)`,
      ),
    )) as unknown as Row[];
  } catch (error) {
    throw unreachable(error) ?? error;
  }
  const [row] = rows;
  if (!row) return null;
  return {
    practiceId: token.practiceId,
    practiceName: row.practice_name,
    timeZone: row.time_zone,
    isSample: row.is_sample,
    role: row.role,
    subjectId: row.subject_id,
    identityId: row.identity_id,
    coupleId: row.couple_id,
    slot: row.slot,
    assuranceLevel: row.assurance_level,
    expiresAt: new Date(row.expires_at),
    ref: sessionRef(token),
    handedOver: isTabletMark(row.handed_over) ? null : readHandedOver(row.handed_over),
    tablet: isTabletMark(row.handed_over) ? readTablet(row.handed_over) : null,
  };
}
