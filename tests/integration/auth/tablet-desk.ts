import type postgres from "postgres";
import { openSession } from "#lib/auth/check-passphrase";
import type { HandedTablet } from "#lib/auth/handed-tablet";
import { giveInSession } from "#lib/homework/give-in-session";
import { handTablet } from "#lib/homework/hand-tablet";
import { newId } from "#lib/kernel/ids";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { startedExercise } from "../access/states";
import { makeSignIn } from "../accounts/given";

/** A running session with an exercise in it, and its clinician signed in on two devices. */
export async function tabletDesk(owner: postgres.Sql, slug?: string) {
  const world = await makeWorld(owner);
  const place = await makeSignIn(owner, world.practiceId, "clinician", {
    subjectId: world.treating.userId,
  });
  const open = async () =>
    (await openSession({ practiceId: world.practiceId, role: "clinician", ...place })).sessionToken;
  const ids = await startedExercise({ owner, world }, slug);
  return { world, ids, token: await open(), other: await open() };
}

/** A session with an exercise in turns that both were given an hour ago, and both partners' copies. */
export async function turnsDesk(owner: postgres.Sql) {
  const desk = await tabletDesk(owner, "speak-listen-swap");
  const { world, ids } = desk;
  const { tasks } = await giveInSession(world.treating, ids);
  await asPractice(
    owner,
    world.practiceId,
    (tx) =>
      tx`update assignment set assigned_at = now() - interval '1 hour' where couple_id = ${ids.coupleId}`,
  );
  const of = (slot: "A" | "B") => tasks.find((task) => task.slot === slot)?.id ?? "";
  const hand = (slot: "A" | "B", thing: string) =>
    handTablet(world.treating, { coupleId: ids.coupleId, sessionId: ids.sessionId, slot, thing });
  return { ...desk, a: of("A"), b: of("B"), hand };
}

/** A mark of a tablet of nobody's. */
export const MARK: HandedTablet = {
  coupleId: newId(),
  sessionId: newId(),
  partnerId: newId(),
  slot: "A",
  thing: "check",
  taskId: null,
  version: 0,
  other: null,
  turn: null,
};

/** Adds a row to a partner's consent, newer than what stands. */
export async function addConsent(
  owner: postgres.Sql,
  { practiceId, coupleId, partnerA, partnerB }: World,
  slot: "A" | "B",
  state: "given" | "withdrawn",
): Promise<void> {
  const partnerId = (slot === "A" ? partnerA : partnerB).userId;
  await asPractice(
    owner,
    practiceId,
    (tx) => tx`insert into consent (practice_id, id, couple_id, partner_id, state, at)
      select ${practiceId}, ${newId()}, ${coupleId}, ${partnerId}, ${state},
        greatest(now(), max(at)) + interval '1 second' from consent where partner_id = ${partnerId}`,
  );
}
