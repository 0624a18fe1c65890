import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runDemoCommand } from "#lib/demo/command";
import { PRACTICE_TABLES, removeDemo } from "#lib/demo/remove-demo";
import { seedDemo } from "#lib/demo/seed-demo";
import { DEMO_SIGN_INS } from "#lib/demo/sign-ins";
import type { Id } from "#lib/kernel/ids";
import { newId } from "#lib/kernel/ids";
import { addressIndex } from "#lib/secrets/address-index";
import { asPractice, makeWorld } from "#tests/support/people";
import { type DemoDatabase, NOON, plainDump, practiceTables, useDemoDatabase } from "./demo-database.ts";

let db: DemoDatabase;
let practiceId: Id;
beforeEach(async () => {
  db = await useDemoDatabase();
  ({ practiceId } = await seedDemo(db.ownerUrl, NOON));
});
afterEach(() => db.drop());

async function identities(): Promise<number> {
  const [row] = await asPractice(
    db.owner,
    practiceId,
    (tx) => tx`select count(*)::int as n from login_identity`,
  );
  return row?.n ?? -1;
}

describe("removeDemo", () => {
  it("knows every table of a practice", async () => {
    expect([...PRACTICE_TABLES].sort()).toEqual(await practiceTables(db.owner));
  });

  it("leaves nothing of the sample practice in any table", async () => {
    const removed = await removeDemo(db.ownerUrl);
    expect(removed.practices).toBe(1);
    expect(removed.rows).toBeGreaterThan(3000);
    await asPractice(db.owner, practiceId, async (tx) => {
      for (const table of await practiceTables(db.owner)) {
        const [row] = await tx`select count(*)::int as n from ${tx(table)} where practice_id = ${practiceId}`;
        expect(row?.n, table).toBe(0);
      }
      expect(await tx`select from practice`).toHaveLength(0);
    });
    expect(await identities()).toBe(0);
    expect(await removeDemo(db.ownerUrl)).toEqual({ practices: 0, rows: 0, identities: 0 });
    expect((await seedDemo(db.ownerUrl, NOON)).practiceId).toBe(practiceId);
  });

  it("leaves another practice as it was, with a sign-in that both share", async () => {
    const real = await makeWorld(db.owner);
    const [shared] = DEMO_SIGN_INS;
    await asPractice(db.owner, real.practiceId, async (tx) => {
      await tx`insert into membership (practice_id, identity_id, role, subject_id)
        select ${real.practiceId}, id, 'clinician', ${real.treating.userId} from login_identity
        where email_index = ${addressIndex(shared.email)}`;
      await tx`insert into login_identity (id, email_index, passphrase_hash)
        values (${newId()}, ${addressIndex("lone@example.org")}, 'none')`;
    });
    const before = await plainDump(db.owner, real.practiceId);
    await removeDemo(db.ownerUrl);
    const after = await plainDump(db.owner, real.practiceId);
    const {
      login_identity: signInsBefore,
      practice: practicesBefore,
      membership: placesBefore,
      ...tablesBefore
    } = before;
    const { login_identity: signIns, practice: practices, membership: places, ...tables } = after;
    expect(tables).toEqual(tablesBefore);
    expect(Object.values(tables).flat().length).toBeGreaterThan(10);
    expect(practices).toEqual(practicesBefore?.filter((line) => line.includes(real.practiceId)));
    expect(places).toEqual(placesBefore?.filter((line) => line.includes(real.practiceId)));
    expect(signIns).toHaveLength(2);
    for (const line of signIns ?? []) expect(signInsBefore).toContain(line);
  });

  it("changes nothing when it cannot finish", async () => {
    await asPractice(db.owner, practiceId, async (tx) => {
      await tx`create function app.no() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`;
      await tx`create trigger no before delete on member for each row execute function app.no()`;
    });
    const before = await plainDump(db.owner, practiceId);
    await expect(removeDemo(db.ownerUrl)).rejects.toThrow();
    expect(await plainDump(db.owner, practiceId)).toEqual(before);
  });
});

describe("the demo command", () => {
  async function run(args: string[], url: string | undefined): Promise<{ code: number; text: string }> {
    const lines: string[] = [];
    const code = await runDemoCommand(args, url, (line) => lines.push(line));
    return { code, text: lines.join("\n") };
  }

  it("removes and seeds, saying what it did and how to sign in", async () => {
    const removed = await run(["remove"], db.ownerUrl);
    expect(removed).toMatchObject({
      code: 0,
      text: expect.stringMatching(/^The sample practice is gone: \d+ rows/),
    });
    expect(await run(["remove"], db.ownerUrl)).toMatchObject({
      code: 0,
      text: "There is no sample practice in this database. Nothing was changed.",
    });
    const seeded = await run(["seed"], db.ownerUrl);
    expect(seeded.code).toBe(0);
    for (const { email, passphrase } of DEMO_SIGN_INS) {
      expect(seeded.text).toContain(email);
      expect(seeded.text).toContain(passphrase);
    }
  });

  it("answers every problem with one clear sentence and leaves the database alone", async () => {
    const login = process.env.DATABASE_URL;
    const before = await plainDump(db.owner, practiceId);
    expect(await run([], db.ownerUrl)).toMatchObject({
      code: 2,
      text: expect.stringContaining("Say what to do"),
    });
    expect(await run(["drop"], db.ownerUrl)).toMatchObject({ code: 2 });
    expect(await run(["toString"], db.ownerUrl)).toMatchObject({ code: 2 });
    expect(await run(["remove"], undefined)).toMatchObject({
      code: 2,
      text: expect.stringContaining("Set DATABASE_URL"),
    });
    expect(await run(["remove"], "nonsense")).toMatchObject({
      code: 1,
      text: expect.stringContaining("not a URL"),
    });
    expect(await run(["seed"], db.ownerUrl)).toMatchObject({
      code: 1,
      text: expect.stringContaining("already"),
    });
    expect(await run(["remove"], login)).toMatchObject({
      code: 1,
      text: expect.stringContaining("may not act as the owner"),
    });
    expect(await run(["remove"], "postgres://nobody@127.0.0.1:9/none")).toMatchObject({
      code: 1,
      text: "The database cannot be used (ECONNREFUSED). Nothing was changed.",
    });
    expect(await plainDump(db.owner, practiceId)).toEqual(before);
  });
});
