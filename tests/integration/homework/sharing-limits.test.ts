import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ActorOf } from "#lib/access/actor";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { liftHold } from "#lib/couples/lift-hold";
import { setConsent } from "#lib/couples/set-consent";
import { assignHomework } from "#lib/homework/assign-homework";
import { keepAnswers } from "#lib/homework/keep-answers";
import { listToday } from "#lib/homework/list-today";
import { listTogether } from "#lib/homework/list-together";
import { markReviewed } from "#lib/homework/mark-reviewed";
import { openResponse } from "#lib/homework/open-response";
import { openTogether } from "#lib/homework/open-together";
import { revealTogether } from "#lib/homework/reveal-together";
import { shareAnswers } from "#lib/homework/share-answers";
import { newId } from "#lib/kernel/ids";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeCouple, makeMember, makeWorld } from "#tests/support/people";
import { asPartner, countRows, giveHomework, homework, now, refusalOf, withoutAudit } from "./given.ts";
import {
  about,
  chosenByBoth,
  giveWork,
  MINE,
  NOT_HERE,
  reveal,
  seenBy,
  sendBoth,
  sendPart,
  sentByBoth,
  sharedByBoth,
  THEIRS,
} from "./shared-work.ts";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

describe("what stops it", () => {
  it("a hold set later hides it from both at once, and stops what was not open yet; lifted, it is back", async () => {
    const work = await sharedByBoth(db.owner);
    const { world } = work;
    const second = await sendBoth(await giveWork(world), MINE, THEIRS);
    await shareAnswers(world.partnerA, about(second, "A"));
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G01", note: "Seen alone." });
    for (const [slot, actor] of [
      ["A", world.partnerA],
      ["B", world.partnerB],
    ] as const) {
      await expect(refusalOf(seenBy(work, slot))).resolves.toEqual(NOT_HERE);
      await expect(refusalOf(shareAnswers(actor, about(second, slot)))).resolves.toEqual(NOT_HERE);
      await expect(refusalOf(keepAnswers(actor, about(second, slot)))).resolves.toEqual(NOT_HERE);
      expect(await listTogether(actor)).toEqual([]);
      expect((await listToday(actor, now)).together).toBe(false);
    }
    const [hold] = (await openCouplePage(world.treating, world.coupleId)).holds;
    const lift = { coupleId: world.coupleId, holdId: hold?.id ?? "", reason: "Talked with each alone." };
    await liftHold(world.treating, lift);
    expect((await seenBy(work, "A")).open).toMatchObject([{ kind: "reveal" }]);
    await shareAnswers(world.partnerB, about(second, "B"));
    await reveal(second);
    expect((await seenBy(second, "A")).open).toMatchObject([{ kind: "reveal" }]);
  });

  it("a consent taken back by either hides it from both, and tells neither who it was", async () => {
    const seen: string[] = [];
    for (const who of ["partnerA", "partnerB"] as const) {
      const work = await sharedByBoth(db.owner);
      await setConsent(work.world[who], { consent: "withdrawn" });
      for (const slot of ["A", "B"] as const) {
        seen.push(
          JSON.stringify([
            await refusalOf(seenBy(work, slot)),
            await refusalOf(
              shareAnswers(slot === "A" ? work.world.partnerA : work.world.partnerB, about(work, slot)),
            ),
          ]),
        );
      }
    }
    expect(new Set(seen).size).toBe(1);
    expect(seen[0]).toContain("not_found");
  });

  it("the end of one partner's access closes it for the other", async () => {
    const work = await sharedByBoth(db.owner);
    await asPractice(
      db.owner,
      work.world.practiceId,
      (tx) => tx`update partner set access_ended_at = now() where id = ${work.world.partnerA.userId}`,
    );
    await expect(refusalOf(seenBy(work, "B"))).resolves.toEqual(NOT_HERE);
  });
});

describe("who cannot", () => {
  it("the other partner, another couple, another practice or another role: it is not there for them", async () => {
    const work = await sentByBoth(db.owner);
    const { world } = work;
    const neighbour = await makeCouple(db.owner, await makeMember(db.owner, world.practiceId, "clinician"));
    const foreign = await makeWorld(db.owner);
    const people: ActorOf<"partner">[] = [
      world.partnerB,
      neighbour.partnerA,
      foreign.partnerA,
      asPartner(world),
    ];
    await shareAnswers(world.partnerA, about(work, "A"));
    for (const actor of people) {
      for (const call of [shareAnswers, keepAnswers]) {
        await expect(refusalOf(call(actor, about(work, "A")))).resolves.toMatchObject({ code: "not_found" });
      }
      await expect(refusalOf(openTogether(actor, work.taskA))).resolves.toMatchObject({ code: "not_found" });
    }
    for (const taskId of [newId(), "", "not-an-id"]) {
      await expect(refusalOf(shareAnswers(world.partnerA, { taskId, kind: "reveal" }))).resolves.toEqual(
        NOT_HERE,
      );
      await expect(refusalOf(openTogether(world.partnerA, taskId))).resolves.toEqual(NOT_HERE);
    }
    await expect(refusalOf(shareAnswers(world.partnerA, about(work, "A", "matches")))).resolves.toEqual(
      NOT_HERE,
    );
    expect(await countRows(db.owner, world.practiceId, "shared_part")).toBe(1);
  });
});

describe("the trail", () => {
  it("has one and the same line whatever was chosen, and nothing is chosen without it", async () => {
    const work = await sentByBoth(db.owner);
    const { world } = work;
    await shareAnswers(world.partnerA, about(work, "A"));
    await keepAnswers(world.partnerA, about(work, "A"));
    await openTogether(world.partnerA, work.taskA);
    const trail = (await auditOf(db.owner, world.practiceId)).slice(-3);
    const line = { action: "update", entity: "task", actor_role: "partner", purpose: "choose about sharing" };
    expect(trail).toMatchObject([line, line, { action: "read", entity: "together" }]);

    await withoutAudit(db.owner, "app_partner", async () => {
      await expect(refusalOf(shareAnswers(world.partnerA, about(work, "A")))).resolves.toMatchObject({
        code: "not_found",
      });
      await expect(refusalOf(openTogether(world.partnerA, work.taskA))).resolves.toMatchObject({
        code: "not_found",
      });
    });
    expect(await countRows(db.owner, world.practiceId, "shared_part")).toBe(0);
    await shareAnswers(world.partnerA, about(work, "A"));
    await withoutAudit(db.owner, "app_partner", async () => {
      await expect(refusalOf(keepAnswers(world.partnerA, about(work, "A")))).resolves.toMatchObject({
        code: "not_found",
      });
    });
    expect(await countRows(db.owner, world.practiceId, "shared_part")).toBe(1);
  });
});

describe("the therapist", () => {
  it("reads that both have shared, and never that one has", async () => {
    const work = await sentByBoth(db.owner);
    const { world } = work;
    const read = async () => JSON.stringify(await openResponse(world.treating, work.taskA));
    const before = await read();
    expect(JSON.parse(before)).toMatchObject({ sharing: [{ kind: "reveal", state: "waiting" }] });
    await shareAnswers(world.partnerB, about(work, "B"));
    expect(await read()).toBe(before);
    await shareAnswers(world.partnerA, about(work, "A"));
    const sharing = async () => JSON.parse(await read()).sharing;
    expect(await sharing()).toEqual([{ kind: "reveal", state: "ready", matches: [], picked: null }]);
    await reveal(work);
    expect(await sharing()).toEqual([{ kind: "reveal", state: "open", matches: [], picked: null }]);
  });

  it("reveals only what both have shared, once, with a line in the trail, and nothing without it", async () => {
    const work = await sentByBoth(db.owner);
    const { world } = work;
    const nothing = {
      code: "conflict",
      message: "Nothing is ready to be revealed: both have to share first.",
    };
    await expect(refusalOf(reveal(work))).resolves.toEqual(nothing);
    await shareAnswers(world.partnerA, about(work, "A"));
    await expect(refusalOf(reveal(work))).resolves.toEqual(nothing);
    await shareAnswers(world.partnerB, about(work, "B"));
    await withoutAudit(db.owner, "app_clinician", async () => {
      await expect(reveal(work)).rejects.toThrow();
    });
    for (const slot of ["A", "B"] as const) expect((await seenBy(work, slot)).open).toEqual([]);
    await reveal(work);
    const revealed = (await auditOf(db.owner, world.practiceId)).filter(({ action }) => action === "reveal");
    expect(revealed).toMatchObject([{ entity: "assignment", purpose: "reveal what both shared" }]);
    await expect(refusalOf(reveal(work))).resolves.toEqual(nothing);
  });

  it("reveals nothing while the couple is on hold, and nobody else reveals at all", async () => {
    const work = await chosenByBoth(db.owner);
    const { world } = work;
    const colleague = await makeMember(db.owner, world.practiceId, "clinician");
    const { treating: stranger } = await makeWorld(db.owner);
    for (const other of [colleague, stranger]) {
      await expect(
        refusalOf(revealTogether(other, { taskId: work.taskA, kind: "reveal" })),
      ).resolves.toMatchObject({
        code: "not_found",
      });
    }
    await holdJointWork(world.treating, { coupleId: world.coupleId, gate: "G06", note: "Look first." });
    await expect(refusalOf(reveal(work))).resolves.toMatchObject({ code: "held" });
    expect(await countRows(db.owner, world.practiceId, "share_opening")).toBe(1);
  });

  it.each(["G08", "G13"] as const)(
    "reveals under %s, which stops no work, and both read it",
    async (gate) => {
      const work = await chosenByBoth(db.owner);
      const { treating, coupleId } = work.world;
      await holdJointWork(treating, { coupleId, gate, note: "Look first." });
      await reveal(work);
      expect((await seenBy(work, "B")).open).toMatchObject([{ kind: "reveal" }]);
    },
  );

  it("reveals nothing while an answer waits for a look that holds work for both", async () => {
    const work = await chosenByBoth(db.owner);
    const { world } = work;
    const touch = await giveHomework(world, { exerciseSlug: "touch-no-agenda" });
    await sendPart({ world, ...touch }, "A", { "agreement_kept.1": "no" });
    await expect(refusalOf(reveal(work))).resolves.toMatchObject({ code: "held" });
    expect((await seenBy(work, "B")).open).toEqual([]);
    await markReviewed(world.treating, { taskId: touch.taskA });
    await reveal(work);
    expect((await seenBy(work, "B")).open).toMatchObject([{ kind: "reveal" }]);
  });

  it("cannot reveal what one of them has taken back meanwhile", async () => {
    const work = await chosenByBoth(db.owner);
    await keepAnswers(work.world.partnerA, about(work, "A"));
    expect((await seenBy(work, "B")).offers).toMatchObject([{ chosen: true }]);
    await expect(refusalOf(reveal(work))).resolves.toMatchObject({ code: "conflict" });
    await shareAnswers(work.world.partnerA, about(work, "A"));
    await reveal(work);
    expect((await seenBy(work, "B")).open).toMatchObject([{ kind: "reveal" }]);
  });

  it("is told of no sharing where one partner alone was given it, or nothing can be shared", async () => {
    const world = await makeWorld(db.owner);
    const { tasks } = await assignHomework(world.treating, homework(world, { for: "A" }), now);
    const alone = { world, assignmentId: "", taskA: tasks[0]?.id ?? "", taskB: "" };
    await sendPart(alone, "A", MINE);
    expect((await openResponse(world.treating, alone.taskA)).sharing).toEqual([]);
  });
});
