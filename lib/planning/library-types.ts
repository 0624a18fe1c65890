import type { CareGate } from "#lib/couples/gates";
import type { EvidenceGrade, Mechanism, Minutes, Stage, Weights, Who } from "#lib/exercises/types";
import type { Way } from "#lib/planning/rules-library";

/** One exercise as the plan's library lists it. */
export type LibraryEntry = {
  slug: string;
  version: number;
  title: string;
  aim: string;
  who: Who;
  weights: Weights;
  lead: Mechanism;
  /** The needs it is listed under. */
  needs: readonly Mechanism[];
  minutes: Minutes;
  explicitness: number;
  sessionFirst: boolean;
  /** It is begun from a calm base: a step that settles belongs before it. */
  asksForCalm: boolean;
  stages: readonly Stage[];
  grade: EvidenceGrade;
  ways: readonly Way[];
  /** Why it cannot be chosen for this couple now; null when it can. */
  locked: string | null;
  /** What to weigh first where it may go on, and the gates that ask for it; null where nothing does. */
  care: string | null;
  careGates: readonly CareGate[];
  /** Why it cannot be given in the room before both were asked; it can be planned all the same. */
  ask: string | null;
  /** It takes a yes of both each time it is given, so it opens on that yes or not at all. */
  onlyNow: boolean;
};
