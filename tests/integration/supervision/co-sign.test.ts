import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { coSignCouple } from "#db/schema/co-sign";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { getCoupleIn } from "#lib/couples/find-couple";
import { findLimitsIn } from "#lib/couples/find-limits";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { type Id, newId } from "#lib/kernel/ids";
import { askCoSign } from "#lib/supervision/ask-co-sign";
import { decideCoSign } from "#lib/supervision/decide-co-sign";
import { endCoSign } from "#lib/supervision/end-co-sign";
import { listCoSigns, listCoSignsOfCouple } from "#lib/supervision/list-co-signs";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makeWorld, type World } from "#tests/support/people";
import { planSession } from "../homework/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
let supervisor: ActorOf<"supervisor">;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
  supervisor = await makeMember(db.owner, world.practiceId, "supervisor");
});

const WHAT = { gate: "G06", exerciseClass: "X" } as const;
const REASON = "Stable for months, own therapist agrees.";

async function asked(): Promise<Id> {
  await holdJointWork(world.treating, {
    coupleId: world.coupleId,
    gate: "G06",
    note: "Survivor sets the pace.",
  });
  await askCoSign(world.treating, { coupleId: world.coupleId, what: WHAT, reason: REASON });
  const { open } = await listCoSigns(supervisor);
  const [one] = open;
  if (!one) throw new Error("Nothing waits.");
  return one.id;
}

describe("a co-signature", () => {
  it("shows a supervisor the hold, the work, the reason and who asks, and nothing of the couple", async () => {
    await asked();
    const answer = await listCoSigns(supervisor);
    expect(answer.open).toMatchObject([
      { gate: "G06", exerciseClass: "X", reason: REASON, askedBy: "Robin Sample", decision: null },
    ]);
    const text = JSON.stringify(answer);
    for (const word of [world.coupleId, world.codeName, world.partnerA.userId, world.partnerB.userId])
      expect(text).not.toContain(word);
  });

  it("cannot be traced to a couple by the supervisor's own role", async () => {
    await asked();
    const looked = withActor(supervisor, (tx) => tx.select().from(coSignCouple));
    await expect(looked).rejects.toMatchObject({ code: "not_found" });
  });

  it("is decided once, for eight weeks, with a line the clinician reads", async () => {
    const coSignId = await asked();
    const clock = () => new Date("2026-11-24T10:00:00Z");
    await decideCoSign(
      supervisor,
      { coSignId, outcome: "agreed", note: "Short steps, stop on any sign." },
      clock,
    );
    const again = decideCoSign(supervisor, { coSignId, outcome: "refused", note: "No." });
    await expect(again).rejects.toMatchObject({ code: "not_found" });
    const { coSigns, askable } = await listCoSignsOfCouple(world.treating, world.coupleId, clock);
    expect(coSigns).toMatchObject([
      {
        decision: {
          outcome: "agreed",
          note: "Short steps, stop on any sign.",
          by: "Robin Sample",
          until: "2027-01-18",
        },
      },
    ]);
    expect(askable).toEqual([]);
    expect(await auditOf(db.owner, world.practiceId)).toContainEqual(
      expect.objectContaining({
        entity: "co_sign",
        actor_role: "supervisor",
        couple_id: null,
        purpose: "co-sign",
      }),
    );
  });

  it("is refused for what nobody may sign away, and for a hold that is not set", async () => {
    const ask = (gate: "G02" | "G11") =>
      askCoSign(world.treating, {
        coupleId: world.coupleId,
        what: { gate, exerciseClass: "X" },
        reason: REASON,
      });
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G02", note: "Fear." });
    await expect(ask("G02")).rejects.toMatchObject({ code: "invalid_input" });
    await expect(ask("G11")).rejects.toMatchObject({ code: "invalid_input" });
    expect((await listCoSigns(supervisor)).open).toEqual([]);
  });

  it("is not given by the person who asked, also under their other role", async () => {
    const coSignId = await asked();
    const identity = newId();
    await db.owner`insert into login_identity (id, email_index, passphrase_hash) values
      (${identity}, ${Buffer.from(identity)}, 'x')`;
    await db.owner`insert into membership (practice_id, identity_id, role, subject_id) values
      (${world.practiceId}, ${identity}, 'clinician', ${world.treating.userId}),
      (${world.practiceId}, ${identity}, 'supervisor', ${supervisor.userId})`;
    const own = decideCoSign(supervisor, { coSignId, outcome: "agreed", note: "Fine by me." });
    await expect(own).rejects.toMatchObject({ code: "forbidden" });
    expect((await listCoSigns(supervisor)).open).toHaveLength(1);
  });

  it("takes the place of no look at a hold that is due by its sessions, not even one given before", async () => {
    const { treating, coupleId, practiceId } = world;
    const what = { gate: "G01", exerciseClass: "J" } as const;
    await holdJointWork(treating, { coupleId, gate: "G03", note: "Named alone." });
    await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`update safety_hold set set_at = now() - interval '57 days'`,
    );
    const limits = () =>
      withActor(treating, async (tx) =>
        findLimitsIn(tx, treating, await getCoupleIn(tx, treating, coupleId), new Date()),
      );
    await askCoSign(treating, { coupleId, what, reason: REASON });
    const [one] = (await listCoSigns(supervisor)).open;
    await decideCoSign(supervisor, { coSignId: one?.id ?? "", outcome: "agreed", note: "Go on." });
    expect((await limits()).agreed).toMatchObject([what]);
    for (const days of [4, 3, 2, 1]) {
      const id = await planSession(db.owner, world, new Date(Date.now() - days * 86_400_000).toISOString());
      await asPractice(
        db.owner,
        practiceId,
        (tx) =>
          tx`update session set state = 'closed', started_at = starts_at, ended_at = starts_at where id = ${id}`,
      );
    }
    const { agreed, gates } = await limits();
    expect([gates, agreed]).toEqual([["G01", "G03"], []]);
    const { askable } = await listCoSignsOfCouple(treating, coupleId);
    expect(askable.map(({ gate }) => gate)).not.toContain("G01");
    const again = askCoSign(treating, {
      coupleId,
      what: { gate: "G01", exerciseClass: "T" },
      reason: REASON,
    });
    await expect(again).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("is invisible to another practice's supervisor", async () => {
    const coSignId = await asked();
    const other = await makeMember(db.owner, (await makeWorld(db.owner)).practiceId, "supervisor");
    expect(await listCoSigns(other)).toEqual({ open: [], decided: [] });
    const foreign = decideCoSign(other, { coSignId, outcome: "agreed", note: "Go on." });
    await expect(foreign).rejects.toMatchObject({ code: "not_found" });
  });

  it("can be ended at any time, and then cannot be ended again", async () => {
    const coSignId = await asked();
    await endCoSign(world.treating, { coupleId: world.coupleId, coSignId });
    const again = endCoSign(world.treating, { coupleId: world.coupleId, coSignId });
    await expect(again).rejects.toMatchObject({ code: "not_found" });
    expect((await listCoSignsOfCouple(world.treating, world.coupleId)).coSigns).toEqual([]);
  });

  it("leaves the supervisors' list when it is taken back or asked anew", async () => {
    await asked();
    await askCoSign(world.treating, { coupleId: world.coupleId, what: WHAT, reason: "Said better." });
    const { open } = await listCoSigns(supervisor);
    expect(open.map(({ reason }) => reason)).toEqual(["Said better."]);
    await endCoSign(world.treating, { coupleId: world.coupleId, coSignId: open[0]?.id ?? "" });
    expect((await listCoSigns(supervisor)).open).toEqual([]);
    const late = decideCoSign(supervisor, { coSignId: open[0]?.id ?? "", outcome: "agreed", note: "Go on." });
    await expect(late).rejects.toMatchObject({ code: "not_found" });
  });

  it("is of one gate and one class, also in the couple's own row", async () => {
    const coSignId = await asked();
    const forged = asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`insert into co_sign_couple (practice_id, co_sign_id, couple_id, gate, exercise_class)
        values (${world.practiceId}, ${coSignId}, ${world.coupleId}, 'G09', 'T')`,
    );
    await expect(forged).rejects.toMatchObject({ code: "23505" });
    const other = asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update co_sign_couple set gate = 'G09' where co_sign_id = ${coSignId}`,
    );
    await expect(other).rejects.toMatchObject({ code: "23503" });
  });

  it("is sealed at rest", async () => {
    await asked();
    const rows = await asPractice(db.owner, world.practiceId, (tx) => tx`select reason_sealed from co_sign`);
    expect(rows[0]?.reason_sealed.toString()).not.toContain("Stable");
  });
});
