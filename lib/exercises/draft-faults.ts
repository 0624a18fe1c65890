import type { z } from "zod";
import { catalogueFaults } from "#lib/exercises/catalogue-checks";
import { storedExercise } from "#lib/exercises/schema";
import type { Exercise, Fault } from "#lib/exercises/types";

type Issue = z.core.$ZodIssue;

/** A sentence for what is wrong with the form of one part. */
function sentenceOf(issue: Issue): string {
  if (issue.code === "too_small") {
    if (issue.origin === "string") return "Write something here.";
    if (issue.origin === "array") return `Add at least ${issue.minimum}.`;
    return `At least ${issue.minimum}.`;
  }
  if (issue.code === "too_big") {
    if (issue.origin === "string") return `At most ${issue.maximum} characters.`;
    if (issue.origin === "array") return `At most ${issue.maximum} of them.`;
    return `At most ${issue.maximum}.`;
  }
  if (issue.code === "invalid_value") return "Choose one from the list.";
  return issue.message;
}

/**
 * Everything that keeps a draft from being published, with its place in the exercise: gaps in its form, then
 * the rules of the catalogue. Empty when it is ready. The rules are the same as for built-in exercises.
 */
export function draftFaults(draft: Exercise): Fault[] {
  const read = storedExercise.safeParse(draft);
  const gaps: Fault[] = (read.error?.issues ?? []).map((issue) => ({
    path: issue.path.map((part) => (typeof part === "number" ? part : String(part))),
    message: sentenceOf(issue),
  }));
  const seen = new Set(gaps.map((fault) => fault.path.join(".")));
  // A gap is said once: what a rule says of the same place follows from it.
  return [...gaps, ...catalogueFaults(draft).filter((fault) => !seen.has(fault.path.join(".")))];
}

/** Faults as sentences per place: `fields.2.label`, `weights`; what concerns the whole is under `exercise`. */
export function faultsByPlace(faults: readonly Fault[]): Record<string, string[]> {
  const places: Record<string, string[]> = {};
  for (const { path, message } of faults) {
    const place = path.join(".") || "exercise";
    places[place] = [...new Set([...(places[place] ?? []), message])];
  }
  return places;
}
