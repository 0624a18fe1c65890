import { and, eq, inArray, like, max, sql } from "drizzle-orm";
import { ownExercise } from "#db/schema/library";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofPractice } from "#lib/access/scope";
import { cardOf } from "#lib/exercises/card";
import { cardColumns } from "#lib/exercises/card-columns";
import type { ExerciseRef } from "#lib/exercises/find-exercise";
import { exerciseDraftSchema } from "#lib/exercises/schema";
import { ownSlug } from "#lib/exercises/slugs";
import type { Exercise } from "#lib/exercises/types";
import { DomainError, notFound } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";

type Clinician = ActorOf<"clinician">;

/** A draft as it was made: which one, and the revision the next save names. */
export type MadeDraft = { readonly slug: string; readonly version: number; readonly revision: number };

/** How often a slug is drawn again when somebody else takes it at the same moment. */
const MOST_DRAWS = 5;

/** Writes the first version of a new exercise, under a slug of its own made from the title. */
export async function insertFirstDraft(
  tx: Tx,
  actor: Clinician,
  body: Exercise,
  origin: ExerciseRef | null,
): Promise<MadeDraft & { id: Id }> {
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const pattern = `${ownSlug(body.title, new Set())}%`;
    const taken = await tx
      .selectDistinct({ slug: ownExercise.slug })
      .from(ownExercise)
      .where(and(ofPractice(actor, ownExercise), like(ownExercise.slug, pattern)));
    const slug = ownSlug(body.title, new Set(taken.map((row) => row.slug)));
    const id = await insertDraft(tx, actor, { ...body, slug, version: 1 }, origin);
    if (id) return { id, slug, version: 1, revision: 1 };
  }
  throw new DomainError("conflict", "Somebody is using the same title right now. Please try again.");
}

/** Writes a draft; null when its slug and version are taken, or the slug has a draft already. */
export async function insertDraft(
  tx: Tx,
  actor: Clinician,
  body: Exercise,
  origin: ExerciseRef | null,
): Promise<Id | null> {
  const [made] = await tx
    .insert(ownExercise)
    .values({
      practiceId: actor.practiceId,
      slug: body.slug,
      version: body.version,
      id: newId(),
      body,
      ...cardColumns(cardOf(body)),
      originSlug: origin?.slug ?? null,
      originVersion: origin?.version ?? null,
      authorId: actor.userId,
    })
    .onConflictDoNothing()
    .returning({ id: ownExercise.id });
  return made?.id ?? null;
}

/** The draft of a slug, its row held until the transaction ends. Throws "not_found", and "conflict" when it is none any more. */
export async function lockDraft(tx: Tx, actor: Clinician, slug: string) {
  const [row] = await tx
    .select({
      id: ownExercise.id,
      version: ownExercise.version,
      revision: ownExercise.revision,
      body: ownExercise.body,
    })
    .from(ownExercise)
    .where(and(ofPractice(actor, ownExercise), eq(ownExercise.slug, slug), eq(ownExercise.state, "draft")))
    .for("update");
  if (row) return row;
  if ((await newestVersion(tx, actor, slug)) === 0) throw notFound();
  throw new DomainError(
    "conflict",
    "There is no draft of this exercise any more. It was published or thrown away in another window.",
  );
}

/** The highest version number of a slug that was ever published, or is a draft; 0 where the slug is unknown. */
export async function newestVersion(tx: Tx, actor: Clinician, slug: string): Promise<number> {
  const [row] = await tx
    .select({ version: max(ownExercise.version) })
    .from(ownExercise)
    .where(and(ofPractice(actor, ownExercise), eq(ownExercise.slug, slug)));
  return row?.version ?? 0;
}

/** A draft's body from its row. */
export function readDraft(body: unknown): Exercise {
  const read = exerciseDraftSchema.safeParse(body);
  if (read.success) return read.data as Exercise;
  throw new DomainError("unexpected", "This draft cannot be read.");
}

/** Marks every earlier version of a slug as followed by a newer one. */
export async function supersede(tx: Tx, actor: Clinician, slug: string, version: number): Promise<void> {
  await tx
    .update(ownExercise)
    .set({ supersededAt: sql`now()` })
    .where(
      and(
        ofPractice(actor, ownExercise),
        eq(ownExercise.slug, slug),
        inArray(ownExercise.state, ["published", "retired"]),
        sql`${ownExercise.version} < ${version} and ${ownExercise.supersededAt} is null`,
      ),
    );
}
