import type { Slot } from "#lib/access/actor";
import {
  SESSION_CHECK_ITEMS,
  type SessionCheckAnswers,
  type SessionCheckKey,
} from "#lib/couples/session-check-items";

/** Where a check asks for a closer look. The numbers are ours. Source: measures paper, section 4. */
export const SESSION_CHECK_FLAGS = {
  /** An item at or below this. */
  itemAtMost: 5,
  /** A total below this, of 40. */
  totalBelow: 32,
  /** A total so much lower than the same partner's last one. */
  dropFrom: 5,
  /** Totals of the two so far apart. */
  splitFrom: 8,
  /** Answers on fairness so far apart. */
  fairnessFrom: 3,
} as const;

export type SessionCheckFlag =
  | { kind: "item"; slot: Slot; item: SessionCheckKey; value: number }
  | { kind: "total"; slot: Slot; total: number }
  | { kind: "drop"; slot: Slot; by: number }
  | { kind: "split"; by: number }
  | { kind: "fairness"; by: number };

/** 0 to 40; null unless all four were answered. */
export function sessionCheckTotal(answers: SessionCheckAnswers): number | null {
  const values = SESSION_CHECK_ITEMS.map(({ key }) => answers[key]);
  return values.some((value) => value === null) ? null : values.reduce<number>((sum, v) => sum + (v ?? 0), 0);
}

export type CheckOfSlot = { slot: Slot; answers: SessionCheckAnswers; lastTotal: number | null };

/** What the therapist looks closer at after a session, from the checks that came in. Never shown to a partner. */
export function sessionCheckFlags(checks: readonly CheckOfSlot[]): SessionCheckFlag[] {
  const flags: SessionCheckFlag[] = checks.flatMap(({ slot, answers, lastTotal }) => {
    const low = SESSION_CHECK_ITEMS.flatMap(({ key: item }): SessionCheckFlag[] => {
      const value = answers[item];
      return value !== null && value <= SESSION_CHECK_FLAGS.itemAtMost
        ? [{ kind: "item", slot, item, value }]
        : [];
    });
    const total = sessionCheckTotal(answers);
    if (total === null) return low;
    if (total < SESSION_CHECK_FLAGS.totalBelow) low.push({ kind: "total", slot, total });
    const by = lastTotal === null ? 0 : lastTotal - total;
    if (by >= SESSION_CHECK_FLAGS.dropFrom) low.push({ kind: "drop", slot, by });
    return low;
  });
  const [a, b] = (["A", "B"] as const).map((slot) => checks.find((check) => check.slot === slot)?.answers);
  if (!a || !b) return flags;
  const [totalA, totalB] = [sessionCheckTotal(a), sessionCheckTotal(b)];
  const split = totalA === null || totalB === null ? 0 : Math.abs(totalA - totalB);
  if (split >= SESSION_CHECK_FLAGS.splitFrom) flags.push({ kind: "split", by: split });
  const fairness = a.s4 === null || b.s4 === null ? 0 : Math.abs(a.s4 - b.s4);
  if (fairness >= SESSION_CHECK_FLAGS.fairnessFrom) flags.push({ kind: "fairness", by: fairness });
  return flags;
}

/** Points of 40 and points on fairness that lie between the two; 0 where that is not far. */
export type CheckSplit = { by: number; fairness: number };

/** Whether the two stood far apart on a session, by their totals or on fairness; null where they did not. */
export function splitOfChecks(flags: readonly SessionCheckFlag[]): CheckSplit | null {
  const byOf = (kind: "split" | "fairness") =>
    flags.flatMap((flag) => (flag.kind === kind ? [flag.by] : []))[0] ?? 0;
  const split = { by: byOf("split"), fairness: byOf("fairness") };
  return split.by > 0 || split.fairness > 0 ? split : null;
}

/** A flag as the therapist reads it. */
export function flagSentence(flag: SessionCheckFlag): string {
  switch (flag.kind) {
    case "item": {
      const about = SESSION_CHECK_ITEMS.find(({ key }) => key === flag.item)?.about ?? "";
      return `${flag.slot} gave ${flag.value} of 10 for ${about}.`;
    }
    case "total":
      return `${flag.slot}: ${flag.total} of 40, below ${SESSION_CHECK_FLAGS.totalBelow}.`;
    case "drop":
      return `${flag.slot}: ${flag.by} points lower than last time.`;
    case "split":
      return `The two are ${flag.by} points apart.`;
    case "fairness":
      return `On fairness the two are ${flag.by} points apart.`;
  }
}
