import type postgres from "postgres";
import { type Id, newId } from "#lib/kernel/ids";
import { OPAQUE } from "#tests/bench/couple-rows";
import { RowSheet } from "#tests/bench/rows";
import { type Seat, signIn } from "#tests/bench/seats";
import { asPractice, makePractice } from "#tests/support/people";

/** Words that make one title unlike the next: every copy of an exercise has another of them. */
const PLACES =
  "harbour orchard lantern meadow thicket quarry saddle juniper pebble candle violin kettle".split(" ");

/**
 * A practice whose library has so many exercises in use: the built-in ones, and copies of them under titles of
 * their own, a tenth of those in a second version. Answers a clinician who is signed in.
 */
export async function makeLibrary(owner: postgres.Sql, exercises: number): Promise<Seat> {
  const practiceId = await makePractice(owner, `Library of ${exercises}`);
  const sheet = new RowSheet();
  const id = newId();
  sheet.add("member", {
    practice_id: practiceId,
    id,
    role: "clinician",
    name_sealed: OPAQUE,
    email_sealed: OPAQUE,
  });
  const seat = await signIn(sheet, practiceId, "clinician", id);
  await asPractice(owner, practiceId, (tx) => sheet.write(tx, ["member", "membership", "auth_session"]));
  await addOwn(owner, practiceId, id, exercises);
  return seat;
}

async function addOwn(owner: postgres.Sql, practiceId: Id, authorId: Id, exercises: number): Promise<void> {
  const version = (n: number, superseded: string, numbers: string) => `
    insert into own_exercise (practice_id, slug, version, id, state, body, title, sort_title, aim, minutes,
      blocked_by, warned_by, traits, search, author_id, published_at, superseded_at)
    select $1::uuid, 'own-bench-' || n, ${n}, gen_random_uuid(), 'published',
      b.body || jsonb_build_object('slug', 'own-bench-' || n, 'version', ${n}),
      b.title || ', ' || word || ' ' || n, b.sort_title || ', ' || word || ' ' || n, b.aim, b.minutes,
      b.blocked_by, b.warned_by, b.traits,
      setweight(to_tsvector('english', b.title || ' ' || word || ' ' || n), 'A') || b.search,
      $2::uuid, now() - make_interval(mins => n), ${superseded}
    from (select count(*)::int as many from builtin_exercise where superseded_at is null) built
    cross join lateral generate_series(1, greatest($3::int - built.many, 0)) n
    join lateral (select * from builtin_exercise where superseded_at is null
      order by slug offset n % built.many limit 1) b on true
    cross join lateral (select (array[${PLACES.map((word) => `'${word}'`).join(", ")}])[n / built.many % ${PLACES.length} + 1] as word) w
    where ${numbers}`;
  await asPractice(owner, practiceId, async (tx) => {
    const given = [practiceId, authorId, exercises];
    await tx.unsafe(version(1, "now()", "n % 10 = 0"), given);
    await tx.unsafe(version(2, "null", "n % 10 = 0"), given);
    await tx.unsafe(version(1, "null", "n % 10 <> 0"), given);
    await tx.unsafe(
      `insert into own_word (practice_id, word)
         select $1::uuid, word from builtin_word
         union select $1::uuid, unnest(tsvector_to_array(to_tsvector('simple', title)))
           from own_exercise where practice_id = $1::uuid`,
      [practiceId],
    );
  });
}
