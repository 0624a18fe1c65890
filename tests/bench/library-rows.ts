import type postgres from "postgres";
import { type Id, newId } from "#lib/kernel/ids";
import { OPAQUE } from "#tests/bench/couple-rows";
import { RowSheet } from "#tests/bench/rows";
import { type Seat, signIn } from "#tests/bench/seats";
import { asPractice, makePractice } from "#tests/support/people";

/** Words that make one title unlike the next: every copy of an exercise has another of them. */
const PLACES =
  "harbour orchard lantern meadow thicket quarry saddle juniper pebble candle violin kettle".split(" ");

export type LibrarySeat = Seat & { readonly coupleId: Id };

/**
 * A practice whose library has so many exercises in use: the built-in ones, and copies of them under titles of
 * their own, a tenth of those in a second version; and one couple that is rated. Answers a clinician who is signed in.
 */
export async function makeLibrary(owner: postgres.Sql, exercises: number): Promise<LibrarySeat> {
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
  return { ...seat, coupleId: await addRatedCouple(owner, practiceId, id) };
}

/** A couple of whom both are rated in every statement, so that every exercise is weighed. */
async function addRatedCouple(owner: postgres.Sql, practiceId: Id, clinicianId: Id): Promise<Id> {
  const coupleId = newId();
  await asPractice(owner, practiceId, async (tx) => {
    await tx`insert into couple (practice_id, id, code_name, clinician_id, stage)
      values (${practiceId}, ${coupleId}, 'Harbour Lantern', ${clinicianId}, 'early')`;
    for (const slot of ["A", "B"]) {
      const partnerId = newId();
      const sealed = Buffer.alloc(160, 7);
      await tx`insert into partner (practice_id, id, couple_id, slot, name_sealed, email_sealed, email_index,
          explicitness_ceiling, joined_at)
        values (${practiceId}, ${partnerId}, ${coupleId}, ${slot}, ${sealed}, ${sealed}, ${Buffer.from(partnerId)}, 3, now())`;
      await tx`insert into consent (practice_id, id, couple_id, partner_id, state)
        values (${practiceId}, ${newId()}, ${coupleId}, ${partnerId}, 'given')`;
      await tx`insert into indicator_rating (practice_id, id, couple_id, partner_id, slot, rater, rated_by, sent_at,
          d1, d2, d3, d4, r1, r2, r3, r4, a1, a2, a3, a4, k1, k2, k4)
        values (${practiceId}, ${newId()}, ${coupleId}, ${partnerId}, ${slot}, 'therapist', ${clinicianId}, now(),
          4, 5, 6, 5, 6, 7, 5, 6, 5, 5, 6, 4, 3, 4, 5)`;
    }
  });
  return coupleId;
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
