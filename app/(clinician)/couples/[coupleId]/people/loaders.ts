import { hasMailServer } from "#lib/accounts/has-mail-server";
import { pageRead } from "#lib/auth/page-read";
import { requireActor, shellFacts } from "#lib/auth/require-actor";
import { HOLD_GATES } from "#lib/couples/gates";
import { reachTold } from "#lib/couples/reach-told";
import {
  inForce,
  POLICY_KINDS,
  POLICY_LABEL,
  POLICY_MEANING,
  SAFETY_CARVE_OUT,
  stepOf,
} from "#lib/couples/rules-secrets";
import { shownHolds } from "#lib/couples/shown-holds";
import { THINGS } from "#lib/exercises/things";
import { PURPOSE_LIMIT } from "#lib/notes/release-schema";
import { CLIENT_LABEL, CLIENTS, RELEASED, RELEASED_LABEL } from "#lib/notes/rules-release";
import { openPeople } from "#lib/supervision/open-people";
import { coSignWords } from "#lib/supervision/words";

export async function loadPeople(coupleId: string, opened: string | string[] | undefined) {
  const actor = await requireActor("clinician");
  const { coSigns, askable, ...page } = await pageRead(() => openPeople(actor, coupleId));
  const { timeZone } = await shellFacts();
  return {
    ...page,
    timeZone,
    coSigns: coSigns.map((one) => ({ ...one, words: coSignWords(one) })),
    askable: askable.map((one) => ({
      value: `${one.gate} ${one.exerciseClass}`,
      label: coSignWords(one),
    })),
    clients: CLIENTS.map((value) => ({ value, label: CLIENT_LABEL[value] })),
    releasable: RELEASED.map((value) => ({ value, label: RELEASED_LABEL[value] })),
    purposeLimit: PURPOSE_LIMIT,
    things: THINGS,
    holds: shownHolds(page.holds, page.couple.checks),
    reach: reachTold(page.couple.gates, page.agreed),
    gates: HOLD_GATES,
    hasMailServer: hasMailServer(),
    agreement: {
      inForce: inForce(page.policies),
      step: stepOf(page.policies[0]),
      kinds: POLICY_KINDS.map((kind) => ({
        kind,
        label: POLICY_LABEL[kind],
        meaning: POLICY_MEANING[kind],
      })),
      carveOut: SAFETY_CARVE_OUT,
    },
    isNew: opened === "yes",
  };
}
