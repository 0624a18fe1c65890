import { type SQL, sql } from "drizzle-orm";
import { builtinExercise, ownExercise } from "#db/schema/library";
import type { ActorOf } from "#lib/access/actor";
import { ofPractice } from "#lib/access/scope";
import { bitOf, type ExerciseState } from "#lib/exercises/traits";

/** What is read of each exercise: one number to count by, a line to list, or a line with its rank in a search. */
export type Reading = "counted" | "listed" | "ranked";

const PUBLISHED = bitOf("state", "published");

/**
 * The two sources of the library, each a statement of its own: what is built in, and the practice's own. Of
 * every exercise it is what is in use or was retired, and its draft beside it. `state` is said where one is
 * enough, as a condition that an index knows.
 */
export function librarySources(
  actor: ActorOf<"clinician">,
  reading: Reading,
  state?: ExerciseState,
): readonly [SQL, SQL] {
  const isRanked = reading === "ranked";
  const line = sql`slug, version, title, sort_title, aim, minutes, blocked_by, warned_by,`;
  const rank = sql`, (search @@ titled)::int + (search @@ all_titled)::int as in_title, ts_rank(search, q) as rank`;
  const read = (since: SQL, bits: SQL) => sql`
    select ${reading === "counted" ? sql`` : line} traits + ${bits} as traits
      ${reading === "counted" ? sql`` : sql`, ${since} as since`} ${isRanked ? rank : sql``}`;
  // Those that a search found: by key, and no other text is looked into.
  const found = (hits: SQL) =>
    isRanked ? sql`join ${hits} hit using (slug, version) join wanted on wanted.words = hit.words` : sql``;
  const stateBit = sql`case state when 'draft' then ${bitOf("state", "draft")}::bigint
    when 'published' then ${PUBLISHED}::bigint else ${bitOf("state", "retired")}::bigint end`;
  return [
    sql`${read(sql`added_at`, sql`${bitOf("origin", "builtin") + PUBLISHED}::bigint`)}
      from ${builtinExercise} ${found(sql`builtin_hit`)} where superseded_at is null`,
    sql`${read(sql`coalesce(published_at, updated_at)`, sql`${bitOf("origin", "own")}::bigint + ${stateBit}`)}
      from ${ownExercise} ${found(sql`own_hit`)} where ${ofPractice(actor, ownExercise)}
        and superseded_at is null ${state ? sql`and state = ${state}` : sql``}`,
  ];
}
