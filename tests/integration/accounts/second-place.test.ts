import { afterAll, beforeAll, expect, it } from "vitest";
import { inviteMember } from "#lib/accounts/invite-member";
import { checkPassphrase } from "#lib/auth/check-passphrase";
import { findLiveSession } from "#lib/auth/live-session";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeMember, makePractice, makeWorld } from "#tests/support/people";
import { freshAddress, makeSignIn, NETWORK, PASSPHRASE } from "./given";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

it("refuses the address of somebody who works here already, however it is spelt, and writes nothing", async () => {
  const practiceId = await makePractice(db.owner);
  const admin = await makeMember(db.owner, practiceId, "admin");
  const email = freshAddress("here");
  const invite = (address: string) =>
    inviteMember(admin, { name: "Robin Sample", email: address, role: "clinician" });
  const members = () =>
    asPractice(db.owner, practiceId, async (tx) => (await tx`select count(*)::int as n from member`)[0]?.n);

  const { memberId } = await invite(email);
  // Not joined yet: a second invitation is still possible.
  await invite(email);
  await makeSignIn(db.owner, practiceId, "clinician", { subjectId: memberId, email });
  const before = await members();
  await expect(invite(` ${email.toUpperCase()}`)).rejects.toMatchObject({
    code: "invalid_input",
    fields: { email: [expect.stringContaining("signs in with this address")] },
  });
  expect(await members()).toBe(before);
});

it.each(["older", "newer"])(
  "leads a partner with two couples to the newer one, the %s joined first",
  async (first) => {
    const email = freshAddress("again");
    const older = await makeWorld(db.owner);
    const newer = await makeWorld(db.owner);
    const [one, two] = first === "older" ? [older, newer] : [newer, older];
    const { identityId } = await makeSignIn(db.owner, one.practiceId, "partner", {
      subjectId: one.partnerA.userId,
      email,
    });
    await makeSignIn(db.owner, two.practiceId, "partner", {
      subjectId: two.partnerA.userId,
      email,
      identityId,
    });
    const entered = await checkPassphrase(email, PASSPHRASE, NETWORK);
    const live = entered && (await findLiveSession(entered.sessionToken));
    expect(live?.subjectId).toBe(newer.partnerA.userId);
  },
);
