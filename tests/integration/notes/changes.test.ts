import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Id, newId } from "#lib/kernel/ids";
import { loadWrapUpPage } from "#lib/notes/load-wrap-up";
import { openNote } from "#lib/notes/open-note";
import type { NoteRecord } from "#lib/notes/types";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld, type World } from "#tests/support/people";
import { decide, giveHomework, makePlanned } from "../planning/plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

type Attendees = "both" | "A" | "B";
type Meeting = { attendees?: Attendees; state?: string; endedAt?: string };
let number = 0;

/** A session at 15:00 in Berlin of a day, after everything the world itself began with. */
async function meet(world: World, day: string, meeting: Meeting = {}): Promise<Id> {
  const id = newId();
  const { practiceId, coupleId } = world;
  const { attendees = "both", state = "planned", endedAt = null } = meeting;
  number += 1;
  await asPractice(
    db.owner,
    practiceId,
    (
      tx,
    ) => tx`insert into session (practice_id, id, couple_id, number, starts_at, zone, minutes, attendees, state,
        started_at, ended_at, cancelled_at)
      values (${practiceId}, ${id}, ${coupleId}, ${number}, ${`${day}T14:00:00Z`}, 'Europe/Berlin', 50,
        ${attendees}, ${state}, ${endedAt === null ? null : `${day}T14:00:00Z`}, ${endedAt},
        ${state === "cancelled" ? `${day}T08:00:00Z` : null})`,
  );
  return id;
}

async function tellConsent(world: World, slot: "A" | "B", state: string, at: string): Promise<void> {
  const { practiceId, coupleId } = world;
  const { userId } = slot === "A" ? world.partnerA : world.partnerB;
  await asPractice(
    db.owner,
    practiceId,
    (tx) => tx`insert into consent (practice_id, id, couple_id, partner_id, state, at)
      values (${practiceId}, ${newId()}, ${coupleId}, ${userId}, ${state}, ${at})`,
  );
}

async function hold(world: World, gate: string, at: string): Promise<void> {
  const { practiceId, coupleId, treating } = world;
  await asPractice(
    db.owner,
    practiceId,
    (tx) => tx`insert into safety_hold (practice_id, id, couple_id, gate, note_sealed, set_by, set_at)
      values (${practiceId}, ${newId()}, ${coupleId}, ${gate}, ${Buffer.from("x")}, ${treating.userId}, ${at})`,
  );
}

const changesOf = async ({ treating, coupleId }: World, sessionId: Id, record: NoteRecord = "joint") =>
  (await openNote(treating, coupleId, sessionId, record)).facts.changes?.split("\n");

describe("changes since the session before", () => {
  it("are in a sub-file that partner's own consent alone, and no hold", async () => {
    const world = await makeWorld(db.owner);
    await meet(world, "2099-11-03");
    await tellConsent(world, "B", "withdrawn", "2099-11-04T10:00:00Z");
    await hold(world, "G04", "2099-11-05T10:00:00Z");
    const alone = await meet(world, "2099-11-10", { attendees: "A" });
    expect(await changesOf(world, alone, "a")).toEqual([""]);
    const page = await loadWrapUpPage(world.treating, world.coupleId, alone, () => new Date());
    expect([page.record, page.facts.changes]).toEqual(["a", ""]);
    await tellConsent(world, "A", "withdrawn", "2099-11-06T10:00:00Z");
    expect(await changesOf(world, alone, "a")).toEqual(["Consent was taken back, Fri 6 Nov 2099."]);
    // What the meeting with one alone leaves out is in the next joint record, without a name.
    const together = await meet(world, "2099-11-17");
    expect(await changesOf(world, together)).toEqual([
      "Consent was taken back, Wed 4 Nov 2099.",
      "Some work was put on hold, Thu 5 Nov 2099.",
      "Consent was taken back, Fri 6 Nov 2099.",
    ]);
  });

  it("begin with the session before that was not cancelled, and end with this one or the next", async () => {
    const world = await makeWorld(db.owner);
    await meet(world, "2099-11-03");
    await tellConsent(world, "B", "withdrawn", "2099-11-04T10:00:00Z");
    await meet(world, "2099-11-06", { state: "cancelled" });
    const run = await meet(world, "2099-11-10", { state: "closed", endedAt: "2099-11-10T14:51:00Z" });
    await tellConsent(world, "B", "given", "2099-11-10T18:00:00Z");
    await hold(world, "G04", "2099-11-10T18:00:00Z");
    const notRun = await meet(world, "2099-11-17");
    await tellConsent(world, "B", "withdrawn", "2099-11-19T10:00:00Z");
    const told = ["Consent was taken back, Wed 4 Nov 2099."];
    expect(await changesOf(world, run)).toEqual(told);
    const later = ["Consent was given, Tue 10 Nov 2099.", "Some work was put on hold, Tue 10 Nov 2099."];
    expect(await changesOf(world, notRun)).toEqual([...later, "Consent was taken back, Thu 19 Nov 2099."]);
    await meet(world, "2099-11-18", { state: "cancelled" });
    expect(await changesOf(world, notRun)).toHaveLength(3);
    await meet(world, "2099-11-18");
    expect(await changesOf(world, notRun)).toEqual(later);
  });

  it("say nothing of the marker that opens notes on how to adapt", async () => {
    const world = await makeWorld(db.owner);
    await meet(world, "2099-11-03");
    await hold(world, "G17", "2099-11-04T10:00:00Z");
    const held = await meet(world, "2099-11-10");
    expect(await changesOf(world, held)).toEqual([""]);
  });
});

describe("homework that is looked back on", () => {
  it("is named in the records of those it was given to, and nowhere else", async () => {
    const world = await makeWorld(db.owner);
    const both = await giveHomework(db.owner, world);
    const ofB = await giveHomework(db.owner, world, { slug: "plain-ask" });
    await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`delete from task where assignment_id = ${ofB} and slot = 'A'`,
    );
    const { sessionId } = await makePlanned(world);
    await decide(world, sessionId, { [both]: "keep", [ofB]: "drop" });
    const triedIn = async (record: NoteRecord) =>
      (await openNote(world.treating, world.coupleId, sessionId, record)).facts.tried?.split("\n").length;
    // A sub-file also says how much of it came in.
    expect([await triedIn("joint"), await triedIn("a"), await triedIn("b")]).toEqual([1, 2, 3]);
    const page = await loadWrapUpPage(world.treating, world.coupleId, sessionId, () => new Date());
    expect(page.facts.tried?.split("\n")).toHaveLength(1);
  });
});
