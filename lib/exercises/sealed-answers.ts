import type { Slot } from "#lib/access/actor";
import type { Answers, AnswerValue } from "#lib/exercises/types";
import type { Id } from "#lib/kernel/ids";
import { type Place, seal, unseal } from "#lib/secrets/box";
import { type KeyRing, type Scope, slotScope } from "#lib/secrets/data-keys";

type Whose = { practiceId: Id; coupleId: Id; slot: Slot };

/** Where a draft lives; its version is part of the place, so that an older text cannot be put back. */
export function draftPlace(whose: Whose, taskId: Id, version: number): Place {
  return {
    practiceId: whose.practiceId,
    ownerId: whose.coupleId,
    scope: slotScope("private", whose.slot),
    table: "draft",
    column: "answers_sealed",
    rowId: taskId,
    rowVersion: version,
  };
}

/** Answers sealed for their place. The ring must hold the place's scope. */
export function sealAnswers(ring: KeyRing, place: Place, answers: Answers): Buffer {
  return seal(ring.of(place.scope as Scope), place, JSON.stringify(answers));
}

/** The answers a place holds. Throws UnsealError when they were moved, changed or rolled back. */
export function openAnswers(ring: KeyRing, place: Place, sealed: Buffer): Record<string, AnswerValue> {
  return JSON.parse(unseal(ring.of(place.scope as Scope), place, sealed)) as Record<string, AnswerValue>;
}
