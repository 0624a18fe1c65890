import { and, eq, isNull, sql } from "drizzle-orm";
import { ownExercise } from "#db/schema/library";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofPractice } from "#lib/access/scope";
import { listExercises } from "#lib/exercises/queries";
import type { Exercise } from "#lib/exercises/types";

/** What of an exercise decides whether it suits a couple: no steps, no questions, no words but its title. */
export type Weighable = Pick<
  Exercise,
  | "slug"
  | "version"
  | "title"
  | "weights"
  | "stages"
  | "format"
  | "sessionFirst"
  | "who"
  | "exerciseClass"
  | "explicitness"
  | "minutes"
  | "materials"
  | "gates"
> & {
  /** The exercise it was made from; null for one that stands by itself. */
  readonly originSlug: string | null;
};

const PARTS = [
  "weights",
  "stages",
  "format",
  "sessionFirst",
  "who",
  "exerciseClass",
  "explicitness",
  "minutes",
  "materials",
  "gates",
] as const;

/**
 * Everything a clinician can choose from, as far as weighing it needs: the built-in exercises, and in one statement
 * all of the practice's own that are published. Their form was checked when they were.
 */
export async function weighableIn(tx: Tx, actor: ActorOf<"clinician">): Promise<Weighable[]> {
  const parts = sql.join(
    PARTS.map((part) => sql`${part}::text, ${ownExercise.body} -> ${part}::text`),
    sql`, `,
  );
  const rows = await tx
    .select({
      slug: ownExercise.slug,
      version: ownExercise.version,
      title: ownExercise.title,
      originSlug: ownExercise.originSlug,
      parts: sql<Omit<Weighable, "slug" | "version" | "title" | "originSlug">>`json_build_object(${parts})`,
    })
    .from(ownExercise)
    .where(
      and(
        ofPractice(actor, ownExercise),
        eq(ownExercise.state, "published"),
        isNull(ownExercise.supersededAt),
      ),
    );
  return [
    ...listExercises().map((exercise) => ({ ...exercise, originSlug: null })),
    ...rows.map(({ parts: facts, ...row }) => ({ ...facts, ...row })),
  ];
}
