import { and, asc, eq, gte, isNull, or } from "drizzle-orm";
import { couple } from "#db/schema/couples";
import { planTemplate, planTemplateItem } from "#db/schema/plan-records";
import { plan, session } from "#db/schema/planning";
import { type Tx, withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { couplesVisibleTo, ofPractice } from "#lib/access/scope";
import { recordAudit } from "#lib/audit/record-audit";
import { exercisesIn, findExerciseIn, refKey } from "#lib/exercises/find-exercise";
import { findExercise } from "#lib/exercises/queries";
import { type Clock, systemClock } from "#lib/kernel/clock";
import { notFound } from "#lib/kernel/errors";
import { isId, newId } from "#lib/kernel/ids";
import {
  BUILT_IN_TEMPLATES,
  type BuiltInTemplate,
  findBuiltIn,
  type TemplateLine,
} from "#lib/planning/rules-templates";
import type { Phase, PlanItem, TemplateFacts, UnplannedSession } from "#lib/planning/types";

type Clinician = ActorOf<"clinician">;

/** Sessions to come that are offered to begin a plan for. */
const MOST_SESSIONS = 30;

const ROW = {
  id: planTemplate.id,
  title: planTemplate.title,
  minutes: planTemplate.minutes,
  isShared: planTemplate.isShared,
  madeBy: planTemplate.madeBy,
  line: {
    phase: planTemplateItem.phase,
    title: planTemplateItem.title,
    minutes: planTemplateItem.minutes,
    slug: planTemplateItem.exerciseSlug,
    version: planTemplateItem.exerciseVersion,
  },
};

/** The actor's own templates and those of the practice that are not retired; one of them, or all. */
function rowsIn(tx: Tx, actor: Clinician, id?: string) {
  return tx
    .select(ROW)
    .from(planTemplate)
    .innerJoin(
      planTemplateItem,
      and(
        eq(planTemplateItem.practiceId, planTemplate.practiceId),
        eq(planTemplateItem.templateId, planTemplate.id),
      ),
    )
    .where(
      and(
        ofPractice(actor, planTemplate),
        isNull(planTemplate.retiredAt),
        or(eq(planTemplate.madeBy, actor.userId), eq(planTemplate.isShared, true)),
        id === undefined ? undefined : eq(planTemplate.id, id),
      ),
    )
    .orderBy(asc(planTemplate.title), asc(planTemplate.id), asc(planTemplateItem.position));
}

type LineRow = Awaited<ReturnType<typeof rowsIn>>[number]["line"];

const toLine = ({ phase, title, minutes, slug, version }: LineRow): TemplateLine => ({
  phase: phase as Phase,
  title,
  minutes,
  exercise: slug === null || version === null ? null : { slug, version },
});

/** The lines of a built-in template, its exercises in their newest version. */
async function builtInLines(tx: Tx, actor: Clinician, template: BuiltInTemplate): Promise<TemplateLine[]> {
  const lines: TemplateLine[] = [];
  for (const [phase, what, minutes] of template.lines) {
    if (typeof what === "string") lines.push({ phase, minutes, title: what, exercise: null });
    else {
      const found = await findExerciseIn(tx, actor, what.slug);
      if (found) {
        const { slug, version, title } = found;
        lines.push({ phase, minutes, title, exercise: { slug, version } });
      }
    }
  }
  return lines;
}

/** "Ride the wave, twice": what a built-in template sends home, in words. */
function homeOf({ home, besides }: BuiltInTemplate): string[] {
  const given = home.flatMap(({ slug, how }) => {
    const title = findExercise(slug)?.title;
    return title ? [how ? `${title}, ${how}` : title] : [];
  });
  return besides ? [...given, besides] : given;
}

/** Every template the actor can begin from: the built-in ones, their own, the practice's. */
export async function templatesIn(tx: Tx, actor: Clinician): Promise<TemplateFacts[]> {
  const rows = await rowsIn(tx, actor);
  const used = rows.flatMap(({ line }) => toLine(line).exercise ?? []);
  const found = await exercisesIn(tx, actor, used);
  const isRetired = ({ exercise }: TemplateLine) =>
    exercise !== null && (found.get(refKey(exercise))?.retired ?? true);
  const made = new Map<string, TemplateFacts>();
  for (const { id, title, minutes, isShared, madeBy, line } of rows) {
    const template = made.get(id) ?? {
      id,
      kind: isShared ? "practice" : "own",
      title,
      about: null,
      minutes,
      lines: [],
      home: [],
      isMine: madeBy === actor.userId,
    };
    const one = toLine(line);
    template.lines.push({ ...one, retired: isRetired(one) });
    made.set(id, template);
  }
  const builtIn: TemplateFacts[] = [];
  for (const one of BUILT_IN_TEMPLATES) {
    const lines = (await builtInLines(tx, actor, one)).map((line) => ({ ...line, retired: false }));
    const { key, title, about, minutes } = one;
    builtIn.push({
      id: key,
      kind: "builtin",
      title,
      about,
      minutes,
      lines,
      home: homeOf(one),
      isMine: false,
    });
  }
  return [...made.values(), ...builtIn];
}

/** A template as items to begin a plan with. Throws "not_found" for one that is not there or not the actor's to use. */
export async function templateItemsIn(tx: Tx, actor: Clinician, id: string): Promise<PlanItem[]> {
  const builtIn = findBuiltIn(id);
  const lines = builtIn
    ? await builtInLines(tx, actor, builtIn)
    : isId(id)
      ? (await rowsIn(tx, actor, id)).map(({ line }) => toLine(line))
      : [];
  if (lines.length === 0) throw notFound();
  return lines.map(({ phase, title, minutes, exercise }) => ({
    id: newId(),
    phase,
    kind: exercise ? "exercise" : "block",
    title,
    minutes,
    exerciseSlug: exercise?.slug ?? null,
    exerciseVersion: exercise?.version ?? null,
    assignmentId: null,
    disposition: null,
    state: "planned",
    actualMinutes: null,
  }));
}

export type TemplatesPage = { templates: TemplateFacts[]; sessions: UnplannedSession[] };

/** What the page of templates shows, and the actor's sessions to come that have no plan yet. */
export async function listTemplates(actor: Clinician, clock: Clock = systemClock): Promise<TemplatesPage> {
  return withActor(actor, async (tx) => {
    const sessions = await tx
      .select({
        coupleId: session.coupleId,
        sessionId: session.id,
        codeName: couple.codeName,
        number: session.number,
        startsAt: session.startsAt,
        zone: session.zone,
      })
      .from(session)
      .innerJoin(couple, and(eq(couple.practiceId, session.practiceId), eq(couple.id, session.coupleId)))
      .leftJoin(plan, and(eq(plan.practiceId, session.practiceId), eq(plan.sessionId, session.id)))
      .where(
        and(
          couplesVisibleTo(actor),
          eq(session.state, "planned"),
          gte(session.startsAt, clock()),
          isNull(plan.id),
        ),
      )
      .orderBy(asc(session.startsAt))
      .limit(MOST_SESSIONS);
    await recordAudit(tx, actor, { action: "read", entity: "plan_template", purpose: "templates page" });
    return { templates: await templatesIn(tx, actor), sessions };
  });
}
