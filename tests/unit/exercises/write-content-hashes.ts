import { writeFileSync } from "node:fs";
import { catalogue } from "#lib/exercises/catalogue/index";
import { contentHash } from "#lib/exercises/content-hash";

/** Writes down the content of every version in the catalogue; run by hand, see CONTRIBUTING.md. */
const lines = catalogue
  .map((exercise) => `  "${exercise.slug} ${exercise.version}": "${contentHash(exercise)}"`)
  .sort();
writeFileSync(new URL("./content-hashes.json", import.meta.url), `{\n${lines.join(",\n")}\n}\n`);
