import { cache } from "react";
import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { wantsSingleKeys } from "#lib/auth/single-keys";
import { classGates, type Effect } from "#lib/couples/gates";
import { draftFaults } from "#lib/exercises/draft-faults";
import { listLibrary } from "#lib/exercises/list-library";
import { openExercise } from "#lib/exercises/open-exercise";
import { fitsFormat } from "#lib/exercises/rules";
import { askedBy, libraryQuery } from "./library-query";

export async function loadLibrary(search: Record<string, string | string[] | undefined>) {
  const actor = await requireActor("clinician");
  const query = libraryQuery.parse(search);
  const [found, singleKeys] = await Promise.all([listLibrary(actor, askedBy(query)), wantsSingleKeys()]);
  const rows = found.rows.map((row) => ({ ...row, held: heldAtHome(row) }));
  return { query: { ...query, page: found.page }, found: { ...found, rows }, singleKeys };
}

/** How many holds stop this kind of work at home, and how many ask for care. */
function heldAtHome(row: Parameters<typeof classGates>[0]) {
  const byClass = classGates(row);
  const count = (effect: Effect) =>
    byClass.reduce((sum, { home, gates }) => sum + (home === effect ? gates.length : 0), 0);
  return { stop: count("block"), care: count("warn") };
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
    inSession: fitsFormat(opened.exercise, "session"),
  };
});
