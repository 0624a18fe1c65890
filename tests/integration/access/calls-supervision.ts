import type { ActorOf } from "#lib/access/actor";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import type { Id } from "#lib/kernel/ids";
import { askCoSign } from "#lib/supervision/ask-co-sign";
import { decideCoSign } from "#lib/supervision/decide-co-sign";
import { endCoSign } from "#lib/supervision/end-co-sign";
import { listCoSigns, listCoSignsOfCouple } from "#lib/supervision/list-co-signs";
import { openPeople } from "#lib/supervision/open-people";
import { call, type Given, none, ofCouple, type Prepared } from "#tests/integration/access/call";
import { asPractice } from "#tests/support/people";

const WHAT = { gate: "G06", exerciseClass: "X" } as const;

/** A request of the couple's own clinician that waits. */
async function waiting({ owner, world }: Given): Promise<{ coupleId: Id; coSignId: Id }> {
  const { coupleId } = world;
  await holdJointWork(world.treating, { coupleId, gate: WHAT.gate, note: "For the call." });
  await askCoSign(world.treating, { coupleId, what: WHAT, reason: "For the call." });
  const [row] = await asPractice(
    owner,
    world.practiceId,
    (tx) => tx<{ id: Id }[]>`select co_sign_id as id from co_sign_couple where couple_id = ${coupleId}`,
  );
  return { coupleId, coSignId: row?.id ?? ("" as Id) };
}

/** How the verbs of co-signing are called. */
export const SUPERVISION_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "supervision/askCoSign": async (given) => {
    const { coupleId } = given.world;
    await holdJointWork(given.world.treating, { coupleId, gate: WHAT.gate, note: "For the call." });
    return call({ coupleId }, (actor, ids) =>
      askCoSign(actor, { coupleId: ids.coupleId, what: WHAT, reason: "Steady now." }),
    );
  },
  "supervision/decideCoSign": async (given) => {
    const { coSignId } = await waiting(given);
    return call({ coSignId }, (actor: ActorOf<"supervisor">, ids) =>
      decideCoSign(actor, { coSignId: ids.coSignId, outcome: "agreed", note: "Go on with care." }),
    );
  },
  "supervision/endCoSign": async (given) =>
    call(await waiting(given), (actor, { coupleId, coSignId }) => endCoSign(actor, { coupleId, coSignId })),
  "supervision/listCoSigns": none((actor) => listCoSigns(actor)),
  "supervision/openPeople": ofCouple((actor, { coupleId }) => openPeople(actor, coupleId)),
  "supervision/listCoSignsOfCouple": ofCouple((actor, { coupleId }) => listCoSignsOfCouple(actor, coupleId)),
};
