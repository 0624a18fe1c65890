import { readRoute } from "#lib/auth/read-route";
import { openExercise } from "#lib/exercises/open-exercise";
import { audienceOfField } from "#lib/exercises/rules";

/** No exercise has this version, so it is not found. */
const NONE = 0;
const VERSION = /^[1-9]\d{0,3}$/;

/** One version of an exercise in short, for a look at it from a list. */
export const GET = readRoute(
  "clinician",
  async (actor, { slug, version }: { slug: string; version: string }) => {
    const { exercise } = await openExercise(actor, slug, VERSION.test(version) ? Number(version) : NONE);
    const { title, aim, minutes, who, steps, stopLine, fields } = exercise;
    const asked = fields.filter((field) => field.clinicianOnly !== true);
    return { title, aim, minutes, who, steps, stopLine, audiences: [...new Set(asked.map(audienceOfField))] };
  },
);
