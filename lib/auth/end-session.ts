import { and, eq, isNull, sql } from "drizzle-orm";
import { authSession } from "#db/schema/accounts";
import { withActor } from "#db/with-actor";
import { recordAudit } from "#lib/audit/record-audit";
import { doorActor } from "#lib/auth/door";
import { readToken } from "#lib/auth/token";

/** Revokes the session of this token; takes effect on the very next request. Unknown tokens are ignored. */
export async function endSession(tokenText: string): Promise<void> {
  const token = readToken(tokenText);
  if (!token) return;
  const actor = doorActor(token.practiceId);
  await withActor(actor, async (tx) => {
    const ended = await tx
      .update(authSession)
      .set({ revokedAt: sql`now()` })
      .where(
        and(
          eq(authSession.practiceId, token.practiceId),
          eq(authSession.tokenHash, token.hash),
          isNull(authSession.revokedAt),
        ),
      )
      .returning({ subjectId: authSession.subjectId, role: authSession.role });
    for (const row of ended) {
      await recordAudit(tx, actor, {
        action: "sign_out",
        entity: row.role,
        entityId: row.subjectId,
        purpose: "sign out",
      });
    }
  });
}
