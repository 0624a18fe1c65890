import { and, desc, eq } from "drizzle-orm";
import { ownExercise } from "#db/schema/library";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofPractice } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { exercisesIn, findExerciseIn, readBody } from "#lib/exercises/find-exercise";
import { readDraft } from "#lib/exercises/own-draft";
import { isOwnSlug } from "#lib/exercises/slugs";
import type { ExerciseState, Origin } from "#lib/exercises/traits";
import type { Exercise } from "#lib/exercises/types";
import { notFound } from "#lib/kernel/errors";
import type { Id } from "#lib/kernel/ids";

export type OpenedVersion = {
  readonly version: number;
  readonly state: ExerciseState;
  readonly publishedAt: Date | null;
  readonly retiredAt: Date | null;
};

/** One version of an exercise as the library shows it. Of a draft, `exercise` may have gaps. */
export type OpenedExercise = {
  readonly exercise: Exercise;
  readonly origin: Origin;
  readonly state: ExerciseState;
  /** What the next save of a draft names; null for what is published. */
  readonly revision: number | null;
  /** What it was forked from; the title as that version has it. */
  readonly forkOf: { readonly slug: string; readonly version: number; readonly title: string } | null;
  /** All versions of the practice's own exercise, newest first; of a built-in one, the newest and the one shown. */
  readonly versions: readonly OpenedVersion[];
};

/**
 * One exercise of the library: the version asked for, or the newest one that was published, or else the
 * draft. Throws "not_found" for what is not there, and for what is another practice's.
 */
export async function openExercise(
  actor: ActorOf<"clinician">,
  slug: string,
  version?: number,
): Promise<OpenedExercise> {
  return withActor(actor, (tx) => openExerciseIn(tx, actor, slug, version));
}

/** As `openExercise`, inside a transaction that is already open. */
export async function openExerciseIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  slug: string,
  version?: number,
): Promise<OpenedExercise> {
  return isOwnSlug(slug) ? openOwn(tx, actor, slug, version) : openBuiltIn(tx, actor, slug, version);
}

async function openBuiltIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  slug: string,
  version?: number,
): Promise<OpenedExercise> {
  const exercise = await findExerciseIn(tx, actor, slug, version);
  if (exercise === null) throw notFound();
  await recordRead(tx, actor, null);
  // The newest one comes from the release, without a query.
  const newest = version === undefined ? exercise : await findExerciseIn(tx, actor, slug);
  const numbers = new Set([Math.max(newest?.version ?? 0, exercise.version), exercise.version]);
  const versions = [...numbers].map((number) => ({
    version: number,
    state: "published" as const,
    publishedAt: null,
    retiredAt: null,
  }));
  return { exercise, origin: "builtin", state: "published", revision: null, forkOf: null, versions };
}

async function openOwn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  slug: string,
  version?: number,
): Promise<OpenedExercise> {
  const rows = await tx
    .select({
      id: ownExercise.id,
      version: ownExercise.version,
      state: ownExercise.state,
      revision: ownExercise.revision,
      body: ownExercise.body,
      originSlug: ownExercise.originSlug,
      originVersion: ownExercise.originVersion,
      publishedAt: ownExercise.publishedAt,
      retiredAt: ownExercise.retiredAt,
    })
    .from(ownExercise)
    .where(and(ofPractice(actor, ownExercise), eq(ownExercise.slug, slug)))
    .orderBy(desc(ownExercise.version));
  const shown =
    version === undefined
      ? (rows.find((row) => row.state !== "draft") ?? rows[0])
      : rows.find((row) => row.version === version);
  if (!shown) throw notFound();
  await recordRead(tx, actor, shown.id);
  const isDraft = shown.state === "draft";
  return {
    exercise: isDraft ? readDraft(shown.body) : readBody(shown.body),
    origin: "own",
    state: shown.state as ExerciseState,
    revision: isDraft ? shown.revision : null,
    forkOf: await forkedFrom(tx, actor, shown.originSlug, shown.originVersion),
    versions: rows.map((row) => ({
      version: row.version,
      state: row.state as ExerciseState,
      publishedAt: row.publishedAt,
      retiredAt: row.retiredAt,
    })),
  };
}

async function forkedFrom(
  tx: Tx,
  actor: ActorOf<"clinician">,
  slug: string | null,
  version: number | null,
): Promise<OpenedExercise["forkOf"]> {
  if (slug === null || version === null) return null;
  const [original] = (await exercisesIn(tx, actor, [{ slug, version }])).values();
  return original ? { slug, version, title: original.exercise.title } : null;
}

async function recordRead(tx: Tx, actor: ActorOf<"clinician">, id: Id | null): Promise<void> {
  await recordAudit(tx, actor, {
    action: "read",
    entity: "exercise",
    entityId: id,
    purpose: "look at an exercise",
  });
}
