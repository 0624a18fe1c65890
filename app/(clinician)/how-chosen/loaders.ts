import { requireActor } from "#lib/auth/require-actor";
import * as constants from "#lib/formulation/constants";
import { BEHIND_FROM, TENSION_CALM, TENSION_DAYS } from "#lib/planning/rules-reasons";

/** The numbers that the suggestions are worked out with: those the rules read, and no copy of them. */
export async function loadHowChosen() {
  await requireActor("clinician");
  return { ...constants, BEHIND_FROM, TENSION_CALM, TENSION_DAYS };
}
