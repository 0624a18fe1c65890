import { type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { readDatabaseUrl } from "#db/url";
import { DomainError } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

/** Every table of a practice, those that point at others first. A test holds this list complete. */
export const PRACTICE_TABLES = [
  "audit_event",
  "measure_wording",
  "measure_check",
  "released_stat",
  "episode_outcome",
  "care_episode",
  "co_sign_couple",
  "co_sign",
  "own_term",
  "own_exercise",
  "own_slip",
  "own_word",
  "opt_out",
  "check_in",
  "suggestion_choice",
  "couple_lack",
  "partner_record",
  "loop_map_link",
  "loop_map_side",
  "loop_map",
  "line_opening",
  "line_share",
  "need_opening",
  "need_share",
  "episode_follow_up",
  "loop_episode",
  "response_view",
  "indicator_rating",
  "yes_answer",
  "yes_request",
  "policy_signature",
  "secrets_policy",
  "consent_check_mark",
  "rating_request",
  "talk_request",
  "match_pick",
  "share_opening",
  "shared_part",
  "share_offer",
  "response_part",
  "response",
  "draft",
  "therapist_part",
  "weighed_gate",
  "client_choice",
  "release_authorisation",
  "task",
  "run_event",
  "session_check",
  "plan_item",
  "plan_version_item",
  "plan_version",
  "plan_check",
  "plan_template_item",
  "plan_template",
  "assignment",
  "note_amendment",
  "process_note",
  "note",
  "plan",
  "session",
  "screening",
  "hold_recheck",
  "safety_hold",
  "consent",
  "partner",
  "couple",
  "data_key",
  "mail_outbox",
  "invitation",
  "auth_session",
  "membership",
  "member",
] as const;

export type RemovedDemo = {
  /** Sample practices that were removed. */
  readonly practices: number;
  readonly rows: number;
  /** Sign-ins that led nowhere else. */
  readonly identities: number;
};

/**
 * Deletes every sample practice whole: all its rows, its trail and its released numbers included, and the
 * sign-ins that belong to no other practice. Real practices are not touched. Needs the owner's connection;
 * one transaction, so that it happens wholly or not at all.
 */
export async function removeDemo(ownerUrl: string): Promise<RemovedDemo> {
  const read = readDatabaseUrl(ownerUrl);
  if ("problem" in read) throw new DomainError("unavailable", read.problem);
  const client = postgres(read.url, {
    max: 1,
    prepare: read.prepare,
    connect_timeout: 10,
    onnotice: () => {},
  });
  try {
    return await drizzle(client).transaction(async (tx) => {
      const count = async (statement: SQL) => (await tx.execute(statement)).count;
      await tx.execute(sql`select set_config('role', 'app_owner', true)`);
      const found = await tx.execute<{ id: Id }>(sql`select id from practice where is_sample for update`);
      let rows = 0;
      let identities = 0;
      for (const { id } of found) {
        await tx.execute(sql`select set_config('app.practice_id', ${id}, true)`);
        const signIns = await tx.execute<{ id: Id }>(
          sql`select distinct identity_id as id from membership where practice_id = ${id}`,
        );
        for (const table of PRACTICE_TABLES) {
          rows += await count(sql`delete from ${sql.identifier(table)} where practice_id = ${id}`);
        }
        const ids = JSON.stringify(signIns.map((row) => row.id));
        identities += await count(sql`
          delete from login_identity i using json_array_elements_text(${ids}::text::json) as left_over(id)
          where i.id = left_over.id::uuid
            and not exists (select from membership m where m.identity_id = i.id)`);
        rows += await count(sql`delete from practice where id = ${id}`);
      }
      return { practices: found.length, rows: rows + identities, identities };
    });
  } finally {
    await client.end({ timeout: 5 });
  }
}
