import { and, eq, isNull, sql } from "drizzle-orm";
import { ownExercise } from "#db/schema/library";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofPractice } from "#lib/access/scope";
import { listExercises } from "#lib/exercises/queries";
import type { EvidenceGrade, Exercise } from "#lib/exercises/types";

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
  /** How well this form of it is backed: shown beside it, and never weighed. */
  readonly grade: EvidenceGrade;
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

type Facts = Omit<Weighable, "slug" | "version" | "title" | "originSlug">;

/** What is kept of published versions in this process; a few kilobytes each, and what was asked for first goes first. */
const MOST_KEPT = 20_000;
const kept = new Map<string, Facts>();

function keep(key: string, facts: Facts): void {
  const [oldest] = kept.keys();
  if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, facts);
}

/**
 * Everything a clinician can choose from, as far as weighing it needs: the built-in exercises, and in one statement
 * all of the practice's own that are published. A published version never changes, so what weighs it is taken out of
 * its body once per process; whether it is there, and the actor's to read, is asked every time.
 */
export async function weighableIn(tx: Tx, actor: ActorOf<"clinician">): Promise<Weighable[]> {
  const rows = await tx
    .select({
      slug: ownExercise.slug,
      version: ownExercise.version,
      title: ownExercise.title,
      originSlug: ownExercise.originSlug,
    })
    .from(ownExercise)
    .where(
      and(
        ofPractice(actor, ownExercise),
        eq(ownExercise.state, "published"),
        isNull(ownExercise.supersededAt),
      ),
    );
  const keyOf = ({ slug, version }: { slug: string; version: number }) =>
    `${actor.practiceId} ${slug} ${version}`;
  const facts = new Map(rows.map((row) => [keyOf(row), kept.get(keyOf(row))]));
  const unknown = rows.filter((row) => facts.get(keyOf(row)) === undefined);
  for (const { parts, ...ref } of await factsIn(tx, actor, unknown)) {
    facts.set(keyOf(ref), parts);
    keep(keyOf(ref), parts);
  }
  return [
    ...listExercises().map((exercise) => ({
      ...exercise,
      originSlug: null,
      grade: exercise.evidence.thisForm.grade,
    })),
    ...rows.flatMap((row) => {
      const found = facts.get(keyOf(row));
      return found ? [{ ...found, ...row }] : [];
    }),
  ];
}

/** What weighs these versions, out of their bodies. No query where there are none. */
async function factsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  refs: readonly { slug: string; version: number }[],
): Promise<{ slug: string; version: number; parts: Facts }[]> {
  if (refs.length === 0) return [];
  const grade = sql`'grade', ${ownExercise.body} #> '{evidence,thisForm,grade}'`;
  const parts = sql.join(
    [...PARTS.map((part) => sql`${part}::text, ${ownExercise.body} -> ${part}::text`), grade],
    sql`, `,
  );
  const asked = JSON.stringify(refs.map(({ slug, version }) => ({ slug, version })));
  return tx
    .select({
      slug: ownExercise.slug,
      version: ownExercise.version,
      parts: sql<Facts>`json_build_object(${parts})`,
    })
    .from(ownExercise)
    .where(
      and(
        ofPractice(actor, ownExercise),
        sql`(${ownExercise.slug}, ${ownExercise.version}) in (
          select a.slug, a.version from jsonb_to_recordset(${asked}::text::jsonb) as a(slug text, version smallint))`,
      ),
    );
}
