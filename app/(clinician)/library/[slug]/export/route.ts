import { downloadRoute } from "#lib/auth/download-route";
import { exportExercise } from "#lib/exercises/export-exercises";

export const GET = downloadRoute(
  "clinician",
  { name: "exercise.json", type: "application/json; charset=utf-8" },
  (actor, { slug }: { slug: string }) => exportExercise(actor, slug),
);
