import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { reachOf } from "#lib/couples/gates";
import { loadOverview } from "#lib/couples/load-overview";
import { findExercise } from "#lib/exercises/queries";

export async function loadCouple(coupleId: string) {
  const actor = await requireActor("clinician");
  const overview = await pageRead(() => loadOverview(actor, coupleId));
  return {
    ...overview,
    reach: reachOf(overview.couple.gates),
    homework: overview.homework.map((h) => ({ ...h, title: findExercise(h.slug)?.title ?? h.slug })),
  };
}
