import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import { listPartnerPlaces } from "#lib/accounts/list-partner-places";
import { findOwnChoices } from "#lib/couples/find-own-choices";
import { proposePolicy } from "#lib/couples/propose-policy";
import { putPolicyInForce } from "#lib/couples/put-policy-in-force";
import type { PolicyKind } from "#lib/couples/rules-secrets";
import { signPolicy } from "#lib/couples/sign-policy";
import { listToday } from "#lib/homework/list-today";
import { openResponse } from "#lib/homework/open-response";
import { openTask } from "#lib/homework/open-task";
import { sendResponse } from "#lib/homework/send-response";
import { newId } from "#lib/kernel/ids";
import { openCheckIn } from "#lib/progress/open-check-in";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { sendCheckIn } from "#lib/progress/send-check-in";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeWorld, type World } from "#tests/support/people";
import { giveHomework, now } from "../homework/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const offer = (world: World, kind: PolicyKind) =>
  proposePolicy(world.treating, { coupleId: world.coupleId, kind }, now.clock);
const sign = (world: World, who: "partnerA" | "partnerB", version: number) =>
  signPolicy(world[who], { version }, now.clock);
const start = (world: World, version: number) =>
  putPolicyInForce(world.treating, { coupleId: world.coupleId, version }, now.clock);
const countsNow = async (world: World) => (await findOwnChoices(world.partnerA)).agreement;

/** Offered, signed by both and put in force. */
async function agree(world: World, kind: PolicyKind): Promise<number> {
  const { version } = await offer(world, kind);
  await sign(world, "partnerA", version);
  await sign(world, "partnerB", version);
  await start(world, version);
  return version;
}

describe("the agreement on secrets", () => {
  it("counts once both have signed and it was put in force, and the earlier one until then", async () => {
    const world = await makeWorld(db.owner);
    expect(await countsNow(world)).toBeNull();
    expect((await openCouplePage(world.treating, world.coupleId)).policy).toBeNull();
    await offer(world, "discretion");
    const conflict = { code: "conflict" };
    await expect(start(world, 1)).rejects.toMatchObject(conflict);
    await sign(world, "partnerA", 1);
    await expect(start(world, 1)).rejects.toMatchObject(conflict);
    await sign(world, "partnerB", 1);
    expect(await countsNow(world)).toBeNull();
    await start(world, 1);
    expect(await countsNow(world)).toBe("discretion");
    await expect(start(world, 1)).rejects.toMatchObject(conflict);
    await offer(world, "no_secrets");
    await sign(world, "partnerB", 2);
    expect(await countsNow(world)).toBe("discretion");
    expect((await openCouplePage(world.treating, world.coupleId)).policy?.version).toBe(1);
  });

  it("is replaced by a newer offer while unsigned; nobody signs or starts one that was replaced", async () => {
    const world = await makeWorld(db.owner);
    await offer(world, "no_secrets");
    await sign(world, "partnerA", 1);
    await offer(world, "kept_private");
    expect((await findOwnChoices(world.partnerA)).offered).toEqual({
      version: 2,
      kind: "kept_private",
      isSigned: false,
    });
    const conflict = { code: "conflict" };
    await expect(sign(world, "partnerB", 1)).rejects.toMatchObject(conflict);
    await expect(start(world, 1)).rejects.toMatchObject(conflict);
    await expect(offer(world, "kept_private")).rejects.toMatchObject({ code: "invalid_input" });
    await expect(sign(await makeWorld(db.owner), "partnerA", 1)).rejects.toMatchObject(conflict);
  });

  it("becomes one version however often it is offered at once, and one signature however often it is signed", async () => {
    const world = await makeWorld(db.owner);
    await Promise.allSettled([1, 2, 3].map(() => offer(world, "discretion")));
    await Promise.all([1, 2, 3].map(() => sign(world, "partnerA", 1)));
    const { policies } = await listPartnerPlaces(world.treating, world.coupleId);
    expect(policies).toHaveLength(1);
    expect(policies[0]?.signedAt).toEqual({ A: now.clock(), B: null });
  });

  it("cannot be put in force by the database without both signatures", async () => {
    const world = await makeWorld(db.owner);
    await offer(world, "no_secrets");
    await sign(world, "partnerA", 1);
    await expect(
      withActor(world.treating, (tx) => tx.execute("update secrets_policy set in_force_at = now()")),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await countsNow(world)).toBeNull();
  });

  it("leaves a line in the trail for each step of the therapist, and none that says who signed", async () => {
    const world = await makeWorld(db.owner);
    await agree(world, "discretion");
    const lines = await auditOf(db.owner, world.practiceId);
    expect(lines.filter((line) => line.entity === "secrets_policy").map((line) => line.purpose)).toEqual([
      "offer an agreement",
      "put an agreement in force",
    ]);
    const own = lines.filter((line) => line.actor_role === "partner");
    expect(own.map((line) => line.purpose)).toEqual(["change own choices", "change own choices"]);
  });
});

describe("what one partner signs", () => {
  it("changes no byte of what the other one gets, before and after they signed themself", async () => {
    for (const signsFirst of [false, true]) {
      const world = await makeWorld(db.owner);
      const { taskB } = await giveHomework(world);
      await offer(world, "no_secrets");
      if (signsFirst) await sign(world, "partnerB", 1);
      const { partnerB } = world;
      const all = async () =>
        JSON.stringify([
          await listToday(partnerB, now),
          await findOwnChoices(partnerB),
          await openTask(partnerB, taskB, now),
          await openCheckIn(partnerB, now),
        ]);
      const before = await all();
      await sign(world, "partnerA", 1);
      expect(await all()).toBe(before);
    }
  });

  it("is out of the other partner's reach in the database", async () => {
    const world = await makeWorld(db.owner);
    await offer(world, "no_secrets");
    await sign(world, "partnerA", 1);
    const rows = await withActor(world.partnerB, (tx) => tx.execute("select * from policy_signature"));
    expect([...rows]).toEqual([]);
  });
});

describe("a change of the agreement", () => {
  it("binds later answers only: each answer keeps the version that counted when it was sent", async () => {
    const world = await makeWorld(db.owner);
    const send = (taskId: string) =>
      sendResponse(
        world.partnerA,
        taskId,
        { submissionId: newId(), draftVersion: 0, outcome: "stopped", check: null },
        now,
      );
    const under = async (taskId: string) => (await openResponse(world.treating, taskId)).saidUnder;
    const tasks = [await giveHomework(world), await giveHomework(world), await giveHomework(world)];
    const [first, second, third] = tasks.map(({ taskA }) => taskA) as [string, string, string];
    await send(first);
    await agree(world, "kept_private");
    await send(second);
    const calm = { q1: 2, q2: 2, q2NotApplicable: false, q3: 2, q4: 2, q5: 8, q6: 8 };
    await sendCheckIn(world.partnerB, { submissionId: newId(), week: "2026-11-23", ...calm }, now);
    await agree(world, "no_secrets");
    await send(third);
    expect(await under(first)).toEqual({ version: 0, kind: null });
    expect(await under(second)).toEqual({ version: 1, kind: "kept_private" });
    expect(await under(third)).toEqual({ version: 2, kind: "no_secrets" });
    const [row] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select policy_version from check_in where couple_id = ${world.coupleId}`,
    );
    expect(row?.policy_version).toBe(1);
  });

  it("is out of the therapist's reach for an answer that was sent", async () => {
    const world = await makeWorld(db.owner);
    await expect(
      withActor(world.treating, (tx) => tx.execute("update response set policy_version = 9")),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
