import type { Mechanism } from "#lib/exercises/types";

/** A couple's main mechanism as frozen at the milestone; communication cuts across and is never the main one. */
export type MainMechanism = Exclude<Mechanism, "communication">;

/** A calendar quarter such as `2026-Q3`. */
export type Quarter = `${number}-Q${1 | 2 | 3 | 4}`;

/** What one episode of care says to the supervisor, fixed at its milestone; nothing continuous is kept. */
export type EpisodeOutcome = {
  readonly engaged: boolean;
  readonly better: boolean;
  readonly mechanism: MainMechanism;
};

/** An episode of care that waits for a release; `id` is the episode's. */
export type WaitingOutcome = EpisodeOutcome & { readonly id: string; readonly clinicianId: string };

/** The part of a waiting outcome that the noise depends on. */
export type ReleaseMember = EpisodeOutcome & { readonly id: string };

/** The closed list of released statistics. Source: security paper, R6. */
export const RELEASE_STATISTICS = [
  "engaged",
  "better",
  "mechanism_dissonance",
  "mechanism_regulation",
  "mechanism_attachment",
] as const;

export type ReleaseStatistic = (typeof RELEASE_STATISTICS)[number];

/** One released number: a share in steps of 5 points, and couples rounded down to a multiple of 5. */
export type ReleasedRow = {
  readonly statistic: ReleaseStatistic;
  readonly share5pp: number;
  readonly n5: number;
  readonly methodVersion: number;
};

/** What a supervisor reads for a quarter that waits, whatever the reason; the text never varies. */
export const WAITING_SENTENCE = "Not enough finished episodes yet. They wait and are released together.";
