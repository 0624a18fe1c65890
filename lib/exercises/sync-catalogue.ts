import { sql } from "drizzle-orm";
import type { OwnerTx } from "#db/migrate";
import { builtinExercise, builtinWord } from "#db/schema/library";
import { cardOf } from "#lib/exercises/card";
import { searchOf, vocabularyOf } from "#lib/exercises/card-columns";
import { catalogue } from "#lib/exercises/catalogue/index";
import { contentHash } from "#lib/exercises/content-hash";
import type { Exercise } from "#lib/exercises/types";

/**
 * Brings the exercises of this release into the database: versions it does not hold yet are added, those it
 * holds are compared, and what this release no longer lists stays readable but leaves the library. Finds
 * nothing to do the second time. Throws Error with one sentence when a version was changed without a new
 * number, since tasks that name it would change under the couple.
 */
export async function syncCatalogue(tx: OwnerTx, exercises: readonly Exercise[] = catalogue): Promise<void> {
  const held = await tx.execute<{ slug: string; version: number; hash: string }>(
    sql`select slug, version, encode(content_hash, 'hex') as hash from ${builtinExercise}`,
  );
  const hashes = new Map(held.map((row) => [`${row.slug} ${row.version}`, row.hash]));
  const added = exercises.filter((exercise) => {
    const hash = hashes.get(`${exercise.slug} ${exercise.version}`);
    if (hash !== undefined && hash !== contentHash(exercise)) throw changedInPlace(exercise);
    return hash === undefined;
  });
  if (added.length > 0) {
    await tx.execute(sql`
      insert into ${builtinExercise} (slug, version, content_hash, body, title, sort_title, aim, minutes, blocked_by,
        warned_by, traits, search)
      values ${sql.join(added.map(rowOf), sql`, `)}`);
  }
  await tx.execute(sql`
    insert into ${builtinWord} (word) select ${vocabularyOf(exercises.map(cardOf))} on conflict do nothing`);
  // What is searched follows from the body, so rows that an older release wrote are brought up to this one's.
  await tx.execute(sql`
    update ${builtinExercise} as b set search = n.search
    from (values ${sql.join(exercises.map(searchRowOf), sql`, `)}) n (slug, version, search)
    where b.slug = n.slug and b.version = n.version and b.search is distinct from n.search`);
  const slugs = JSON.stringify(exercises.map(({ slug }) => slug));
  await tx.execute(sql`
    with now_known as (
      select b.slug, b.version, exists (select from ${builtinExercise} n where n.slug = b.slug
          and n.version > b.version)
        or b.slug not in (select jsonb_array_elements_text(${slugs}::text::jsonb)) as is_over
      from ${builtinExercise} b)
    update ${builtinExercise} as b set superseded_at = case when k.is_over then now() end
    from now_known k
    where k.slug = b.slug and k.version = b.version and k.is_over <> (b.superseded_at is not null)`);
}

function rowOf(exercise: Exercise) {
  const card = cardOf(exercise);
  return sql`(${exercise.slug}, ${exercise.version}, decode(${contentHash(exercise)}, 'hex'),
    ${JSON.stringify(exercise)}::text::jsonb, ${card.title}, ${card.words.title}, ${card.aim}, ${card.minutes}, ${card.blockedBy},
    ${card.warnedBy}, ${card.traits}::bigint, ${searchOf(card)})`;
}

const searchRowOf = (exercise: Exercise) =>
  sql`(${exercise.slug}::text, ${exercise.version}::int, ${searchOf(cardOf(exercise))})`;

function changedInPlace({ slug, version }: Exercise): Error {
  return new Error(
    `The exercise ${slug} was changed but still is version ${version}. Give the new text a new version number; nothing was written.`,
  );
}
