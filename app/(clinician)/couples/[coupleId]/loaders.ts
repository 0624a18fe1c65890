import { pageRead } from "#lib/auth/page-read";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { dayIn } from "#lib/couples/days";
import { reachTold } from "#lib/couples/reach-told";
import { shownHolds } from "#lib/couples/shown-holds";
import { gateName } from "#lib/exercises/gate-words";
import { sharingOf } from "#lib/homework/sharing";
import { openCouplePage } from "#lib/progress/open-couple-page";

export async function loadCouple(coupleId: string) {
  const actor = await requireActor("clinician");
  const overview = await pageRead(() => openCouplePage(actor, coupleId));
  const { timeZone } = await shellFacts();
  return {
    ...overview,
    timeZone,
    reach: reachTold(overview.couple.gates, overview.agreed),
    holds: shownHolds(overview.holds, overview.couple.checks),
    nextReach: reachTold(overview.next.gates, overview.next.agreed),
    homework: overview.homework.map(({ exercise, openings, weighed, ...h }) => ({
      ...h,
      weighed: weighed && {
        gates: weighed.gates.map(gateName),
        reason: weighed.reason,
        by: weighed.byMe ? "by you" : "by a colleague",
        on: dayIn(weighed.at, timeZone),
      },
      sharing: h.given === 2 && exercise !== null ? sharingOf(exercise, openings, h.done === 2) : null,
    })),
  };
}
