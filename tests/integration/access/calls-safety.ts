import { holdJointWork } from "#lib/couples/hold-joint-work";
import { recheckHold } from "#lib/couples/recheck-hold";
import { recordScreening } from "#lib/couples/record-screening";
import type { Id } from "#lib/kernel/ids";
import { call, type Given, type Prepared } from "#tests/integration/access/call";
import { asPractice } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";

/** A day no test couple began after. */

/** How the verbs of screening and gates are called. */
export const SAFETY_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "couples/recheckHold": async ({ owner, world }) => {
    const { coupleId, practiceId, treating } = world;
    await holdJointWork(treating, { coupleId, gate: "G02", note: "A line for the record." });
    const [hold] = await asPractice(
      owner,
      practiceId,
      (tx) => tx<{ id: Id }[]>`select id from safety_hold where couple_id = ${coupleId}`,
    );
    return call({ coupleId, holdId: hold?.id ?? "" }, (actor, ids) =>
      recheckHold(actor, { ...ids, note: "Seen alone again; it stays." }),
    );
  },
  "couples/recordScreening": async ({ world }) =>
    call({ coupleId: world.coupleId, partnerId: world.partnerA.userId }, (actor, ids) =>
      recordScreening(actor, { ...ids, status: "clear", screenedOn: practiceDay() }),
    ),
};
