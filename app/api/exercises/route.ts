import { putRoute } from "#lib/auth/put-route";
import { draftFaults } from "#lib/exercises/draft-faults";
import { saveExercise } from "#lib/exercises/save-exercise";
import { saveExerciseInput } from "#lib/exercises/schema";
import type { Exercise } from "#lib/exercises/types";

const handle = putRoute(
  "clinician",
  saveExerciseInput,
  async (actor, _none: Record<string, never>, input) => {
    const body = input.body as Exercise;
    const { revision } = await saveExercise(actor, { ...input, body });
    return { revision, savedAt: new Date(), faults: draftFaults(body) };
  },
);

/** Autosave of the editor: the whole draft, the revision it was made from, and what it lacks in answer. */
export function PUT(request: Request): Promise<Response> {
  return handle(request, { params: Promise.resolve({}) });
}
