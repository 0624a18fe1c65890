import type { Slot } from "#lib/access/actor";
import type { LoopMechanism } from "#lib/formulation/types";
import type { Id } from "#lib/kernel/ids";

/** What a loop map says of each of the two. Source: formulation paper, section 3, joint record. */
export const SIDE_PARTS = ["called", "soft", "reach", "respond", "wish"] as const;
export type SidePart = (typeof SIDE_PARTS)[number];

/** What it says of both. */
export const WHOLE_PARTS = ["name", "stressors", "strengths", "exceptions"] as const;
export type WholePart = (typeof WHOLE_PARTS)[number];

export type MapPart = WholePart | `${Slot}.${SidePart}`;

/** The words of a map that both may see; empty where nothing was written. */
export type JointMap = Readonly<Record<MapPart, string>>;

/**
 * The arrows of the picture, each beginning with one of the two: from a soft feeling to reaching, from reaching to the
 * other's response, and from the other's response to what it stirs.
 */
export const MAP_LINKS = ["soft_reach", "reach_response", "response_soft"] as const;
export type MapLink = (typeof MAP_LINKS)[number];
export type LinkKey = `${Slot}.${MapLink}`;

/** Three words rather than 0 to 10: a number would claim to know more than a hunch does. */
export const CONFIDENCES = ["low", "medium", "high"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** What the therapist thinks of one arrow. */
export type LinkNote = {
  readonly mechanism: LoopMechanism | null;
  readonly confidence: Confidence | null;
  readonly evidence: string;
};

/** What stands beside a map for the therapist alone. */
export type MapNotes = {
  readonly hypotheses: string;
  readonly links: Readonly<Record<LinkKey, LinkNote>>;
};

/** One saved version, without its words. */
export type MapVersion = {
  readonly id: Id;
  readonly version: number;
  readonly savedAt: Date;
  /** The day both agreed to it, as `2026-11-03`. */
  readonly agreedOn: string | null;
  /** The day it was taken off both their pages again. */
  readonly takenBackOn: string | null;
};
