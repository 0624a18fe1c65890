import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { transferCouple } from "#lib/accounts/transfer-couple";
import { listNotes } from "#lib/notes/list-notes";
import { openNote } from "#lib/notes/open-note";
import { openProcessNote, saveProcessNote } from "#lib/notes/process-note";
import { useFreshDatabase } from "#tests/support/database";
import { asPractice, makeMember, makeWorld, type World } from "#tests/support/people";
import { clock, makePlanned } from "../planning/plan-world";

let db: Awaited<ReturnType<typeof useFreshDatabase>>;
beforeAll(async () => {
  db = await useFreshDatabase();
});
afterAll(() => db.drop());

const thought = "Canary thought: I was tired and missed it.";

async function makeWritten() {
  const world = await makeWorld(db.owner);
  const { sessionId } = await makePlanned(world);
  const of = { coupleId: world.coupleId, sessionId };
  const saved = await saveProcessNote(world.treating, { ...of, version: 0, text: thought }, clock);
  return { world, of, saved };
}

/** What a role of the practice sees of process notes and of their keys. */
async function seenBy(world: World, role: string, userId: string) {
  return db.owner.begin(async (tx) => {
    await tx`select set_config('app.practice_id', ${world.practiceId}, true),
      set_config('app.user_id', ${userId}, true), set_config('app.couple_id', ${world.coupleId}, true),
      set_config('app.slot', 'A', true), set_config('role', ${role}, true)`;
    const keys = await tx<{ scope: string }[]>`select scope from data_key where scope = 'process'`;
    const notes = role === "app_clinician" ? await tx`select id from process_note` : [];
    return [notes.length, keys.length];
  });
}

describe("a process note", () => {
  it("is kept sealed under a key of its own, and opens for its author alone", async () => {
    const { world, of, saved } = await makeWritten();
    const next = await saveProcessNote(
      world.treating,
      { ...of, version: 1, text: `${thought} More.` },
      clock,
    );
    expect([next.noteId, next.version]).toEqual([saved.noteId, 2]);
    const page = await openProcessNote(world.treating, of.coupleId, of.sessionId);
    expect(page.note).toEqual({ text: `${thought} More.`, version: 2, savedAt: clock() });
    const [row] = await asPractice(
      db.owner,
      world.practiceId,
      (tx) => tx<{ body: Buffer; scope: string }[]>`select n.body_sealed as body, k.scope
        from process_note n join data_key k on k.owner_id = n.id where n.id = ${saved.noteId}`,
    );
    expect(row?.scope).toBe("process");
    expect(row?.body.toString("latin1")).not.toContain("Canary");
  });

  it("is not there for whoever treats the couple later, who begins one of their own", async () => {
    const { world, of } = await makeWritten();
    const admin = await makeMember(db.owner, world.practiceId, "admin");
    const second = await makeMember(db.owner, world.practiceId, "clinician");
    await transferCouple(admin, { coupleId: of.coupleId, clinicianId: second.userId });
    const page = await openProcessNote(second, of.coupleId, of.sessionId);
    expect(page.note).toBeNull();
    expect((await listNotes(second, of.coupleId)).lines[0]?.hasProcessNote).toBe(false);
    expect(await seenBy(world, "app_clinician", second.userId)).toEqual([0, 0]);
    await saveProcessNote(second, { ...of, version: 0, text: "Mine." }, clock);
    expect((await openProcessNote(second, of.coupleId, of.sessionId)).note?.text).toBe("Mine.");
    expect(await seenBy(world, "app_clinician", second.userId)).toEqual([1, 1]);
    await expect(openProcessNote(world.treating, of.coupleId, of.sessionId)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("has a key that no colleague, supervisor, admin or partner can load, also in SQL", async () => {
    const { world } = await makeWritten();
    expect(await seenBy(world, "app_clinician", world.treating.userId)).toEqual([1, 1]);
    const colleague = await makeMember(db.owner, world.practiceId, "clinician");
    expect(await seenBy(world, "app_clinician", colleague.userId)).toEqual([0, 0]);
    for (const role of ["app_supervisor", "app_admin", "app_partner"]) {
      expect(await seenBy(world, role, world.treating.userId), role).toEqual([0, 0]);
    }
  });

  it("is in no record of the session", async () => {
    const { world, of } = await makeWritten();
    for (const record of ["joint", "a", "b"] as const) {
      const page = await openNote(world.treating, of.coupleId, of.sessionId, record);
      expect(JSON.stringify(page)).not.toContain("Canary");
    }
  });

  it("writes nothing at a stale version", async () => {
    const { world, of } = await makeWritten();
    await expect(
      saveProcessNote(world.treating, { ...of, version: 0, text: "Other." }),
    ).rejects.toMatchObject({ code: "stale_version" });
    expect((await openProcessNote(world.treating, of.coupleId, of.sessionId)).note?.text).toBe(thought);
  });
});
