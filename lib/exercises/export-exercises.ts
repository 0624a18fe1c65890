import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { ownExercise } from "#db/schema/library";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { requireRole } from "#lib/access/require-role";
import { ofPractice } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { type FiledExercise, splitIntoFiles, writeExerciseFile } from "#lib/exercises/exercise-file";
import { findExerciseIn, readBody } from "#lib/exercises/find-exercise";
import { isOwnSlug } from "#lib/exercises/slugs";
import { notFound } from "#lib/kernel/errors";

type Clinician = ActorOf<"clinician">;

/** The practice's own exercises in use, each in its newest version. */
const inUse = (actor: Clinician): SQL | undefined =>
  and(ofPractice(actor, ownExercise), eq(ownExercise.state, "published"), isNull(ownExercise.supersededAt));

type Row = { body: unknown; originSlug: string | null; originVersion: number | null };

const filedOf = ({ body, originSlug, originVersion }: Row): FiledExercise => ({
  exercise: readBody(body),
  origin: originSlug !== null && originVersion !== null ? { slug: originSlug, version: originVersion } : null,
});

const columns = {
  body: ownExercise.body,
  originSlug: ownExercise.originSlug,
  originVersion: ownExercise.originVersion,
};

/** One exercise, built in or the practice's own, in its newest published version, as a file. Throws "not_found". */
export async function exportExercise(actor: Clinician, slug: string): Promise<string> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "clinician");
    const filed = isOwnSlug(slug) ? await findOwn(tx, actor, slug) : await findBuiltIn(tx, actor, slug);
    await recordAudit(tx, actor, { action: "read", entity: "exercise", purpose: "export an exercise" });
    return writeExerciseFile([filed]);
  });
}

async function findOwn(tx: Tx, actor: Clinician, slug: string): Promise<FiledExercise> {
  const [row] = await tx
    .select(columns)
    .from(ownExercise)
    .where(and(inUse(actor), eq(ownExercise.slug, slug)));
  if (!row) throw notFound();
  return filedOf(row);
}

async function findBuiltIn(tx: Tx, actor: Clinician, slug: string): Promise<FiledExercise> {
  const exercise = await findExerciseIn(tx, actor, slug);
  if (exercise === null) throw notFound();
  return { exercise, origin: null };
}

/** How many exercises go into each file, in the order of their slugs. */
async function filesIn(tx: Tx, actor: Clinician): Promise<number[]> {
  // As the database writes it out, a body is a little longer than in a file.
  const rows = await tx
    .select({ length: sql<number>`length(${ownExercise.body}::text)` })
    .from(ownExercise)
    .where(inUse(actor))
    .orderBy(asc(ownExercise.slug));
  return splitIntoFiles(rows.map(({ length }) => length));
}

/** The files that hold all exercises of the practice's own that are in use: how many exercises are in each. */
export async function listOwnExports(actor: Clinician): Promise<number[]> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "clinician");
    await recordAudit(tx, actor, { action: "read", entity: "exercise", purpose: "list own exports" });
    return filesIn(tx, actor);
  });
}

/**
 * The practice's own exercises in use, each in its newest version, as one of as many files as they need to be taken in
 * again; counted from 1. The first is there always, without exercises where there is none; throws "not_found" for
 * any other that is not there.
 */
export async function exportOwnExercises(actor: Clinician, file: number): Promise<string> {
  return withActor(actor, async (tx) => {
    requireRole(actor, "clinician");
    const files = await filesIn(tx, actor);
    const count = files[file - 1] ?? (file === 1 ? 0 : undefined);
    if (count === undefined) throw notFound();
    const rows = await tx
      .select(columns)
      .from(ownExercise)
      .where(inUse(actor))
      .orderBy(asc(ownExercise.slug))
      .offset(files.slice(0, file - 1).reduce((sum, one) => sum + one, 0))
      .limit(count);
    await recordAudit(tx, actor, { action: "read", entity: "exercise", purpose: "export own exercises" });
    return writeExerciseFile(rows.map(filedOf));
  });
}
