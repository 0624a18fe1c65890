import * as argon2 from "@node-rs/argon2";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { checkPassphrase } from "#lib/auth/check-passphrase";
import { NO_PRACTICE } from "#lib/auth/door";
import { countTry, LIMITS, WINDOW_MINUTES } from "#lib/auth/throttle";
import { readToken } from "#lib/auth/token";
import type { Id } from "#lib/kernel/ids";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makePractice } from "#tests/support/people";
import { freshAddress, makeSignIn, PASSPHRASE, refusalOf, withoutAudit } from "../accounts/given";

vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify) };
});
const verify = vi.mocked(argon2.verify);

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
let practiceId: Id;
beforeAll(async () => {
  db = await useFreshDatabase();
  practiceId = await makePractice(db.owner);
});
afterAll(() => db.drop());
beforeEach(() => {
  verify.mockClear();
});

let networks = 0;
/** A network nobody has tried from yet. */
function elsewhere(): string {
  networks += 1;
  return `198.51.100.${networks}`;
}
const later = (minutes: number) =>
  db.owner`update throttle set window_start = window_start - make_interval(mins => ${minutes})`;

describe("checkPassphrase", () => {
  it("opens a session for the right passphrase, however the address is spelt", async () => {
    const { email, subjectId } = await makeSignIn(db.owner, practiceId, "clinician");
    const entered = await checkPassphrase(`  ${email.toUpperCase()} `, PASSPHRASE, elsewhere());
    expect(entered?.role).toBe("clinician");
    expect(readToken(entered?.sessionToken)?.practiceId).toBe(practiceId);
    const rows = await asPractice(
      db.owner,
      practiceId,
      (tx) =>
        tx`select role, assurance_level, revoked_at, token_hash from auth_session where subject_id = ${subjectId}`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ role: "clinician", assurance_level: 1, revoked_at: null });
  });

  it("keeps the token only as a hash, wherever one looks", async () => {
    const { email } = await makeSignIn(db.owner, practiceId, "clinician");
    const entered = await checkPassphrase(email, PASSPHRASE, elsewhere());
    const token = readToken(entered?.sessionToken);
    const random = Buffer.from(entered?.sessionToken ?? "", "base64url").subarray(16);
    const stored = await asPractice(
      db.owner,
      practiceId,
      async (tx) =>
        JSON.stringify(await tx`select s::text as s from auth_session s`) +
        JSON.stringify(await tx`select a::text as a from audit_event a`),
    );
    expect(stored).toContain(token?.hash.toString("hex"));
    expect(stored).not.toContain(random.toString("hex"));
    expect(stored).not.toContain(entered?.sessionToken);
  });

  it("gives a new token at every sign-in (SEC-12)", async () => {
    const { email } = await makeSignIn(db.owner, practiceId, "clinician");
    const made = [];
    for (let i = 0; i < 3; i += 1)
      made.push((await checkPassphrase(email, PASSPHRASE, elsewhere()))?.sessionToken);
    expect(new Set(made).size).toBe(3);
  });

  it("answers a wrong passphrase, an unknown address and an ended place alike, after the same work (SEC-15)", async () => {
    const known = await makeSignIn(db.owner, practiceId, "clinician");
    const ended = await makeSignIn(db.owner, practiceId, "clinician");
    await db.owner`update membership set ended_at = now() where identity_id = ${ended.identityId}`;
    await checkPassphrase(freshAddress(), "warm up", elsewhere()); // makes the decoy hash once
    for (const [email, passphrase] of [
      [known.email, "another passphrase"],
      [known.email, ""],
      [freshAddress(), PASSPHRASE],
      ["", ""],
      ["not an address", PASSPHRASE],
      [ended.email, PASSPHRASE],
    ] as const) {
      verify.mockClear();
      expect(await checkPassphrase(email, passphrase, elsewhere()), email).toBeNull();
      expect(verify, email).toHaveBeenCalledTimes(1);
      const [stored] = verify.mock.calls[0] ?? [];
      expect(String(stored)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    }
    const sessions = await asPractice(
      db.owner,
      practiceId,
      (tx) => tx`select 1 from auth_session where subject_id in (${known.subjectId}, ${ended.subjectId})`,
    );
    expect(sessions).toHaveLength(0);
  });

  it("enters the place with people waiting, where somebody has several", async () => {
    const { email, identityId } = await makeSignIn(db.owner, practiceId, "admin");
    await makeSignIn(db.owner, practiceId, "clinician", { identityId, email });
    await makeSignIn(db.owner, practiceId, "supervisor", { identityId, email });
    expect((await checkPassphrase(email, PASSPHRASE, elsewhere()))?.role).toBe("clinician");
  });

  it("writes one audit row without an address, and opens nothing when it cannot", async () => {
    const here = await makePractice(db.owner);
    const { email } = await makeSignIn(db.owner, here, "supervisor");
    await checkPassphrase(email, PASSPHRASE, elsewhere());
    expect(await auditOf(db.owner, here)).toEqual([
      { action: "sign_in", entity: "supervisor", actor_role: "door", couple_id: null, purpose: "sign in" },
    ]);
    await withoutAudit(db.owner, "app_door", async () => {
      await expect(checkPassphrase(email, PASSPHRASE, elsewhere())).rejects.toThrow();
    });
    const sessions = await asPractice(db.owner, here, (tx) => tx`select 1 from auth_session`);
    expect(sessions).toHaveLength(1);
  });
});

describe("a sign-in that fails", () => {
  const refusals = async (practice: Id) =>
    asPractice(
      db.owner,
      practice,
      async (tx) =>
        (await tx`select action, entity, entity_id, actor_id, actor_role, couple_id, purpose, outcome, session_ref
          from audit_event where outcome = 'refused' order by id`) as unknown as Record<string, unknown>[],
    );
  const row = { action: "sign_in", actor_id: null, actor_role: "door", couple_id: null, session_ref: null };

  it("leaves one row with the place it was for, and no address", async () => {
    const here = await makePractice(db.owner);
    const { email, subjectId } = await makeSignIn(db.owner, here, "supervisor", {
      email: freshAddress("canary"),
    });
    await checkPassphrase(email, "another passphrase", elsewhere());
    expect(await refusals(here)).toEqual([
      { ...row, entity: "supervisor", entity_id: subjectId, purpose: "sign in", outcome: "refused" },
    ]);
    await checkPassphrase(email, PASSPHRASE, elsewhere());
    expect(await refusals(here)).toHaveLength(1);
  });

  it("leaves one row in no practice for an address nobody has, by its keyed hash, the same each time", async () => {
    const before = (await refusals(NO_PRACTICE)).length;
    const unknown = freshAddress("canary");
    await checkPassphrase(unknown, PASSPHRASE, elsewhere());
    await checkPassphrase(unknown.toUpperCase(), "x", elsewhere());
    await checkPassphrase(freshAddress(), PASSPHRASE, elsewhere());
    const rows = (await refusals(NO_PRACTICE)).slice(before);
    expect(rows.map((one) => one.entity)).toEqual(["address", "address", "address"]);
    expect(rows[0]?.entity_id).toBe(rows[1]?.entity_id);
    expect(rows[2]?.entity_id).not.toBe(rows[0]?.entity_id);
    expect(JSON.stringify(rows)).not.toContain("canary");
  });

  it("costs a known and an unknown address the same statements", async () => {
    const { email } = await makeSignIn(db.owner, practiceId, "clinician");
    const costs: number[] = [];
    for (const address of [email, freshAddress()]) {
      const inserts = async () => {
        const [count] = await db.owner`select count(*)::int as n from audit_event`;
        return count?.n as number;
      };
      const start = await inserts();
      await checkPassphrase(address, "another passphrase", elsewhere());
      costs.push((await inserts()) - start);
    }
    expect(costs).toEqual([1, 1]);
  });

  it("is not answered at all when it cannot be written down, known or not", async () => {
    const { email } = await makeSignIn(db.owner, practiceId, "clinician");
    await withoutAudit(db.owner, "app_door", async () => {
      for (const address of [email, freshAddress()])
        await expect(checkPassphrase(address, "another passphrase", elsewhere())).rejects.toThrow();
    });
  });
});

describe("too many tries (SEC-15)", () => {
  const waiting = {
    code: "too_many_tries",
    message: `Too many tries. Please wait ${WINDOW_MINUTES} minutes and try again.`,
  };

  it("asks a known and an unknown account to wait after the same number, in the same words", async () => {
    const known = await makeSignIn(db.owner, practiceId, "clinician");
    for (const email of [known.email, freshAddress()]) {
      for (let i = 0; i < LIMITS.account; i += 1) {
        expect(await checkPassphrase(email, "another passphrase", elsewhere())).toBeNull();
      }
      verify.mockClear();
      expect(await refusalOf(checkPassphrase(email, PASSPHRASE, elsewhere()))).toEqual(waiting);
      expect(await refusalOf(checkPassphrase(email.toUpperCase(), PASSPHRASE, elsewhere()))).toEqual(waiting);
      expect(verify).not.toHaveBeenCalled();
    }
  });

  it("takes the account's tries back after a right passphrase, so ordinary use never waits", async () => {
    const { email } = await makeSignIn(db.owner, practiceId, "clinician");
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < LIMITS.account - 1; i += 1) {
        expect(await checkPassphrase(email, "another passphrase", elsewhere())).toBeNull();
      }
      expect(await checkPassphrase(email, PASSPHRASE, elsewhere())).not.toBeNull();
    }
  });

  it("refuses a right passphrase too while the account waits, and other accounts not at all", async () => {
    const [one, other] = [
      await makeSignIn(db.owner, practiceId, "clinician"),
      await makeSignIn(db.owner, practiceId, "clinician"),
    ];
    for (let i = 0; i < LIMITS.account; i += 1) await countTry({ account: one.email });
    expect(await refusalOf(checkPassphrase(one.email, PASSPHRASE, elsewhere()))).toEqual(waiting);
    expect(await checkPassphrase(other.email, PASSPHRASE, elsewhere())).not.toBeNull();
  });

  it("asks a network to wait, whatever accounts it tries", async () => {
    const { email } = await makeSignIn(db.owner, practiceId, "clinician");
    const network = elsewhere();
    for (let i = 0; i < LIMITS.network; i += 1) await countTry({ account: freshAddress(), network });
    expect(await refusalOf(checkPassphrase(email, PASSPHRASE, network))).toEqual(waiting);
    expect(await checkPassphrase(email, PASSPHRASE, elsewhere())).not.toBeNull();
  });

  it("is over after the window, and going on trying does not make it longer", async () => {
    const { email } = await makeSignIn(db.owner, practiceId, "clinician");
    for (let i = 0; i < LIMITS.account * 4; i += 1) await refusalOf(countTry({ account: email }));
    await later(WINDOW_MINUTES - 1);
    expect(await refusalOf(checkPassphrase(email, PASSPHRASE, elsewhere()))).toEqual(waiting);
    await later(2);
    expect(await checkPassphrase(email, PASSPHRASE, elsewhere())).not.toBeNull();
    expect(await checkPassphrase(email, PASSPHRASE, elsewhere())).not.toBeNull();
  });

  it("loses no try when many come at once", async () => {
    const account = freshAddress();
    const outcomes = await Promise.all(
      Array.from({ length: LIMITS.account * 2 }, () =>
        refusalOf(countTry({ account, network: elsewhere() })),
      ),
    );
    expect(outcomes.filter((o) => o === null)).toHaveLength(LIMITS.account);
    expect(outcomes.filter((o) => o?.code === "too_many_tries")).toHaveLength(LIMITS.account);
  });

  it("keeps neither address nor network in clear", async () => {
    const [account, network] = [freshAddress("canary"), "canary-network"];
    await countTry({ account, network });
    const stored = JSON.stringify(
      await db.owner`select t::text as t, encode(key_hash, 'escape') as k from throttle t`,
    );
    expect(stored).not.toContain("canary");
    expect(stored).not.toContain(Buffer.from(account).toString("hex"));
  });
});
