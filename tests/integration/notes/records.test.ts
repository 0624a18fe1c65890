import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openNote } from "#lib/notes/open-note";
import { saveNote } from "#lib/notes/save-note";
import { signNote } from "#lib/notes/sign-note";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeWorld } from "#tests/support/people";
import { makePlanned, rowsOf } from "../planning/plan-world";
import { contentOf } from "./given-note";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const evening = () => new Date("2026-11-03T20:00:00Z");

async function makeHeld() {
  const world = await makeWorld(db.owner);
  const { sessionId } = await makePlanned(world);
  const place = { coupleId: world.coupleId, sessionId };
  const comes = (who: "both" | "A") =>
    asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx`update session set attendees = ${who} where id = ${sessionId}`,
    );
  const open = async (record: "joint" | "a" | "b" | "main") =>
    (await openNote(world.treating, world.coupleId, sessionId, record)).record;
  return { world, place, comes, open };
}

describe("the records of a session with one partner", () => {
  it("are that partner's sub-file alone: no other is opened, kept or signed", async () => {
    const { world, place, comes, open } = await makeHeld();
    await comes("A");
    const content = contentOf({ pattern: "Nowhere." });
    for (const record of ["joint", "b"] as const) {
      await expect(open(record)).rejects.toMatchObject({ code: "not_found" });
      for (const write of [saveNote, signNote]) {
        const written = write(world.treating, { ...place, record, version: 0, content }, evening);
        await expect(written, record).rejects.toMatchObject({ code: "not_found" });
      }
    }
    expect((await rowsOf(db.owner, world)).notes).toEqual([]);
    expect([await open("main"), await open("a")]).toEqual(["a", "a"]);
    await saveNote(world.treating, { ...place, record: "a", version: 0, content }, evening);
    expect((await rowsOf(db.owner, world)).notes).toHaveLength(1);
  });

  it("still hold what was written when both were to come", async () => {
    const { world, place, comes, open } = await makeHeld();
    expect(await open("main")).toBe("joint");
    const content = contentOf({ pattern: "Before." });
    await saveNote(world.treating, { ...place, record: "joint", version: 0, content }, evening);
    await comes("A");
    expect([await open("main"), await open("joint")]).toEqual(["joint", "joint"]);
    await signNote(world.treating, { ...place, record: "joint", version: 1, content }, evening);
  });
});
