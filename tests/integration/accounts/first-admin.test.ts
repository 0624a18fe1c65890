import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { mintActor } from "#lib/access/actor";
import { isFirstAdminLinkOpen, makeFirstAdmin } from "#lib/accounts/make-first-admin";
import { listMembers } from "#lib/accounts/queries";
import { findLiveSession } from "#lib/auth/live-session";
import { newId } from "#lib/kernel/ids";
import { firstAdminLink } from "#lib/launch/first-admin-link";
import { cluster, useFreshDatabase, withDatabaseName } from "#tests/support/database";
import { asPractice, auditOf, makePractice } from "#tests/support/people";
import { freshAddress, makeSignIn, PASSPHRASE, refusalOf, withoutAudit } from "./given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let ownerUrl: string;
beforeEach(async () => {
  await db?.drop();
  db = await useFreshDatabase();
  ownerUrl = withDatabaseName(cluster().ownerUrl, db.name);
});
afterAll(() => db.drop());

const ORIGIN = "http://localhost:3000";
const CLOSED = {
  code: "not_found",
  message: "This link is no longer open. Start the server again to get a new one.",
};

async function link(): Promise<string> {
  const url = await firstAdminLink(ownerUrl, ORIGIN);
  return url?.slice(`${ORIGIN}/first-admin/`.length) ?? "";
}
const input = (token: string, change: object = {}) => ({
  token,
  practiceName: "Harbour practice",
  timeZone: "Europe/Berlin",
  name: "Robin Sample",
  email: "robin@example.org",
  passphrase: PASSPHRASE,
  ...change,
});
let networks = 0;
const make = (token: string, change: object = {}) => {
  networks += 1;
  return makeFirstAdmin(input(token, change), `203.0.113.${networks}`);
};
const counts = async () =>
  (
    await db.owner`select (select count(*)::int from practice) as practices, (select count(*)::int from member) as members,
      (select count(*)::int from login_identity) as identities, (select count(*)::int from data_key) as keys`
  )[0];

describe("the first admin's link", () => {
  it("makes the practice, its key and its first admin, and opens a session, once", async () => {
    const token = await link();
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await isFirstAdminLinkOpen(token, "n")).toBe(true);
    const entered = await make(token);
    const session = await findLiveSession(entered.sessionToken);
    expect(session).toMatchObject({
      role: "admin",
      practiceName: "Harbour practice",
      timeZone: "Europe/Berlin",
    });
    const admin = mintActor({
      role: "admin",
      practiceId: session?.practiceId ?? "",
      userId: session?.subjectId ?? "",
      requestId: newId(),
      sessionRef: null,
    });
    expect((await listMembers(admin)).rows).toEqual([
      {
        id: session?.subjectId,
        role: "admin",
        name: "Robin Sample",
        email: "robin@example.org",
        status: "joined",
        isSelf: true,
      },
    ]);
    expect((await auditOf(db.owner, session?.practiceId ?? "")).map((a) => a.purpose)).toEqual([
      "first start",
      "sign in",
      "list members",
    ]);

    expect(await isFirstAdminLinkOpen(token, "n")).toBe(false);
    expect(await refusalOf(make(token, { email: freshAddress() }))).toEqual(CLOSED);
    expect(await counts()).toEqual({ practices: 1, members: 1, identities: 1, keys: 1 });
  });

  it("works once when it is sent twice at the same moment", async () => {
    const token = await link();
    const answers = await Promise.all(
      [make(token, { email: freshAddress() }), make(token, { email: freshAddress() })].map(refusalOf),
    );
    expect(answers.filter((a) => a === null)).toHaveLength(1);
    expect(answers.filter((a) => a !== null)).toEqual([CLOSED]);
    expect(await counts()).toEqual({ practices: 1, members: 1, identities: 1, keys: 1 });
  });

  it("is kept as a hash, lives 72 hours, and gives way to the next one", async () => {
    const first = await link();
    const rows = await db.owner`select l::text as t, expires_at from first_admin_link l`;
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(first, "base64url").toString("hex"));
    expect(Math.abs(rows[0]?.expires_at.getTime() - Date.now() - 72 * 3_600_000)).toBeLessThan(60_000);
    const second = await link();
    expect(await refusalOf(make(first))).toEqual(CLOSED);
    await db.owner`update first_admin_link set expires_at = now()`;
    expect(await isFirstAdminLinkOpen(second, "n")).toBe(false);
    expect(await refusalOf(make(second))).toEqual(CLOSED);
    expect(await counts()).toMatchObject({ practices: 0, identities: 0 });
  });

  it("is not made once there is a practice", async () => {
    await makePractice(db.owner);
    expect(await firstAdminLink(ownerUrl, ORIGIN)).toBeNull();
  });

  it.each([["", "x", "A".repeat(43), "A".repeat(42), "A".repeat(64), "../today"]].flat().map((t) => [t]))(
    "is none of these: %j",
    async (token) => {
      await link();
      expect(await isFirstAdminLinkOpen(token, "n")).toBe(false);
      expect(await refusalOf(make(token))).toEqual(CLOSED);
    },
  );

  it("stays open after a passphrase that is easy to guess", async () => {
    const token = await link();
    for (const passphrase of ["short", "robin sample robin", "evenkeel evenkeel"]) {
      expect(await refusalOf(make(token, { passphrase }))).toMatchObject({ code: "invalid_input" });
    }
    expect(await isFirstAdminLinkOpen(token, "n")).toBe(true);
  });

  it("says so beside the address when it signs in already, and changes nothing of it", async () => {
    const practiceId = await makePractice(db.owner);
    const { email, identityId } = await makeSignIn(db.owner, practiceId, "clinician");
    await asPractice(db.owner, practiceId, async (tx) => {
      await tx`delete from data_key`;
      await tx`delete from member`;
      await tx`delete from membership`;
      await tx`delete from practice`;
    });
    const token = await link();
    const [before] = await db.owner`select passphrase_hash from login_identity where id = ${identityId}`;
    await expect(make(token, { email, passphrase: "seven herons under paper" })).rejects.toMatchObject({
      code: "invalid_input",
      fields: { email: ["This address already signs in here. Use another one for the admin."] },
    });
    expect((await db.owner`select passphrase_hash from login_identity`)[0]).toEqual(before);
    expect(await counts()).toMatchObject({ practices: 0 });
    expect(await isFirstAdminLinkOpen(token, "n")).toBe(true);
  });

  it("makes nothing when the audit row cannot be written", async () => {
    const token = await link();
    await withoutAudit(db.owner, "app_door", async () => {
      await expect(make(token)).rejects.toThrow();
    });
    expect(await counts()).toEqual({ practices: 0, members: 0, identities: 0, keys: 0 });
    expect(await isFirstAdminLinkOpen(token, "n")).toBe(true);
  });
});
