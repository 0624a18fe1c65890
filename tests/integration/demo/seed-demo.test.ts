import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkPassphrase } from "#lib/auth/check-passphrase";
import { passphraseProblem } from "#lib/auth/passphrase";
import { demoCouples } from "#lib/demo/couples/index";
import { type SeededDemo, seedDemo } from "#lib/demo/seed-demo";
import { DEMO_SIGN_INS } from "#lib/demo/sign-ins";
import { OTHER_CLINICIANS } from "#lib/demo/staff";
import { isId } from "#lib/kernel/ids";
import { asPractice, makePractice } from "#tests/support/people";
import {
  type DemoDatabase,
  NOON,
  plainDump,
  practiceTables,
  useDemoDatabase,
  useOneMoreDatabase,
  wholeText,
} from "./demo-database.ts";

let db: DemoDatabase;
let seeded: SeededDemo;
beforeAll(async () => {
  db = await useDemoDatabase();
  seeded = await seedDemo(db.ownerUrl, NOON);
});
afterAll(() => db.drop());

describe("seedDemo", () => {
  it("writes a sample practice and counts its rows by table", async () => {
    await asPractice(db.owner, seeded.practiceId, async (tx) => {
      const [practice] = await tx`select name, is_sample, time_zone from practice`;
      expect(practice).toEqual({
        name: "Harbour Street Sample Practice",
        is_sample: true,
        time_zone: "Europe/Berlin",
      });
      for (const [table, rows] of Object.entries(seeded.rows)) {
        const [found] = await tx`select count(*)::int as n from ${tx(table)}`;
        expect(found?.n, table).toBe(rows);
        expect(rows, table).toBeGreaterThan(0);
      }
    });
  });

  it("gives the same ids and numbers for the same keys and the same day", async () => {
    const one = await plainDump(db.owner, seeded.practiceId);
    await useOneMoreDatabase(async (other) => {
      await seedDemo(other.ownerUrl, NOON);
      const two = await plainDump(other.owner, seeded.practiceId);
      expect(Object.keys(one).length).toBeGreaterThan(20);
      for (const table of Object.keys(one)) expect(two[table], table).toEqual(one[table]);
    });
  });

  it("has a log whose loops became episodes when it was sent, each on its own day", async () => {
    await asPractice(db.owner, seeded.practiceId, async (tx) => {
      const rows =
        await tx`select e.log_entry, e.happened_on < e.sent_on as before, e.partner_id = r.partner_id as own,
          (select count(*)::int from episode_follow_up f where f.practice_id = e.practice_id and f.episode_id = e.id) as told
        from loop_episode e join response r on r.practice_id = e.practice_id and r.task_id = e.log_task_id
        order by e.happened_on`;
      expect(rows.map(({ log_entry, before, own, told }) => [log_entry, before, own, told])).toEqual([
        [1, true, true, 2],
        [2, true, true, 1],
        [3, false, true, 0],
      ]);
    });
  });

  it("makes well-formed ids and never one twice", async () => {
    const ids: string[] = [];
    await asPractice(db.owner, seeded.practiceId, async (tx) => {
      for (const table of ["couple", "partner", "session", "task", "response", "check_in", "audit_event"]) {
        ids.push(...(await tx`select id from ${tx(table)}`).map((row) => String(row.id)));
      }
    });
    expect(ids.every(isId)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("leaves no name, address, note or answer in clear in any column of any table", async () => {
    const text = await wholeText(db.owner, seeded.practiceId);
    // What is meant to be in clear is found, so the search itself works.
    expect(text).toContain("Harbour Street");
    expect(text).toContain("Twenty minutes for the outside world");
    const canaries = [
      ...OTHER_CLINICIANS.flatMap(({ name, email }) => [name, email]),
      "sample.test",
      ...demoCouples.flatMap((story) => [
        ...Object.values(story.partners).flatMap(({ name, email }) => [
          name.split(" ").at(-1) ?? name,
          email,
        ]),
        ...story.meetings.map(({ note }) => note.slice(0, 40)),
        ...(story.safetyHold ? [story.safetyHold.note.slice(0, 40)] : []),
        ...(story.coSign ? [story.coSign.reason.slice(0, 40)] : []),
        ...story.homework.flatMap(({ sent, draft }) =>
          [...Object.values(sent).map(({ answers }) => answers), draft?.answers ?? {}]
            .flatMap((answers) => Object.values(answers))
            .filter((answer): answer is string => typeof answer === "string" && answer.includes(" "))
            .map((answer) => answer.slice(0, 40)),
        ),
      ]),
    ];
    expect(canaries.length).toBeGreaterThan(200);
    for (const canary of canaries) expect(text.includes(canary), canary).toBe(false);
  });

  it("lets every printed sign-in through the door, into its own role", async () => {
    for (const { role, email, passphrase, what } of DEMO_SIGN_INS) {
      expect(passphraseProblem(passphrase, [email, ...email.split("@")]), email).toBeNull();
      expect(what.length).toBeLessThanOrEqual(22);
      expect(await checkPassphrase(email, passphrase, "demo test"), email).toMatchObject({ role });
      expect(await checkPassphrase(email, `${passphrase}.`, "demo test"), email).toBeNull();
    }
  });

  it("refuses where any practice exists, with a sentence and not a row", async () => {
    await useOneMoreDatabase(async (other) => {
      const practiceId = await makePractice(other.owner);
      const before = await plainDump(other.owner, practiceId);
      await expect(seedDemo(other.ownerUrl, NOON)).rejects.toMatchObject({ code: "conflict" });
      expect(await plainDump(other.owner, practiceId)).toEqual(before);
    });
  });

  it("lets one of two that start at once through", async () => {
    await useOneMoreDatabase(async (other) => {
      const both = await Promise.allSettled([seedDemo(other.ownerUrl, NOON), seedDemo(other.ownerUrl, NOON)]);
      expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect((await practiceTables(other.owner)).length).toBeGreaterThan(20);
    });
  });
});
