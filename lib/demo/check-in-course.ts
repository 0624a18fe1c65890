import type { Random } from "#lib/demo/random";
import type { Course } from "#lib/demo/types";
import type { CheckInAnswers, CheckInKey } from "#lib/progress/types";

const KEYS: readonly CheckInKey[] = ["q1", "q2", "q3", "q4", "q5", "q6"];
const HIGHEST = 10;
/** Weeks wobble around their course: half of the answers stay, a quarter each go one up or one down. */
const WOBBLES = [0, 0, 1, -1] as const;

/** One week of a course; `week` is counted from this one. */
export type CourseWeek = { readonly week: number; readonly answers: CheckInAnswers };

function answered(course: Course, week: number, random: Random): CheckInAnswers {
  const span = Math.max(1, course.lastWeek - course.firstWeek);
  const share = ((week - course.firstWeek) / span) ** course.bend;
  const values = KEYS.map((_, place) => {
    const from = course.from[place] ?? 0;
    const to = course.to[place] ?? 0;
    const wobble = WOBBLES[random.below(WOBBLES.length)] ?? 0;
    return Math.min(HIGHEST, Math.max(0, Math.round(from + (to - from) * share) + wobble));
  });
  const [q1 = 0, q2 = 0, q3 = 0, q4 = 0, q5 = 0, q6 = 0] = values;
  const answers = { q1, q2: q1 === 0 ? null : q2, q3, q4, q5, q6, q2NotApplicable: q1 === 0 };
  const open = course.leftOpen?.week === week ? KEYS[course.leftOpen.question - 1] : undefined;
  return open ? { ...answers, [open]: null } : answers;
}

/** The weekly answers of a course, missing weeks left out. The same seed gives the same weeks. */
export function weeksOf(course: Course, random: Random): CourseWeek[] {
  const weeks: CourseWeek[] = [];
  for (let week = course.firstWeek; week <= course.lastWeek; week += 1) {
    // Drawn also for a missing week, so that a gap does not move the weeks after it.
    const answers = answered(course, week, random);
    if (!course.missing.includes(week)) weeks.push({ week, answers });
  }
  return weeks;
}
