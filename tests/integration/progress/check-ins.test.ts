import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setConsent } from "#lib/couples/set-consent";
import { newId } from "#lib/kernel/ids";
import { openCheckIn } from "#lib/progress/open-check-in";
import { loadProgress } from "#lib/progress/queries";
import { progressOf } from "#lib/progress/rules";
import type { CheckInInput } from "#lib/progress/schema";
import { sendCheckIn } from "#lib/progress/send-check-in";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makeWorld } from "#tests/support/people";
import { asPartner, at, countRows, now, refusalOf, withoutAudit } from "../homework/given.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const checkIn = (change: Partial<CheckInInput> = {}): CheckInInput => ({
  submissionId: newId(),
  week: "2026-11-23",
  q1: 8,
  q2: 2,
  q3: 3,
  q4: 4,
  q5: 7,
  q6: 6,
  q2NotApplicable: false,
  ...change,
});

describe("sendCheckIn", () => {
  it("stores the answers and the score, and leaves one audit row", async () => {
    const world = await makeWorld(db.owner);
    const input = checkIn();
    expect(await sendCheckIn(world.partnerA, input, now)).toEqual({
      submissionId: input.submissionId,
      week: "2026-11-23",
    });
    await asPractice(db.owner, world.practiceId, async (tx) => {
      const [row] = await tx`select slot, week::text, q1, q2, q6, score_tenths, partner_id from check_in`;
      expect(row).toEqual({
        slot: "A",
        week: "2026-11-23",
        q1: 8,
        q2: 2,
        q6: 6,
        score_tenths: 300,
        partner_id: world.partnerA.userId,
      });
    });
    expect((await auditOf(db.owner, world.practiceId)).filter((row) => row.entity === "check_in")).toEqual([
      {
        action: "create",
        entity: "check_in",
        actor_role: "partner",
        couple_id: world.coupleId,
        purpose: "send check-in",
      },
    ]);
  });

  it("keeps a check-in with a gap, without a score", async () => {
    const world = await makeWorld(db.owner);
    await sendCheckIn(world.partnerA, checkIn({ q4: null }), now);
    const { points } = await loadProgress(world.treating, world.coupleId);
    expect(points.A.map((point) => [point.score, point.answers.q4])).toEqual([[null, null]]);
  });

  it("gives the same answer for every repeat, also when five race", async () => {
    const world = await makeWorld(db.owner);
    const input = checkIn();
    const raced = await Promise.all([1, 2, 3, 4, 5].map(() => sendCheckIn(world.partnerA, input, now)));
    const later = await sendCheckIn(world.partnerA, input, at("2027-02-01T09:00:00Z"));
    expect(new Set([...raced, later].map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await countRows(db.owner, world.practiceId, "check_in")).toBe(1);
  });

  it("takes one a week from each partner, and lets exactly one of five different ones through", async () => {
    const world = await makeWorld(db.owner);
    const raced = await Promise.all(
      [1, 2, 3, 4, 5].map(() => refusalOf(sendCheckIn(world.partnerA, checkIn(), now))),
    );
    expect(raced.filter((one) => one === null)).toHaveLength(1);
    expect(raced.filter((one) => one?.code === "already_sent")).toHaveLength(4);
    await sendCheckIn(world.partnerB, checkIn(), now);
    await sendCheckIn(world.partnerA, checkIn({ week: "2026-11-30" }), at("2026-11-30T09:00:00Z"));
    expect(await countRows(db.owner, world.practiceId, "check_in")).toBe(3);
  });

  it("refuses the same id with other answers, and an id that somebody else has, alike", async () => {
    const world = await makeWorld(db.owner);
    const input = checkIn();
    await sendCheckIn(world.partnerA, input, now);
    const changed = await refusalOf(sendCheckIn(world.partnerA, { ...input, q6: 7 }, now));
    expect(changed).toMatchObject({ code: "conflict" });
    expect(await refusalOf(sendCheckIn(world.partnerB, input, now))).toEqual(changed);
  });

  it("knows the practice's own Monday, and takes last week's open form but no other week", async () => {
    const world = await makeWorld(db.owner);
    const sundayNight = at("2026-11-29T23:30:00Z"); // already Monday in Berlin
    await sendCheckIn(world.partnerA, checkIn({ week: "2026-11-30" }), sundayNight);
    await sendCheckIn(world.partnerA, checkIn({ week: "2026-11-23" }), sundayNight);
    for (const week of ["2026-11-16", "2026-12-07"]) {
      await expect(sendCheckIn(world.partnerA, checkIn({ week }), sundayNight)).rejects.toMatchObject({
        code: "invalid_input",
        fields: { week: ["This check-in is from another week. Please open it again."] },
      });
    }
    expect(await countRows(db.owner, world.practiceId, "check_in")).toBe(2);
  });

  it.each(["partnerA", "partnerB"] as const)(
    "is held for both in one sentence once %s withdrew",
    async (who) => {
      const world = await makeWorld(db.owner);
      await setConsent(world[who], { consent: "withdrawn" });
      const held = { code: "held", message: "Your therapist has paused this one for now." };
      expect(await refusalOf(sendCheckIn(world.partnerA, checkIn(), now))).toEqual(held);
      expect(await refusalOf(sendCheckIn(world.partnerB, checkIn(), now))).toEqual(held);
      await setConsent(world[who], { consent: "given" });
      await sendCheckIn(world.partnerB, checkIn(), now);
    },
  );

  it("is for partners alone, and keeps nothing without its audit row", async () => {
    const world = await makeWorld(db.owner);
    await expect(sendCheckIn(asPartner(world), checkIn(), now)).rejects.toMatchObject({ code: "not_found" });
    await withoutAudit(db.owner, "app_partner", () =>
      expect(sendCheckIn(world.partnerA, checkIn(), now)).rejects.toThrow(),
    );
    expect(await countRows(db.owner, world.practiceId, "check_in")).toBe(0);
  });
});

describe("loadProgress", () => {
  it("gives both partners' weeks apart, oldest first, under the code name", async () => {
    const world = await makeWorld(db.owner);
    const send = (week: string, actor = world.partnerA, change: Partial<CheckInInput> = {}) =>
      sendCheckIn(actor, checkIn({ week, ...change }), at(`${week}T09:00:00Z`));
    await send("2026-11-09");
    await send("2026-11-02", world.partnerA, { q1: 7, q2: 3, q3: 4 });
    await send("2026-11-16", world.partnerB, {
      q1: 0,
      q2: null,
      q2NotApplicable: true,
      q3: 7,
      q4: 6,
      q5: 3,
      q6: 2,
    });
    const progress = await loadProgress(world.treating, world.coupleId);
    expect(progress.couple.codeName).toBe(world.codeName);
    expect(progress.points.A.map((point) => [point.week, point.score])).toEqual([
      ["2026-11-02", 35],
      ["2026-11-09", 30],
    ]);
    expect(progress.points.B).toEqual([
      {
        week: "2026-11-16",
        score: 76,
        answers: { q1: 0, q2: null, q2NotApplicable: true, q3: 7, q4: 6, q5: 3, q6: 2 },
      },
    ]);
    expect(progressOf(progress.points.A).baseline).toBe(32.5);
    expect(JSON.stringify(progress)).not.toContain("Canary");
  });

  it("is not there for anyone but the treating clinician, and audited", async () => {
    const world = await makeWorld(db.owner);
    const stranger = await makeWorld(db.owner);
    const colleague = await makeMember(db.owner, world.practiceId, "clinician");
    const never = await refusalOf(loadProgress(world.treating, newId()));
    expect(never).toMatchObject({ code: "not_found" });
    expect(await refusalOf(loadProgress(colleague, world.coupleId))).toEqual(never);
    expect(await refusalOf(loadProgress(stranger.treating, world.coupleId))).toEqual(never);
    expect(await refusalOf(loadProgress(world.partnerA as never, world.coupleId))).toEqual(never);
    await withoutAudit(db.owner, "app_clinician", () =>
      expect(loadProgress(world.treating, world.coupleId)).rejects.toThrow(),
    );
    await loadProgress(world.treating, world.coupleId);
    expect(
      (await auditOf(db.owner, world.practiceId)).filter((row) => row.entity === "progress"),
    ).toHaveLength(1);
  });
});

describe("openCheckIn", () => {
  it("names the practice's week and whether the partner may send now, and nothing they sent", async () => {
    const world = await makeWorld(db.owner);
    const sundayNight = at("2026-11-29T23:30:00Z");
    expect(await openCheckIn(world.partnerA, now)).toEqual({
      week: "2026-11-23",
      state: "open",
      agreement: null,
      agreementVersion: 0,
    });
    await sendCheckIn(world.partnerA, checkIn(), now);
    expect(await openCheckIn(world.partnerA, now)).toEqual({
      week: "2026-11-23",
      state: "sent",
      agreement: null,
      agreementVersion: 0,
    });
    expect(await openCheckIn(world.partnerA, sundayNight)).toEqual({
      week: "2026-11-30",
      state: "open",
      agreement: null,
      agreementVersion: 0,
    });
    expect(await openCheckIn(world.partnerB, now)).toEqual({
      week: "2026-11-23",
      state: "open",
      agreement: null,
      agreementVersion: 0,
    });
    await setConsent(world.partnerB, { consent: "withdrawn" });
    expect(await openCheckIn(world.partnerB, now)).toEqual({
      week: "2026-11-23",
      state: "held",
      agreement: null,
      agreementVersion: 0,
    });
    expect((await openCheckIn(world.partnerA, sundayNight)).state).toBe("held");
    await setConsent(world.partnerB, { consent: "given" });
    expect((await openCheckIn(world.partnerA, sundayNight)).state).toBe("open");
  });

  it("is for partners alone, and audited", async () => {
    const world = await makeWorld(db.owner);
    await expect(openCheckIn(asPartner(world), now)).rejects.toMatchObject({ code: "not_found" });
    await withoutAudit(db.owner, "app_partner", () =>
      expect(openCheckIn(world.partnerA, now)).rejects.toThrow(),
    );
  });
});
