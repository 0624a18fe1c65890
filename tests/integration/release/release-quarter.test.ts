import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Id } from "#lib/kernel/ids";
import { releaseQuarter } from "#lib/release/release-quarter";
import { releaseBatch } from "#lib/release/rules";
import type { MainMechanism } from "#lib/release/types";
import { derivedKey } from "#lib/secrets/master-key";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, auditOf, makeMember, makePractice } from "#tests/support/people";
import { countedIds, jobOf, optOut, releasedRows, seedOutcomes, spread } from "./episodes";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const DAY = "2026-10-14";

async function practiceWith(clinicians: number): Promise<{ practiceId: Id; clinicianIds: Id[] }> {
  const practiceId = await makePractice(db.owner);
  const clinicianIds: Id[] = [];
  for (let i = 0; i < clinicians; i += 1) {
    clinicianIds.push((await makeMember(db.owner, practiceId, "clinician")).userId);
  }
  return { practiceId, clinicianIds };
}

describe("releaseQuarter", () => {
  it("releases the whole waiting set once: noisy shares, rounded couples, all counted, one audit row", async () => {
    const { practiceId, clinicianIds } = await practiceWith(4);
    const made = await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 43));
    await releaseQuarter(jobOf(practiceId), "2026-Q3", DAY);

    const rows = await releasedRows(db.owner, practiceId);
    expect(rows.map((row) => row.statistic)).toEqual([
      "better",
      "engaged",
      "mechanism_attachment",
      "mechanism_dissonance",
      "mechanism_regulation",
    ]);
    for (const row of rows) {
      expect(row.quarter).toBe("2026-Q3");
      expect(row.n_5).toBe(40);
      expect(row.share_5pp % 5).toBe(0);
    }
    expect((await countedIds(db.owner, practiceId, true)).sort()).toEqual(
      made.map(({ episodeId }) => episodeId).sort(),
    );
    expect(await auditOf(db.owner, practiceId)).toEqual([
      {
        action: "run",
        entity: "released_stat",
        actor_role: "job",
        couple_id: null,
        purpose: "release a quarter",
      },
    ]);
  });

  it("writes exactly the numbers the pure rules give for this practice, quarter, set and key", async () => {
    const { practiceId, clinicianIds } = await practiceWith(3);
    const made = await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 24));
    const waiting = spread(clinicianIds, 24).map((outcome, i) => ({
      id: made[i]?.episodeId ?? "",
      clinicianId: outcome.clinicianId,
      engaged: outcome.engaged ?? false,
      better: outcome.better ?? false,
      mechanism: "attachment" as MainMechanism,
    }));
    await releaseQuarter(jobOf(practiceId), "2026-Q3", DAY);
    const expected = releaseBatch(waiting, practiceId, "2026-Q3", derivedKey("release noise"));
    expect(await releasedRows(db.owner, practiceId)).toEqual(
      (expected ?? [])
        .map((row) => ({
          quarter: "2026-Q3",
          statistic: row.statistic,
          share_5pp: row.share5pp,
          n_5: row.n5,
        }))
        .sort((a, b) => (a.statistic < b.statistic ? -1 : 1)),
    );
    expect(expected).toHaveLength(2);
  });

  it.each([
    ["19 couples", 3, 19],
    ["two clinicians", 2, 40],
    ["no couples", 3, 0],
  ])("writes nothing at all when the gate fails: %s", async (_name, clinicians, couples) => {
    const { practiceId, clinicianIds } = await practiceWith(clinicians);
    await seedOutcomes(db.owner, practiceId, spread(clinicianIds, couples));
    await releaseQuarter(jobOf(practiceId), "2026-Q3", DAY);
    expect(await releasedRows(db.owner, practiceId)).toEqual([]);
    expect(await countedIds(db.owner, practiceId, true)).toEqual([]);
    expect(await auditOf(db.owner, practiceId)).toEqual([]);
  });

  it("writes nothing when one caseload leaves fewer than 11 others", async () => {
    const { practiceId, clinicianIds } = await practiceWith(3);
    const [largest = "", ...others] = clinicianIds;
    await seedOutcomes(db.owner, practiceId, [...spread([largest], 30), ...spread(others, 10)]);
    await releaseQuarter(jobOf(practiceId), "2026-Q3", DAY);
    expect(await releasedRows(db.owner, practiceId)).toEqual([]);
  });

  it("keeps batches disjoint: a set that waited goes out whole with the next quarter, and never again", async () => {
    const { practiceId, clinicianIds } = await practiceWith(3);
    await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 12, { quarter: "2026-Q1" }));
    await releaseQuarter(jobOf(practiceId), "2026-Q1", "2026-04-14");
    expect(await releasedRows(db.owner, practiceId)).toEqual([]);

    await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 12, { quarter: "2026-Q2" }));
    const later = await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 21, { quarter: "2026-Q3" }));
    await releaseQuarter(jobOf(practiceId), "2026-Q2", "2026-07-14");
    const first = await countedIds(db.owner, practiceId, true);
    expect(first).toHaveLength(24);
    expect((await releasedRows(db.owner, practiceId)).map((row) => row.n_5)).toEqual([20, 20]);

    await releaseQuarter(jobOf(practiceId), "2026-Q3", DAY);
    const second = (await countedIds(db.owner, practiceId, true)).filter((id) => !first.includes(id));
    expect(second.sort()).toEqual(later.map(({ episodeId }) => episodeId).sort());
  });

  it("does nothing on a second run, also when more has come to wait", async () => {
    const { practiceId, clinicianIds } = await practiceWith(3);
    await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 25));
    await releaseQuarter(jobOf(practiceId), "2026-Q3", DAY);
    const before = await releasedRows(db.owner, practiceId);
    await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 50));
    await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 50, { quarter: "2026-Q2" }));
    await releaseQuarter(jobOf(practiceId), "2026-Q3", "2026-10-15");
    await releaseQuarter(jobOf(practiceId), "2026-Q2", "2026-10-15");
    expect(await releasedRows(db.owner, practiceId)).toEqual(before);
    expect(await countedIds(db.owner, practiceId, true)).toHaveLength(25);
    expect(await auditOf(db.owner, practiceId)).toHaveLength(1);
  });

  it("undoes everything when the audit row cannot be written", async () => {
    const { practiceId, clinicianIds } = await practiceWith(3);
    await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 40));
    await db.owner`revoke insert on audit_event from app_job`;
    try {
      await expect(releaseQuarter(jobOf(practiceId), "2026-Q3", DAY)).rejects.toThrow();
    } finally {
      await db.owner`grant insert on audit_event to app_job`;
    }
    expect(await releasedRows(db.owner, practiceId)).toEqual([]);
    expect(await countedIds(db.owner, practiceId, true)).toEqual([]);
  });

  it("gives the same numbers again on the same records, as after restoring a backup", async () => {
    const { practiceId, clinicianIds } = await practiceWith(3);
    await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 41));
    await releaseQuarter(jobOf(practiceId), "2026-Q3", DAY);
    const first = await releasedRows(db.owner, practiceId);
    for (let round = 0; round < 3; round += 1) {
      await db.owner.begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await tx`delete from released_stat where practice_id = ${practiceId}`;
        await tx`update episode_outcome set counted = false where practice_id = ${practiceId}`;
      });
      await releaseQuarter(jobOf(practiceId), "2026-Q3", DAY);
      expect(await releasedRows(db.owner, practiceId)).toEqual(first);
    }
    expect(first).toHaveLength(5);
  });

  it("releases once when two workers run at the same time", async () => {
    const { practiceId, clinicianIds } = await practiceWith(3);
    await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 30));
    await Promise.all(Array.from({ length: 4 }, () => releaseQuarter(jobOf(practiceId), "2026-Q3", DAY)));
    expect(await releasedRows(db.owner, practiceId)).toHaveLength(2);
    expect(await countedIds(db.owner, practiceId, true)).toHaveLength(30);
    expect(await auditOf(db.owner, practiceId)).toHaveLength(1);
  });

  it.each([
    ["the same quarter", "2026-Q3"],
    ["two quarters", "2026-Q2"],
  ] as const)("counts no episode twice when runs for %s meet at the last statement", async (_name, other) => {
    const { practiceId, clinicianIds } = await practiceWith(3);
    await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 30, { quarter: "2026-Q2" }));
    const runs = await db.owner.begin(async (tx) => {
      await tx`lock table episode_outcome in share row exclusive mode`;
      const started = [
        releaseQuarter(jobOf(practiceId), "2026-Q3", DAY),
        releaseQuarter(jobOf(practiceId), other, DAY),
      ];
      await untilWaiting(2);
      return started;
    });
    await Promise.all(runs);
    expect(await releasedRows(db.owner, practiceId)).toHaveLength(2);
    expect(await countedIds(db.owner, practiceId, true)).toHaveLength(30);
    expect(await auditOf(db.owner, practiceId)).toHaveLength(1);
  });

  /** Resolves once so many statements of this database wait for a lock. */
  async function untilWaiting(n: number): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const found = await db.owner`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      if (found.length >= n) return;
      await new Promise((done) => setTimeout(done, 20));
    }
    throw new Error("The runs did not meet.");
  }

  it("never counts a couple of whom either partner opted out, also after the milestone", async () => {
    const { practiceId, clinicianIds } = await practiceWith(3);
    const made = await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 22));
    const [first, second] = made;
    if (!first || !second) throw new Error("no couples");
    await optOut(db.owner, practiceId, first, "A");
    await optOut(db.owner, practiceId, second, "B");
    await releaseQuarter(jobOf(practiceId), "2026-Q3", DAY);
    const counted = await countedIds(db.owner, practiceId, true);
    expect(counted).toHaveLength(20);
    expect(counted).not.toContain(first.episodeId);
    expect(counted).not.toContain(second.episodeId);
  });

  it("counts an opt-out against the gate", async () => {
    const { practiceId, clinicianIds } = await practiceWith(3);
    const [first] = await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 20));
    if (!first) throw new Error("no couple");
    await optOut(db.owner, practiceId, first, "B");
    await releaseQuarter(jobOf(practiceId), "2026-Q3", DAY);
    expect(await releasedRows(db.owner, practiceId)).toEqual([]);
  });

  it("refuses a quarter before its release day", async () => {
    const { practiceId, clinicianIds } = await practiceWith(3);
    await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 30));
    const early = releaseQuarter(jobOf(practiceId), "2026-Q3", "2026-10-13");
    await expect(early).rejects.toMatchObject({ code: "forbidden" });
    await expect(releaseQuarter(jobOf(practiceId), "2199-Q1")).rejects.toMatchObject({ code: "forbidden" });
    expect(await releasedRows(db.owner, practiceId)).toEqual([]);
  });

  it("keeps practices apart", async () => {
    const here = await practiceWith(3);
    const there = await practiceWith(3);
    await seedOutcomes(db.owner, here.practiceId, spread(here.clinicianIds, 12));
    await seedOutcomes(db.owner, there.practiceId, spread(there.clinicianIds, 12));
    await releaseQuarter(jobOf(here.practiceId), "2026-Q3", DAY);
    expect(await releasedRows(db.owner, here.practiceId)).toEqual([]);
  });

  it("never changes or deletes what was released, not even as the owner", async () => {
    const { practiceId, clinicianIds } = await practiceWith(3);
    await seedOutcomes(db.owner, practiceId, spread(clinicianIds, 20));
    await releaseQuarter(jobOf(practiceId), "2026-Q3", DAY);
    for (const statement of [
      "update released_stat set share_5pp = 0",
      "delete from released_stat",
      "truncate released_stat",
    ]) {
      await expect(
        asPractice(db.owner, practiceId, (tx) => tx.unsafe(statement)),
        statement,
      ).rejects.toThrow(/append-only/);
    }
    expect(await releasedRows(db.owner, practiceId)).toHaveLength(2);
  });
});
