import { sql } from "drizzle-orm";
import { ownExercise, ownWord } from "#db/schema/library";
import type { Days } from "#lib/demo/days";
import { seededIds } from "#lib/demo/random";
import type { Transaction } from "#lib/demo/rows";
import { type Card, cardOf } from "#lib/exercises/card";
import { cardColumns, vocabularyOf } from "#lib/exercises/card-columns";
import { findExercise } from "#lib/exercises/queries";
import { ownSlug } from "#lib/exercises/slugs";
import type { Exercise } from "#lib/exercises/types";
import { DomainError } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

type OwnStory = {
  /** The built-in exercise it was forked from. */
  readonly from: string;
  readonly title: string;
  readonly aim: string;
  readonly state: "draft" | "published";
  /** Days before today on which it was written. */
  readonly daysAgo: number;
};

const STORIES: readonly OwnStory[] = [
  {
    from: "daily-stress-share",
    title: "Ten minutes on the porch",
    aim: "Tell each other about the day, outdoors, before the evening begins.",
    state: "published",
    daysAgo: 40,
  },
  {
    from: "plain-ask",
    title: "Ask by letter",
    aim: "Write one wish down and hand it over, so that nobody has to answer at once.",
    state: "draft",
    daysAgo: 3,
  },
];

/** Writes the sample practice's own exercises: forks by its clinician, one in use and one not finished. */
export async function insertOwnExercises(
  tx: Transaction,
  practiceId: Id,
  authorId: Id,
  days: Days,
): Promise<void> {
  const makeId = seededIds("own exercises");
  const published: Card[] = [];
  for (const { from, title, aim, state, daysAgo } of STORIES) {
    const at = days.at(-daysAgo, "17:30");
    const original = findExercise(from);
    if (original === null) throw new DomainError("unexpected", "A sample exercise was forked from nothing.");
    const body: Exercise = { ...original, slug: ownSlug(title, new Set()), version: 1, title, aim };
    const card = cardOf(body);
    if (state === "published") published.push(card);
    await tx.insert(ownExercise).values({
      practiceId,
      slug: body.slug,
      version: 1,
      id: makeId(at),
      state,
      body,
      ...cardColumns(card),
      originSlug: original.slug,
      originVersion: original.version,
      authorId,
      createdAt: at,
      updatedAt: at,
      publishedAt: state === "published" ? at : null,
    });
  }
  await tx.execute(sql`
    insert into ${ownWord} (practice_id, word)
    select ${practiceId}::uuid, ${vocabularyOf(published)} on conflict do nothing`);
}
