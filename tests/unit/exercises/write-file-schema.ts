import { writeFileSync } from "node:fs";
import { writeFileSchema } from "#lib/exercises/exercise-file";

/** Writes down the form of a file of exercises; run by hand when the form changes. */
writeFileSync(
  new URL("../../../lib/exercises/exercise-file.schema.json", import.meta.url),
  writeFileSchema(),
);
