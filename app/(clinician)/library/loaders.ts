import { cache } from "react";
import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { wantsSingleKeys } from "#lib/auth/single-keys";
import { classGates } from "#lib/couples/gates";
import { draftFaults } from "#lib/exercises/draft-faults";
import { listLibrary } from "#lib/exercises/list-library";
import { openExercise } from "#lib/exercises/open-exercise";
import { askedBy, libraryQuery } from "./library-query";

export async function loadLibrary(search: Record<string, string | string[] | undefined>) {
  const actor = await requireActor("clinician");
  const query = libraryQuery.parse(search);
  const [found, singleKeys] = await Promise.all([listLibrary(actor, askedBy(query)), wantsSingleKeys()]);
  return { query: { ...query, page: found.page }, found, singleKeys };
}

/**
 * One exercise; `version` is what stands in the address, and anything but a number is no version. Read once for a
 * page and its title.
 */
export const loadExercise = cache(async (slug: string, version: string | string[] | undefined) => {
  const actor = await requireActor("clinician");
  const number = typeof version === "string" && /^\d{1,4}$/.test(version) ? Number(version) : undefined;
  const opened = await pageRead(() => openExercise(actor, slug, number));
  return {
    opened,
    faults: opened.state === "draft" ? draftFaults(opened.exercise) : [],
    byClass: classGates(opened.exercise),
  };
});
