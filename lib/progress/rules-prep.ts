import type { Slot } from "#lib/access/actor";
import type { LoopMechanism, Profile } from "#lib/formulation/types";
import type { Coverage } from "#lib/planning/rules";
import { BEHIND_FROM } from "#lib/planning/rules-reasons";
import type { Progress } from "#lib/progress/types";

/** The next session looks back on the work of so many before it. Source: screens paper, section 2.4, "the last 3 sessions". */
export const SESSIONS_WEIGHED = 3;
/** From this part of the work on, a need of the profile counts as left out. No paper names one: it is ours. */
export const GAP_FROM = BEHIND_FROM;
/** Two partners who value the same exercise so differently: "landed differently". Source: measures paper, section 5. */
export const LANDED_GAP = 4;
/** From here on an exercise upset somebody. Source: measures paper, section 5. */
export const UPSET_FROM = 7;

const LOOP: readonly LoopMechanism[] = ["dissonance", "regulation", "attachment"];

/** A need that the profile speaks for, and that the work of late has left out. Parts of one. */
export type Gap = { mechanism: LoopMechanism; profile: number; covered: number };

/**
 * The need that is furthest behind its share of the profile; null where none is far, or where there is no profile.
 * Where nothing was done yet, all of the profile is still to come, and nothing is left out.
 */
export function coverageGap(shares: Profile["shares"], covered: Coverage): Gap | null {
  const total = LOOP.reduce((sum, mechanism) => sum + covered[mechanism], 0);
  if (shares === null || total === 0) return null;
  const gaps = LOOP.map((mechanism) => ({
    mechanism,
    profile: shares[mechanism],
    covered: covered[mechanism] / total,
  })).sort((one, other) => other.profile - other.covered - (one.profile - one.covered));
  const [first] = gaps;
  return first && first.profile - first.covered >= GAP_FROM - 1e-9 ? first : null;
}

/** What a partner said of one exercise right after it. */
export type Checked = {
  assignmentId: string;
  slot: Slot;
  title: string;
  taskId: string;
  useful: number | null;
  upset: number | null;
  again: number | null;
};

export type Split =
  | { kind: "landed"; title: string; taskId: string; higher: Slot; gap: number }
  | { kind: "upset"; title: string; taskId: string; slot: Slot };

const worthOf = ({ useful, again }: Checked) =>
  useful === null || again === null ? null : (useful + again) / 2;

/** Exercises that landed differently with the two, and those that upset one. Source: measures paper, section 5. */
export function splitsOf(checks: readonly Checked[]): Split[] {
  const upset = checks
    .filter((one) => (one.upset ?? 0) >= UPSET_FROM)
    .map(({ title, taskId, slot }): Split => ({ kind: "upset", title, taskId, slot }));
  const landed = checks
    .filter(({ slot }) => slot === "A")
    .flatMap((a): Split[] => {
      const b = checks.find((one) => one.slot === "B" && one.assignmentId === a.assignmentId);
      const [ofA, ofB] = [worthOf(a), b ? worthOf(b) : null];
      if (!b || ofA === null || ofB === null || Math.abs(ofA - ofB) < LANDED_GAP) return [];
      return [
        {
          kind: "landed",
          title: a.title,
          taskId: a.taskId,
          higher: ofA > ofB ? "A" : "B",
          gap: Math.abs(ofA - ofB),
        },
      ];
    });
  return [...upset, ...landed];
}

/** What of a partner's weeks asks for a word: a reliable change since the start, an alert, or being off the line. */
export type Moved = {
  label: Progress["label"];
  change: number | null;
  current: number | null;
  alerts: readonly Progress["alerts"][number]["reason"][];
  notOnTrack: boolean;
  quietButWorse: boolean;
  /** Anything of it is more than noise. */
  isMore: boolean;
};

export function movedOf({ label, change, current, alerts, notOnTrack, quietButWorse }: Progress): Moved {
  return {
    label,
    change,
    current,
    alerts: alerts.map(({ reason }) => reason),
    notOnTrack,
    quietButWorse,
    isMore: (label !== null && label !== "unchanged") || alerts.length > 0 || notOnTrack || quietButWorse,
  };
}
