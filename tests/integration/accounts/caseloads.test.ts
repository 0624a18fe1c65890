import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActorOf } from "#lib/access/actor";
import { acceptInvitation } from "#lib/accounts/accept-invitation";
import { endMember } from "#lib/accounts/end-member";
import { endPartner } from "#lib/accounts/end-partner";
import { invitePartner } from "#lib/accounts/invite-partner";
import { CASELOADS_PAGE, listCaseloads } from "#lib/accounts/list-caseloads";
import { listPartnerPlaces } from "#lib/accounts/list-partner-places";
import { openCouple } from "#lib/accounts/open-couple";
import { transferCouple } from "#lib/accounts/transfer-couple";
import { openSession } from "#lib/auth/check-passphrase";
import { findLiveSession } from "#lib/auth/live-session";
import { revealNames } from "#lib/couples/reveal-names";
import { assignHomework } from "#lib/homework/assign-homework";
import { listToday } from "#lib/homework/list-today";
import { newId } from "#lib/kernel/ids";
import { openCouplePage } from "#lib/progress/open-couple-page";
import { homework, now } from "#tests/integration/homework/given";
import { useFreshDatabase } from "#tests/support/database";
import {
  asPractice,
  auditOf,
  makeCouple,
  makeMember,
  makePractice,
  makeWorld,
  type World,
} from "#tests/support/people";
import { freshAddress, makeSignIn, PASSPHRASE, refusalOf, tokenSentTo, withoutAudit } from "./given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let world: World;
let admin: ActorOf<"admin">;
let colleague: ActorOf<"clinician">;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  world = await makeWorld(db.owner);
  admin = await makeMember(db.owner, world.practiceId, "admin");
  colleague = await makeMember(db.owner, world.practiceId, "clinician");
});

const GONE = { code: "not_found", message: "There is nothing here for you to open." };
const lastAudit = async () => (await auditOf(db.owner, world.practiceId)).at(-1);
const move = (actor = admin, change: object = {}) =>
  transferCouple(actor, { coupleId: world.coupleId, clinicianId: colleague.userId, ...change });

describe("transferCouple", () => {
  it("puts the couple on the other's caseload at once, with its record, and on nobody else's", async () => {
    const names = await revealNames(world.treating, world.coupleId);
    const before = JSON.stringify(await listToday(world.partnerA, now));
    await move();
    expect(await lastAudit()).toEqual({
      action: "update",
      entity: "couple",
      actor_role: "admin",
      couple_id: world.coupleId,
      purpose: "give a couple to another clinician",
    });
    expect(await refusalOf(openCouplePage(world.treating, world.coupleId))).toEqual(GONE);
    expect((await openCouplePage(colleague, world.coupleId)).couple.codeName).toBe(world.codeName);
    expect(await revealNames(colleague, world.coupleId)).toEqual(names);
    expect(JSON.stringify(await listToday(world.partnerA, now))).toBe(before);
  });

  it("goes to a clinician who works here now, and to nobody else, in the same words", async () => {
    const gone = await makeMember(db.owner, world.practiceId, "clinician");
    await endMember(admin, gone.userId);
    const foreign = await makeMember(db.owner, await makePractice(db.owner), "clinician");
    const supervisor = await makeMember(db.owner, world.practiceId, "supervisor");
    const refused = {
      code: "invalid_input",
      fields: { clinicianId: ["Choose a clinician who works here."] },
    };
    const ids = [gone.userId, foreign.userId, supervisor.userId, admin.userId, newId(), "nonsense"];
    for (const clinicianId of ids)
      await expect(move(admin, { clinicianId }), clinicianId).rejects.toMatchObject(refused);
    await expect(move(admin, { clinicianId: world.treating.userId })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { clinicianId: [expect.stringMatching(/already/)] },
    });
    expect((await openCouplePage(world.treating, world.coupleId)).couple.id).toBe(world.coupleId);
  });

  it("is refused by the database where the verb would not", async () => {
    const supervisor = await makeMember(db.owner, world.practiceId, "supervisor");
    await expect(
      db.owner.begin(async (tx) => {
        await tx`select set_config('role', 'app_admin', true), set_config('app.practice_id', ${world.practiceId}, true)`;
        await tx`update couple set clinician_id = ${supervisor.userId} where id = ${world.coupleId}`;
      }),
    ).rejects.toMatchObject({ code: "42501" });
  });

  it("is an admin's of this practice alone", async () => {
    const elsewhere = await makeMember(db.owner, await makePractice(db.owner), "admin");
    const others = [
      elsewhere,
      world.treating as never,
      colleague as never,
      world.partnerA as never,
      (await makeMember(db.owner, world.practiceId, "supervisor")) as never,
    ];
    const before = await auditOf(db.owner, world.practiceId);
    for (const other of others) expect(await refusalOf(move(other))).toEqual(GONE);
    expect(await auditOf(db.owner, world.practiceId)).toEqual(before);
  });

  it("moves nothing when the audit row cannot be written", async () => {
    await withoutAudit(db.owner, "app_admin", async () => {
      await expect(move()).rejects.toThrow();
    });
    expect((await openCouplePage(world.treating, world.coupleId)).couple.id).toBe(world.coupleId);
  });
});

describe("endPartner", () => {
  const signedIn = async () => {
    const { practiceId, partnerA } = world;
    const { identityId } = await makeSignIn(db.owner, practiceId, "partner", { subjectId: partnerA.userId });
    return openSession({ practiceId, identityId, role: "partner", subjectId: partnerA.userId });
  };

  it("ends place and sessions on the very next request, in one audit row, and shows the other nothing", async () => {
    const { sessionToken } = await signedIn();
    expect(await findLiveSession(sessionToken)).not.toBeNull();
    const before = JSON.stringify(await listToday(world.partnerB, now));
    await endPartner(admin, world.partnerA.userId);
    expect(await findLiveSession(sessionToken)).toBeNull();
    expect(await lastAudit()).toEqual({
      action: "delete",
      entity: "partner",
      actor_role: "admin",
      couple_id: world.coupleId,
      purpose: "end a partner's access",
    });
    expect(JSON.stringify(await listToday(world.partnerB, now))).toBe(before);
    expect(await refusalOf(endPartner(admin, world.partnerA.userId))).toEqual(GONE);
  });

  it("shows the clinician who has no access, and lets no joint work be given any more", async () => {
    await endPartner(admin, world.partnerA.userId);
    const { places } = await listPartnerPlaces(world.treating, world.coupleId);
    expect(places.map((one) => one.status)).toEqual(["ended", "joined"]);
    expect(
      await refusalOf(invitePartner(world.treating, world.coupleId, world.partnerA.userId)),
    ).not.toBeNull();
    await expect(
      assignHomework(world.treating, homework(world, { exerciseSlug: "daily-stress-share" }), now),
    ).rejects.toMatchObject({ code: "held" });
  });

  it("closes a link that was sent before", async () => {
    const email = freshAddress("ann");
    const opened = await openCouple(world.treating, {
      nameA: "First Person",
      emailA: email,
      nameB: "Second Person",
      emailB: freshAddress("bo"),
      sessionMinutes: 50,
      stage: "early",
    });
    const token = await tokenSentTo(db.owner, world.practiceId, email);
    await endPartner(admin, opened.partnerIds.A);
    expect(
      await refusalOf(acceptInvitation({ token, email, passphrase: PASSPHRASE, agree: "yes" }, newId())),
    ).toMatchObject({ code: "not_found" });
  });

  it("changes nothing when the audit row cannot be written", async () => {
    const { sessionToken } = await signedIn();
    await withoutAudit(db.owner, "app_admin", async () => {
      await expect(endPartner(admin, world.partnerA.userId)).rejects.toThrow();
    });
    expect(await findLiveSession(sessionToken)).not.toBeNull();
  });

  it("is never taken back by an admin's role", async () => {
    await endPartner(admin, world.partnerA.userId);
    const [row] = await db.owner.begin(async (tx) => {
      await tx`select set_config('role', 'app_admin', true), set_config('app.practice_id', ${world.practiceId}, true)`;
      await tx`update partner set access_ended_at = null where id = ${world.partnerA.userId}`;
      return tx`select access_ended_at from partner where id = ${world.partnerA.userId}`;
    });
    expect(row?.access_ended_at).not.toBeNull();
  });
});

const inCare = { after: undefined, closed: false };

describe("listCaseloads", () => {
  it("keeps closed couples apart", async () => {
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update couple set state = 'closed', closed_at = now()`,
    );
    expect((await listCaseloads(admin, inCare)).couples).toEqual([]);
    const { couples } = await listCaseloads(admin, { after: undefined, closed: true });
    expect(couples.map((one) => one.id)).toEqual([world.coupleId]);
  });

  it("says whose couple is whose and who can come in, and no name of a partner", async () => {
    await endPartner(admin, world.partnerB.userId);
    await endMember(admin, world.treating.userId);
    const page = await listCaseloads(admin, inCare);
    expect(page).toEqual({
      couples: [
        {
          id: world.coupleId,
          codeName: world.codeName,
          clinicianId: world.treating.userId,
          clinicianName: "Robin Sample",
          clinicianEnded: true,
          partners: [
            { id: world.partnerA.userId, slot: "A", status: "joined" },
            { id: world.partnerB.userId, slot: "B", status: "ended" },
          ],
        },
      ],
      clinicians: [{ id: colleague.userId, name: "Robin Sample" }],
      next: null,
    });
    expect(JSON.stringify(page)).not.toContain("Canary");
    expect((await lastAudit())?.purpose).toBe("caseloads of the practice");
  });

  it("goes through every couple once by pages, and stays inside its practice", async () => {
    await makeWorld(db.owner);
    for (let n = 0; n < CASELOADS_PAGE; n += 1) await makeCouple(db.owner, world.treating);
    const first = await listCaseloads(admin, inCare);
    const second = await listCaseloads(admin, { after: first.next ?? "", closed: false });
    expect([first.couples.length, second.couples.length, second.next]).toEqual([CASELOADS_PAGE, 1, null]);
    const ids = [...first.couples, ...second.couples].map((one) => one.id);
    expect(new Set(ids).size).toBe(CASELOADS_PAGE + 1);
    const [own] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`select count(*)::int as n from couple`,
    );
    expect(own?.n).toBe(CASELOADS_PAGE + 1);
  });
});
