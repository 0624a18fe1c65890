import type postgres from "postgres";
import { asPractice, type World } from "#tests/support/people";
import { publishedFork } from "./authored";

/** More of the practice's own, all newer, than a list to choose from begins with. */
const CROWD = 61;

/** As if so many more had been published since, each with its own name in its body too. */
export async function crowdOut(owner: postgres.Sql, world: World): Promise<void> {
  const slug = await publishedFork(world.treating, { title: "Newer" });
  await asPractice(
    owner,
    world.practiceId,
    (tx) => tx`insert into own_exercise
      select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'slug', 'own-newer-' || n, 'title', 'Newer ' || n,
        'body', o.body || jsonb_build_object('slug', 'own-newer-' || n), 'published_at', o.published_at + n * interval '1 minute'))).*
      from own_exercise o cross join generate_series(1, ${CROWD}::int) n
      where o.slug = ${slug} and o.state = 'published'`,
  );
}
