import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActorOf } from "#lib/access/actor";
import { inviteMember } from "#lib/accounts/invite-member";
import { AUDIT_PAGE, LIST_PAGE, listAudit, listOutbox } from "#lib/accounts/queries";
import { type Id, newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makePractice } from "#tests/support/people";
import { freshAddress } from "./given";

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

const invite = (change: object = {}) =>
  inviteMember(admin, { name: "Robin Sample", email: freshAddress(), role: "clinician", ...change });
const purposes = async () => (await auditOf(db.owner, practiceId)).map((a) => a.purpose).slice(1);

describe("listOutbox", () => {
  it("gives what has not left, newest first, and audits the look", async () => {
    const emails = [freshAddress(), freshAddress(), freshAddress()];
    for (const email of emails) await invite({ email });
    await asPractice(db.owner, practiceId, async (tx) => {
      await tx`update mail_outbox set state = 'sent', sent_at = now() where id = (select id from mail_outbox order by id limit 1)`;
      await tx`update mail_outbox set state = 'failed' where id = (select id from mail_outbox order by id desc limit 1)`;
    });
    const { rows: found } = await listOutbox(admin);
    expect(found.map((m) => m.to)).toEqual([emails[2], emails[1]]);
    expect(found.map((m) => m.state)).toEqual(["failed", "waiting"]);
    expect(found[0]?.body).toContain("/invite/");
    expect((await purposes()).at(-1)).toBe("read the outbox");
  });

  it("shows nothing of another practice", async () => {
    await invite();
    const there = await makePractice(db.owner);
    const stranger = await makeMember(db.owner, there, "admin");
    expect(await listOutbox(stranger)).toEqual({ rows: [], next: null });
    const [mail] = (await listOutbox(admin)).rows;
    expect(await listOutbox(stranger, mail?.id)).toEqual({ rows: [], next: null });
  });

  it("goes through every mail once by pages, and begins again where the place is not one", async () => {
    for (let n = 0; n < LIST_PAGE + 2; n += 1) await invite();
    const first = await listOutbox(admin);
    expect(first.rows).toHaveLength(LIST_PAGE);
    const second = await listOutbox(admin, first.next ?? "");
    expect([second.rows.length, second.next]).toEqual([2, null]);
    expect(new Set([...first.rows, ...second.rows].map((m) => m.id)).size).toBe(LIST_PAGE + 2);
    expect(await listOutbox(admin, "nonsense")).toEqual(first);
  });
});

describe("listAudit", () => {
  it("goes through every line once, newest first, by pages of fifty, and holds no content", async () => {
    await asPractice(db.owner, practiceId, async (tx) => {
      for (let i = 0; i < 119; i += 1) {
        await tx`insert into audit_event (practice_id, id, actor_role, action, entity, purpose, outcome, request_id, build)
          values (${practiceId}, ${newId(Date.now() - 1_000_000 + i)}, 'clinician', 'read', 'couple', ${`line ${i}`}, 'done', 'r', 'b')`;
      }
    });
    const seen: string[] = [];
    const pages: number[] = [];
    let before: string | undefined;
    do {
      const { rows, next } = await listAudit(admin, before);
      pages.push(rows.length);
      seen.push(...rows.map((r) => r.purpose).filter((p) => p.startsWith("line")));
      before = next ?? undefined;
    } while (before);
    expect(AUDIT_PAGE).toBe(50);
    expect(pages[0]).toBe(50);
    expect(seen).toEqual(Array.from({ length: 119 }, (_, i) => `line ${118 - i}`));
    const { rows } = await listAudit(admin, undefined);
    expect(Object.keys(rows[0] ?? {}).sort()).toEqual([
      "action",
      "actorName",
      "actorRole",
      "at",
      "entity",
      "id",
      "outcome",
      "purpose",
    ]);
  });

  it("names members and never a partner", async () => {
    const clinician = await makeMember(db.owner, practiceId, "clinician");
    await asPractice(db.owner, practiceId, async (tx) => {
      for (const [actorId, role] of [
        [clinician.userId, "clinician"],
        [newId(), "partner"],
        [null, "door"],
      ] as const) {
        await tx`insert into audit_event (practice_id, id, actor_id, actor_role, action, entity, purpose, outcome, request_id, build)
          values (${practiceId}, ${newId()}, ${actorId}, ${role}, 'read', 'couple', ${`by ${role}`}, 'done', 'r', 'b')`;
      }
    });
    const { rows } = await listAudit(admin, undefined);
    const nameFor = (purpose: string) => rows.find((row) => row.purpose === purpose)?.actorName;
    expect(nameFor("by clinician")).toEqual(expect.any(String));
    expect([nameFor("by partner"), nameFor("by door")]).toEqual([null, null]);
  });

  it("takes a mark it does not know for none, and audits the look", async () => {
    for (const before of ["x", "", "' or true --", `${newId()}0`]) {
      expect((await listAudit(admin, before)).rows.length).toBeGreaterThan(0);
    }
    expect((await purposes()).filter((p) => p === "read the audit trail")).toHaveLength(4);
    expect((await listAudit(admin, newId(0))).rows).toEqual([]);
  });

  it("shows nothing of another practice", async () => {
    const there = await makePractice(db.owner);
    expect((await listAudit(await makeMember(db.owner, there, "admin"), undefined)).rows).toEqual([]);
  });
});
