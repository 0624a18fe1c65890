import { type HoldGate, MARKER } from "#lib/couples/gates";

/** The gates that stop no work by themselves, and the marker: sharing stays as it is under them. Source: formulation paper, section 7. */
export const SHARING_STAYS: readonly HoldGate[] = ["G08", "G13", MARKER];

export type Facts = {
  isPaused: boolean;
  gates: readonly HoldGate[];
  partners: readonly { ended: boolean }[];
};

/**
 * Whether anything may be revealed to both now, as far as pauses, gates and the end of either's access go. Says the same
 * as `app.may_share`, which decides what they read. Source: security paper, SAFE-03.
 */
export function mayReveal({ isPaused, gates, partners }: Facts): boolean {
  return (
    !isPaused && gates.every((gate) => SHARING_STAYS.includes(gate)) && !partners.some(({ ended }) => ended)
  );
}
