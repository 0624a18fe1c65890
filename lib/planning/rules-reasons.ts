import type { Slot } from "#lib/access/actor";
import type { Mechanism } from "#lib/exercises/types";
import type { LoopMechanism, Profile } from "#lib/formulation/types";
import type { Lately } from "#lib/planning/rules-lately";

/** A check-in is of late for so many days: the week it is about, and the one after. No paper names it: it is ours. */
export const TENSION_DAYS = 14;
/** Up to here tension is low enough to go on. Source: sessions paper, section 2, P2. */
export const TENSION_CALM = 6;
/** A need is behind its part of the profile from here on; the brief before a session counts so too. */
export const BEHIND_FROM = 0.15;

/** What speaks for one need or another, beside the last sessions. */
export type Grounds = {
  /** The part of the profile of each need; null where too little is rated. */
  profile: Profile["shares"];
  /** Tension in the newest check-in of each, 0 to 10; null where there is none of late. */
  tension: Readonly<Record<Slot, number | null>>;
};

/** Why something is suggested now, and where that is to be seen. */
export type Reason = { text: string; source: "progress" | "recent" };

const SLOTS: readonly Slot[] = ["A", "B"];
const isLoop = (lead: Mechanism): lead is LoopMechanism => lead !== "communication";

/** What of late speaks for an exercise that works on a need first. Source: screens paper, section 2.4. */
export function reasonsFor(
  lead: Mechanism,
  { sessions, mean }: Lately,
  { profile, tension }: Grounds,
): Reason[] {
  const tense = SLOTS.flatMap((slot) => {
    const value = tension[slot];
    return value !== null && value > TENSION_CALM ? [`${slot} ${value}`] : [];
  });
  const reasons: Reason[] =
    lead === "regulation" && tense.length > 0
      ? [
          {
            text: `tension above ${TENSION_CALM} at the last check-in (${tense.join(", ")})`,
            source: "progress",
          },
        ]
      : [];
  const worked = mean === null ? 0 : mean.dissonance + mean.regulation + mean.attachment;
  if (!isLoop(lead) || mean === null || worked === 0 || profile === null) return reasons;
  const part = mean[lead] / worked;
  if (profile[lead] - part < BEHIND_FROM - 1e-9) return reasons;
  // What is said is of all that was done, as the list of coverage has it; the profile knows the three needs alone.
  const said = Math.round((mean[lead] / (worked + mean.communication)) * 100);
  const of = sessions === 1 ? "the last session" : `the last ${sessions} sessions`;
  return [...reasons, { text: `${lead} was ${said}\u00a0% of ${of}`, source: "recent" }];
}
