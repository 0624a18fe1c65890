import { and, asc, desc, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { builtinExercise, ownExercise } from "#db/schema/library";
import type { Tx } from "#db/with-actor";
import type { Actor, ActorOf } from "#lib/access/actor";
import { ofPractice } from "#lib/access/scope";
import { findExercise, listExercises } from "#lib/exercises/queries";
import { storedExercise } from "#lib/exercises/schema";
import { isOwnSlug, isSlug } from "#lib/exercises/slugs";
import type { Exercise } from "#lib/exercises/types";
import { DomainError } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

/** One version of one exercise. */
export type ExerciseRef = { readonly slug: string; readonly version: number };

/** A version that was published; retired ones stay readable for whoever was given them. */
export type FoundExercise = { readonly exercise: Exercise; readonly retired: boolean };

/** The name of a version, for looking it up in what `exercisesIn` answers. */
export const refKey = ({ slug, version }: ExerciseRef): string => `${slug} ${version}`;

/** A body from a row, in the form it has to have. The rules were checked when it was published. */
export function readBody(body: unknown): Exercise {
  const read = storedExercise.safeParse(body);
  if (read.success) return read.data;
  throw new DomainError("unexpected", "This exercise cannot be read.");
}

const MOST_KEPT = 500;
/** The practice's own exercises that a pane or a list of choices offers. */
const MOST_IN_PANE = 60;
const kept = new Map<string, Exercise>();

/**
 * As `readBody`, for a row that was published: it never changes, so its form is checked once per process.
 * The row itself is asked for every time, and with it whether the actor may read it.
 */
function readPublished(practiceId: Id, ref: ExerciseRef, body: unknown): Exercise {
  const key = `${practiceId} ${refKey(ref)}`;
  const known = kept.get(key);
  if (known) return known;
  const exercise = readBody(body);
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, exercise);
  return exercise;
}

/**
 * One exercise inside a transaction that is already open: the newest published version, or exactly the one
 * asked for. Built-in ones come from the release without a query. Null when there is none, when it is a
 * draft, or when it is not the actor's to read (a partner reads the versions their own tasks name).
 */
export async function findExerciseIn(
  tx: Tx,
  actor: Actor,
  slug: string,
  version?: number,
): Promise<Exercise | null> {
  const builtIn = findExercise(slug, version);
  if (builtIn !== null) return builtIn;
  if (version !== undefined) {
    return (
      (await exercisesIn(tx, actor, [{ slug, version }])).get(refKey({ slug, version }))?.exercise ?? null
    );
  }
  if (!isOwnSlug(slug)) return null;
  const [row] = await tx
    .select({ version: ownExercise.version, body: ownExercise.body })
    .from(ownExercise)
    .where(and(newestOwn(actor, slug), eq(ownExercise.state, "published")));
  return row ? readPublished(actor.practiceId, { slug, version: row.version }, row.body) : null;
}

/** The newest version of a slug that was published, retired or not. */
function newestOwn(actor: Actor, slug: string): SQL | undefined {
  return and(
    eq(ownExercise.practiceId, actor.practiceId),
    eq(ownExercise.slug, slug),
    ne(ownExercise.state, "draft"),
    isNull(ownExercise.supersededAt),
  );
}

/**
 * Many versions at once, by `refKey`; what does not exist or may not be read is left out. No query where
 * every one of them is built in, and one where all others are the practice's own.
 */
export async function exercisesIn(
  tx: Tx,
  actor: Actor,
  refs: readonly ExerciseRef[],
): Promise<ReadonlyMap<string, FoundExercise>> {
  const found = new Map<string, FoundExercise>();
  const missing = new Map<string, ExerciseRef>();
  for (const ref of refs) {
    const exercise = findExercise(ref.slug, ref.version);
    if (exercise) found.set(refKey(ref), { exercise, retired: false });
    else if (isSlug(ref.slug)) missing.set(refKey(ref), ref);
  }
  const own = [...missing.values()].filter(({ slug }) => isOwnSlug(slug));
  const earlier = [...missing.values()].filter(({ slug }) => !isOwnSlug(slug));
  const [ownRows, earlierRows] = await Promise.all([
    own.length === 0
      ? []
      : tx
          .select({
            slug: ownExercise.slug,
            version: ownExercise.version,
            state: ownExercise.state,
            body: ownExercise.body,
          })
          .from(ownExercise)
          .where(
            and(
              eq(ownExercise.practiceId, actor.practiceId),
              ne(ownExercise.state, "draft"),
              isOneOf(ownExercise, own),
            ),
          ),
    earlier.length === 0
      ? []
      : tx
          .select({ body: builtinExercise.body })
          .from(builtinExercise)
          .where(isOneOf(builtinExercise, earlier)),
  ]);
  for (const row of ownRows) {
    const exercise = readPublished(actor.practiceId, row, row.body);
    found.set(refKey(row), { exercise, retired: row.state === "retired" });
  }
  for (const { body } of earlierRows) {
    const exercise = readBody(body);
    found.set(refKey(exercise), { exercise, retired: false });
  }
  return found;
}

function isOneOf(table: { slug: PgColumn; version: PgColumn }, refs: readonly ExerciseRef[]): SQL {
  const pairs = refs.map(({ slug, version }) => sql`(${slug}, ${version}::smallint)`);
  return sql`(${table.slug}, ${table.version}) in (${sql.join(pairs, sql`, `)})`;
}

/** The titles of versions as they were given, by `refKey`. No query where every one of them is built in. */
export async function titlesIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  refs: readonly ExerciseRef[],
): Promise<ReadonlyMap<string, string>> {
  const found = await exercisesIn(tx, actor, refs);
  return new Map([...found].map(([key, { exercise }]) => [key, exercise.title]));
}

/**
 * What can be given from now on: the newest published version, held against being retired until the
 * transaction ends. Null when there is none; "retired" when it was.
 */
export async function exerciseToGiveIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  slug: string,
): Promise<Exercise | "retired" | null> {
  const builtIn = findExercise(slug);
  if (builtIn !== null || !isOwnSlug(slug)) return builtIn;
  const [row] = await tx
    .select({ version: ownExercise.version, body: ownExercise.body, state: ownExercise.state })
    .from(ownExercise)
    .where(and(ofPractice(actor, ownExercise), newestOwn(actor, slug)))
    .for("share");
  if (!row) return null;
  if (row.state === "retired") return "retired";
  return readPublished(actor.practiceId, { slug, version: row.version }, row.body);
}

/**
 * What a clinician can choose from beside the library page: the built-in exercises, then the practice's own
 * that were published last, as many as fit a pane. The library page itself lists them all.
 */
export async function choosableIn(tx: Tx, actor: ActorOf<"clinician">): Promise<Exercise[]> {
  const rows = await tx
    .select({ slug: ownExercise.slug, version: ownExercise.version, body: ownExercise.body })
    .from(ownExercise)
    .where(
      and(
        ofPractice(actor, ownExercise),
        eq(ownExercise.state, "published"),
        isNull(ownExercise.supersededAt),
      ),
    )
    .orderBy(desc(ownExercise.publishedAt), asc(ownExercise.slug))
    .limit(MOST_IN_PANE);
  return [...listExercises(), ...rows.map((row) => readPublished(actor.practiceId, row, row.body))];
}
