import { and, desc, eq } from "drizzle-orm";
import { ownExercise } from "#db/schema/library";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ofPractice } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { exercisesIn, findExerciseIn, readBody } from "#lib/exercises/find-exercise";
import { readDraft } from "#lib/exercises/own-draft";
import { isOwnSlug } from "#lib/exercises/slugs";
import type { ExerciseState } from "#lib/exercises/traits";
import type { Exercise } from "#lib/exercises/types";
import { changesBetween, type VersionChange } from "#lib/exercises/version-changes";
import { notFound } from "#lib/kernel/errors";

/** One version in the history. `writer` is null for what came with the product. */
export type HistoryLine = {
  readonly version: number;
  readonly state: ExerciseState;
  readonly writer: "you" | "colleague" | null;
  readonly updatedAt: Date | null;
  readonly publishedAt: Date | null;
  readonly retiredAt: Date | null;
};

export type History = {
  readonly title: string;
  /** Newest first. */
  readonly lines: readonly HistoryLine[];
  /** What the later of the two versions changed; null where there are not two. */
  readonly compared: {
    readonly before: Exercise;
    readonly after: Exercise;
    readonly changes: readonly VersionChange[];
  } | null;
};

type Kept = HistoryLine & { readonly exercise: Exercise };

/**
 * All versions of an exercise and what changed between two: the two asked for, or else the newest and the one
 * before it. Throws "not_found" for what is not there or another practice's.
 */
export async function loadHistory(
  actor: ActorOf<"clinician">,
  slug: string,
  between: { from?: number | undefined; to?: number | undefined } = {},
): Promise<History> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "clinician");
    const kept = isOwnSlug(slug)
      ? await ownVersions(tx, actor, slug)
      : await builtInVersions(tx, actor, slug);
    const newest = kept[0];
    if (!newest) throw notFound();
    await recordAudit(tx, actor, { action: "read", entity: "exercise", purpose: "look at versions" });
    return {
      title: newest.exercise.title,
      lines: kept.map(({ exercise: _, ...line }) => line),
      compared: compare(kept, between),
    };
  });
}

function compare(
  kept: readonly Kept[],
  { from, to }: { from?: number | undefined; to?: number | undefined },
): History["compared"] {
  const at = (version: number | undefined) => kept.find((one) => one.version === version);
  const after = at(to) ?? kept[0];
  const before = at(from) ?? kept.find((one) => one.version < (after?.version ?? 0));
  if (!after || !before || before.version === after.version) return null;
  const [earlier, later] = before.version < after.version ? [before, after] : [after, before];
  return {
    before: earlier.exercise,
    after: later.exercise,
    changes: changesBetween(earlier.exercise, later.exercise),
  };
}

async function ownVersions(tx: Tx, actor: ActorOf<"clinician">, slug: string): Promise<Kept[]> {
  const rows = await tx
    .select({
      version: ownExercise.version,
      state: ownExercise.state,
      body: ownExercise.body,
      authorId: ownExercise.authorId,
      updatedAt: ownExercise.updatedAt,
      publishedAt: ownExercise.publishedAt,
      retiredAt: ownExercise.retiredAt,
    })
    .from(ownExercise)
    .where(and(ofPractice(actor, ownExercise), eq(ownExercise.slug, slug)))
    .orderBy(desc(ownExercise.version));
  return rows.map(({ body, authorId, state, ...row }) => ({
    ...row,
    state: state as ExerciseState,
    writer: authorId === actor.userId ? "you" : "colleague",
    exercise: state === "draft" ? readDraft(body) : readBody(body),
  }));
}

/** The versions of a built-in exercise that this installation has ever held: numbers from 1 up to the newest. */
async function builtInVersions(tx: Tx, actor: ActorOf<"clinician">, slug: string): Promise<Kept[]> {
  const newest = await findExerciseIn(tx, actor, slug);
  if (newest === null) return [];
  const refs = Array.from({ length: newest.version }, (_, index) => ({ slug, version: index + 1 }));
  const found = [...(await exercisesIn(tx, actor, refs)).values()];
  return found
    .map(({ exercise }) => ({
      version: exercise.version,
      state: "published" as const,
      writer: null,
      updatedAt: null,
      publishedAt: null,
      retiredAt: null,
      exercise,
    }))
    .sort((one, other) => other.version - one.version);
}
