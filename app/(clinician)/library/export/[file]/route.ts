import { downloadRoute } from "#lib/auth/download-route";
import { exportOwnExercises } from "#lib/exercises/export-exercises";

export const GET = downloadRoute(
  "clinician",
  { name: "exercises.json", type: "application/json; charset=utf-8" },
  (actor, { file }: { file: string }) =>
    exportOwnExercises(actor, /^[1-9]\d{0,5}$/.test(file) ? Number(file) : 0),
);
