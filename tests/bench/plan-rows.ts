import { findExercise, listExercises } from "#lib/exercises/queries";
import { type Id, newId } from "#lib/kernel/ids";
import type { PlanItemInput } from "#lib/planning/schema";
import type { Row } from "#tests/bench/rows";

/** Items of every plan of the bench. */
export const PLAN_ITEMS = 12;
const EXERCISES = 4;

/** A plan of twelve items: homework to look back on, four exercises, and blocks of time around them. */
export function planItems(looksBackOn: readonly Id[]): PlanItemInput[] {
  const exercises = listExercises()
    .filter(({ format, explicitness }) => format !== "homework" && explicitness <= 1)
    .slice(0, EXERCISES);
  const review = looksBackOn.map((assignmentId): PlanItemInput => {
    return { id: newId(), phase: "review", minutes: 4, kind: "review", assignmentId, disposition: "keep" };
  });
  const core = exercises.map(({ slug, version }): PlanItemInput => {
    const exercise = { exerciseSlug: slug, exerciseVersion: version };
    return { id: newId(), phase: "core", minutes: 5, kind: "exercise", ...exercise };
  });
  const block = (
    phase: PlanItemInput["phase"],
    title: "Agenda" | "Short break" | "Debrief",
  ): PlanItemInput => {
    return { id: newId(), phase, minutes: 2, kind: "block", title };
  };
  const close = [block("close", "Debrief"), block("close", "Debrief")];
  const arrive = PLAN_ITEMS - review.length - core.length - close.length;
  return [...Array.from({ length: arrive }, () => block("arrive", "Agenda")), ...review, ...core, ...close];
}

/** The same as rows of `plan_item`, without the plan they belong to. */
export function planItemRows(looksBackOn: readonly Id[]): Row[] {
  return planItems(looksBackOn).map((item, place) => {
    const exercise = item.kind === "exercise" ? item : null;
    return {
      id: item.id,
      position: place + 1,
      phase: item.phase,
      kind: item.kind,
      title: exercise
        ? (findExercise(exercise.exerciseSlug, exercise.exerciseVersion)?.title ?? "")
        : item.kind === "block"
          ? item.title
          : "Homework",
      exercise_slug: exercise?.exerciseSlug ?? null,
      exercise_version: exercise?.exerciseVersion ?? null,
      assignment_id: item.kind === "review" ? item.assignmentId : null,
      disposition: item.kind === "review" ? item.disposition : null,
      minutes: item.minutes,
    };
  });
}
