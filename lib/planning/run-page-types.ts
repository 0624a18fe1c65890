import type { YesStatus } from "#lib/couples/fresh-yes";
import type { Mechanism, Minutes } from "#lib/exercises/types";
import type { KeptEvent } from "#lib/planning/run-types";
import type { CoupleLine, PlanFacts, SessionFacts } from "#lib/planning/types";

/** What the clinician has at hand while an exercise runs. */
export type Guide = {
  aim: string;
  steps: readonly string[];
  qualityCue: string;
  stopLine: string | null;
  /** How to adapt it; empty unless the couple's notes on that are open (formulation paper, section 7, G17). */
  adaptations: readonly string[];
};

/** An exercise that may be swapped in now, with what the clinician needs at hand for it. */
export type SwapOffer = {
  slug: string;
  version: number;
  title: string;
  minutes: Minutes;
  lead: Mechanism;
  guide: Guide;
  yes: Pick<YesStatus, "exerciseClass" | "isAvailable"> | null;
};

export type RunPage = {
  couple: CoupleLine;
  session: SessionFacts;
  plan: PlanFacts | null;
  guides: Readonly<Record<string, Guide>>;
  /** Of each exercise that has questions for the couple: whether both were given it in this session. */
  room: Readonly<Record<string, "to_give" | "given">>;
  /** Of each exercise with touch or sexual work: how the two stand to it together. */
  yes: Readonly<Record<string, YesStatus>>;
  /** Of each exercise that a gate asks to weigh before it is given: what it says. */
  care: Readonly<Record<string, string>>;
  /** The least minutes each exercise of the plan takes. */
  least: Readonly<Record<string, number>>;
  /** What can be taken in place of something planned, those that work on the same needs first. */
  offer: readonly SwapOffer[];
  /** Items that may be brought neither back nor up: on hold, or not weighed though a gate asks. */
  held: Readonly<Record<string, "hold" | "weigh">>;
  /** What was told of this run so far, without the words of its notes. */
  events: readonly KeptEvent[];
};
