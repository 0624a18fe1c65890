import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withActor } from "#db/with-actor";
import type { ActorOf } from "#lib/access/actor";
import { changeCouple } from "#lib/couples/change-couple";
import { getCoupleIn, heldUnder } from "#lib/couples/find-couple";
import { holdJointWork } from "#lib/couples/hold-joint-work";
import { liftHold } from "#lib/couples/lift-hold";
import { revealNames } from "#lib/couples/reveal-names";
import { type Id, newId } from "#lib/kernel/ids";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makePractice, makeWorld, type World } from "#tests/support/people";
import { refusalOf, withoutAudit } from "../accounts/given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
});

const GONE = { code: "not_found", message: "There is nothing here for you to open." };
const change = (given: object = {}) => ({
  coupleId: world.coupleId,
  version: 1,
  stage: "middle" as const,
  state: "active" as const,
  sessionMinutes: 80,
  ...given,
});
const hold = (given: object = {}) => ({
  coupleId: world.coupleId,
  gate: "G01" as const,
  note: "Talk first.",
  ...given,
});
const coupleRow = () =>
  asPractice(db.owner, world.practiceId, async (tx) => {
    const [row] = await tx`select stage, state, session_minutes, version, closed_at is not null as closed
      from couple where id = ${world.coupleId}`;
    return row;
  });
const facts = () =>
  withActor(world.treating, async (tx) =>
    heldUnder(await getCoupleIn(tx, world.treating, world.coupleId), []),
  );
const purposes = async () => (await auditOf(db.owner, world.practiceId)).map((a) => a.purpose).slice(1);
/** What the two partners may learn of a hold: the level, from the database's own rule. */
const levels = () =>
  Promise.all(
    (["A", "B"] as const).map((slot) =>
      db.owner.begin(async (tx) => {
        await tx`select set_config('role', 'app_partner', true), set_config('app.practice_id', ${world.practiceId}, true),
          set_config('app.couple_id', ${world.coupleId}, true), set_config('app.slot', ${slot}, true)`;
        return (await tx`select app.hold_level() as level`)[0]?.level;
      }),
    ),
  );

describe("revealNames", () => {
  it("gives both names and addresses, and leaves one reveal in the trail each time (SEC-64)", async () => {
    const names = await revealNames(world.treating, world.coupleId);
    expect(names).toEqual([
      { slot: "A", name: "Canary Alpha", email: expect.stringMatching(/^a\..*@example\.org$/) },
      { slot: "B", name: "Canary Beta", email: expect.stringMatching(/^b\..*@example\.org$/) },
    ]);
    await revealNames(world.treating, world.coupleId);
    const reveals = (await auditOf(db.owner, world.practiceId)).filter((a) => a.action === "reveal");
    expect(reveals).toEqual(
      [1, 2].map(() => ({
        action: "reveal",
        entity: "partner",
        actor_role: "clinician",
        couple_id: world.coupleId,
        purpose: "reveal names",
      })),
    );
    expect(JSON.stringify(reveals)).not.toContain("Canary");
  });

  it("gives nothing when the reveal cannot be written down", async () => {
    await withoutAudit(db.owner, "app_clinician", async () => {
      expect(await refusalOf(revealNames(world.treating, world.coupleId))).toEqual(GONE);
    });
  });
});

describe("changeCouple", () => {
  it("sets stage, state and length, and counts the version on", async () => {
    await changeCouple(world.treating, change());
    expect(await coupleRow()).toEqual({
      stage: "middle",
      state: "active",
      session_minutes: 80,
      version: 2,
      closed: false,
    });
    expect(await purposes()).toEqual(["change stage or state"]);
  });

  it("says when somebody else was faster, and writes nothing", async () => {
    await changeCouple(world.treating, change());
    expect(await refusalOf(changeCouple(world.treating, change({ stage: "consolidation" })))).toMatchObject({
      code: "stale_version",
    });
    expect(await coupleRow()).toMatchObject({ stage: "middle", version: 2 });
    expect(await purposes()).toHaveLength(1);
  });

  it("keeps one of two changes made at the same moment", async () => {
    const answers = await Promise.all(
      [change({ stage: "middle" }), change({ stage: "consolidation" })].map((c) =>
        refusalOf(changeCouple(world.treating, c)),
      ),
    );
    expect(answers.filter((a) => a === null)).toHaveLength(1);
    expect(answers.find((a) => a !== null)).toMatchObject({ code: "stale_version" });
    expect(await coupleRow()).toMatchObject({ version: 2 });
  });

  it("holds all homework of both partners while it is paused, and lets it go on after", async () => {
    expect([(await facts()).hold, await levels()]).toEqual(["none", [0, 0]]);
    await changeCouple(world.treating, change({ state: "paused" }));
    expect([(await facts()).hold, await levels()]).toEqual(["all", [2, 2]]);
    await changeCouple(world.treating, change({ version: 2 }));
    expect([(await facts()).hold, await levels()]).toEqual(["none", [0, 0]]);
  });

  it("ends the episode of care with the couple, and never opens it again", async () => {
    const open = newId();
    const past = newId();
    await asPractice(db.owner, world.practiceId, async (tx) => {
      await tx`insert into care_episode (practice_id, id, couple_id, clinician_id, started_on, closed_on) values
        (${world.practiceId}, ${open}, ${world.coupleId}, ${world.treating.userId}, current_date - 30, null),
        (${world.practiceId}, ${past}, ${world.coupleId}, ${world.treating.userId}, current_date - 300, current_date - 200)`;
    });
    await changeCouple(world.treating, change({ state: "closed" }));
    expect(await coupleRow()).toMatchObject({ state: "closed", closed: true, version: 2 });
    const episodes = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`
      select id, closed_on = (now() at time zone 'Europe/Berlin')::date as today from care_episode order by started_on desc`,
    );
    expect(episodes).toEqual([
      { id: open, today: true },
      { id: past, today: false },
    ]);
    expect(await levels()).toEqual([2, 2]);
    for (const state of ["active", "closed"]) {
      expect(await refusalOf(changeCouple(world.treating, change({ version: 2, state })))).toEqual({
        code: "forbidden",
        message: "This couple is closed. Open a new couple to begin again.",
      });
    }
  });

  it("changes nothing when the audit row cannot be written", async () => {
    await withoutAudit(db.owner, "app_clinician", async () => {
      await expect(changeCouple(world.treating, change({ state: "closed" }))).rejects.toThrow();
    });
    expect(await coupleRow()).toMatchObject({ stage: "early", version: 1, closed: false });
  });
});

describe("anybody who does not treat the couple", () => {
  const calls: [string, (actor: ActorOf<"clinician">, coupleId: Id) => Promise<unknown>][] = [
    ["revealNames", revealNames],
    ["changeCouple", (actor, coupleId) => changeCouple(actor, change({ coupleId }))],
    ["holdJointWork", (actor, coupleId) => holdJointWork(actor, hold({ coupleId }))],
    ["liftHold", (actor, coupleId) => liftHold(actor, { coupleId, holdId: newId(), reason: "None." })],
    ["openCouplePage", openCouplePage],
  ];

  it.each(calls)(
    "%s answers exactly as for a couple that does not exist, and leaves no trace",
    async (_name, call) => {
      const elsewhere = await makePractice(db.owner);
      const others = [
        await makeMember(db.owner, world.practiceId, "clinician"),
        await makeMember(db.owner, elsewhere, "clinician"),
        (await makeMember(db.owner, world.practiceId, "supervisor")) as unknown as ActorOf<"clinician">,
        (await makeMember(db.owner, world.practiceId, "admin")) as unknown as ActorOf<"clinician">,
        world.partnerA as unknown as ActorOf<"clinician">,
      ];
      const before = await auditOf(db.owner, world.practiceId);
      for (const other of others)
        expect(await refusalOf(call(other, world.coupleId)), other.role).toEqual(GONE);
      for (const id of [newId(), world.practiceId, world.coupleId.toUpperCase(), "", "x", "' or true --"]) {
        expect(await refusalOf(call(world.treating, id)), id).toEqual(GONE);
      }
      expect(await auditOf(db.owner, world.practiceId)).toEqual(before);
      expect(await coupleRow()).toMatchObject({ stage: "early", version: 1 });
      expect((await facts()).hold).toBe("none");
    },
  );
});
