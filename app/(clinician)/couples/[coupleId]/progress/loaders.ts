import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { loadProgress } from "#lib/progress/queries";
import { BAND, coupleSummary, FREE_ENOUGH, progressOf } from "#lib/progress/rules";
import { CHECK_IN_ITEMS, type CheckInPoint, type Progress } from "#lib/progress/types";
import { findingSentence, homeworkSentence, WORTH_A_TALK } from "#lib/progress/words";

function courseOf(points: readonly CheckInPoint[], upsetExercises: number) {
  const progress = progressOf(points, { other: { upsetExercises } });
  return { progress, answers: points, finding: findingSentence(progress) };
}

/** The first and the last week of both, so that two drawings side by side have one scale. */
function spanOf(courses: readonly Pick<Progress, "points" | "expected">[]) {
  const weeks = courses.flatMap(({ points, expected }) => [...points, ...expected].map(({ week }) => week));
  const sorted = weeks.toSorted();
  const [from, to] = [sorted[0], sorted.at(-1)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** Both partners' lines apart, what each says in words, and the couple in words; never one number for two. */
export async function loadCoupleProgress(coupleId: string) {
  const actor = await requireActor("clinician");
  const { couple, points, homework, upset, lines } = await pageRead(() => loadProgress(actor, coupleId));
  const [a, b] = [courseOf(points.A, upset.A), courseOf(points.B, upset.B)];
  return {
    couple,
    courses: [
      { slot: "A" as const, ...a, homework: homeworkSentence(homework.A) },
      { slot: "B" as const, ...b, homework: homeworkSentence(homework.B) },
    ],
    summary: coupleSummary(a.progress, b.progress),
    items: CHECK_IN_ITEMS,
    span: spanOf([a.progress, b.progress]),
    band: BAND,
    freeEnough: FREE_ENOUGH,
    worthATalk: WORTH_A_TALK,
    lines: lines.map(({ line, sourceA, sourceB, saidA, saidB, isOpen }) => ({
      value: `${line}/${sourceA}/${sourceB}`,
      label: CHECK_IN_ITEMS.find(({ key }) => key === line)?.question ?? line,
      saidA,
      saidB,
      isOpen,
    })),
  };
}
