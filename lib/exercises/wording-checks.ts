import { coupleTexts } from "#lib/exercises/rules";
import type { Exercise, Fault } from "#lib/exercises/types";
import { WORDING_ADVICE, wordingFaults } from "#lib/exercises/wording";

/** The name a therapist knows a place by: that of the question, or the part and its line. */
function placeOf({ fields }: Exercise, path: Fault["path"]): string {
  const [part = "", index] = path;
  if (typeof index !== "number") return String(part);
  return part === "fields" ? `question ${fields[index]?.name ?? index + 1}` : `line ${index + 1} of ${part}`;
}

/** Words the couple is not to meet, each with its place and the rule it breaks. Source: sessions paper, section 5. */
export function wordFaults(exercise: Exercise): Fault[] {
  return coupleTexts(exercise).flatMap(({ path, text }) =>
    wordingFaults(text).map(({ rule, words }) => ({
      path,
      message: `Wording of ${placeOf(exercise, path)} (${rule}): “${words}”. ${WORDING_ADVICE[rule]}`,
    })),
  );
}
