import type { YesClass } from "#lib/couples/fresh-yes";
import { heldBy, NOT_OVERRIDABLE, TABLE_GATES } from "#lib/couples/gates";
import { type Limits, lockReason } from "#lib/couples/lock-reason";

const workOf = (exerciseClass: YesClass) =>
  ({ slug: "", exerciseClass, explicitness: 0, sessionFirst: false, gates: [] }) as const;

/** Why both cannot be asked for a yes now, for the therapist; null where they can. Source: sessions paper, section 6. */
export function askReason(exerciseClass: YesClass, limits: Limits): string | null {
  return lockReason(workOf(exerciseClass), limits, "session");
}

export type AskStops = Readonly<Record<YesClass, string | null>>;

/** The same for each class. */
export function askStops(limits: Limits): AskStops {
  return { T: askReason("T", limits), X: askReason("X", limits) };
}

const SIGNABLE = TABLE_GATES.filter((gate) => !(NOT_OVERRIDABLE as readonly string[]).includes(gate));

/** The gates that hold work of a class, as `app.is_held_by` reads them; a co-signature for the class takes one away. */
export const YES_GATES: Readonly<Record<YesClass, string>> = {
  T: heldBy(workOf("T"), SIGNABLE),
  X: heldBy(workOf("X"), SIGNABLE),
};
