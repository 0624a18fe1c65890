import { sealCookie } from "#lib/auth/cookie";
import { cookieNames } from "#lib/auth/options";
import { makeToken } from "#lib/auth/token";
import { type Id, newId } from "#lib/kernel/ids";
import { bytes, type RowSheet } from "#tests/bench/rows";

const HOURS = 12;

/** Somebody signed in: who, and the cookie their browser sends. */
export type Seat = { id: Id; cookie: string };

/** Signs a person in without a passphrase: a place in the practice, a session row, and its cookie. */
export async function signIn(
  sheet: RowSheet,
  practiceId: Id,
  role: "clinician" | "supervisor" | "partner",
  subjectId: Id,
): Promise<Seat> {
  const token = makeToken(practiceId);
  const place = { practice_id: practiceId, identity_id: newId(), role, subject_id: subjectId };
  sheet.add("membership", place);
  sheet.add("auth_session", {
    ...place,
    token_hash: bytes(token.hash),
    expires_at: new Date(Date.now() + HOURS * 3_600_000).toISOString(),
  });
  const sealed = sealCookie(token.text, HOURS * 3600);
  return { id: subjectId, cookie: `${cookieNames(false).session}=${sealed}` };
}
