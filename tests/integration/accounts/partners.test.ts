import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ActorOf } from "#lib/access/actor";
import { acceptInvitation, findInvitation } from "#lib/accounts/accept-invitation";
import { invitePartner } from "#lib/accounts/invite-partner";
import { listPartnerPlaces } from "#lib/accounts/list-partner-places";
import { openCouple } from "#lib/accounts/open-couple";
import { revokeInvitation } from "#lib/accounts/revoke-invitation";
import { type Id, newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makePractice } from "#tests/support/people";
import { freshAddress, mailOf, PASSPHRASE, refusalOf, tokenSentTo, withoutAudit } from "./given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let practiceId: Id;
let clinician: ActorOf<"clinician">;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  practiceId = await makePractice(db.owner, "Canary Harbour");
  clinician = await makeMember(db.owner, practiceId, "clinician");
});

const GONE = { code: "not_found", message: "There is nothing here for you to open." };
const input = () => ({
  nameA: "Canary-Ann",
  emailA: freshAddress("ann"),
  nameB: "Canary-Bo",
  emailB: freshAddress("bo"),
  sessionMinutes: 50,
  stage: "early" as const,
});

async function opened() {
  const given = input();
  const made = await openCouple(clinician, given);
  return { ...made, ...given };
}
const token = (email: string) => tokenSentTo(db.owner, practiceId, email);
const count = (table: string) =>
  asPractice(db.owner, practiceId, async (tx) => {
    const [row] = await tx<{ n: number }[]>`select count(*)::int as n from ${tx(table)}`;
    return row?.n;
  });
const purposes = async () => (await auditOf(db.owner, practiceId)).map((a) => a.purpose);
const join = async (email: string) =>
  acceptInvitation({ token: await token(email), email, passphrase: PASSPHRASE, agree: "yes" }, newId());

describe("openCouple", () => {
  it("sends each partner a mail of their own that says nothing about whom, what or why", async () => {
    const { emailA, emailB, codeName, coupleId, partnerIds } = await opened();
    const mails = await mailOf(db.owner, practiceId);
    expect(mails.map((m) => m.to).sort()).toEqual([emailA, emailB].sort());
    const [first, second] = mails;
    const said = (m: typeof first) => `${m?.subject}\n${m?.body}`;
    for (const mail of mails) {
      const words = said(mail).replace(/http\S+/g, "");
      for (const secret of [codeName, ...codeName.split(" "), "Canary", "Robin", emailA, emailB]) {
        expect(words.toLowerCase()).not.toContain(secret.toLowerCase());
      }
      expect(words).not.toMatch(
        /couple|therap|counsel|partner|relationship|marriage|session|clinic|practice|evenkeel|sex|homework/i,
      );
      for (const id of [coupleId, practiceId, ...Object.values(partnerIds)])
        expect(mail.body).not.toContain(id);
    }
    // The two differ in the link alone, so that neither says who the other is.
    const masked = (m: typeof first) => said(m).replace(/invite\/\S+/, "invite/x");
    expect(masked(first)).toBe(masked(second));
    expect(await token(emailA)).not.toBe(await token(emailB));
  });

  it("keeps mail sealed: neither address nor link can be read in the table", async () => {
    const { emailA, emailB } = await opened();
    const rows = await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`
      select subject, encode(to_sealed, 'escape') as t, encode(body_sealed, 'escape') as b, state from mail_outbox`,
    );
    const stored = JSON.stringify(rows);
    for (const secret of [emailA, emailB, await token(emailA), "invite", "example.org"]) {
      expect(stored).not.toContain(secret);
    }
    expect(rows.map((r) => [r.subject, r.state])).toEqual([
      ["You have a note waiting.", "waiting"],
      ["You have a note waiting.", "waiting"],
    ]);
  });

  it("writes nothing at all when the audit row cannot be written", async () => {
    await withoutAudit(db.owner, "app_clinician", async () => {
      await expect(openCouple(clinician, input())).rejects.toThrow();
    });
    for (const table of ["couple", "partner", "invitation", "mail_outbox"])
      expect(await count(table)).toBe(0);
  });
});

describe("invitePartner", () => {
  it("sends a fresh link to the address given at the start, and the earlier one stops working", async () => {
    const { coupleId, partnerIds, emailA, emailB } = await opened();
    const [old, others] = [await token(emailA), await token(emailB)];
    await invitePartner(clinician, coupleId, partnerIds.A);
    const fresh = await token(emailA);
    expect(fresh).not.toBe(old);
    expect(await findInvitation(old, newId())).toBeNull();
    expect(await findInvitation(fresh, newId())).toEqual({ forPartner: true });
    expect(await findInvitation(others, newId())).toEqual({ forPartner: true });
    expect((await purposes()).at(-1)).toBe("invite a partner");
  });

  it("is a conflict for a partner who has joined, and sends nothing", async () => {
    const { coupleId, partnerIds, emailA } = await opened();
    await join(emailA);
    expect(await refusalOf(invitePartner(clinician, coupleId, partnerIds.A))).toEqual({
      code: "conflict",
      message: "This partner has already joined.",
    });
    expect(await count("mail_outbox")).toBe(2);
  });

  it("is nothing for a partner whose access has ended", async () => {
    const { coupleId, partnerIds } = await opened();
    await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`update partner set access_ended_at = now() where id = ${partnerIds.A}`,
    );
    expect(await refusalOf(invitePartner(clinician, coupleId, partnerIds.A))).toEqual(GONE);
  });

  it("sends nothing when the audit row cannot be written", async () => {
    const { coupleId, partnerIds, emailA } = await opened();
    const old = await token(emailA);
    await withoutAudit(db.owner, "app_clinician", async () => {
      await expect(invitePartner(clinician, coupleId, partnerIds.A)).rejects.toThrow();
    });
    expect(await count("mail_outbox")).toBe(2);
    expect(await findInvitation(old, newId())).toEqual({ forPartner: true });
  });
});

describe("revokeInvitation", () => {
  it("makes the open link useless at once, and only that one", async () => {
    const { coupleId, partnerIds, emailA, emailB } = await opened();
    await revokeInvitation(clinician, coupleId, partnerIds.A);
    expect(await findInvitation(await token(emailA), newId())).toBeNull();
    expect(await findInvitation(await token(emailB), newId())).toEqual({ forPartner: true });
    expect((await purposes()).at(-1)).toBe("revoke an invitation");
    expect(await refusalOf(revokeInvitation(clinician, coupleId, partnerIds.A))).toEqual(GONE);
  });

  it("is nothing once the partner has joined", async () => {
    const { coupleId, partnerIds, emailA } = await opened();
    await join(emailA);
    expect(await refusalOf(revokeInvitation(clinician, coupleId, partnerIds.A))).toEqual(GONE);
  });

  it("revokes nothing when the audit row cannot be written", async () => {
    const { coupleId, partnerIds, emailA } = await opened();
    await withoutAudit(db.owner, "app_clinician", async () => {
      await expect(revokeInvitation(clinician, coupleId, partnerIds.A)).rejects.toThrow();
    });
    expect(await findInvitation(await token(emailA), newId())).toEqual({ forPartner: true });
  });
});

describe("listPartnerPlaces", () => {
  it("says sent, expired, not invited or joined, and never whether a link was opened", async () => {
    const { coupleId, partnerIds, codeName, emailA, emailB } = await opened();
    const places = async () => (await listPartnerPlaces(clinician, coupleId)).places;
    const first = await places();
    expect(first).toEqual([
      { partnerId: partnerIds.A, slot: "A", status: "sent", invitationId: expect.any(String) },
      { partnerId: partnerIds.B, slot: "B", status: "sent", invitationId: expect.any(String) },
    ]);
    await findInvitation(await token(emailA), newId());
    expect(await places()).toEqual(first);

    await asPractice(
      db.owner,
      practiceId,
      (tx) =>
        tx`update invitation set expires_at = now() - interval '1 minute' where subject_id = ${partnerIds.A}`,
    );
    await revokeInvitation(clinician, coupleId, partnerIds.B);
    expect((await places()).map((p) => [p.status, p.invitationId])).toEqual([
      ["expired", null],
      ["not invited", null],
    ]);
    await invitePartner(clinician, coupleId, partnerIds.B);
    await join(emailB);
    expect((await places()).map((p) => p.status)).toEqual(["expired", "joined"]);
    const { couple } = await listPartnerPlaces(clinician, coupleId);
    expect(couple.codeName).toBe(codeName);
    expect(JSON.stringify(couple)).not.toContain("Canary");
    expect((await purposes()).at(-1)).toBe("see who has joined");
  });
});

describe("anybody who does not treat the couple", () => {
  const calls: [string, (actor: ActorOf<"clinician">, coupleId: Id, partnerId: Id) => Promise<unknown>][] = [
    ["invitePartner", invitePartner],
    ["revokeInvitation", revokeInvitation],
    ["listPartnerPlaces", (actor, coupleId) => listPartnerPlaces(actor, coupleId)],
  ];

  it.each(calls)(
    "%s answers exactly as for a couple that does not exist, and does nothing",
    async (_name, call) => {
      const { coupleId, partnerIds, emailA } = await opened();
      const audits = await count("audit_event");
      const elsewhere = await makePractice(db.owner);
      const others = [
        await makeMember(db.owner, practiceId, "clinician"),
        await makeMember(db.owner, elsewhere, "clinician"),
        (await makeMember(db.owner, practiceId, "supervisor")) as unknown as ActorOf<"clinician">,
        (await makeMember(db.owner, practiceId, "admin")) as unknown as ActorOf<"clinician">,
      ];
      for (const other of others) expect(await refusalOf(call(other, coupleId, partnerIds.A))).toEqual(GONE);
      for (const id of [newId(), "", "x", "' or true --"]) {
        expect(await refusalOf(call(clinician, id, partnerIds.A))).toEqual(GONE);
      }
      expect(await count("audit_event")).toBe(audits);
      expect(await findInvitation(await token(emailA), newId())).toEqual({ forPartner: true });
      expect(await count("mail_outbox")).toBe(2);
    },
  );

  it("a partner of another couple is nobody here", async () => {
    const [one, two] = [await opened(), await opened()];
    for (const call of [invitePartner, revokeInvitation]) {
      for (const id of [two.partnerIds.A, newId(), "x"]) {
        expect(await refusalOf(call(clinician, one.coupleId, id))).toEqual(GONE);
      }
    }
    expect(await findInvitation(await token(two.emailA), newId())).toEqual({ forPartner: true });
  });
});
