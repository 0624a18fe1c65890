import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActorOf } from "#lib/access/actor";
import { acceptInvitation, findInvitation } from "#lib/accounts/accept-invitation";
import { endMember } from "#lib/accounts/end-member";
import { inviteMember } from "#lib/accounts/invite-member";
import { getPractice, LIST_PAGE, listAudit, listMembers, listOutbox } from "#lib/accounts/queries";
import { updatePractice } from "#lib/accounts/update-practice";
import { openSession } from "#lib/auth/check-passphrase";
import { findLiveSession } from "#lib/auth/live-session";
import { type Id, newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makePractice } from "#tests/support/people";
import {
  dressedAs,
  freshAddress,
  mailOf,
  makeSignIn,
  PASSPHRASE,
  refusalOf,
  tokenSentTo,
  withoutAudit,
} from "./given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let practiceId: Id;
let admin: ActorOf<"admin">;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  practiceId = await makePractice(db.owner);
  // An admin whose name and address are sealed under the practice's key, as the list needs it.
  const first = await makeMember(db.owner, practiceId, "admin");
  const { memberId } = await inviteMember(first, { name: "Ada Admin", email: freshAddress(), role: "admin" });
  await asPractice(db.owner, practiceId, async (tx) => {
    await tx`delete from member where id = ${first.userId}`;
    await tx`delete from mail_outbox`;
    await tx`delete from invitation`;
  });
  admin = { ...first, userId: memberId };
});

const GONE = { code: "not_found", message: "There is nothing here for you to open." };
const invite = (change: object = {}) =>
  inviteMember(admin, { name: "Robin Sample", email: freshAddress(), role: "clinician", ...change });
const purposes = async () => (await auditOf(db.owner, practiceId)).map((a) => a.purpose).slice(1);
const count = (table: string) =>
  asPractice(db.owner, practiceId, async (tx) => {
    const [row] = await tx<{ n: number }[]>`select count(*)::int as n from ${tx(table)}`;
    return row?.n;
  });

describe("inviteMember", () => {
  it("adds the member, sends one neutral mail, and leaves one audit row", async () => {
    const email = freshAddress("canary");
    const { memberId } = await invite({ name: "Canary Name", email, role: "supervisor" });
    const [mail, ...more] = await mailOf(db.owner, practiceId);
    expect(more).toEqual([]);
    expect(mail?.to).toBe(email);
    expect(mail?.subject).toBe("You have a note waiting.");
    expect(mail?.body).not.toMatch(/canary|harbour|supervisor|clinician|couple|therap/i);
    expect(mail?.body).toMatch(/http:\/\/localhost:3000\/invite\/[A-Za-z0-9_-]{64}\n/);
    const rows = await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`select id, role, ended_at from member where id = ${memberId}`,
    );
    expect(rows).toEqual([{ id: memberId, role: "supervisor", ended_at: null }]);
    expect(await purposes()).toEqual(["invite a member"]);
    expect(await findInvitation(await tokenSentTo(db.owner, practiceId, email), "n")).toEqual({
      forPartner: false,
    });
  });

  it("writes nothing when the audit row cannot be written", async () => {
    await withoutAudit(db.owner, "app_admin", async () => {
      await expect(invite()).rejects.toThrow();
    });
    expect([await count("member"), await count("invitation"), await count("mail_outbox")]).toEqual([1, 0, 0]);
  });
});

describe("listMembers", () => {
  it("gives names and addresses, and where each one stands", async () => {
    const emails = {
      sent: freshAddress("sent"),
      expired: freshAddress("exp"),
      joined: freshAddress("join"),
      ended: freshAddress("end"),
      none: freshAddress("none"),
    };
    const ids: Record<string, Id> = {};
    for (const [what, email] of Object.entries(emails)) {
      ids[what] = (await invite({ name: `Name ${what}`, email })).memberId;
    }
    await acceptInvitation(
      {
        token: await tokenSentTo(db.owner, practiceId, emails.joined),
        email: emails.joined,
        passphrase: PASSPHRASE,
      },
      newId(),
    );
    await endMember(admin, ids.ended ?? "");
    await asPractice(db.owner, practiceId, async (tx) => {
      await tx`update invitation set expires_at = now() - interval '1 minute' where subject_id = ${ids.expired ?? ""}`;
      await tx`delete from invitation where subject_id = ${ids.none ?? ""}`;
    });

    const { rows: found } = await listMembers(admin);
    expect(Object.fromEntries(found.map((m) => [m.name, m.status]))).toEqual({
      "Ada Admin": "not invited",
      "Name sent": "sent",
      "Name expired": "expired",
      "Name joined": "joined",
      "Name ended": "ended",
      "Name none": "not invited",
    });
    expect(found.find((m) => m.name === "Name sent")).toMatchObject({ email: emails.sent, isSelf: false });
    expect(found.filter((m) => m.isSelf).map((m) => m.name)).toEqual(["Ada Admin"]);
    expect((await purposes()).at(-1)).toBe("list members");
  });

  it("goes by the newest invitation of a member", async () => {
    const { memberId } = await invite();
    await asPractice(db.owner, practiceId, async (tx) => {
      await tx`update invitation set expires_at = now() - interval '1 hour', created_at = now() - interval '4 days'`;
      await tx`insert into invitation (practice_id, id, token_hash, role, subject_id, email_index, invited_by, expires_at)
        select practice_id, ${newId()}, sha256('x'), role, subject_id, email_index, invited_by, now() + interval '1 hour' from invitation`;
    });
    expect((await listMembers(admin)).rows.find((m) => m.id === memberId)?.status).toBe("sent");
  });

  it("gives them by role, and by name inside a role", async () => {
    for (const [name, role] of [
      ["Zoe Z", "clinician"],
      ["Bea B", "supervisor"],
      ["Abe A", "clinician"],
    ] as const)
      await invite({ name, role, email: freshAddress() });
    const { rows } = await listMembers(admin);
    expect(rows.map((m) => m.name)).toEqual(["Ada Admin", "Abe A", "Zoe Z", "Bea B"]);
  });

  it("goes through everybody once by pages, by role and then as they came", async () => {
    for (let n = 0; n < LIST_PAGE; n += 1) await invite({ role: n % 2 === 0 ? "clinician" : "supervisor" });
    const first = await listMembers(admin);
    expect(first.rows).toHaveLength(LIST_PAGE);
    const second = await listMembers(admin, first.next ?? "");
    expect([second.rows.length, second.next]).toEqual([1, null]);
    const all = [...first.rows, ...second.rows];
    expect(new Set(all.map((m) => m.id)).size).toBe(LIST_PAGE + 1);
    expect(all.map((m) => m.role)).toEqual(all.map((m) => m.role).toSorted());
    expect((await listMembers(admin, "nonsense")).rows).toEqual(first.rows);
    // A place that is another practice's, or nobody's, leads nowhere and tells nothing.
    const foreign = await makeMember(db.owner, await makePractice(db.owner), "clinician");
    expect(await listMembers(admin, foreign.userId)).toEqual(await listMembers(admin, newId()));
  });
});

describe("endMember", () => {
  it("ends place, sessions and open invitation at once, in one audit row", async () => {
    const email = freshAddress();
    const { memberId } = await invite({ email });
    const token = await tokenSentTo(db.owner, practiceId, email);
    const { identityId } = await makeSignIn(db.owner, practiceId, "clinician", { subjectId: memberId });
    const session = await openSession({ practiceId, identityId, role: "clinician", subjectId: memberId });
    const bystander = await makeSignIn(db.owner, practiceId, "clinician");
    const other = await openSession({ practiceId, role: "clinician", ...bystander });

    await endMember(admin, memberId);
    expect(await findLiveSession(session.sessionToken)).toBeNull();
    expect(await findInvitation(token, "n")).toBeNull();
    const rows = await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`
      select (select ended_at is not null from member where id = ${memberId}) as member,
        (select bool_and(ended_at is not null) from membership where subject_id = ${memberId}) as place,
        (select bool_and(revoked_at is not null) from auth_session where subject_id = ${memberId}) as sessions,
        (select bool_and(revoked_at is not null) from invitation where subject_id = ${memberId}) as invitations`,
    );
    expect(rows).toEqual([{ member: true, place: true, sessions: true, invitations: true }]);
    expect(await findLiveSession(other.sessionToken)).not.toBeNull();
    expect((await purposes()).filter((p) => p === "end a member's access")).toHaveLength(1);
  });

  it("is nothing for a member who has ended, does not exist, or is elsewhere", async () => {
    const { memberId } = await invite();
    const there = await makePractice(db.owner);
    const stranger = await makeMember(db.owner, there, "clinician");
    await endMember(admin, memberId);
    for (const id of [memberId, newId(), stranger.userId, "", "x", `${memberId}'`]) {
      expect(await refusalOf(endMember(admin, id)), id).toEqual(GONE);
    }
    const [row] = await asPractice(
      db.owner,
      there,
      (tx) => tx`select ended_at from member where id = ${stranger.userId}`,
    );
    expect(row?.ended_at).toBeNull();
  });

  it("is not for oneself, so that a practice keeps an admin", async () => {
    expect(await refusalOf(endMember(admin, admin.userId))).toMatchObject({ code: "forbidden" });
    expect(await count("audit_event")).toBe(1);
  });

  it("changes nothing when the audit row cannot be written", async () => {
    const { memberId } = await invite();
    await withoutAudit(db.owner, "app_admin", async () => {
      await expect(endMember(admin, memberId)).rejects.toThrow();
    });
    const [row] = await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`
      select (select ended_at from member where id = ${memberId}) as member, (select max(revoked_at) from invitation) as invitation`,
    );
    expect(row).toEqual({ member: null, invitation: null });
  });
});

describe("updatePractice and getPractice", () => {
  it("change and give the name and the zone, each audited", async () => {
    await updatePractice(admin, { practiceName: "Quay practice", timeZone: "America/Lima" });
    expect(await getPractice(admin)).toEqual({ practiceName: "Quay practice", timeZone: "America/Lima" });
    expect(await purposes()).toEqual(["practice settings", "practice settings"]);
  });

  it("change no other practice", async () => {
    const there = await makePractice(db.owner, "Other practice");
    await updatePractice(admin, { practiceName: "Quay practice", timeZone: "UTC" });
    const [row] = await db.owner`select name from practice where id = ${there}`;
    expect(row?.name).toBe("Other practice");
  });

  it("change nothing when the audit row cannot be written", async () => {
    await withoutAudit(db.owner, "app_admin", async () => {
      await expect(updatePractice(admin, { practiceName: "X", timeZone: "UTC" })).rejects.toThrow();
    });
    const [row] = await db.owner`select name from practice where id = ${practiceId}`;
    expect(row?.name).toBe("Harbour practice");
  });
});

describe("anybody who is not an admin here", () => {
  const calls: [string, (actor: ActorOf<"admin">) => Promise<unknown>][] = [
    ["inviteMember", (a) => inviteMember(a, { name: "Eve", email: freshAddress("eve"), role: "admin" })],
    ["endMember", (a) => endMember(a, admin.userId)],
    ["updatePractice", (a) => updatePractice(a, { practiceName: "Eve", timeZone: "UTC" })],
    ["listMembers", (a) => listMembers(a)],
    ["listOutbox", (a) => listOutbox(a)],
    ["listAudit", (a) => listAudit(a, undefined)],
  ];

  it.each(calls)(
    "%s answers a clinician and a supervisor as if there were nothing, and does nothing",
    async (_name, call) => {
      await invite();
      const state = async () => [
        await count("member"),
        await count("mail_outbox"),
        await count("audit_event"),
      ];
      const before = await state();
      for (const role of ["clinician", "supervisor"] as const) {
        const other = await makeMember(db.owner, practiceId, role);
        // The actor is really of the other role; only the type is fooled.
        expect(await refusalOf(call(other as unknown as ActorOf<"admin">))).toEqual(GONE);
      }
      const [members, mails, audits] = await state();
      expect([members, mails, audits]).toEqual([(before[0] ?? 0) + 2, before[1], before[2]]);
    },
  );

  it.each(calls.filter(([name]) => name.startsWith("list")))(
    "%s shows an admin of another practice nothing of this one",
    async (_name, call) => {
      await invite({ name: "Canary Name" });
      const there = await makePractice(db.owner);
      const stranger = dressedAs({ practiceId: there, userId: newId() }, "admin");
      expect(JSON.stringify(await call(stranger))).not.toMatch(/Canary|Ada/);
    },
  );
});
