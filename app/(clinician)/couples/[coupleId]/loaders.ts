import { pageRead } from "#lib/auth/page-read";
import { requireActor } from "#lib/auth/require-actor";
import { reachOf } from "#lib/couples/gates";
import { loadOverview } from "#lib/couples/load-overview";
import { findExercise } from "#lib/exercises/queries";
import { shareKindsOf } from "#lib/homework/sharing";

export async function loadCouple(coupleId: string) {
  const actor = await requireActor("clinician");
  const overview = await pageRead(() => loadOverview(actor, coupleId));
  return {
    ...overview,
    reach: reachOf(overview.couple.gates),
    homework: overview.homework.map((h) => {
      const exercise = findExercise(h.slug);
      const canShare = h.given === 2 && exercise !== null && shareKindsOf(exercise).length > 0;
      return { ...h, title: exercise?.title ?? h.slug, shared: canShare ? h.shared : null };
    }),
  };
}
