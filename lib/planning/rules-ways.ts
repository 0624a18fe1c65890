import { fitsFormat, partnerFields } from "#lib/exercises/rules";
import type { Exercise } from "#lib/exercises/types";
import type { Way } from "#lib/planning/rules-library";

type Formed = Pick<Exercise, "who" | "format" | "sessionFirst" | "fields" | "repeat">;

/**
 * How an exercise can be done. On one phone: what both do and everything written of which both may see, for it lies
 * open between them. In the room: made for it, or taught there first. On paper: nothing of it needs a screen.
 */
export function waysOf(exercise: Formed): Way[] {
  const { who, sessionFirst } = exercise;
  const asked = partnerFields(exercise);
  const isTogether = who === "together" || who === "each_then_together";
  const ways: Record<Way, boolean> = {
    together: isTogether,
    alone: who !== "together",
    one_phone: isTogether && asked.length > 0 && asked.every(({ visibility }) => visibility === "shared"),
    in_room: sessionFirst || !fitsFormat(exercise, "homework"),
    paper: asked.every((field) => field.type !== "pacer" && !(field.type === "sort" && field.matches)),
  };
  return (Object.keys(ways) as Way[]).filter((way) => ways[way]);
}
