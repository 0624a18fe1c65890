import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mintActor } from "#lib/access/actor";
import { seedDemo } from "#lib/demo/seed-demo";
import { type Id, newId } from "#lib/kernel/ids";
import { milestoneOn, quarterOf, releaseDay } from "#lib/release/calendar";
import { freezeMilestones } from "#lib/release/freeze-milestones";
import { passesGate } from "#lib/release/gate";
import { listTrends } from "#lib/release/queries";
import { releaseQuarter } from "#lib/release/release-quarter";
import { releaseBatch } from "#lib/release/rules";
import { trendQuarters } from "#lib/release/trends";
import type { Quarter, WaitingOutcome } from "#lib/release/types";
import { derivedKey } from "#lib/secrets/master-key";
import { asPractice } from "#tests/support/people";
import { type DemoDatabase, NOON, plainDump, useDemoDatabase } from "./demo-database.ts";

const TODAY = "2026-11-22";
const QUARTERS = trendQuarters(TODAY);

let db: DemoDatabase;
let practiceId: Id;
beforeAll(async () => {
  db = await useDemoDatabase();
  ({ practiceId } = await seedDemo(db.ownerUrl, NOON));
});
afterAll(() => db.drop());

type Outcome = WaitingOutcome & { quarter: Quarter; counted: boolean; startedOn: string; closedOn: string };

async function outcomes(): Promise<Outcome[]> {
  return asPractice(db.owner, practiceId, async (tx) => [
    ...(await tx<Outcome[]>`
      select o.episode_id as id, o.clinician_id as "clinicianId", o.engaged, o.better, o.mechanism, o.counted,
        o.milestone_quarter as quarter, e.started_on::text as "startedOn", e.closed_on::text as "closedOn"
      from episode_outcome o join care_episode e on e.practice_id = o.practice_id and e.id = o.episode_id`),
  ]);
}

const job = () => mintActor({ role: "job", practiceId, userId: null, requestId: newId(), sessionRef: null });

describe("the demo's releases", () => {
  it("come from closed couples of at least nine colleagues, frozen in the quarter of their milestone", async () => {
    const all = await outcomes();
    expect(new Set(all.map(({ clinicianId }) => clinicianId)).size).toBeGreaterThanOrEqual(9);
    for (const { startedOn, closedOn, quarter } of all) {
      expect(quarterOf(milestoneOn(startedOn, closedOn))).toBe(quarter);
      expect(closedOn < TODAY).toBe(true);
      expect(startedOn < closedOn).toBe(true);
    }
    await asPractice(db.owner, practiceId, async (tx) => {
      const bad = await tx`
        select c.id from couple c
        join care_episode e on e.practice_id = c.practice_id and e.couple_id = c.id
        join episode_outcome o on o.practice_id = e.practice_id and o.episode_id = e.id
        where c.state <> 'closed' or c.closed_at is null
          or (select count(*) from partner p where p.practice_id = c.practice_id and p.couple_id = c.id) <> 2`;
      expect(bad).toHaveLength(0);
    });
  });

  it("are exactly what the release rules give, quarter by quarter, with one that the gate holds back", async () => {
    const all = await outcomes();
    const counted = new Set<Id>();
    const released: Quarter[] = [];
    for (const quarter of QUARTERS) {
      const waiting = all.filter((one) => one.quarter <= quarter && !counted.has(one.id));
      const expected = releaseBatch(waiting, practiceId, quarter, derivedKey("release noise"));
      const found = await asPractice(
        db.owner,
        practiceId,
        (tx) => tx`select statistic, share_5pp as "share5pp", n_5 as n5, method_version as "methodVersion"
          from released_stat where quarter = ${quarter} order by statistic`,
      );
      expect(expected === null).toBe(!passesGate(waiting));
      expect([...found]).toEqual([...(expected ?? [])].sort((a, b) => (a.statistic < b.statistic ? -1 : 1)));
      if (expected === null) continue;
      released.push(quarter);
      for (const { id } of waiting) counted.add(id);
    }
    expect(QUARTERS).toHaveLength(8);
    expect(released).toHaveLength(7);
    // The held set went out with the quarter after it: the gap lies inside, not at an end.
    expect([released[0], released.at(-1)]).toEqual([QUARTERS[0], QUARTERS.at(-1)]);
    expect(new Set(all.filter((one) => one.counted).map(({ id }) => id))).toEqual(counted);
    const uncounted = all.filter((one) => !one.counted);
    expect(uncounted.length).toBeGreaterThan(0);
    for (const { quarter } of uncounted) expect(releaseDay(quarter) > TODAY).toBe(true);
  });

  it("show trends with a gap that says why, and better getting more", async () => {
    const supervisor = mintActor({
      role: "supervisor",
      practiceId,
      userId: newId(),
      requestId: newId(),
      sessionRef: "test",
    });
    const { trends } = await listTrends(supervisor, TODAY);
    const better = trends.find(({ statistic }) => statistic === "better")?.quarters ?? [];
    expect(better.filter((quarter) => "waits" in quarter)).toHaveLength(1);
    const shares = better.flatMap((quarter) => ("share" in quarter ? [quarter.share] : []));
    expect(shares.at(-1) ?? 0).toBeGreaterThan(shares[0] ?? 100);
  });

  it("leave nothing for the jobs to do on the same day", async () => {
    const before = await plainDump(db.owner, practiceId);
    await freezeMilestones(job(), TODAY);
    await releaseQuarter(job(), QUARTERS.at(-1) ?? "2026-Q3", TODAY);
    const after = await plainDump(db.owner, practiceId);
    for (const table of ["episode_outcome", "released_stat"]) expect(after[table]).toEqual(before[table]);
  });
});
