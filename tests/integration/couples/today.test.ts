import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ActorOf } from "#lib/access/actor";
import { setConsent } from "#lib/couples/set-consent";
import { type Id, newId } from "#lib/kernel/ids";
import { dispositionsFor } from "#lib/planning/rules-decisions";
import { scheduleSession } from "#lib/planning/schedule-session";
import { openToday } from "#lib/progress/open-today";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makePractice, makeWorld } from "#tests/support/people";
import { practiceDay } from "#tests/support/practice-day";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let practiceId: Id;
beforeAll(async () => {
  db = await useFreshDatabase();
  practiceId = await makePractice(db.owner);
});
afterAll(() => db.drop());

type Given = {
  codeName: string;
  state?: string;
  /** Each with its start and state; the first open one is the couple's next. */
  sessions?: [string, "planned" | "running" | "closed"][];
  plan?: "draft" | "final";
  tasks?: ["open" | "submitted" | "withdrawn", reviewed?: boolean, closed?: boolean][];
};

/** A couple with sessions and homework, as the verbs of their domains leave them. */
async function make(clinician: ActorOf<"clinician">, given: Given): Promise<Id> {
  const coupleId = newId();
  const partnerId = newId();
  const next = given.sessions?.find(([, state]) => state !== "closed")?.[0] ?? null;
  await asPractice(db.owner, practiceId, async (tx) => {
    await tx`insert into couple (practice_id, id, code_name, clinician_id, state, next_session_at)
      values (${practiceId}, ${coupleId}, ${given.codeName}, ${clinician.userId}, ${given.state ?? "active"}, ${next})`;
    await tx`insert into partner (practice_id, id, couple_id, slot, name_sealed, email_sealed, email_index)
      values (${practiceId}, ${partnerId}, ${coupleId}, 'A', '', '', '')`;
    for (const [i, [startsAt, state]] of (given.sessions ?? []).entries()) {
      const sessionId = newId();
      await tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes, state)
        values (${practiceId}, ${sessionId}, ${coupleId}, ${i + 1}, ${startsAt}, 'Europe/Berlin', 50, ${state})`;
      if (startsAt === next && given.plan) {
        await tx`insert into plan (practice_id, id, couple_id, session_id, state)
          values (${practiceId}, ${newId()}, ${coupleId}, ${sessionId}, ${given.plan})`;
      }
    }
    for (const [state, reviewed, closed] of given.tasks ?? []) {
      const assignmentId = newId();
      await tx`insert into assignment (practice_id, id, couple_id, exercise_slug, exercise_version, due_on, assigned_by, request_id, closed_at)
        values (${practiceId}, ${assignmentId}, ${coupleId}, 'plain-ask', 1, '2026-12-01', ${clinician.userId}, ${newId()}, ${closed ? "2026-11-01" : null})`;
      await tx`insert into task (practice_id, id, assignment_id, couple_id, partner_id, slot, exercise_class, state, reviewed_at)
        values (${practiceId}, ${newId()}, ${assignmentId}, ${coupleId}, ${partnerId}, 'A', 'I', ${state}, ${reviewed ? "2026-11-02" : null})`;
    }
  });
  return coupleId;
}

const now = new Date("2026-11-20T09:00:00Z");
const clock = () => now;
const empty = {
  now,
  today: [],
  ahead: [],
  hasMore: { ahead: false, left: false },
  prep: null,
  toReview: 0,
  toSeeAlone: [],
};

describe("openToday", () => {
  it("shows today's session and the one to come beside sessions that nobody closed", async () => {
    const clinician = await makeMember(db.owner, practiceId, "clinician");
    const stale = ["01", "02", "03", "04", "05"].map((day): [string, "planned"] => [
      `2026-11-${day}T10:00:00Z`,
      "planned",
    ]);
    await make(clinician, {
      codeName: "Left Open",
      sessions: [...stale, ["2026-11-20T13:00:00Z", "planned"], ["2026-11-27T13:00:00Z", "planned"]],
    });
    const { today, ahead, prep } = await openToday(clinician, "Europe/Berlin", clock);
    const started = (rows: readonly { startsAt: Date }[]) => rows.map((row) => row.startsAt.toISOString());
    expect(started(today)).toContain("2026-11-20T13:00:00.000Z");
    expect([...started(today), ...started(ahead)].filter((at) => at < "2026-11-20")).toEqual([
      "2026-11-05T10:00:00.000Z",
    ]);
    expect(prep).not.toBeNull();
  });

  it("shows every session of the day and those to come, however many couples have one that nobody closed", async () => {
    const clinician = await makeMember(db.owner, practiceId, "clinician");
    for (let i = 0; i < 13; i += 1) {
      await make(clinician, {
        codeName: `Busy ${i}`,
        sessions: [
          [`2026-10-${10 + i}T10:00:00Z`, "planned"],
          [`2026-11-20T${String(6 + i).padStart(2, "0")}:00:00Z`, i === 0 ? "closed" : "planned"],
          [`2026-11-${27 - i > 20 ? 27 - i : 28}T10:00:00Z`, "planned"],
        ],
      });
    }
    const { today, ahead, hasMore, prep } = await openToday(clinician, "Europe/Berlin", clock);
    const left = today.filter(({ startsAt }) => startsAt < new Date("2026-11-20T00:00:00Z"));
    expect(left.map(({ codeName }) => codeName)).toEqual([7, 8, 9, 10, 11, 12].map((i) => `Busy ${i}`));
    expect(today.slice(left.length).map(({ codeName }) => codeName)).toEqual(
      Array.from({ length: 13 }, (_, i) => `Busy ${i}`),
    );
    expect(ahead).toHaveLength(12);
    expect(hasMore).toEqual({ ahead: true, left: true });
    // The session after the one of 08:00, which is over.
    expect(prep?.couple.codeName).toBe("Busy 3");
  });

  it("counts what came in since the last session with whoever comes, as the brief does", async () => {
    const clinician = await makeMember(db.owner, practiceId, "clinician");
    const coupleId = await make(clinician, {
      codeName: "Seen Alone",
      sessions: [
        ["2026-11-02T10:00:00Z", "closed"],
        ["2026-11-05T10:00:00Z", "closed"],
        ["2026-11-20T13:00:00Z", "planned"],
      ],
    });
    await asPractice(db.owner, practiceId, async (tx) => {
      await tx`update session set attendees = case number when 2 then 'A' else 'both' end, ended_at = case
        when state = 'closed' then starts_at + interval '50 minutes' end where couple_id = ${coupleId}`;
      await tx`insert into check_in (practice_id, id, couple_id, partner_id, slot, week, sent_at)
        select ${practiceId}, gen_random_uuid(), couple_id, id, slot, '2026-11-02', '2026-11-04T10:00:00Z'
        from partner where couple_id = ${coupleId}`;
    });
    const since = async () => (await openToday(clinician, "Europe/Berlin", clock)).today[0]?.since;
    expect(await since()).toEqual({ answers: 0, checkIns: 1 });
    await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`update session set attendees = 'A' where couple_id = ${coupleId} and number = 3`,
    );
    expect(await since()).toEqual({ answers: 0, checkIns: 0 });
  });

  it("gives the next session of each active couple in order of time, with plan and homework", async () => {
    const clinician = await makeMember(db.owner, practiceId, "clinician");
    await make(clinician, { codeName: "Later One", sessions: [["2026-12-02T10:00:00Z", "planned"]] });
    const first = await make(clinician, {
      codeName: "Sooner One",
      sessions: [
        ["2026-11-01T10:00:00Z", "closed"],
        ["2026-11-30T10:00:00Z", "running"],
        ["2026-12-07T10:00:00Z", "planned"],
      ],
      plan: "final",
      tasks: [["open"], ["submitted"], ["withdrawn"], ["submitted", true, true]],
    });
    await make(clinician, { codeName: "No Session" });
    await make(clinician, {
      codeName: "Paused One",
      state: "paused",
      sessions: [["2026-11-29T10:00:00Z", "planned"]],
    });
    await make(clinician, {
      codeName: "Closed One",
      state: "closed",
      sessions: [["2026-11-29T10:00:00Z", "planned"]],
    });

    const { today: ofDay, ahead, toReview } = await openToday(clinician, "Europe/Berlin", clock);
    const sessions = [...ofDay, ...ahead];
    expect(sessions.map((s) => s.codeName)).toEqual(["Sooner One", "Later One"]);
    expect(sessions[0]).toEqual({
      sessionId: expect.any(String),
      coupleId: first,
      codeName: "Sooner One",
      number: 2,
      startsAt: new Date("2026-11-30T10:00:00Z"),
      zone: "Europe/Berlin",
      minutes: 50,
      state: "running",
      planState: "final",
      attendees: "both",
      homework: { A: { given: 2, done: 1 }, B: { given: 0, done: 0 } },
      since: null,
      unread: 1,
      alerts: 0,
      holds: 0,
      isUnscreened: true,
      carried: 0,
      weeks: { A: [], B: [] },
    });
    expect(sessions[1]).toMatchObject({ planState: "none", homework: { A: { given: 0 } } });
    expect(toReview).toBe(1);
    expect((await auditOf(db.owner, practiceId)).filter(({ purpose }) => purpose === "today").at(-1)).toEqual(
      {
        action: "read",
        entity: "session",
        actor_role: "clinician",
        couple_id: null,
        purpose: "today",
      },
    );
  });

  it("marks a couple of which one has taken back consent, whoever it was", async () => {
    for (const who of ["partnerA", "partnerB"] as const) {
      const world = await makeWorld(db.owner);
      await scheduleSession(world.treating, {
        coupleId: world.coupleId,
        date: practiceDay(3),
        time: "10:00",
        zone: "Europe/Berlin",
        minutes: 50,
        attendees: "both",
      });
      const holds = async () =>
        (await openToday(world.treating, "Europe/Berlin")).ahead.map((session) => session.holds);
      expect(await holds()).toEqual([0]);
      await setConsent(world[who], { consent: "withdrawn" });
      expect(await holds()).toEqual([1]);
    }
  });

  it("marks a couple of which one was not screened alone, or too long ago, whoever it is", async () => {
    const changes = [
      ["A", "delete from screening where slot = 'A'"],
      ["B", "update screening set lapses_on = '2026-01-01', screened_on = '2025-11-06' where slot = 'B'"],
    ] as const;
    for (const [slot, change] of changes) {
      const world = await makeWorld(db.owner);
      await scheduleSession(world.treating, {
        ...{ coupleId: world.coupleId, date: practiceDay(3), time: "10:00", zone: "Europe/Berlin" },
        ...{ minutes: 50, attendees: "both" as const },
      });
      const marks = async () =>
        (await openToday(world.treating, "Europe/Berlin")).ahead.map((session) => session.isUnscreened);
      expect(await marks(), slot).toEqual([false]);
      await asPractice(db.owner, world.practiceId, (tx) => tx.unsafe(change));
      expect(await marks(), slot).toEqual([true]);
    }
  });

  it("stops at twelve sessions and a hundred answers, however many there are", async () => {
    const clinician = await makeMember(db.owner, practiceId, "clinician");
    for (let i = 0; i < 14; i += 1) {
      await make(clinician, {
        codeName: `Many ${i}`,
        sessions: [[`2026-12-${10 + i}T10:00:00Z`, "planned"]],
        tasks: i === 0 ? Array.from({ length: 103 }, () => ["submitted"]) : [],
      });
    }
    const { today: ofDay, ahead, toReview } = await openToday(clinician, "Europe/Berlin", clock);
    const sessions = [...ofDay, ...ahead];
    expect(sessions.map((s) => s.codeName)).toEqual(Array.from({ length: 12 }, (_, i) => `Many ${i}`));
    expect(toReview).toBe(100);
  });

  it("flags homework from when on it can no longer be carried on as it is", async () => {
    const clinician = await makeMember(db.owner, practiceId, "clinician");
    const coupleId = await make(clinician, {
      codeName: "Twice On",
      sessions: [["2026-11-20T13:00:00Z", "planned"]],
      tasks: [["open"]],
    });
    const flagged = async (times: number) => {
      await asPractice(
        db.owner,
        practiceId,
        (tx) => tx`update assignment set times_carried = ${times} where couple_id = ${coupleId}`,
      );
      return (await openToday(clinician, "Europe/Berlin", clock)).today[0]?.carried;
    };
    const kept = (times: number) => dispositionsFor({ timesCarried: times, smaller: false }).includes("keep");
    for (const times of [0, 1, 2, 3])
      expect([times, await flagged(times)]).toEqual([times, kept(times) ? 0 : 1]);
  });

  it("is empty for a colleague, for another practice, and nothing for another role", async () => {
    const colleague = await makeMember(db.owner, practiceId, "clinician");
    expect(await openToday(colleague, "Europe/Berlin", clock)).toEqual(empty);
    const there = await makeMember(db.owner, await makePractice(db.owner), "clinician");
    expect(await openToday(there, "Europe/Berlin", clock)).toEqual(empty);
    for (const role of ["supervisor", "admin"] as const) {
      const other = (await makeMember(db.owner, practiceId, role)) as unknown as ActorOf<"clinician">;
      await expect(openToday(other, "Europe/Berlin")).rejects.toMatchObject({ code: "not_found" });
    }
  });
});
