import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSessionCheck, sendSessionCheck } from "#lib/couples/own-session-check";
import { setConsent } from "#lib/couples/set-consent";
import { listToday } from "#lib/homework/list-today";
import type { DomainError } from "#lib/kernel/errors";
import { type Id, newId } from "#lib/kernel/ids";
import { loadWrapUpPage } from "#lib/notes/load-wrap-up";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

let number = 0;
/** A session that ended so many hours ago; still under way for null. */
async function makeEnded(world: World, hoursAgo: number | null, attendees = "both"): Promise<Id> {
  const id = newId();
  number += 1;
  const { practiceId, coupleId } = world;
  await asPractice(
    db.owner,
    practiceId,
    (
      tx,
    ) => tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes, state, started_at, ended_at, attendees)
      values (${practiceId}, ${id}, ${coupleId}, ${number}, now() - interval '1 hour' * ${(hoursAgo ?? 0) + 1}, 'UTC', 50,
        'running', now() - interval '1 hour' * ${(hoursAgo ?? 0) + 1},
        ${hoursAgo === null ? null : db.owner`now() - interval '1 hour' * ${hoursAgo}`}, ${attendees})`,
  );
  return id;
}

const answers = (s1 = 8, s2 = 8, s3 = 8, s4 = 8) => ({ submissionId: newId(), s1, s2, s3, s4 });

describe("the session check", () => {
  it("opens with the end of the session, for both alike, and shuts after the day that follows", async () => {
    const world = await makeWorld(db.owner);
    const none = { session: null, state: "none" };
    await makeEnded(world, null);
    expect(await openSessionCheck(world.partnerA)).toMatchObject(none);
    await makeEnded(world, 72);
    expect(await openSessionCheck(world.partnerA)).toMatchObject(none);
    expect((await listToday(world.partnerA)).afterOpen).toBe(false);
    const session = await makeEnded(world, 0);
    for (const partner of [world.partnerA, world.partnerB]) {
      expect(await openSessionCheck(partner)).toMatchObject({ session, state: "open" });
      expect((await listToday(partner)).afterOpen).toBe(true);
    }
  });

  it("asks after a session with one partner that partner alone, and leaves the other's as it was", async () => {
    const world = await makeWorld(db.owner);
    const joint = await makeEnded(world, 2);
    const before = [await openSessionCheck(world.partnerB), await listToday(world.partnerB)];
    const alone = await makeEnded(world, 0, "A");
    expect(await openSessionCheck(world.partnerA)).toMatchObject({ session: alone, state: "open" });
    expect([await openSessionCheck(world.partnerB), await listToday(world.partnerB)]).toEqual(before);
    expect(before[0]).toMatchObject({ session: joint, state: "open" });
    const refused = (session: Id) =>
      sendSessionCheck(world.partnerB, { ...answers(), session }).then(
        () => null,
        ({ code, message, fields }: DomainError) => ({ code, message, fields }),
      );
    expect(await refused(alone)).toEqual(await refused(newId()));
    expect(await refused(alone)).not.toBeNull();
  });

  it("is not sent with nothing in it, but by who would rather not say", async () => {
    const world = await makeWorld(db.owner);
    const session = await makeEnded(world, 0);
    const empty = { submissionId: newId(), session, s1: null, s2: null, s3: null, s4: null };
    await expect(sendSessionCheck(world.partnerA, empty)).rejects.toMatchObject({
      code: "invalid_input",
      fields: { s1: [expect.stringContaining("would rather not")] },
    });
    expect(await openSessionCheck(world.partnerA)).toMatchObject({ state: "open" });
    await sendSessionCheck(world.partnerA, { ...empty, declined: true });
    await sendSessionCheck(world.partnerA, { ...empty, declined: true });
    expect(await openSessionCheck(world.partnerA)).toMatchObject({ state: "sent" });
    await sendSessionCheck(world.partnerB, { ...empty, submissionId: newId(), s3: 0 });
  });

  it("is sent once, and tells the other partner nothing", async () => {
    const world = await makeWorld(db.owner);
    const session = await makeEnded(world, 0);
    const before = [await openSessionCheck(world.partnerB), await listToday(world.partnerB)];
    const input = { ...answers(), session };
    expect(await sendSessionCheck(world.partnerA, input)).toEqual({ submissionId: input.submissionId });
    expect(await sendSessionCheck(world.partnerA, input)).toEqual({ submissionId: input.submissionId });
    await expect(sendSessionCheck(world.partnerA, { ...input, s1: 2 })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(sendSessionCheck(world.partnerA, { ...answers(), session })).rejects.toMatchObject({
      code: "already_sent",
    });
    expect(await openSessionCheck(world.partnerA)).toMatchObject({ state: "sent" });
    expect([await openSessionCheck(world.partnerB), await listToday(world.partnerB)]).toEqual(before);
    const rows = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select slot, s1 from session_check where couple_id = ${world.coupleId}`,
    );
    expect([...rows]).toEqual([{ slot: "A", s1: 8 }]);
    const trail = await auditOf(db.owner, world.practiceId);
    expect(
      trail.filter(({ entity, action }) => entity === "session_check" && action === "create"),
    ).toHaveLength(1);
  });

  it("is for the open session alone, and not after either took back consent", async () => {
    const world = await makeWorld(db.owner);
    const other = await makeWorld(db.owner);
    const old = await makeEnded(world, 72);
    const theirs = await makeEnded(other, 0);
    await makeEnded(world, 0);
    for (const session of [old, theirs, newId()])
      await expect(sendSessionCheck(world.partnerA, { ...answers(), session })).rejects.toMatchObject({
        code: "invalid_input",
      });
    const { session } = await openSessionCheck(world.partnerA);
    await setConsent(world.partnerA, { consent: "withdrawn" });
    expect(await openSessionCheck(world.partnerA)).toMatchObject({ state: "held" });
    expect((await listToday(world.partnerA)).afterOpen).toBe(false);
    await expect(
      sendSessionCheck(world.partnerA, { ...answers(), session: session ?? "" }),
    ).rejects.toMatchObject({ code: "held" });
    // It is paused for both alike, so that neither can tell who took back what.
    expect(await openSessionCheck(world.partnerB)).toMatchObject({ state: "held" });
  });

  it("is read by the treating therapist with what to look closer at, against each one's own last", async () => {
    const world = await makeWorld(db.owner);
    const { treating, coupleId } = world;
    const insert = (session: Id, partner: typeof world.partnerA, values: readonly number[]) =>
      asPractice(
        db.owner,
        world.practiceId,
        (
          tx,
        ) => tx`insert into session_check (practice_id, id, couple_id, session_id, partner_id, slot, s1, s2, s3, s4)
          values (${world.practiceId}, ${newId()}, ${coupleId}, ${session}, ${partner.userId}, ${partner.slot},
            ${values[0] ?? null}, ${values[1] ?? null}, ${values[2] ?? null}, ${values[3] ?? null})`,
      );
    const first = await makeEnded(world, 200);
    await insert(first, world.partnerA, [10, 10, 10, 10]);
    const second = await makeEnded(world, 1);
    await insert(second, world.partnerA, [9, 9, 8, 8]);
    await insert(second, world.partnerB, [10, 10, 10, 10]);
    const { checks } = await loadWrapUpPage(treating, coupleId, second);
    expect(checks?.flags).toEqual([{ kind: "drop", slot: "A", by: 6 }]);
    expect(checks?.checks.map(({ slot, lastTotal }) => [slot, lastTotal])).toEqual([
      ["A", 40],
      ["B", null],
    ]);
    expect((await loadWrapUpPage(treating, coupleId, first)).checks).toMatchObject({
      flags: [],
      sessionId: first,
    });
    expect((await openCouplePage(treating, coupleId)).sessionChecks).toEqual(checks);
    const empty = await makeWorld(db.owner);
    expect((await openCouplePage(empty.treating, empty.coupleId)).sessionChecks).toBeNull();
  });
});
