import type { Slot } from "#lib/access/actor";
import type { WaitsFor } from "#lib/couples/waiting-pieces";
import type { Id } from "#lib/kernel/ids";

export type GivenHomework = {
  assignmentId: Id;
  title: string;
  slots: Slot[];
  dueOn: string;
  smaller: boolean;
  /** Given to take home, rather than in the room. */
  isHome: boolean;
  /** It took the place of work that was kept back, and was sent there. */
  isStandIn: boolean;
  /** Given in this session, rather than carried into it. */
  isNew: boolean;
  /** Partners who have still to send it. */
  left: number;
  /** It is on neither phone until it is given again. */
  isHeld: boolean;
  /** Why it was given on top of two that were open; null where it was not. */
  more: string | null;
  /** Whose piece of it has not opened, and what each waits for. */
  waits: readonly WaitsFor[];
};

/** How many pieces to take home each partner has now: given, there by now, and not ended. */
export function openBySlot(homework: readonly GivenHomework[]): Record<Slot, number> {
  const of = (slot: Slot) =>
    homework.filter(
      ({ isHome, slots, waits }) => isHome && slots.includes(slot) && !waits.some((one) => one.slot === slot),
    ).length;
  return { A: of("A"), B: of("B") };
}
