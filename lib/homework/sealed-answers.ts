import type { Slot } from "#lib/access/actor";
import type { Visibility } from "#lib/exercises/types";
import type { Matches, ShareKind } from "#lib/homework/types";
import type { Id } from "#lib/kernel/ids";
import { type Place, seal, unseal } from "#lib/secrets/box";
import { type KeyRing, type Scope, slotScope } from "#lib/secrets/data-keys";

export { draftPlace, openAnswers, sealAnswers } from "#lib/exercises/sealed-answers";

type Whose = { practiceId: Id; coupleId: Id; slot: Slot };

/** The key a part is sealed under: who may read it decides (design, section 5). */
export function scopeOfPart(visibility: Visibility, slot: Slot): Scope {
  if (visibility === "me") return slotScope("private", slot);
  return visibility === "shared" ? "shared" : slotScope("partner", slot);
}

/** Where one part of a response lives; the visibility is part of the place, since two parts share a key. */
export function partPlace(whose: Whose, responseId: Id, visibility: Visibility): Place {
  return {
    practiceId: whose.practiceId,
    ownerId: whose.coupleId,
    scope: scopeOfPart(visibility, whose.slot),
    table: "response_part",
    column: `answers_sealed:${visibility}`,
    rowId: responseId,
    rowVersion: 0,
  };
}

/** Where the therapist's own answers to an assignment live; an older version cannot be put back. */
export function therapistPlace(whose: Omit<Whose, "slot">, assignmentId: Id, version: number): Place {
  return {
    practiceId: whose.practiceId,
    ownerId: whose.coupleId,
    scope: "therapist",
    table: "therapist_part",
    column: "answers_sealed",
    rowId: assignmentId,
    rowVersion: version,
  };
}

/** Where an offer lives: under the writer's private key, so that no other session can ever open it. */
export function offerPlace(whose: Whose, assignmentId: Id, kind: ShareKind): Place {
  return {
    practiceId: whose.practiceId,
    ownerId: whose.coupleId,
    scope: slotScope("private", whose.slot),
    table: "share_offer",
    column: `answers_sealed:${kind}`,
    rowId: assignmentId,
    rowVersion: 0,
  };
}

/** Where a shared part lives; the writer's slot is part of the place, since both write under one key. */
export function sharedPlace(whose: Whose, assignmentId: Id, kind: ShareKind | "shared"): Place {
  return {
    practiceId: whose.practiceId,
    ownerId: whose.coupleId,
    scope: "shared",
    table: "shared_part",
    column: `answers_sealed:${kind}:${whose.slot}`,
    rowId: assignmentId,
    rowVersion: 0,
  };
}

/** Where the matches of a list live. */
export function matchesPlace(whose: Omit<Whose, "slot">, assignmentId: Id): Place {
  return {
    practiceId: whose.practiceId,
    ownerId: whose.coupleId,
    scope: "shared",
    table: "share_opening",
    column: "matches_sealed",
    rowId: assignmentId,
    rowVersion: 0,
  };
}

/** Where one partner's pick of the matches lives; the picker's slot is part of the place, since both write under one key. */
export function pickPlace(whose: Whose, assignmentId: Id): Place {
  return {
    practiceId: whose.practiceId,
    ownerId: whose.coupleId,
    scope: "shared",
    table: "match_pick",
    column: `pick_sealed:${whose.slot}`,
    rowId: assignmentId,
    rowVersion: 0,
  };
}

/** Where what came of both picks lives. */
export function pickedPlace(whose: Omit<Whose, "slot">, assignmentId: Id): Place {
  return { ...matchesPlace(whose, assignmentId), column: "picked_sealed" };
}

/** A pick, or what came of two, sealed for its place. */
export function sealPick(ring: KeyRing, place: Place, pick: string): Buffer {
  return seal(ring.of(place.scope as Scope), place, pick);
}

/** What a place of picks holds. Throws UnsealError as `openAnswers` does. */
export function openPick(ring: KeyRing, place: Place, sealed: Buffer): string {
  return unseal(ring.of(place.scope as Scope), place, sealed);
}

/** Matches sealed for their place. */
export function sealMatches(ring: KeyRing, place: Place, matches: Matches): Buffer {
  return seal(ring.of(place.scope as Scope), place, JSON.stringify(matches));
}

/** The matches a place holds. Throws UnsealError as `openAnswers` does. */
export function openMatches(ring: KeyRing, place: Place, sealed: Buffer): Matches {
  return JSON.parse(unseal(ring.of(place.scope as Scope), place, sealed)) as Matches;
}
