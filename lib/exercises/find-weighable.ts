import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { ownExercise } from "#db/schema/library";
import type { Tx } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { ofPractice } from "#lib/access/scope";
import { listExercises } from "#lib/exercises/queries";
import type { EvidenceGrade, Exercise } from "#lib/exercises/types";
import type { Id } from "#lib/kernel/ids";

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

type Ref = Pick<Weighable, "slug" | "version">;

/** The built-in exercises, as they are weighed. */
const BUILT_IN: readonly Weighable[] = listExercises().map((exercise) => ({
  ...exercise,
  originSlug: null,
  grade: exercise.evidence.thisForm.grade,
}));

/** A practice's library as it was last weighed. `mark` stands for exactly the versions that were in use. */
type Library = {
  readonly mark: string;
  readonly own: readonly Weighable[];
  readonly all: readonly Weighable[];
};

/** Own exercises kept in this process, of all practices; what was not asked for longest goes first. */
const MOST_KEPT = 20_000;
const libraries = new Map<Id, Library>();

function keep(practiceId: Id, library: Library): void {
  libraries.delete(practiceId);
  libraries.set(practiceId, library);
  let many = [...libraries.values()].reduce((sum, { own }) => sum + own.length, 0);
  for (const [id, { own }] of libraries) {
    if (many <= MOST_KEPT) return;
    libraries.delete(id);
    many -= own.length;
  }
}

/** In the order of an index that holds all that is read by it, so that no row is visited for it. */
const IN_ORDER = [sql`sort_title collate "C"`, ownExercise.slug, ownExercise.version];

const inUse = (actor: ActorOf<"clinician">) =>
  and(ofPractice(actor, ownExercise), eq(ownExercise.state, "published"), isNull(ownExercise.supersededAt));

/** As the statement in `weighableIn` works it out. */
const markOf = (refs: readonly Ref[]): string =>
  createHash("sha256")
    .update(refs.map(({ slug, version }) => `${slug} ${version}`).join(","))
    .digest("hex");

/**
 * Everything a clinician can choose from, as far as weighing it needs: the built-in exercises, and all of the
 * practice's own that are published. Which these are is asked every time, as one number over the versions the actor can
 * read; a published version never changes, so where the number is that of the library kept here, so is the library.
 */
export async function weighableIn(tx: Tx, actor: ActorOf<"clinician">): Promise<readonly Weighable[]> {
  const used = tx
    .select({ slug: ownExercise.slug, version: ownExercise.version })
    .from(ownExercise)
    .where(inUse(actor))
    .orderBy(...IN_ORDER)
    .as("used");
  const [found] = await tx
    .select({
      mark: sql<string>`encode(sha256(convert_to(
        coalesce(string_agg(${used.slug} || ' ' || ${used.version}, ','), ''), 'UTF8')), 'hex')`,
    })
    .from(used);
  const known = libraries.get(actor.practiceId);
  const library = known && known.mark === found?.mark ? known : await readLibraryIn(tx, actor, known);
  keep(actor.practiceId, library);
  return library.all;
}

/** The library as it is now. Versions that were in it before are not read again. */
async function readLibraryIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  before: Library | undefined,
): Promise<Library> {
  const refs: Ref[] = await tx
    .select({ slug: ownExercise.slug, version: ownExercise.version })
    .from(ownExercise)
    .where(inUse(actor))
    .orderBy(...IN_ORDER);
  const keyOf = ({ slug, version }: Ref) => `${slug} ${version}`;
  const kept = new Map(before?.own.map((one) => [keyOf(one), one]));
  const unknown = refs.filter((ref) => !kept.has(keyOf(ref)));
  for (const one of await versionsIn(tx, actor, unknown)) kept.set(keyOf(one), one);
  const own = refs.flatMap((ref) => kept.get(keyOf(ref)) ?? []);
  return { mark: markOf(own), own, all: [...BUILT_IN, ...own] };
}

/** What weighs these versions, out of their bodies. No query where there are none. */
async function versionsIn(
  tx: Tx,
  actor: ActorOf<"clinician">,
  refs: readonly Ref[],
): Promise<readonly Weighable[]> {
  if (refs.length === 0) return [];
  const grade = sql`'grade', ${ownExercise.body} #> '{evidence,thisForm,grade}'`;
  const parts = sql.join(
    [...PARTS.map((part) => sql`${part}::text, ${ownExercise.body} -> ${part}::text`), grade],
    sql`, `,
  );
  const asked = JSON.stringify(refs.map(({ slug, version }) => ({ slug, version })));
  const rows = await tx
    .select({
      slug: ownExercise.slug,
      version: ownExercise.version,
      title: ownExercise.title,
      originSlug: ownExercise.originSlug,
      parts: sql<Pick<Weighable, (typeof PARTS)[number] | "grade">>`json_build_object(${parts})`,
    })
    .from(ownExercise)
    .where(
      and(
        ofPractice(actor, ownExercise),
        sql`(${ownExercise.slug}, ${ownExercise.version}) in (
          select a.slug, a.version from jsonb_to_recordset(${asked}::text::jsonb) as a(slug text, version smallint))`,
      ),
    );
  return rows.map(({ parts: facts, ...row }) => ({ ...facts, ...row }));
}
