import type postgres from "postgres";
import type { ActorOf } from "#lib/access/actor";
import { openSessionCheck, sendSessionCheck } from "#lib/couples/own-session-check";
import { giveInSession } from "#lib/homework/give-in-session";
import { handTablet } from "#lib/homework/hand-tablet";
import { keepTime } from "#lib/homework/keep-time";
import { listHandOver } from "#lib/homework/list-hand-over";
import { takeTurn } from "#lib/homework/take-turn";
import { newId } from "#lib/kernel/ids";
import { recordRunEvents } from "#lib/planning/record-run-events";
import { call, type Given, none, type Prepared } from "#tests/integration/access/call";
import { givenTurns, startedExercise, startedSession } from "#tests/integration/access/states";
import { asPractice } from "#tests/support/people";

/** Whichever partner asks has a session that ended just now. */
async function endSessionOf(owner: postgres.Sql, actor: Partial<ActorOf<"partner">>): Promise<void> {
  const { role, practiceId, coupleId } = actor;
  if (role !== "partner" || !practiceId || !coupleId) return;
  await asPractice(
    owner,
    practiceId,
    (tx) => tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes, state,
        started_at, ended_at)
      values (${practiceId}, ${newId()}, ${coupleId},
        (select coalesce(max(number), 0) + 1 from session where couple_id = ${coupleId}),
        now() - interval '1 hour', 'UTC', 50, 'running', now() - interval '1 hour', now())`,
  );
}

/** Partner A takes part, whatever they chose in other calls before. */
async function agreeAnew({ owner, world }: Given): Promise<void> {
  const { practiceId, coupleId, partnerA } = world;
  await asPractice(
    owner,
    practiceId,
    (tx) => tx`insert into consent (practice_id, id, couple_id, partner_id, state)
      values (${practiceId}, ${newId()}, ${coupleId}, ${partnerA.userId}, 'given')`,
  );
}

/** How the verbs of a run are called. */
export const RUN_CALLS: Readonly<Record<string, (given: Given) => Promise<Prepared>>> = {
  "couples/openSessionCheck": none((actor) => openSessionCheck(actor)),
  "couples/sendSessionCheck": async ({ owner, world }) => {
    await endSessionOf(owner, world.partnerA);
    return call({}, async (actor) => {
      // A partner of another couple has one too: what they get is decided by who asks.
      if ((actor as { coupleId?: string }).coupleId !== world.coupleId) await endSessionOf(owner, actor);
      const { session } = await openSessionCheck(actor);
      return sendSessionCheck(actor, {
        submissionId: newId(),
        session: session ?? newId(),
        s1: 8,
        s2: 8,
        s3: 9,
        s4: null,
      });
    });
  },
  "homework/handTablet": async (given) => {
    const { sessionId, coupleId } = await startedSession(given);
    await agreeAnew(given);
    return call({ sessionId, coupleId }, (actor, ids) =>
      handTablet(actor, { ...ids, slot: "A", thing: "check" }),
    );
  },
  "homework/keepTime": async (given) =>
    call(await givenTurns(given), (actor, { taskId }) => keepTime(actor, { taskId, place: 2, seconds: 1 })),
  "homework/takeTurn": async (given) => {
    const ids = await startedExercise(given, "daily-stress-share");
    const { tasks } = await giveInSession(given.world.treating, ids);
    const taskId = tasks.find(({ slot }) => slot === "A")?.id ?? "";
    return call({ taskId }, (actor, own) =>
      takeTurn(actor, { ...own, sessionId: ids.sessionId, place: 2, seconds: 0 }),
    );
  },
  "homework/listHandOver": async (given) => {
    const { sessionId, coupleId } = await startedSession(given);
    return call({ sessionId, coupleId }, (actor, ids) => listHandOver(actor, ids.coupleId, ids.sessionId));
  },
  "planning/recordRunEvents": async (given) => {
    const { sessionId, itemId } = await startedSession(given);
    const event = { id: newId(), place: 1, at: Date.now(), kind: "done" as const, itemId, minutes: 5 };
    return call({ sessionId }, (actor, ids) =>
      recordRunEvents(actor, ids.sessionId, { deviceId: newId(), events: [{ ...event, id: newId() }] }),
    );
  },
};
