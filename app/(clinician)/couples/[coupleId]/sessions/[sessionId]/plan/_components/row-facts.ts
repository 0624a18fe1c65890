import { type FormState, fieldErrors } from "#lib/auth/form-state";
import type { Mechanism } from "#lib/exercises/types";
import { homeworkDecided } from "#lib/planning/rules-attendees";
import { type CheckedBySlug, type CheckReason, reasonFor } from "#lib/planning/rules-checks";
import { insteadOf } from "#lib/planning/rules-instead";
import { type EntryOf, entryFor } from "#lib/planning/rules-known";
import { settleLine, unsettled } from "#lib/planning/rules-settle";
import type { Attendees, Disposition, LibraryEntry, OpenHomework, PlanItem } from "#lib/planning/types";

/** What one row shows beside its place and its time. */
export type RowFacts = {
  item: PlanItem;
  lead: Mechanism | null;
  entry: LibraryEntry | null;
  homework: OpenHomework | null;
  /** This session decides about it: not where both hold it and one comes alone, nor once it has ended. */
  isDecided: boolean;
  /** What was decided about it when the plan was made final, which stays. */
  settled: Disposition | null;
  /** Why it is planned although a gate asks to weigh it, where that was said. */
  check: CheckReason | null;
  /** What can take its place while it is locked. */
  instead: readonly LibraryEntry[];
  /** Why a step that settles belongs before it; null where none is lacking. */
  unsettled: string | null;
  /** The step to add before it then. */
  settleWith: LibraryEntry | null;
  errors: readonly string[];
};

/** What the page knows of everything that may stand in a plan. */
export type KnownFacts = {
  library: readonly LibraryEntry[];
  /** What stands in the plan and is not offered. */
  beyond: readonly LibraryEntry[];
  leads: Readonly<Record<string, Mechanism>>;
  openHomework: readonly OpenHomework[];
  attendees: Attendees;
  settled: Readonly<Record<string, Disposition>>;
  outOfList: readonly string[];
};

/** The same, to be looked up by item; what is in it stays the same object from list to list. */
export type Known = KnownFacts & {
  readonly entryOf: EntryOf;
  readonly homework: ReadonlyMap<string, OpenHomework>;
  readonly decided: ReadonlySet<string>;
  readonly instead: ReadonlyMap<LibraryEntry, readonly LibraryEntry[]>;
};

/** What was said of the list: reasons that were given, and what the server answered. */
export type SaidOfRows = {
  checked: CheckedBySlug;
  finalised: FormState;
  refused: Readonly<Record<string, readonly string[]>>;
};

const NO_ERRORS: readonly string[] = [];
const NONE: readonly LibraryEntry[] = [];

/** Makes what is known ready to be looked up. */
export function knownFor(facts: KnownFacts): Known {
  const { library, beyond, openHomework, attendees } = facts;
  const ids = homeworkDecided(openHomework, attendees).map(({ assignmentId }) => assignmentId);
  return {
    ...facts,
    entryOf: entryFor(library, beyond),
    homework: new Map(openHomework.map((one) => [one.assignmentId, one])),
    decided: new Set(ids),
    instead: new Map(
      [...library, ...beyond].flatMap((entry) =>
        entry.locked ? [[entry, insteadOf(entry, library)] as const] : [],
      ),
    ),
  };
}

/** One list where there is one, so that a row with it is the same as before. */
const joined = (one: readonly string[], other: readonly string[]) =>
  one.length === 0 ? other : other.length === 0 ? one : [...one, ...other];

/**
 * What each row shows, in the list's order. All of a row that a change leaves alone is the same as before, so that
 * such a row is not drawn again.
 */
export function rowsOf(items: readonly PlanItem[], known: Known, said: SaidOfRows): RowFacts[] {
  const lacking = unsettled(items, known.library, known.outOfList, known.entryOf);
  return items.map((item): RowFacts => {
    const { id, exerciseSlug, assignmentId } = item;
    const entry = known.entryOf(item);
    const open = item.disposition === null ? fieldErrors(said.finalised, id) : NO_ERRORS;
    return {
      item,
      lead: (exerciseSlug && known.leads[exerciseSlug]) || null,
      entry,
      homework: known.homework.get(assignmentId ?? "") ?? null,
      isDecided: known.decided.has(assignmentId ?? ""),
      settled: (assignmentId && known.settled[assignmentId]) || null,
      check: entry && reasonFor(said.checked, entry.slug, entry.careGates),
      instead: (entry && known.instead.get(entry)) ?? NONE,
      unsettled: lacking.has(id) ? settleLine(item.title, known.attendees) : null,
      settleWith: lacking.get(id) ?? null,
      errors: joined(open, said.refused[id] ?? NO_ERRORS),
    };
  });
}
