import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database } from "#db/with-actor";
import { endMember } from "#lib/accounts/end-member";
import { ABSOLUTE_HOURS, openSession } from "#lib/auth/check-passphrase";
import { endSession } from "#lib/auth/end-session";
import { handTabletOver, passTabletBack, takeTabletBack } from "#lib/auth/hand-over";
import { findLiveSession } from "#lib/auth/live-session";
import { makeToken, readToken, sessionRef } from "#lib/auth/token";
import { formatId, type Id } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makePractice, makeWorld } from "#tests/support/people";
import { makeSignIn, NETWORK, PASSPHRASE, withoutAudit } from "../accounts/given";
import { MARK } from "./tablet-desk";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let practiceId: Id;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  practiceId = await makePractice(db.owner);
});

async function enter(role: "clinician" | "supervisor" | "admin") {
  const place = await makeSignIn(db.owner, practiceId, role);
  const { sessionToken } = await openSession({ practiceId, role, ...place });
  return { ...place, token: sessionToken };
}

async function enterAsPartner() {
  const world = await makeWorld(db.owner);
  const subjectId = world.partnerA.userId;
  const place = await makeSignIn(db.owner, world.practiceId, "partner", { subjectId });
  const opened = await openSession({ practiceId: world.practiceId, role: "partner", ...place });
  return { world, ...place, token: opened.sessionToken };
}

/** Moves one time of every session of the practice by seconds, as if that much time had passed. */
const pass = (column: "last_seen_at" | "expires_at" | "created_at", seconds: number, practice = practiceId) =>
  asPractice(
    db.owner,
    practice,
    (tx) => tx`update auth_session set ${tx(column)} = ${tx(column)} - make_interval(secs => ${seconds})`,
  );

describe("findLiveSession", () => {
  it("says who it is and where, for a member", async () => {
    const { token, subjectId, identityId } = await enter("clinician");
    const read = readToken(token);
    expect(await findLiveSession(token)).toEqual({
      practiceId,
      practiceName: "Harbour practice",
      timeZone: "Europe/Berlin",
      isSample: false,
      role: "clinician",
      subjectId,
      identityId,
      coupleId: null,
      slot: null,
      assuranceLevel: 1,
      expiresAt: expect.any(Date),
      ref: read ? sessionRef(read) : "",
      handedOver: null,
      tablet: null,
    });
  });

  it("says which couple and slot, for a partner", async () => {
    const { world, token } = await enterAsPartner();
    expect(await findLiveSession(token)).toMatchObject({
      role: "partner",
      coupleId: world.coupleId,
      slot: "A",
      subjectId: world.partnerA.userId,
    });
  });

  it("ends twelve hours after it was opened, by the database's clock", async () => {
    const { token } = await enter("clinician");
    const left = ((await findLiveSession(token))?.expiresAt.getTime() ?? 0) - Date.now();
    expect(ABSOLUTE_HOURS).toBe(12);
    expect(Math.abs(left - 12 * 3_600_000)).toBeLessThan(60_000);
    await pass("expires_at", 12 * 3600 - 60);
    expect(await findLiveSession(token)).not.toBeNull();
    await pass("expires_at", 61);
    expect(await findLiveSession(token)).toBeNull();
  });

  it("is not made longer by being used", async () => {
    const { token } = await enter("clinician");
    const before = (await findLiveSession(token))?.expiresAt;
    await pass("last_seen_at", 120);
    await findLiveSession(token);
    expect((await findLiveSession(token))?.expiresAt).toEqual(before);
  });

  it.each(["clinician", "supervisor", "admin"] as const)(
    "ends for a %s after 15 minutes without a request",
    async (role) => {
      const { token } = await enter(role);
      await pass("last_seen_at", 14 * 60 + 50);
      expect(await findLiveSession(token)).not.toBeNull();
      await pass("last_seen_at", 15 * 60 + 1);
      expect(await findLiveSession(token)).toBeNull();
      expect(await findLiveSession(token)).toBeNull(); // asking did not wake it
    },
  );

  it("ends for a partner after 10 minutes without a request", async () => {
    const { world, token } = await enterAsPartner();
    await pass("last_seen_at", 9 * 60 + 50, world.practiceId);
    expect(await findLiveSession(token)).not.toBeNull();
    await pass("last_seen_at", 10 * 60 + 1, world.practiceId);
    expect(await findLiveSession(token)).toBeNull();
  });

  it("ends for a clinician after 10 minutes while a partner has the tablet, and not once it is back", async () => {
    const { token } = await enter("clinician");
    await handTabletOver(token, MARK);
    await pass("last_seen_at", 9 * 60 + 50);
    expect(await findLiveSession(token)).not.toBeNull();
    await passTabletBack(token, MARK);
    await pass("last_seen_at", 10 * 60 + 1);
    expect(await findLiveSession(token)).toBeNull();
    const back = await enter("clinician");
    await handTabletOver(back.token, MARK);
    await takeTabletBack(back.token, PASSPHRASE, NETWORK);
    await pass("last_seen_at", 14 * 60 + 50);
    expect(await findLiveSession(back.token)).not.toBeNull();
  });

  it("stays while it is used", async () => {
    const { token } = await enter("clinician");
    for (let i = 0; i < 4; i += 1) {
      await pass("last_seen_at", 14 * 60);
      expect(await findLiveSession(token)).not.toBeNull();
    }
  });

  it("is over on the very next request after signing out, and the old cookie never works again (SEC-12)", async () => {
    const [mine, other] = [await enter("clinician"), await enter("clinician")];
    expect(await findLiveSession(mine.token)).not.toBeNull();
    await endSession(mine.token);
    expect(await findLiveSession(mine.token)).toBeNull();
    expect(await findLiveSession(other.token)).not.toBeNull();
    await endSession(mine.token); // again is no error
    expect((await auditOf(db.owner, practiceId)).filter((a) => a.action === "sign_out")).toHaveLength(1);
  });

  it("is over on the very next request after the place was ended (SEC-04)", async () => {
    const { token, identityId } = await enter("clinician");
    expect(await findLiveSession(token)).not.toBeNull();
    await db.owner`update membership set ended_at = now() where identity_id = ${identityId}`;
    expect(await findLiveSession(token)).toBeNull();
  });

  it("is over on the very next request after an admin ended the member, on every device (SEC-04)", async () => {
    const admin = await makeMember(db.owner, practiceId, "admin");
    const first = await enter("clinician");
    const second = await openSession({ practiceId, role: "clinician", ...first });
    expect(await findLiveSession(second.sessionToken)).not.toBeNull();
    await endMember(admin, first.subjectId);
    expect(await findLiveSession(first.token)).toBeNull();
    expect(await findLiveSession(second.sessionToken)).toBeNull();
    const again = await openSession({ practiceId, role: "clinician", ...first });
    expect(await findLiveSession(again.sessionToken)).toBeNull();
  });

  it("is over on the very next request after a member's row was ended, even where nothing else was (SEC-04)", async () => {
    const { token, subjectId } = await enter("supervisor");
    await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`update member set ended_at = now() where id = ${subjectId}`,
    );
    expect(await findLiveSession(token)).toBeNull();
  });

  it("is over on the very next request after a partner's access ended (SEC-04)", async () => {
    const { world, token } = await enterAsPartner();
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update partner set access_ended_at = now() where id = ${world.partnerA.userId}`,
    );
    expect(await findLiveSession(token)).toBeNull();
  });

  it("is only for the role it was opened as", async () => {
    const { identityId, subjectId } = await enter("clinician");
    const other = await openSession({ practiceId, role: "admin", identityId, subjectId });
    expect(await findLiveSession(other.sessionToken)).toBeNull();
  });

  it("is only in the practice it was opened in", async () => {
    const { token } = await enter("clinician");
    const elsewhere = await makePractice(db.owner);
    const random = Buffer.from(token, "base64url").subarray(16);
    const moved = Buffer.concat([Buffer.from(elsewhere.replaceAll("-", ""), "hex"), random]).toString(
      "base64url",
    );
    expect(readToken(moved)?.practiceId).toBe(elsewhere);
    expect(await findLiveSession(moved)).toBeNull();
  });

  it.each([
    ["nothing", undefined],
    ["an empty text", ""],
    ["an id", formatId(Buffer.alloc(16))],
    ["a token nobody has", makeToken(formatId(Buffer.alloc(16))).text],
    ["SQL", "' or true --"],
    ["a list", ["x"]],
  ])("is nobody for %s", async (_what, token) => {
    expect(await findLiveSession(token)).toBeNull();
  });

  it("leaves no practice behind on the connection it used", async () => {
    const { token } = await enter("clinician");
    await findLiveSession(token);
    // More at once than there are connections, so that each of the pool's is asked.
    const pool = database().sql;
    const asked = Array.from(
      { length: 30 },
      () => pool`select current_setting('app.practice_id', true) as p, pg_sleep(0.02)`,
    );
    const left = (await Promise.all(asked)).map(([row]) => row?.p ?? "");
    expect(new Set(left)).toEqual(new Set([""]));
  });
});

describe("openSession and endSession", () => {
  it("write nothing when the audit row cannot be written", async () => {
    const place = await makeSignIn(db.owner, practiceId, "clinician");
    const { sessionToken } = await openSession({ practiceId, role: "clinician", ...place });
    await withoutAudit(db.owner, "app_door", async () => {
      await expect(openSession({ practiceId, role: "clinician", ...place })).rejects.toThrow();
      await expect(endSession(sessionToken)).rejects.toThrow();
    });
    const rows = await asPractice(db.owner, practiceId, (tx) => tx`select revoked_at from auth_session`);
    expect(rows.map((r) => r.revoked_at)).toEqual([null]);
    expect(await findLiveSession(sessionToken)).not.toBeNull();
  });

  it("ignore what is no token, and a token nobody has", async () => {
    await endSession("");
    await endSession(makeToken(practiceId).text);
    expect(await auditOf(db.owner, practiceId)).toEqual([]);
  });
});
