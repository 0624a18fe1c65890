import { downloadRoute } from "#lib/auth/download-route";
import { writeFileSchema } from "#lib/exercises/exercise-file";

export const GET = downloadRoute(
  "clinician",
  { name: "exercises.schema.json", type: "application/json; charset=utf-8" },
  async () => writeFileSchema(),
);
