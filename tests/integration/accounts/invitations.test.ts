import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { acceptInvitation, findInvitation } from "#lib/accounts/accept-invitation";
import { inviteMember } from "#lib/accounts/invite-member";
import { openCouple } from "#lib/accounts/open-couple";
import { checkPassphrase } from "#lib/auth/check-passphrase";
import { findLiveSession } from "#lib/auth/live-session";
import { LIMITS } from "#lib/auth/throttle";
import { makeToken, readToken } from "#lib/auth/token";
import { type Id, newId } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makePractice } from "#tests/support/people";
import { freshAddress, makeSignIn, PASSPHRASE, refusalOf, tokenSentTo, withoutAudit } from "./given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let practiceId: Id;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());
beforeEach(async () => {
  practiceId = await makePractice(db.owner);
});

let networks = 0;
function elsewhere(): string {
  networks += 1;
  return `192.0.2.${networks}`;
}

const NEW = "seven herons under paper bridges";
const CLOSED = { code: "not_found", message: "This link is no longer open. Please ask for a new one." };

async function invitedMember(
  role: "clinician" | "supervisor" | "admin" = "clinician",
  email = freshAddress(),
) {
  const admin = await makeMember(db.owner, practiceId, "admin");
  const { memberId } = await inviteMember(admin, { name: "Robin Sample", email, role });
  return { email, memberId, token: await tokenSentTo(db.owner, practiceId, email) };
}

async function invitedPartners() {
  const clinician = await makeMember(db.owner, practiceId, "clinician");
  const [emailA, emailB] = [freshAddress("ann"), freshAddress("bo")];
  const made = await openCouple(clinician, {
    nameA: "Canary-Ann",
    emailA,
    nameB: "Canary-Bo",
    emailB,
    sessionMinutes: 50,
    stage: "early",
  });
  return { ...made, clinician, emailA, emailB, tokenA: await tokenSentTo(db.owner, practiceId, emailA) };
}

const accept = (token: string, email: string, passphrase = NEW, agree?: string) =>
  acceptInvitation({ token, email, passphrase, ...(agree ? { agree } : {}) }, elsewhere());

const invitationOf = (subjectId: Id) =>
  asPractice(db.owner, practiceId, async (tx) => {
    const [row] = await tx`select accepted_at, revoked_at, expires_at from invitation
      where subject_id = ${subjectId} order by created_at desc limit 1`;
    return row;
  });
const setInvitation = (change: string) =>
  asPractice(db.owner, practiceId, (tx) => tx.unsafe(`update invitation set ${change}`));
const count = (table: string) =>
  asPractice(db.owner, practiceId, async (tx) => {
    const [row] = await tx<
      { n: number }[]
    >`select count(*)::int as n from ${tx(table)} where practice_id = ${practiceId}`;
    return row?.n;
  });

describe("acceptInvitation", () => {
  it("makes a sign-in for a new address, opens a session, and is used up by it", async () => {
    const { email, memberId, token } = await invitedMember("supervisor");
    const entered = await accept(token, ` ${email.toUpperCase()} `);
    expect(entered.role).toBe("supervisor");
    expect(await findLiveSession(entered.sessionToken)).toMatchObject({
      role: "supervisor",
      subjectId: memberId,
    });
    expect(await checkPassphrase(email, NEW, elsewhere())).not.toBeNull();
    expect((await invitationOf(memberId))?.accepted_at).not.toBeNull();

    expect(await refusalOf(accept(token, email))).toEqual(CLOSED);
    expect(await findInvitation(token, elsewhere())).toBeNull();
    expect(await count("membership")).toBe(1);
  });

  it("records a partner's consent and joining, and asks for it first", async () => {
    const { coupleId, partnerIds, emailA, tokenA } = await invitedPartners();
    const allWrong = await accept(tokenA, "somebody.else@example.test", "short").catch((error) => error);
    expect(Object.keys(allWrong.fields)).toEqual(["email", "passphrase", "agree"]);
    for (const agree of [undefined, "no", "YES", "on"]) {
      expect(await refusalOf(accept(tokenA, emailA, NEW, agree))).toMatchObject({ code: "invalid_input" });
    }
    expect(await count("consent")).toBe(0);
    expect(await count("membership")).toBe(0);
    expect((await invitationOf(partnerIds.A))?.accepted_at).toBeNull();

    const entered = await accept(tokenA, emailA, NEW, "yes");
    expect(await findLiveSession(entered.sessionToken)).toMatchObject({
      role: "partner",
      coupleId,
      slot: "A",
    });
    const [consents, joined] = await asPractice(db.owner, practiceId, async (tx) => [
      await tx`select couple_id, partner_id, state from consent`,
      await tx`select slot from partner where joined_at is not null`,
    ]);
    expect(consents).toEqual([{ couple_id: coupleId, partner_id: partnerIds.A, state: "given" }]);
    expect(joined).toEqual([{ slot: "A" }]);
    expect((await auditOf(db.owner, practiceId)).slice(-2)).toEqual([
      {
        action: "create",
        entity: "membership",
        actor_role: "door",
        couple_id: coupleId,
        purpose: "accept an invitation",
      },
      { action: "sign_in", entity: "partner", actor_role: "door", couple_id: null, purpose: "sign in" },
    ]);
  });

  it("never changes the passphrase of an address that signs in already (SEC-17)", async () => {
    const known = await makeSignIn(db.owner, await makePractice(db.owner), "clinician");
    const { memberId, token } = await invitedMember("clinician", known.email);
    const stored = async () =>
      (
        await db.owner`select passphrase_hash, changed_at from login_identity where id = ${known.identityId}`
      )[0];
    const before = await stored();

    expect(await refusalOf(accept(token, known.email, NEW))).toMatchObject({ code: "invalid_input" });
    expect(await stored()).toEqual(before);
    expect((await invitationOf(memberId))?.accepted_at).toBeNull();
    expect(await count("membership")).toBe(0);

    const entered = await accept(token, known.email, PASSPHRASE);
    expect(await findLiveSession(entered.sessionToken)).toMatchObject({
      practiceId,
      identityId: known.identityId,
    });
    expect(await stored()).toEqual(before);
    const [identities] =
      await db.owner`select count(*)::int as n from login_identity where id = ${known.identityId}`;
    expect(identities?.n).toBe(1);
  });

  it("is no way to try passphrases of a known address past its limit", async () => {
    const known = await makeSignIn(db.owner, await makePractice(db.owner), "clinician");
    const { token } = await invitedMember("clinician", known.email);
    for (let i = 0; i < LIMITS.account; i += 1) {
      expect(await refusalOf(accept(token, known.email, `wrong passphrase ${i}`))).toMatchObject({
        code: "invalid_input",
      });
    }
    expect(await refusalOf(accept(token, known.email, PASSPHRASE))).toMatchObject({ code: "too_many_tries" });
    expect(await refusalOf(checkPassphrase(known.email, PASSPHRASE, elsewhere()))).toMatchObject({
      code: "too_many_tries",
    });
  });

  it("is only for the address it was sent to", async () => {
    const { token, memberId } = await invitedMember();
    const other = await makeSignIn(db.owner, practiceId, "clinician");
    const identities = async () => (await db.owner`select count(*)::int as n from login_identity`)[0]?.n;
    const before = await identities();
    for (const [email, passphrase] of [
      [freshAddress(), NEW],
      [other.email, PASSPHRASE],
    ] as const) {
      expect(await refusalOf(accept(token, email, passphrase))).toMatchObject({ code: "invalid_input" });
    }
    expect(await identities()).toBe(before);
    expect((await invitationOf(memberId))?.accepted_at).toBeNull();
    expect(await findInvitation(token, elsewhere())).toEqual({ forPartner: false });
  });

  it("asks for a passphrase that is not easy to guess, and stays open until then", async () => {
    const { email, token } = await invitedMember();
    for (const passphrase of ["short", "passwordpassword", `${email.split("@")[0]} 1`.slice(0, 30)]) {
      expect(await refusalOf(accept(token, email, passphrase))).toMatchObject({ code: "invalid_input" });
    }
    expect((await accept(token, email)).role).toBe("clinician");
  });

  it("answers used, revoked, expired, foreign and invented links with the same words", async () => {
    const used = await invitedMember();
    await accept(used.token, used.email);
    const answers = [await refusalOf(accept(used.token, used.email))];

    const revoked = await invitedMember();
    await setInvitation(`revoked_at = now() where subject_id = '${revoked.memberId}'`);
    answers.push(await refusalOf(accept(revoked.token, revoked.email)));

    const expired = await invitedMember();
    await setInvitation(`expires_at = now() where subject_id = '${expired.memberId}'`);
    answers.push(await refusalOf(accept(expired.token, expired.email)));

    const open = await invitedMember();
    const elsewhereId = await makePractice(db.owner);
    const random = Buffer.from(open.token, "base64url").subarray(16);
    const foreign = Buffer.concat([Buffer.from(elsewhereId.replaceAll("-", ""), "hex"), random]).toString(
      "base64url",
    );
    expect(readToken(foreign)?.practiceId).toBe(elsewhereId);
    answers.push(await refusalOf(accept(foreign, open.email)));

    for (const token of [makeToken(practiceId).text, makeToken(newId()).text, "", "x", open.token.slice(1)]) {
      answers.push(await refusalOf(accept(token, open.email)));
      expect(await findInvitation(token, elsewhere())).toBeNull();
    }
    for (const token of [used.token, revoked.token, expired.token, foreign]) {
      expect(await findInvitation(token, elsewhere())).toBeNull();
    }
    expect(answers).toEqual(answers.map(() => CLOSED));
    expect((await accept(open.token, open.email)).role).toBe("clinician");
  });

  it("is open for 72 hours", async () => {
    const { email, memberId, token } = await invitedMember();
    const left = (await invitationOf(memberId))?.expires_at.getTime() - Date.now();
    expect(Math.abs(left - 72 * 3_600_000)).toBeLessThan(60_000);
    await setInvitation("expires_at = expires_at - interval '71 hours 59 minutes'");
    expect(await findInvitation(token, elsewhere())).not.toBeNull();
    await setInvitation("expires_at = expires_at - interval '2 minutes'");
    expect(await refusalOf(accept(token, email))).toEqual(CLOSED);
  });

  it("succeeds once when two windows send it at the same moment", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { email, memberId, token } = await invitedMember();
      const answers = await Promise.all(
        [accept(token, email), accept(token, email), accept(token, email)].map(refusalOf),
      );
      expect(answers.filter((a) => a === null)).toHaveLength(1);
      expect(answers.filter((a) => a !== null)).toEqual([CLOSED, CLOSED]);
      const places = await db.owner`select 1 from membership where subject_id = ${memberId}`;
      expect(places).toHaveLength(1);
    }
  });

  it("makes one sign-in when two invitations of one new address are accepted at the same moment", async () => {
    const email = freshAddress();
    const [one, two] = [await invitedMember("clinician", email), await invitedMember("supervisor", email)];
    const first = await tokenSentTo(db.owner, practiceId, email);
    expect(first).toBe(two.token);
    const answers = await Promise.all([accept(one.token, email), accept(two.token, email)].map(refusalOf));
    for (const answer of answers) {
      if (answer) expect(answer.code).toBe("invalid_input");
    }
    for (const token of [one.token, two.token]) await refusalOf(accept(token, email));
    const [identities] = await db.owner`select count(distinct identity_id)::int as n, count(*)::int as places
      from membership where practice_id = ${practiceId}`;
    expect(identities).toEqual({ n: 1, places: 2 });
  });

  it("keeps the token only as a hash", async () => {
    const { token } = await invitedMember();
    const random = Buffer.from(token, "base64url").subarray(16).toString("hex");
    const rows = await asPractice(db.owner, practiceId, (tx) => tx`select i::text as t from invitation i`);
    expect(JSON.stringify(rows)).toContain(readToken(token)?.hash.toString("hex"));
    expect(JSON.stringify(rows)).not.toContain(random);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it("writes nothing when the audit row cannot be written", async () => {
    const { emailA, tokenA } = await invitedPartners();
    await withoutAudit(db.owner, "app_door", async () => {
      await expect(accept(tokenA, emailA, NEW, "yes")).rejects.toThrow();
    });
    for (const table of ["membership", "consent", "auth_session"]) expect(await count(table)).toBe(0);
    expect(await findInvitation(tokenA, elsewhere())).toEqual({ forPartner: true });
  });
});

describe("findInvitation", () => {
  it("says whether it is for a partner, and uses nothing up however often it is asked", async () => {
    const { tokenA, emailA } = await invitedPartners();
    const member = await invitedMember();
    const network = elsewhere();
    for (let i = 0; i < 5; i += 1) {
      expect(await findInvitation(tokenA, network)).toEqual({ forPartner: true });
      expect(await findInvitation(member.token, network)).toEqual({ forPartner: false });
    }
    expect((await accept(tokenA, emailA, NEW, "yes")).role).toBe("partner");
  });

  it("asks a network that tries many links to wait", async () => {
    const network = elsewhere();
    for (let i = 0; i < LIMITS.invitation; i += 1) {
      expect(await findInvitation(makeToken(practiceId).text, network)).toBeNull();
    }
    expect(await refusalOf(findInvitation(makeToken(practiceId).text, network))).toMatchObject({
      code: "too_many_tries",
    });
    expect(await findInvitation(makeToken(practiceId).text, elsewhere())).toBeNull();
  });
});
