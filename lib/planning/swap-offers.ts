import type { YesStatus } from "#lib/couples/fresh-yes";
import type { Limits } from "#lib/couples/lock-reason";
import type { Exercise } from "#lib/exercises/types";
import { guideOf } from "#lib/planning/in-room";
import { leadOf } from "#lib/planning/library-entries";
import { canSwapIn } from "#lib/planning/run-refusals";
import type { Attendees, PlanFacts, SwapOffer } from "#lib/planning/types";

type Offering = {
  limits: Limits;
  attendees: Attendees;
  isAdapted: boolean;
  status: readonly YesStatus[];
};

/** What of these may take the place of something in a run: not in its plan yet, and nothing against it. In their order. */
export function swapOffers(
  plan: PlanFacts | null,
  exercises: readonly Exercise[],
  { limits, attendees, isAdapted, status }: Offering,
): SwapOffer[] {
  const planned = new Set((plan?.items ?? []).map((item) => item.exerciseSlug));
  return exercises
    .filter((exercise) => !planned.has(exercise.slug) && canSwapIn(exercise, limits, attendees))
    .map((exercise) => ({
      slug: exercise.slug,
      version: exercise.version,
      title: exercise.title,
      minutes: exercise.minutes,
      lead: leadOf(exercise),
      guide: guideOf(exercise, isAdapted),
      yes: status.find(({ exerciseClass }) => exerciseClass === exercise.exerciseClass) ?? null,
    }));
}
