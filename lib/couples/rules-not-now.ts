import type { Slot } from "#lib/access/actor";

/** Why homework is not done now, in the order it is offered. Source: sessions paper, section 4. */
export const NOT_NOW = [
  "no_time",
  "too_much",
  "not_clear",
  "fought",
  "not_private",
  "not_wanted",
  "ill",
  "other",
] as const;
export type NotNow = (typeof NOT_NOW)[number];

/** The same, as the therapist reads it. */
export const NOT_NOW_LABEL: Readonly<Record<NotNow, string>> = {
  no_time: "no time",
  too_much: "felt too much",
  not_clear: "did not get it",
  fought: "we fought",
  not_private: "not private",
  not_wanted: "did not want to",
  ill: "ill",
  other: "other",
};

/** What to ask about homework that was not done, first things first. Source: sessions paper, section 4. */
export const ASKED_FIRST = ["safe", "understood", "too big", "too soon", "private enough", "wanted"] as const;
type Asked = (typeof ASKED_FIRST)[number];

/** Which of these a reason points at; "other" points at all of them. */
const POINTS_AT: Readonly<Record<NotNow, readonly Asked[]>> = {
  no_time: ["too big"],
  too_much: ["safe", "too big", "too soon"],
  not_clear: ["understood"],
  fought: ["safe", "too soon"],
  not_private: ["safe", "private enough"],
  not_wanted: ["safe", "wanted"],
  ill: [],
  other: ASKED_FIRST,
};

/** What one partner did with their share of homework, as the therapist looks at it. */
export type Share = {
  slot: Slot;
  sent: boolean;
  /** Its partner chose the two-minute version; what was given may have been the whole. */
  isShort: boolean;
  /** The newest reason and its day, as 2026-11-03; null where none was said. */
  notNow: { reason: NotNow; on: string } | null;
};

/** A share from its columns. The reason stands beside what is still open; what was sent needs none. */
export function shareOf(row: {
  slot: string;
  state: string;
  isShort: boolean;
  notNow: string | null;
  notNowOn: string | null;
}): Share {
  const sent = row.state === "submitted";
  const { notNow: reason, notNowOn: on } = row;
  return {
    slot: row.slot as Slot,
    sent,
    isShort: row.isShort,
    notNow: sent || reason === null || on === null ? null : { reason: reason as NotNow, on },
  };
}

/**
 * What to ask first about the open shares, in the order of the paper; empty where no reason points at anything. It is
 * asked of both alike, since the reason is one partner's own and never named before the other.
 */
export function askFirst(shares: readonly Pick<Share, "notNow">[]): readonly Asked[] {
  const pointed = shares.flatMap(({ notNow }) => (notNow ? POINTS_AT[notNow.reason] : []));
  return ASKED_FIRST.filter((one) => pointed.includes(one));
}
