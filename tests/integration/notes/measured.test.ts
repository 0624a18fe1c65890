import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#lib/kernel/ids";
import { loadWrapUpPage } from "#lib/notes/load-wrap-up";
import { openNote, openNoteForRelease } from "#lib/notes/open-note";
import type { NoteRecord } from "#lib/notes/types";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { decide, giveHomework, makePlanned } from "../planning/plan-world.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

type Six = readonly [number, number | null, number, number, number, number];

async function checkIn(
  world: World,
  slot: "A" | "B",
  week: string,
  sentAt: string,
  six: Six,
  tenths: number,
) {
  const { userId } = slot === "A" ? world.partnerA : world.partnerB;
  const [q1, q2, q3, q4, q5, q6] = six;
  await asPractice(
    db.owner,
    world.practiceId,
    (
      tx,
    ) => tx`insert into check_in (practice_id, id, couple_id, partner_id, slot, week, q1, q2, q2_not_applicable,
        q3, q4, q5, q6, score_tenths, sent_at)
      values (${world.practiceId}, ${newId()}, ${world.coupleId}, ${userId}, ${slot}, ${week}, ${q1}, ${q2},
        ${q2 === null}, ${q3}, ${q4}, ${q5}, ${q6}, ${tenths}, ${sentAt})`,
  );
}

async function sessionCheck(world: World, slot: "A" | "B", sessionId: string, said: readonly number[]) {
  const { userId } = slot === "A" ? world.partnerA : world.partnerB;
  const [s1, s2, s3, s4] = said;
  await asPractice(
    db.owner,
    world.practiceId,
    (
      tx,
    ) => tx`insert into session_check (practice_id, id, couple_id, session_id, partner_id, slot, s1, s2, s3, s4)
      values (${world.practiceId}, ${newId()}, ${world.coupleId}, ${sessionId}, ${userId}, ${slot}, ${s1 ?? 0},
        ${s2 ?? 0}, ${s3 ?? 0}, ${s4 ?? 0})`,
  );
}

/** A session both came to, with homework that only A sent, and what each measured before and in it. */
async function measured() {
  const world = await makeWorld(db.owner);
  const { practiceId } = world;
  const assignment = await giveHomework(db.owner, world);
  const { sessionId } = await makePlanned(world, "blank");
  await decide(world, sessionId, { [assignment]: "keep" });
  await asPractice(db.owner, practiceId, async (tx) => {
    await tx`update task set submitted_at = '2026-11-02T18:00:00Z', reviewed_at = '2026-11-02T19:00:00Z', quality = 3
      where assignment_id = ${assignment} and slot = 'A'`;
    await tx`update session set state = 'closed', started_at = '2026-11-03T14:00:00Z',
      ended_at = '2026-11-03T14:50:00Z' where id = ${sessionId}`;
  });
  await checkIn(world, "A", "2026-10-19", "2026-10-20T10:00:00Z", [9, 9, 9, 9, 9, 9], 500);
  await checkIn(world, "A", "2026-10-26", "2026-10-27T10:00:00Z", [8, 2, 3, 4, 7, 6], 300);
  await checkIn(world, "A", "2026-11-09", "2026-11-10T10:00:00Z", [1, 1, 1, 1, 1, 1], 100);
  await checkIn(world, "B", "2026-10-26", "2026-10-28T10:00:00Z", [0, null, 7, 6, 3, 2], 760);
  await sessionCheck(world, "A", sessionId, [9, 8, 9, 9]);
  await sessionCheck(world, "B", sessionId, [7, 6, 6, 4]);
  return { world, sessionId };
}

const MEETING =
  "Session 1, Tue 3 Nov 2026, 15:00 to 15:50 (Europe/Berlin).\nPresent, as planned: A and B.\nModality: couple session.";

const AHEAD = "Homework: Ride the wave, do around Tue 3 Nov 2026.";

describe("what a record begins with in numbers", () => {
  it("is each partner's own in their sub-file, and nothing of one alone in the joint record", async () => {
    const { world, sessionId } = await measured();
    const { treating, coupleId } = world;
    const factsOf = async (record: NoteRecord) =>
      (await openNote(treating, coupleId, sessionId, record)).facts;
    const [joint, a, b] = [await factsOf("joint"), await factsOf("a"), await factsOf("b")];
    const name = joint.tried?.split(":")[0] ?? "";
    expect(name).toMatch(/\w/);
    expect(joint).toEqual({
      meeting: MEETING,
      tried: `${name}: keep going.`,
      work: "",
      changes: "",
      ahead: AHEAD,
    });
    expect(a).toEqual({
      meeting: MEETING,
      measures:
        "Check-in of Tue 27 Oct 2026, 0 to 10: asked 8, relief lasted 2, close 3, said needs 4, pulled two ways 7, tension 6; loop freedom 30.0 of 100.\nCheck of this session, 0 to 10: heard and respected 9, what matters 8, the way of working 9, fair to both 9; 35 of 40.",
      tried: `Sent: 1 of 1.\n${name}: sent, quality 3 of 4, keep going.`,
      ahead: AHEAD,
    });
    expect(b).toEqual({
      meeting: MEETING,
      measures:
        "Check-in of Wed 28 Oct 2026, 0 to 10: asked 0, close 7, said needs 6, pulled two ways 3, tension 2; loop freedom 76.0 of 100.\nCheck of this session, 0 to 10: heard and respected 7, what matters 6, the way of working 6, fair to both 4; 23 of 40.",
      tried: `Sent: 0 of 1.\n${name}: not sent, keep going.`,
      ahead: AHEAD,
    });
    expect((await loadWrapUpPage(treating, coupleId, sessionId)).facts).toEqual(joint);
  });

  it("counts what was sent as the copy that a plan carried on before its session", async () => {
    const { world, sessionId } = await measured();
    const { treating, coupleId, practiceId, partnerB } = world;
    await asPractice(db.owner, practiceId, async (tx) => {
      const [old] = await tx`select * from task where couple_id = ${coupleId} and slot = 'B'`;
      const copies = ["2026-11-03T14:10:00Z", "2026-11-03T15:00:00Z"];
      for (const [place, sentAt] of copies.entries()) {
        const [given] = await tx`insert into assignment
          select (jsonb_populate_record(a, jsonb_build_object('id', ${newId()}::text, 'request_id', ${newId()}::text))).*
          from assignment a where a.id = ${old?.assignment_id} returning id`;
        await tx`insert into task select (jsonb_populate_record(t, jsonb_build_object('id', ${newId()}::text,
          'assignment_id', ${given?.id}::text, 'continues', t.id, 'submitted_at', ${sentAt}::text,
          'quality', ${place + 2}::int, 'reviewed_at', ${sentAt}::text, 'partner_id', ${partnerB.userId}::text))).*
          from task t where t.id = ${old?.id}`;
      }
    });
    const tried = async () => (await openNote(treating, coupleId, sessionId, "b")).facts.tried;
    expect(await tried()).toMatch(/^Sent: 1 of 1\..*: sent, quality 2 of 4, keep going\.$/s);
    await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`update task set submitted_at = null, quality = null, reviewed_at = null
        where couple_id = ${coupleId} and quality = 2`,
    );
    // What was sent after the session ended is none of its facts.
    expect(await tried()).toMatch(/^Sent: 0 of 1\./);
  });

  it("leaves no word of the other when a record is released", async () => {
    const { world, sessionId } = await measured();
    const { treating, coupleId } = world;
    const other = {
      a: /23 of 40|76\.0/,
      b: /35 of 40|30\.0|quality/,
      joint: /of 40|of 100|quality/,
    } as const;
    for (const record of ["a", "b", "joint"] as const) {
      const { facts } = await openNoteForRelease(treating, coupleId, sessionId, record);
      expect(JSON.stringify(facts)).not.toMatch(other[record]);
    }
  });

  it("says nothing of a check-in from before the session before", async () => {
    const { world, sessionId } = await measured();
    await asPractice(
      db.owner,
      world.practiceId,
      (
        tx,
      ) => tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes, attendees, state)
        values (${world.practiceId}, ${newId()}, ${world.coupleId}, 99, '2026-10-30T14:00:00Z', 'Europe/Berlin', 50,
          'both', 'planned')`,
    );
    const { facts } = await openNote(world.treating, world.coupleId, sessionId, "a");
    expect(facts.measures).toMatch(/^Check of this session/);
  });
});
